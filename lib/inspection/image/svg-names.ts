const ELEMENTS = new Set(
  'svg g defs symbol use path rect circle ellipse line polyline polygon text tspan textPath image linearGradient radialGradient stop pattern clipPath mask marker filter style a switch'.split(
    ' ',
  ),
)

const GEOMETRY =
  'transform version baseProfile viewBox preserveAspectRatio x y z width height x1 y1 x2 y2 cx cy r rx ry fx fy fr dx dy rotate textLength lengthAdjust points d pathLength offset gradientUnits gradientTransform spreadMethod patternUnits patternContentUnits patternTransform clipPathUnits maskUnits maskContentUnits markerUnits markerWidth markerHeight refX refY orient startOffset method spacing side zoomAndPan'
const FILTERS =
  'filterUnits primitiveUnits filterRes in in2 result type values tableValues slope intercept amplitude exponent operator k1 k2 k3 k4 order kernelMatrix divisor bias targetX targetY edgeMode preserveAlpha surfaceScale specularConstant specularExponent diffuseConstant kernelUnitLength limitingConeAngle azimuth elevation pointsAtX pointsAtY pointsAtZ stdDeviation radius scale xChannelSelector yChannelSelector baseFrequency numOctaves seed stitchTiles mode'
const LOOK =
  'style fill stroke color opacity display visibility overflow clip mask marker filter font direction cursor isolation kerning enable-background image-rendering shape-rendering text-rendering vector-effect paint-order pointer-events stop-color stop-opacity flood-color flood-opacity lighting-color letter-spacing word-spacing unicode-bidi writing-mode dominant-baseline alignment-baseline baseline-shift mix-blend-mode white-space line-height inline-size'
const REST =
  'id class lang href media requiredFeatures requiredExtensions systemLanguage contentScriptType contentStyleType externalResourcesRequired xml:space xml:lang xlink:type xlink:show xlink:actuate'
const ATTRIBUTES = new Set([GEOMETRY, FILTERS, LOOK, REST].flatMap((each) => each.split(' ')))
const FAMILIES = /^(?:fill|stroke|color|clip|mask|marker|font|text|glyph-orientation|solid)-[a-z-]+$/

/** Whether it is an element that draws, by its name in the language of drawings of the web (SVG 1.1 and 2). */
export function isDrawingElement(local: string): boolean {
  return ELEMENTS.has(local) || /^fe[A-Z][A-Za-z]+$/.test(local)
}

/** Whether it is an attribute that says how something is drawn; links are for others to judge. */
export function isDrawingAttribute(raw: string): boolean {
  return ATTRIBUTES.has(raw) || FAMILIES.test(raw) || raw === 'xlink:href'
}

/** Whether words that stand straight in it are drawn, or are rules of how to draw. */
export function isHolderOfWords(local: string): boolean {
  return /^(?:text|tspan|textPath|a|style)$/.test(local)
}
