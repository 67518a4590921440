import { TEMPLATE_STYLES, type Template, type TemplateLook, type TemplateStyle } from '@/lib/export/design'
import { isOn, wholeNumber } from '@/lib/parsing/readers/docx/values'
import { allIn, childOf, type Node } from './xml-tree'

const NAMES = new Set<string>(TEMPLATE_STYLES)
// The same bound as the schema's: a name that is none is left out, not an error.
const FONT = /^[\p{L}\p{N} ._&'()-]{1,64}$/u

/** How the styles that ours follow look in a template: what it says of them, what they are based on and its defaults. */
export function looksOf(styles: Node | undefined, theme: Node | undefined): Template['looks'] {
  const fonts = themeFonts(theme)
  const byId = new Map<string, Node>()
  for (const style of styles?.children ?? []) {
    const id = style.attributes['w:styleId']
    if (style.name === 'w:style' && style.attributes['w:type'] === 'paragraph' && id) byId.set(id, style)
  }
  const defaults = childOf(childOf(childOf(styles, 'w:docDefaults'), 'w:rPrDefault'), 'w:rPr')
  const base = lookOf(defaults, fonts)
  const resolve = (style: Node | undefined, depth: number): TemplateLook => {
    if (!style || depth > 20) return base
    const parent = childOf(style, 'w:basedOn')?.attributes['w:val']
    return { ...resolve(byId.get(parent ?? ''), depth + 1), ...lookOf(childOf(style, 'w:rPr'), fonts) }
  }
  const looks: Template['looks'] = {}
  for (const style of byId.values()) {
    const name = childOf(style, 'w:name')?.attributes['w:val']?.toLowerCase() ?? ''
    if (NAMES.has(name)) looks[name as TemplateStyle] = resolve(style, 0)
  }
  if (Object.keys(base).length > 0) looks.normal ??= base
  return looks
}

function lookOf(properties: Node | undefined, fonts: Record<string, string>): TemplateLook {
  const value = (name: string) => childOf(properties, name)?.attributes['w:val']
  const own = childOf(properties, 'w:rFonts')?.attributes
  const themed = own?.['w:asciiTheme']
  const font =
    themed === undefined ? own?.['w:ascii'] : (fonts[themed.startsWith('major') ? 'major' : 'minor'] ?? '')
  const size = wholeNumber(value('w:sz'))
  const colour = value('w:color')?.toUpperCase()
  const [bold, italic] = ['w:b', 'w:i'].map((name) => childOf(properties, name))
  return {
    ...(font !== undefined && FONT.test(font) && { font }),
    ...(size !== undefined && size >= 8 && size <= 200 && { size }),
    ...(bold && { bold: isOn(bold.attributes) }),
    ...(italic && { italic: isOn(italic.attributes) }),
    ...(colour !== undefined &&
      (/^[0-9A-F]{6}$/.test(colour) || colour === 'AUTO') && {
        colour: colour === 'AUTO' ? '000000' : colour,
      }),
  }
}

/** The fonts of a theme, for headings ("major") and text ("minor"). */
function themeFonts(theme: Node | undefined): Record<string, string> {
  const fonts: Record<string, string> = {}
  if (!theme) return fonts
  for (const kind of ['major', 'minor']) {
    const [found] = allIn(theme, `a:${kind}Font`)
    const typeface = childOf(found, 'a:latin')?.attributes.typeface
    if (typeface) fonts[kind] = typeface
  }
  return fonts
}
