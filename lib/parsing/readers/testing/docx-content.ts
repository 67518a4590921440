import { el, escape, flag, val, type Xml } from './docx-xml'

export { el, escape, val, type Xml } from './docx-xml'

export interface RunLook {
  bold?: boolean
  italic?: boolean
  underline?: boolean
  hidden?: boolean
  rtl?: boolean
  superscript?: boolean
  /** Id of a character style. */
  style?: string
  font?: string
}

export interface ParagraphLook extends RunLook {
  /** Id of a paragraph style (then `style` above is not used). */
  pStyle?: string
  /** Id of a list, 0 to leave the style's list; level from 0. */
  numId?: number | string
  level?: number | string
  outline?: number
  indent?: number
  bidi?: boolean
  /** The sign at the paragraph's end is deleted, inserted or hidden. */
  mark?: 'deleted' | 'inserted' | 'moved' | 'hidden'
}

function runProperties(look: RunLook): Xml {
  const inside = [
    val('rStyle', look.style),
    look.font === undefined ? '' : el('w:rFonts', { 'w:ascii': look.font, 'w:hAnsi': look.font }),
    flag('b', look.bold),
    look.rtl ? flag('bCs', look.bold) : '',
    flag('i', look.italic),
    look.rtl ? flag('iCs', look.italic) : '',
    flag('vanish', look.hidden),
    look.underline === undefined ? '' : val('u', look.underline ? 'single' : 'none'),
    look.superscript ? val('vertAlign', 'superscript') : '',
    flag('rtl', look.rtl),
  ].join('')
  return inside === '' ? '' : el('w:rPr', {}, inside)
}

/** A run of anything: `r(el('w:tab'))`. */
export function r(content: Xml, look: RunLook = {}): Xml {
  return el('w:r', {}, runProperties(look), content)
}

/** A run of text; `\t` is a tab, `\v` a line break. */
export function t(text: string, look: RunLook = {}): Xml {
  const pieces = text.split(/([\t\v])/).map((piece) => {
    if (piece === '\t') return el('w:tab')
    if (piece === '\v') return el('w:br')
    return piece === '' ? '' : el('w:t', { 'xml:space': 'preserve' }, escape(piece))
  })
  return r(pieces.join(''), look)
}

/** A paragraph: a text, or runs and whatever else stands in one. */
export function p(content: string | readonly Xml[], look: ParagraphLook = {}): Xml {
  const list = look.numId === undefined && look.level === undefined
  const marks = {
    deleted: el('w:del'),
    inserted: el('w:ins'),
    moved: el('w:moveFrom'),
    hidden: el('w:vanish'),
  }
  const properties = [
    val('pStyle', look.pStyle),
    list ? '' : el('w:numPr', {}, val('ilvl', look.level), val('numId', look.numId)),
    look.bidi ? el('w:bidi') : '',
    look.indent === undefined ? '' : el('w:ind', { 'w:left': look.indent }),
    val('outlineLvl', look.outline),
    look.mark ? el('w:rPr', {}, marks[look.mark]) : '',
  ].join('')
  const inside = typeof content === 'string' ? (content === '' ? '' : t(content, look)) : content.join('')
  return el('w:p', {}, properties === '' ? '' : el('w:pPr', {}, properties), inside)
}

/** Tracked changes. */
export const ins = (...content: Xml[]): Xml => el('w:ins', { 'w:id': 1, 'w:author': 'A' }, ...content)
export const moveTo = (...content: Xml[]): Xml => el('w:moveTo', { 'w:id': 1, 'w:author': 'A' }, ...content)
export const del = (text: string): Xml => el('w:del', { 'w:id': 1, 'w:author': 'A' }, deleted(text))
export const moveFrom = (text: string): Xml =>
  el('w:moveFrom', { 'w:id': 1, 'w:author': 'A' }, deleted(text).replaceAll('w:delText', 'w:t'))
const deleted = (text: string): Xml => r(el('w:delText', { 'xml:space': 'preserve' }, escape(text)))

/** A field as Word writes it: instruction, then what it computed. */
export function field(instruction: string, ...result: Xml[]): Xml {
  const sign = (type: string): Xml => r(el('w:fldChar', { 'w:fldCharType': type }))
  return [
    sign('begin'),
    r(el('w:instrText', { 'xml:space': 'preserve' }, escape(instruction))),
    sign('separate'),
    ...result,
    sign('end'),
  ].join('')
}

export const hyperlink = (...content: Xml[]): Xml => el('w:hyperlink', { 'w:anchor': 'there' }, ...content)
export const bookmark = (name: string): Xml =>
  el('w:bookmarkStart', { 'w:id': 1, 'w:name': name }) + el('w:bookmarkEnd', { 'w:id': 1 })
export const contentControl = (...content: Xml[]): Xml =>
  el('w:sdt', {}, el('w:sdtPr', {}, el('w:rPr', {}, el('w:b'))), el('w:sdtContent', {}, ...content))

/** The sign of a footnote or endnote; `sign` replaces its number. */
export const footnoteRef = (id: number, sign?: string): Xml => noteRef('footnote', id, sign)
export const endnoteRef = (id: number, sign?: string): Xml => noteRef('endnote', id, sign)

function noteRef(kind: 'footnote' | 'endnote', id: number, sign: string | undefined): Xml {
  const custom = sign === undefined ? undefined : 1
  const reference = el(`w:${kind}Reference`, { 'w:customMarkFollows': custom, 'w:id': id })
  return r(reference + (sign === undefined ? '' : el('w:t', {}, escape(sign))), { superscript: true })
}

/** A note's text; `sign` as in its reference. Several paragraphs may be given as XML. */
export const footnote = (id: number, text: string | readonly Xml[], sign?: string): Xml =>
  note('footnote', id, text, sign)
export const endnote = (id: number, text: string | readonly Xml[], sign?: string): Xml =>
  note('endnote', id, text, sign)

function note(
  kind: 'footnote' | 'endnote',
  id: number,
  text: string | readonly Xml[],
  sign: string | undefined,
): Xml {
  const start = sign === undefined ? r(el(`w:${kind}Ref`), { superscript: true }) : t(sign)
  const content = typeof text === 'string' ? p([start, t(` ${text}`)]) : text.join('')
  return el(`w:${kind}`, { 'w:id': id }, content)
}

/** A cell: text, or paragraphs; several columns wide; going on from the cell above. */
export function cell(
  content: string | readonly Xml[],
  look: { span?: number; continues?: boolean } = {},
): Xml {
  const properties = val('gridSpan', look.span) + (look.continues ? el('w:vMerge') : '')
  const inside = typeof content === 'string' ? p(content) : content.join('')
  return el('w:tc', {}, el('w:tcPr', {}, properties), inside)
}

export const row = (...cells: Xml[]): Xml =>
  el('w:tr', {}, ...cells.map((content) => (content.startsWith('<w:tc') ? content : cell(content))))

/** A table of rows, or of plain texts. */
export function table(columns: number, rows: readonly (Xml | readonly string[])[]): Xml {
  const grid = el('w:tblGrid', {}, ...Array.from({ length: columns }, () => el('w:gridCol', { 'w:w': 2000 })))
  const written = rows.map((content) => (typeof content === 'string' ? content : row(...content)))
  return el('w:tbl', {}, el('w:tblPr', {}, val('tblStyle', 'TableGrid')), grid, ...written)
}

/** A text box as Word writes it: drawn for new programs, and once more for old ones. */
export function textBox(...content: Xml[]): Xml {
  const inside = el('w:txbxContent', {}, ...content)
  return r(
    el(
      'mc:AlternateContent',
      {},
      el('mc:Choice', { Requires: 'wps' }, el('w:drawing', {}, el('wps:txbx', {}, inside))),
      el('mc:Fallback', {}, el('w:pict', {}, el('v:textbox', {}, inside))),
    ),
  )
}

export const picture = (): Xml => r(el('w:drawing', {}, el('pic:pic')))

export interface ListLevel {
  format?: string
  /** `%1` is the number of the first level; by default `%n.` of its own. */
  text?: string
  start?: number
  restart?: number
  style?: string
  suffix?: 'tab' | 'space' | 'nothing'
  isLegal?: boolean
  font?: string
}

function level(index: number, look: ListLevel): Xml {
  return el(
    'w:lvl',
    { 'w:ilvl': index },
    val('start', look.start ?? 1),
    val('numFmt', look.format ?? 'decimal'),
    val('lvlRestart', look.restart),
    val('pStyle', look.style),
    look.isLegal ? el('w:isLgl') : '',
    val('suff', look.suffix),
    val('lvlText', look.text ?? `%${index + 1}.`),
    look.font === undefined ? '' : el('w:rPr', {}, el('w:rFonts', { 'w:ascii': look.font })),
  )
}

/** The definition of a list: its levels, from the outermost. Definitions stand before lists. */
export const abstractList = (
  id: number,
  levels: readonly ListLevel[],
  more: { styleLink?: string; numStyleLink?: string } = {},
): Xml =>
  el(
    'w:abstractNum',
    { 'w:abstractNumId': id },
    val('styleLink', more.styleLink),
    val('numStyleLink', more.numStyleLink),
    ...levels.map((look, index) => level(index, look)),
  )

/** A list that paragraphs name (`numId`): a definition, with levels started anew or defined otherwise. */
export const list = (
  id: number,
  abstractId: number,
  overrides: Record<number, { start?: number; level?: ListLevel }> = {},
): Xml =>
  el(
    'w:num',
    { 'w:numId': id },
    val('abstractNumId', abstractId),
    ...Object.entries(overrides).map(([index, { start, level: look }]) =>
      el(
        'w:lvlOverride',
        { 'w:ilvl': index },
        val('startOverride', start),
        look ? level(Number(index), look) : '',
      ),
    ),
  )

/** A style; paragraph style unless said otherwise. */
export function style(
  id: string,
  look: ParagraphLook & { name?: string; basedOn?: string; type?: string; isDefault?: boolean } = {},
): Xml {
  const hasList = look.numId !== undefined || look.level !== undefined
  const paragraph = [
    hasList ? el('w:numPr', {}, val('ilvl', look.level), val('numId', look.numId)) : '',
    val('outlineLvl', look.outline),
  ].join('')
  return el(
    'w:style',
    { 'w:type': look.type ?? 'paragraph', 'w:default': look.isDefault ? 1 : undefined, 'w:styleId': id },
    val('name', look.name ?? id),
    val('basedOn', look.basedOn),
    paragraph === '' ? '' : el('w:pPr', {}, paragraph),
    runProperties(look),
  )
}
