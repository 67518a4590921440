import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRef, PDFString } from '@cantoo/pdf-lib'

/** A cell as the tags of a PDF have it: whether it heads something, and by which it is headed. */
export interface TaggedCell {
  role: string
  id: string | null
  scope: string | null
  headers: string[]
}

/** The tables of a PDF with their rows, by a reader that is not ours; and the cells that its list of names leads to. */
export async function tablesIn(
  bytes: Uint8Array,
): Promise<{ tables: TaggedCell[][][]; names: string[]; named: Map<string, TaggedCell> }> {
  const { context, catalog } = await PDFDocument.load(bytes, { updateMetadata: false })
  const dictOf = (value: unknown) => (value instanceof PDFRef ? context.lookup(value) : value)
  const entry = (dict: PDFDict, name: string) => dictOf(dict.get(PDFName.of(name)))
  const list = (value: unknown) =>
    (value instanceof PDFArray ? value.asArray() : value === undefined ? [] : [value]).map(dictOf)
  const named = (value: unknown) => (value instanceof PDFName ? value.decodeText() : null)
  const text = (value: unknown) => (value instanceof PDFString ? value.asString() : null)
  const dicts = (value: unknown) => list(value).filter((each) => each instanceof PDFDict)
  const roleOf = (dict: PDFDict) => named(entry(dict, 'S')) ?? ''
  const cellOf = (dict: PDFDict): TaggedCell => {
    const about = dicts(entry(dict, 'A')).filter((each) => named(entry(each, 'O')) === 'Table')
    return {
      role: roleOf(dict),
      id: text(entry(dict, 'ID')),
      scope: named(about.map((each) => entry(each, 'Scope')).find(Boolean)),
      headers: about.flatMap((each) => list(entry(each, 'Headers'))).map((each) => text(each) ?? ''),
    }
  }
  const rowsIn = (dict: PDFDict): PDFDict[] =>
    dicts(entry(dict, 'K')).flatMap((child) => (roleOf(child) === 'TR' ? [child] : rowsIn(child)))
  const tablesBelow = (dict: PDFDict): TaggedCell[][][] =>
    roleOf(dict) === 'Table'
      ? [rowsIn(dict).map((row) => dicts(entry(row, 'K')).map(cellOf))]
      : dicts(entry(dict, 'K')).flatMap(tablesBelow)
  const root = entry(catalog, 'StructTreeRoot') as PDFDict
  const tree = entry(root, 'IDTree')
  const pairs = tree instanceof PDFDict ? list(entry(tree, 'Names')) : []
  const names = pairs.flatMap((each) => text(each) ?? [])
  const at = (index: number) => cellOf(pairs[index * 2 + 1] as PDFDict)
  return { tables: tablesBelow(root), names, named: new Map(names.map((name, index) => [name, at(index)])) }
}
