import { isPlainField } from '../../docx/fields'
import type { PageSize } from '../../docx/styles'
import { isUnseenRow, whyUnseen } from '../../docx/unseen'
import { withoutHiddenSigns } from '../../hidden-signs'
import { namesAFile } from '../../paths'
import { holdsText, isForeignAttribute, isForeignElement } from '../../docx/foreign'
import { isKnownNamespace } from '../../xml/names'
import { attribute, elementsOf, textIn, type XmlAttribute, type XmlElement } from '../../xml/tree'

/** What a part's tree is cleaned with. */
export interface Cleaning {
  /** The new id of a relationship; null for one that is not kept. */
  relation: (id: string) => string | null
  /** Elements that are taken away with all that is in them: hidden words, pieces of fields. */
  gone: ReadonlySet<XmlElement>
  /** The largest of the document's pages. */
  page: PageSize
  /** Numbers what is named, over all parts. */
  counter: { names: number }
  /** Prefixes of namespaces that are kept, as they are met. */
  declared: Set<string>
}

const REMOVED =
  /^w:(?:commentRangeStart|commentRangeEnd|commentReference|annotationRef|permStart|permEnd|proofErr|lastRenderedPageBreak|control|altChunk|subDoc|printerSettings|smartTagPr|customXmlPr|sdtPr|sdtEndPr|fldData|helpText|statusText|entryMacro|exitMacro|personal|personalCompose|personalReply|nsid|tmpl|movie|contentPart|embedRegular|embedBold|embedItalic|embedBoldItalic|rsid)$|^o:OLEObject$|^(?:a|c|wp|pic|dgm):extLst$|\}(?:contentPart|extLst)$|^w14:contentPart$/
const UNWRAPPED = new Set(['w:smartTag', 'w:customXml', 'w:sdt', 'w:sdtContent'])
const TEXT = new Set(['w:t', 'w:instrText'])
const IDENTIFIER =
  /^w:rsid|(?:^w14:|\})(?:paraId|textId|durableId|creationId|anchorId|editId|dateUtc)$|^wp14:(?:anchorId|editId)$/

// What decides how the pages look; everything else in the settings is about who works on the document, and how.
const SETTINGS =
  /^w:(?:evenAndOddHeaders|mirrorMargins|defaultTabStop|footnotePr|endnotePr|compat|themeFontLang|clrSchemeMapping|decimalSymbol|listSeparator|characterSpacingControl|autoHyphenation|hyphenationZone|consecutiveHyphenLimit|doNotHyphenateCaps|gutterAtTop|alignBordersAndEdges|bordersDoNotSurroundHeader|bordersDoNotSurroundFooter|noLineBreaksAfter|noLineBreaksBefore|strictFirstAndLastChars|displayBackgroundShape|defaultTableStyle|updateFields|bookFoldPrinting|printTwoOnOne)$|^m:|mathPr$/

/** Takes everything from a part's tree that its pages do not show, in place. Tracked changes must have been settled before. */
export function cleanTree(root: XmlElement, cleaning: Cleaning): void {
  if (root.name === 'w:settings') root.children = elementsOf(root).filter(({ name }) => SETTINGS.test(name))
  const jumps = new Set<string>()
  clean(root, cleaning, jumps)
}

function clean(element: XmlElement, cleaning: Cleaning, jumps: Set<string>): void {
  cleanAttributes(element, cleaning)
  const children: XmlElement['children'] = []
  for (const each of element.children) {
    if (typeof each === 'string') {
      if (TEXT.has(element.name)) children.push(withoutHiddenSigns(each))
      else if (holdsText(element)) children.push(each)
      continue
    }
    if (isGone(each, cleaning, jumps)) continue
    const isFlat =
      UNWRAPPED.has(each.name) || isUnknownHere(each) || isEmptyLink(each, cleaning) || isTellingField(each)
    clean(each, cleaning, jumps)
    if (isFlat) for (const inside of each.children) children.push(inside)
    // Without rows it is one that Word calls damaged.
    else if (each.name !== 'w:tbl' || elementsOf(each).some(({ name }) => name === 'w:tr'))
      children.push(each)
  }
  element.children = children
  if (element.name === 'w:tc' && !elementsOf(element).some(({ name }) => name === 'w:p'))
    addParagraph(element)
}

function isGone(
  element: XmlElement,
  { gone, relation, declared, page }: Cleaning,
  jumps: Set<string>,
): boolean {
  const { name } = element
  if (name === 'mc:Choice' && !isUnderstood(element, declared)) return true
  if (gone.has(element) || REMOVED.test(name)) return true
  if (isForeignElement(element) && !isUnknownHere(element)) return true
  if (name === 'w:bookmarkStart' && attribute(element, 'w:name') === '_GoBack')
    jumps.add(attribute(element, 'w:id') ?? '')
  if (/^w:bookmark(?:Start|End)$/.test(name) && jumps.has(attribute(element, 'w:id') ?? '')) return true
  if (whyUnseen(element, page) !== null || (name === 'w:tr' && isUnseenRow(element))) return true
  if (name === 'v:imagedata' || name === 'w:hyperlink' || name === 'a:blip')
    return name === 'v:imagedata' && isCut(element, relation)
  return isCut(element, relation)
}

/** An element of Word's own that it does not have: some programs show what is in it, others call the file damaged. */
function isUnknownHere(element: XmlElement): boolean {
  return element.name.startsWith('w:') && isForeignElement(element)
}

/** A choice for programs that understand a namespace which is not kept would make the whole part unreadable. */
function isUnderstood({ attributes }: XmlElement, declared: ReadonlySet<string>): boolean {
  const own = attributes
    .filter((each) => each.raw.startsWith('xmlns:') && isKnownNamespace(each.value))
    .map(({ raw }) => raw.slice(6))
  const needed = attributes.find((each) => each.name === 'Requires')?.value.split(/\s+/) ?? []
  return needed.every((prefix) => declared.has(prefix) || own.includes(prefix))
}

/** Something that needs what it refers to, and refers to what is not kept. */
function isCut(element: XmlElement, relation: Cleaning['relation']): boolean {
  const references = element.attributes.filter(isReference)
  return references.length > 0 && references.every(({ value }) => relation(value) === null)
}

function isReference({ name, value }: XmlAttribute): boolean {
  return (name.startsWith('r:') || name === 'o:relid') && value !== ''
}

function isEmptyLink(element: XmlElement, { relation }: Cleaning): boolean {
  return element.name === 'w:hyperlink' && isCut(element, relation) && !attribute(element, 'w:anchor')
}

function isTellingField(element: XmlElement): boolean {
  return element.name === 'w:fldSimple' && !isPlainField(attribute(element, 'w:instr') ?? '')
}

const NAMED = /^(?:wp:docPr|(?:pic|a|dsp|wps|wpg|wpc):cNvPr|\{.*\}cNvPr)$/

function cleanAttributes(element: XmlElement, { relation, counter, declared }: Cleaning): void {
  element.attributes = element.attributes.filter((each) => {
    if (each.raw === 'xmlns') return isKnownNamespace(each.value)
    if (each.raw.startsWith('xmlns:')) {
      if (isKnownNamespace(each.value)) declared.add(each.raw.slice(6))
      return isKnownNamespace(each.value)
    }
    if (IDENTIFIER.test(each.name) || isForeignAttribute(element, each)) return false
    if (/^(?:src|o:href|o:title)$/.test(each.name) && element.name.startsWith('v:')) return false
    if (/^(?:descr|title|alt|o:title)$/.test(each.name) && namesAFile(each.value)) return false
    if (NAMED.test(element.name) && each.name === 'name') {
      counter.names += 1
      each.value = `Object ${counter.names}`
    }
    if (!isReference(each)) return true
    const id = relation(each.value)
    if (id !== null) each.value = id
    return id !== null
  })
  for (const each of element.attributes) {
    if (each.name !== 'mc:Ignorable') continue
    each.value = each.value
      .split(/\s+/)
      .filter((prefix) => declared.has(prefix))
      .join(' ')
  }
  element.attributes = element.attributes.filter((each) => each.name !== 'mc:Ignorable' || each.value !== '')
  if (element.name === 'w:t' && /^\s|\s$/.test(textIn(element)) && !attribute(element, 'xml:space'))
    element.attributes.push({ name: 'xml:space', raw: 'xml:space', uri: '', value: 'preserve' })
}

/** A cell without a paragraph is one that Word calls damaged. */
function addParagraph(cell: XmlElement): void {
  cell.children.push({
    name: 'w:p',
    raw: cell.raw.replace(/tc$/, 'p'),
    uri: cell.uri,
    attributes: [],
    children: [],
  })
}
