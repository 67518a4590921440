import type { Findings } from '../finding'
import { zeroWidthIn } from '../hidden-signs'
import { namesAFile } from '../paths'
import { attribute, child, elementsOf, QUOTED, textIn, type XmlElement } from '../xml/tree'
import { otherAlternatives, type Prefixes, prefixesAt } from './alternatives'
import { coveredBoxes } from './covered'
import { inspectField, wordsInCodes } from './fields'
import { boxGround } from './grounds'
import { groundIn, isOn, type Look, over, paragraphLook, runLook, whyHidden } from './look'
import type { Styles } from './styles'
import { type CellPlace, cellLook, placesOf, type TableLooks } from './table-looks'
import { isFrameOffPage, isTableOffPage, isUnseenRow, whyUnseen } from './unseen'

export { stylesOf } from './styles'

/** What surrounds an element, as far as it decides about what is in it. */
interface Around {
  /** Of the paragraph, with the table and the cell that it stands in. */
  look: Look
  table: {
    looks: TableLooks
    places: ReadonlyMap<XmlElement, CellPlace>
    /** The table or the row has a ground of its own beside its style, on which programs do not agree. */
    isShaded?: boolean
  }
  /** What is behind the words of the shape that it stands in. */
  boxGround: string
  /** In a hidden row, outside of the page, or in what is only there for programs that understand less. */
  isUnseen: boolean
  isDeleted: boolean
  prefixes: Prefixes
}

const MATH = '{http://schemas.openxmlformats.org/officeDocument/2006/math}'
const TEXT = new Set(['w:t', 'w:delText', 'w:instrText', 'w:delInstrText', 'w:fldData', `${MATH}t`])
const SEEN = new Set(['w:t', `${MATH}t`])
const IDENTIFIERS =
  /^w1[45]:(?:paraId|textId|durableId|paraIdParent)$|\}(?:paraId|textId|durableId|paraIdParent)$|^wp14:(?:anchorId|editId)$/
const FORMAT_CHANGES =
  /^w:(?:[a-zA-Z]+PrChange|numberingChange|tblGridChange|tblPrExChange|cellIns|cellDel|cellMerge)$/
const NO_TABLE: Around['table'] = {
  looks: { whole: {}, parts: new Map(), rowsInBand: 1, columnsInBand: 1 },
  places: new Map(),
}

/** What a part of the text carries that its pages do not show: people, dates, changes, comments, hidden words, codes of fields. */
export function inspectContent(
  root: XmlElement,
  part: string,
  styles: Styles,
  findings: Findings,
  onHidden: (text: XmlElement) => void = () => undefined,
): void {
  const fields: string[] = []
  const others = new Set<XmlElement>()
  const inCodes = wordsInCodes(root)
  const { palette, page } = styles
  visit(root, {
    look: styles.defaults,
    table: NO_TABLE,
    boxGround: 'unknown',
    isUnseen: false,
    isDeleted: false,
    prefixes: new Map(),
  })

  function visit(element: XmlElement, around: Around): void {
    inspectAttributes(element, part, findings)
    inspectMarkup(element, part, findings)
    const inside = insideOf(element, around)
    if (element.name === 'w:r' || element.name === `${MATH}r`) inspectRun(element, inside)
    if (element.name === 'w:fldSimple') inspectField(attribute(element, 'w:instr') ?? '', part, findings)
    for (const each of element.children) if (typeof each !== 'string') visit(each, inside)
  }

  function insideOf(element: XmlElement, outside: Around): Around {
    const prefixes = prefixesAt(element, outside.prefixes)
    const around = prefixes === outside.prefixes ? outside : { ...outside, prefixes }
    const { name } = element
    if (name === 'w:p') return inParagraph(element, around)
    if (name === 'w:tbl') return inTable(element, around)
    if (name === 'w:tr') return inRow(element, around)
    if (name === 'w:tc') return inCell(element, around)
    if (name === 'w:del' || name === 'w:moveFrom') return { ...around, isDeleted: true }
    if (name === 'mc:AlternateContent')
      for (const each of otherAlternatives(element, prefixes)) {
        others.add(each)
        // Nothing is lost with it: the other way is the one that is shown.
        if (each.name === 'mc:Fallback') onHidden(each)
      }
    if (styles.isLostNote(element)) {
      onHidden(element)
      return { ...around, isUnseen: true }
    }
    if (others.has(element)) return { ...around, isUnseen: true }
    if (name === 'w:txbxContent')
      return {
        ...around,
        table: NO_TABLE,
        look: { ...styles.defaults, ground: styles.isBehindBoxes ? 'unknown' : around.boxGround },
      }
    if (name === 'w:drawing' || name.startsWith('v:') || name.endsWith('}wsp'))
      return inDrawing(element, around)
    return around
  }

  function inDrawing(element: XmlElement, around: Around): Around {
    const why = whyUnseen(element, page)
    if (around.isUnseen && element.name.startsWith('v:'))
      for (const { name, value } of element.attributes)
        if (/^(?:string|alt|title)$/.test(name) && value !== '') findings.add('hiddenText', part, value)
    if (why !== null) findings.add('hiddenText', part, why)
    return {
      ...around,
      boxGround: boxGround(element, palette) ?? around.boxGround,
      isUnseen: around.isUnseen || why !== null,
    }
  }

  function inTable(table: XmlElement, around: Around): Around {
    const properties = child(table, 'w:tblPr')
    const style = attribute(child(properties, 'w:tblStyle') ?? table, 'w:val')
    return {
      ...around,
      table: { looks: styles.table(style), places: placesOf(table), isShaded: isShaded(properties) },
      isUnseen: around.isUnseen || isTableOffPage(properties, page),
    }
  }

  function inRow(row: XmlElement, around: Around): Around {
    const table = { ...around.table, isShaded: around.table.isShaded || isShaded(child(row, 'w:tblPrEx')) }
    return { ...around, table, isUnseen: around.isUnseen || isUnseenRow(row) }
  }

  function inCell(cell: XmlElement, around: Around): Around {
    const { looks, places, isShaded: isDoubtful } = around.table
    const ofStyle = { ...cellLook(looks, places.get(cell) ?? null), ...(isDoubtful && { ground: 'unknown' }) }
    return {
      ...around,
      look: { ...around.look, ...over(ofStyle, groundIn(child(cell, 'w:tcPr'), palette)) },
    }
  }

  function inParagraph(paragraph: XmlElement, around: Around): Around {
    const properties = child(paragraph, 'w:pPr')
    const style = attribute(child(properties, 'w:pStyle') ?? paragraph, 'w:val')
    const all = properties
      ? [...styles.paragraphProperties(style), properties]
      : styles.paragraphProperties(style)
    const look = { ...around.look, ...over(styles.paragraph(style), paragraphLook(properties, palette)) }
    const covered = coveredBoxes(paragraph, around.prefixes, {
      isOpaquePicture: (id) => styles.isOpaquePicture(part, id),
      isSeen: (run) => !lookOf(run, look).vanish,
    })
    for (const each of covered) others.add(each)
    return {
      ...around,
      look,
      isUnseen: around.isUnseen || isFrameOffPage(all, page),
    }
  }

  function lookOf(run: XmlElement, look: Look): Look {
    const properties = child(run, 'w:rPr')
    const [style, own] = [
      styles.character(attribute(child(properties, 'w:rStyle') ?? run, 'w:val')),
      runLook(properties, palette),
    ]
    const all = { ...look, ...over(style, own) }
    // Hidden by a style of paragraphs and again by one of words: that is seen (ECMA-376 part 1, 17.7.3).
    if (own.vanish === undefined && look.vanish && style.vanish) all.vanish = false
    return all
  }

  function inspectRun(run: XmlElement, { look, isUnseen, isDeleted }: Around): void {
    const all = lookOf(run, look)
    for (const each of elementsOf(run)) {
      const text = TEXT.has(each.name) ? textIn(each) : ''
      if (each.name === 'w:fldChar') followField(attribute(each, 'w:fldCharType'))
      else if (each.name === 'w:instrText' && fields.length > 0) fields[fields.length - 1] += text
      else if (each.name === 'w:instrText') inspectField(text, part, findings)
      else if (SEEN.has(each.name) && !isDeleted) {
        for (const sign of zeroWidthIn(text)) findings.add('hiddenText', part, sign)
        const why = whyHidden(all, text)
        const isNowhere = isUnseen || inCodes.has(each)
        if (!isNowhere && why === null) continue
        // What some programs show is told, and stays.
        if (isNowhere || why !== 'fill') onHidden(each)
        if (text.trim() !== '') findings.add('hiddenText', part, text)
      }
    }
  }

  function followField(type: string | undefined): void {
    if (type === 'begin') fields.push('')
    else if (type === 'separate') {
      inspectField(fields.at(-1) ?? '', part, findings)
      if (fields.length > 0) fields[fields.length - 1] = ''
    } else if (type === 'end') inspectField(fields.pop() ?? '', part, findings)
  }
}

const isShaded = (properties: XmlElement | undefined) => child(properties, 'w:shd') !== undefined

function inspectAttributes({ attributes, name }: XmlElement, part: string, findings: Findings): void {
  for (const each of attributes) {
    if (each.value === '') continue
    if (
      each.name === 'w:author' ||
      each.name === 'w15:author' ||
      each.name === 'w15:userId' ||
      each.name === 'w:initials'
    )
      findings.add('person', part, each.value)
    else if (each.name === 'w:ed' && name.startsWith('w:perm')) findings.add('person', part, each.value)
    else if (/^(?:userId|userName|userProvider)$/.test(each.name)) findings.add('person', part, each.value)
    else if (/^(?:w:date|dateUtc)$|\}dateUtc$/.test(each.name)) findings.add('editTime', part, each.value)
    else if (each.name.startsWith('w:rsid')) findings.add('revisionId', part, each.value)
    else if (IDENTIFIERS.test(each.name)) findings.add('revisionId', part, each.raw.replace(/^.*:/, ''))
  }
}

function inspectMarkup(element: XmlElement, part: string, findings: Findings): void {
  const { name } = element
  if (name === 'w:ins' || name === 'w:moveTo') findings.add('insertion', part, changed(element))
  else if (name === 'w:del' || name === 'w:moveFrom') findings.add('deletion', part, changed(element))
  else if (FORMAT_CHANGES.test(name)) findings.add('formatChange', part, name.slice(2))
  else if (name === 'w:comment') findings.add('comment', part, textIn(element, QUOTED))
  else if (name === 'w:commentReference') findings.add('comment', part, '')
  else if (name === 'w:smartTag' || name === 'w:customXml') findings.add('smartTag', part, tagged(element))
  else if (name === 'w:sdt') inspectControl(element, part, findings)
  else if (name === 'w:control') findings.add('control', part, attribute(element, 'w:name'))
  else if (name === 'w:altChunk' || name === 'w:subDoc') findings.add('embeddedFile', part, name.slice(2))
  else if (name === 'w:bookmarkStart' && attribute(element, 'w:name') === '_GoBack')
    findings.add('revisionId', part, '_GoBack')
  else if (name.endsWith('}creationId')) findings.add('revisionId', part, 'creationId')
  else if (name === 'w:nsid' || name === 'w:tmpl' || name === 'w:rsid')
    findings.add('revisionId', part, attribute(element, 'w:val'))
  else if (name === 'w:fldData') findings.add('field', part, textIn(element))
  else if (name === 'w:helpText' || name === 'w:statusText')
    findings.add('hiddenText', part, attribute(element, 'w:val'))
  else if (name === 'w:entryMacro' || name === 'w:exitMacro')
    findings.add('macro', part, attribute(element, 'w:val'))
  else if (name === 'o:OLEObject') findings.add('embeddedFile', part, attribute(element, 'ProgID'))
  else if (name === 'a:srcRect') inspectCrop(element, part, findings)
  else if (/^(?:wp:docPr|pic:cNvPr|v:\w+)$/.test(name)) inspectPicture(element, part, findings)
}

/** The words of a change; the sign of a paragraph where only its end was changed. */
function changed(element: XmlElement): string {
  return textIn(element, QUOTED) || (element.children.length === 0 ? '¶' : '')
}

function tagged(element: XmlElement): string {
  const properties = child(element, `${element.name}Pr`)
  const values = [
    ...element.attributes,
    ...(properties ? elementsOf(properties).flatMap((each) => each.attributes) : []),
  ]
  return values.map(({ value }) => value).join(' ')
}

function inspectControl(control: XmlElement, part: string, findings: Findings): void {
  const properties = child(control, 'w:sdtPr')
  const isContents = child(properties, 'w:docPartObj') !== undefined
  for (const each of properties ? elementsOf(properties) : []) {
    const values = each.attributes.map(({ value }) => value).join(' ')
    if (/^w:(?:tag|placeholder|dataBinding)$/.test(each.name) || (each.name === 'w:alias' && !isContents))
      findings.add('contentControl', part, `${each.name.slice(2)} ${values}`)
    if (each.name === 'w:date' && attribute(each, 'w:fullDate')) findings.add('contentControl', part, values)
    for (const item of elementsOf(each))
      if (item.name === 'w:listItem')
        findings.add('contentControl', part, item.attributes.map(({ value }) => value).join(' '))
    if (/\}dataBinding$|\}webExtension/.test(each.name)) findings.add('contentControl', part, values)
  }
}

function inspectCrop(crop: XmlElement, part: string, findings: Findings): void {
  const cut = crop.attributes.filter(({ value }) => parseFloat(value) > 0)
  if (cut.length > 0)
    findings.add('croppedPicture', part, cut.map(({ name, value }) => `${name} ${value}`).join(', '))
}

function inspectPicture(element: XmlElement, part: string, findings: Findings): void {
  for (const { name, value } of element.attributes) {
    if (name === 'hidden' && element.name === 'pic:cNvPr' && isOn(value))
      findings.add('hiddenText', part, attribute(element, 'name'))
    // Programs put the name of a picture's file into the title of an older drawing.
    if (
      (/^(?:name|descr|title|alt|o:href)$/.test(name) && namesAFile(value)) ||
      (name === 'o:title' && value !== '')
    )
      findings.add('fileName', part, value)
    if (name === 'src' && value !== '') findings.add('externalContent', part, value)
  }
}
