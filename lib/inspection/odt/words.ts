import type { Findings } from '../finding'
import { zeroWidthIn } from '../hidden-signs'
import { isKnownNamespace } from '../xml/names'
import { attribute, elementsOf, QUOTED, textIn, walk, type XmlElement } from '../xml/tree'
import { isUnseen, lengthIn, type Look, type Looks } from './looks'

/** What surrounds an element, as far as it decides about what is in it. */
interface Around {
  look: Look
  /** In a hidden section, row or column. */
  isUnseen: boolean
  /** Whether words that stand straight in it are shown. */
  isText: boolean
  /** In what was deleted and is said as that, or in a comment. */
  isApart: boolean
}

/** The families of styles by which what is in an element looks as it does. */
const FAMILIES: Record<string, [family: string, attribute: string]> = {
  'text:p': ['paragraph', 'text:style-name'],
  'text:h': ['paragraph', 'text:style-name'],
  'text:span': ['text', 'text:style-name'],
  'text:a': ['text', 'text:style-name'],
  'table:table': ['table', 'table:style-name'],
  'table:table-row': ['table-row', 'table:style-name'],
  'table:table-cell': ['table-cell', 'table:style-name'],
  'draw:frame': ['graphic', 'draw:style-name'],
  'text:section': ['section', 'text:style-name'],
}
/** Shapes that have words in them, before what they paint themselves. */
const SHAPES =
  /^draw:(?:custom-shape|rect|ellipse|circle|path|polygon|polyline|regular-polygon|line|connector|measure|caption)$/

/** What holds elements alone: words straight in it no program shows. */
const HOLDERS =
  /^(?:office:(?:document-\w+|body|text|styles|automatic-styles|master-styles|font-face-decls|scripts|settings|meta|annotation|change-info)|text:(?:list|list-item|list-header|section|note|note-body|table-of-content|index-body|index-title|tracked-changes|changed-region|deletion|insertion|[\w-]+-decls|[\w-]+-index|bibliography|[\w-]+-source|list-style|outline-style)|table:(?:table|table-row|table-cell|covered-table-cell|table-rows|table-columns|table-column|table-header-rows)|draw:(?:frame|text-box|image|object)|style:[\w-]+|manifest:[\w-]+|config:config-item-[\w-]+)$/

const UNSEEN_ROWS = /^(?:collapse|filter)$/

/** Words that no page shows: hidden, in the colour of what is behind them, tiny, without a place, in elements of others. */
export function inspectWords(root: XmlElement, part: string, looks: Looks, findings: Findings): void {
  const titles = new Set<string>()
  for (const element of walk(root))
    if (element.name === 'text:index-title') titles.add(textIn(element, QUOTED).trim())
  visit(root, { look: looks.pages, isUnseen: false, isText: false, isApart: false })

  function visit(element: XmlElement, outside: Around): void {
    if (!isKnownNamespace(element.uri)) {
      const said = [element.raw, ...element.attributes.map(({ value }) => value), textIn(element, QUOTED)]
      return findings.add('customXml', part, said.join(' '))
    }
    for (const { uri, raw, value } of element.attributes)
      if (!raw.startsWith('xmlns') && !isKnownNamespace(uri))
        findings.add('customXml', part, `${raw}="${value}"`)
    const around = insideOf(element, outside)
    if (isRepeated(element)) return
    for (const each of element.children) {
      if (typeof each === 'string') inspectText(each, around)
      else visit(each, around)
    }
  }

  /** What stands there for programs that do not count, or that make a list anew: shown where it repeats what is shown. */
  function isRepeated({ name, children }: XmlElement): boolean {
    const said = children
      .filter((each) => typeof each === 'string')
      .join('')
      .trim()
    if (name === 'text:number') return /^[\p{L}\p{N}\p{P}\s]{0,16}$/u.test(said)
    return name === 'text:index-title-template' && titles.has(said)
  }

  function insideOf(element: XmlElement, outside: Around): Around {
    const { name } = element
    const isShape = SHAPES.test(name)
    const family = isShape ? FAMILIES['draw:frame'] : FAMILIES[name]
    const styled = family ? looks(family[0], attribute(element, family[1])) : {}
    // What is drawn may stand before a picture or a shape.
    const ground =
      name === 'draw:text-box'
        ? { ground: outside.look.ground ?? 'unknown' }
        : isShape
          ? { ground: styled.ground ?? 'unknown' }
          : {}
    const isStart = name === 'text:p' || name === 'text:h'
    // A paragraph has its own letters, whatever stands around it; what is behind it stays.
    const around =
      isStart && outside.look.ground ? { ground: outside.look.ground } : isStart ? {} : outside.look
    return {
      look: { ...around, ...styled, ...ground },
      isUnseen: outside.isUnseen || isHiddenPlace(element),
      isText: HOLDERS.test(name) ? false : outside.isText || isStart || HAS_WORDS.test(name),
      isApart: outside.isApart || name === 'text:tracked-changes' || name === 'office:annotation',
    }
  }

  function inspectText(text: string, { look, isUnseen: isInHidden, isText, isApart }: Around): void {
    if (isApart) return
    for (const signs of zeroWidthIn(text)) findings.add('hiddenText', part, signs)
    if (text.trim() === '') return
    if (isInHidden || !isText || isUnseen(look)) findings.add('hiddenText', part, text)
  }
}

/** Elements beside paragraphs whose words are shown or said by others: of settings, properties, descriptions, formats of numbers. */
const HAS_WORDS =
  /^(?:dc:|meta:|config:config-item$|svg:|number:|table:(?:title|desc)|text:(?:note-citation|linenumbering-separator)|office:(?:binary-data|script)|math:|form:|ooo:|\{)/

function isHiddenPlace(element: XmlElement): boolean {
  const { name } = element
  if (name === 'text:section') return /^(?:none|condition)$/.test(attribute(element, 'text:display') ?? '')
  if (/^table:table-(?:row|column)$/.test(name))
    return UNSEEN_ROWS.test(attribute(element, 'table:visibility') ?? '')
  if (!name.startsWith('draw:')) return false
  return /^(?:none|printer)$/.test(attribute(element, 'draw:display') ?? '') || isNowhere(element)
}

/** Without size, or so far from where it is counted from that no page reaches there. */
function isNowhere(element: XmlElement): boolean {
  const length = (name: string) => lengthIn(attribute(element, name))
  const [x, y, width, height] = ['svg:x', 'svg:y', 'svg:width', 'svg:height'].map(length)
  if (width === 0 && height === 0 && !elementsOf(element).some((each) => attribute(each, 'fo:min-height')))
    return true
  return [
    [x, width],
    [y, height],
  ].some(([at, size]) => at !== undefined && (at > FAR || (at < -FAR && at + (size ?? 0) < -FAR / 2)))
}

/** Points; more than any sheet of paper has. */
const FAR = 1_700
