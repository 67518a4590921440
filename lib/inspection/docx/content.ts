import type { Findings } from '../finding'
import { zeroWidthIn } from '../hidden-signs'
import { namesAFile } from '../paths'
import { attribute, child, elementsOf, textIn, type XmlElement } from '../xml/tree'
import { inspectField } from './fields'
import { groundIn, isOn, type Look, runLook, type Styles, whyHidden } from './look'

export { stylesOf } from './look'

/** What surrounds an element, as far as it decides about what is in it. */
interface Around {
  /** Of the paragraph, with the table and the cell that it stands in. */
  look: Look
  isHiddenRow: boolean
  isDeleted: boolean
}

const TEXT = new Set(['w:t', 'w:delText', 'w:instrText', 'w:delInstrText', 'w:fldData'])
const IDENTIFIERS = /(?:^w14:|\})(?:paraId|textId|durableId|paraIdParent)$|^wp14:(?:anchorId|editId)$/
const FORMAT_CHANGES =
  /^w:(?:[a-zA-Z]+PrChange|numberingChange|tblGridChange|tblPrExChange|cellIns|cellDel|cellMerge)$/

/** What a part of the text carries that its pages do not show: people, dates, changes, comments, hidden words, codes of fields. */
export function inspectContent(
  root: XmlElement,
  part: string,
  styles: Styles,
  findings: Findings,
  onHidden: (text: XmlElement) => void = () => undefined,
): void {
  const fields: string[] = []
  visit(root, { look: styles.defaults, isHiddenRow: false, isDeleted: false })

  function visit(element: XmlElement, around: Around): void {
    inspectAttributes(element, part, findings)
    inspectMarkup(element, part, findings)
    let inside = around
    if (element.name === 'w:tbl') inside = { ...around, look: inTable(element, around.look, styles) }
    if (element.name === 'w:tr')
      inside = { ...around, isHiddenRow: around.isHiddenRow || isHiddenRow(element) }
    if (element.name === 'w:tc')
      inside = { ...around, look: { ...around.look, ...groundIn(child(element, 'w:tcPr')) } }
    if (element.name === 'w:txbxContent' || element.name === 'v:textbox' || element.name === 'w:drawing')
      inside = { ...around, look: { ...styles.defaults, ground: 'unknown' } }
    if (element.name === 'w:p') inside = { ...around, look: inParagraph(element, around.look, styles) }
    if (element.name === 'w:del' || element.name === 'w:moveFrom') inside = { ...around, isDeleted: true }
    if (element.name === 'w:r') inspectRun(element, inside)
    if (element.name === 'w:fldSimple') inspectField(attribute(element, 'w:instr') ?? '', part, findings)
    for (const each of element.children) {
      if (typeof each !== 'string') visit(each, inside)
    }
  }

  function inspectRun(run: XmlElement, { look, isHiddenRow: isHidden, isDeleted }: Around): void {
    const properties = child(run, 'w:rPr')
    const style = attribute(child(properties, 'w:rStyle') ?? run, 'w:val')
    const why = whyHidden({ ...look, ...styles.character(style), ...runLook(properties) })
    for (const each of elementsOf(run)) {
      const text = TEXT.has(each.name) ? textIn(each) : ''
      if (each.name === 'w:fldChar') followField(attribute(each, 'w:fldCharType'))
      else if (each.name === 'w:instrText' && fields.length > 0) fields[fields.length - 1] += text
      else if (each.name === 'w:instrText') inspectField(text, part, findings)
      else if (each.name === 'w:t' && !isDeleted) {
        for (const sign of zeroWidthIn(text)) findings.add('hiddenText', part, sign)
        if (why === null && !isHidden) continue
        onHidden(each)
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

function inTable(table: XmlElement, look: Look, styles: Styles): Look {
  const properties = child(table, 'w:tblPr')
  const style = attribute(child(properties, 'w:tblStyle') ?? table, 'w:val')
  const whole = { ...look, ...groundIn(properties) }
  return styles.isShaded(style) ? { ...whole, ground: 'unknown' } : whole
}

function inParagraph(paragraph: XmlElement, look: Look, styles: Styles): Look {
  const properties = child(paragraph, 'w:pPr')
  const style = styles.paragraph(attribute(child(properties, 'w:pStyle') ?? paragraph, 'w:val'))
  return { ...look, ...style, ...groundIn(properties) }
}

function isHiddenRow(row: XmlElement): boolean {
  const hidden = child(child(row, 'w:trPr'), 'w:hidden')
  return hidden !== undefined && isOn(attribute(hidden, 'w:val'))
}

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
    else if (each.name === 'w:date' || each.name.endsWith('}dateUtc'))
      findings.add('editTime', part, each.value)
    else if (each.name.startsWith('w:rsid')) findings.add('revisionId', part, each.value)
    else if (IDENTIFIERS.test(each.name)) findings.add('revisionId', part, each.raw.replace(/^.*:/, ''))
  }
}

function inspectMarkup(element: XmlElement, part: string, findings: Findings): void {
  const { name } = element
  if (name === 'w:ins' || name === 'w:moveTo') findings.add('insertion', part, changed(element))
  else if (name === 'w:del' || name === 'w:moveFrom') findings.add('deletion', part, changed(element))
  else if (FORMAT_CHANGES.test(name)) findings.add('formatChange', part, name.slice(2))
  else if (name === 'w:comment') findings.add('comment', part, textIn(element))
  else if (name === 'w:commentReference') findings.add('comment', part, '')
  else if (name === 'w:smartTag' || name === 'w:customXml') findings.add('smartTag', part, tagged(element))
  else if (name === 'w:sdt') inspectControl(element, part, findings)
  else if (name === 'w:control') findings.add('control', part, attribute(element, 'w:name'))
  else if (name === 'w:altChunk' || name === 'w:subDoc') findings.add('embeddedFile', part, name.slice(2))
  else if (name === 'w:bookmarkStart' && attribute(element, 'w:name') === '_GoBack')
    findings.add('revisionId', part, '_GoBack')
  else if (name.endsWith('}creationId')) findings.add('revisionId', part, 'creationId')
  else if (name === 'w:nsid' || name === 'w:tmpl')
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
  return textIn(element) || (element.children.length === 0 ? '¶' : '')
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
    if (name === 'hidden' && isOn(value)) findings.add('hiddenText', part, attribute(element, 'name'))
    if (/^(?:name|descr|title|alt|o:title|o:href|o:relid)$/.test(name) && namesAFile(value))
      findings.add('fileName', part, value)
    if (name === 'src' && value !== '') findings.add('externalContent', part, value)
    if (name === 'style' && /visibility:\s*hidden|display:\s*none/i.test(value))
      findings.add('hiddenText', part, value)
  }
}
