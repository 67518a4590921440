import { child, elementsOf, type XmlElement } from '../../xml/tree'

/** What becomes of tracked changes: they stay as if all were accepted, or as if all were rejected. */
export type ChangesDecision = 'accept' | 'reject'

const INSERTED = new Set(['w:ins', 'w:moveTo'])
const DELETED = new Set(['w:del', 'w:moveFrom'])
const RANGES =
  /^w:(?:move(?:From|To)Range(?:Start|End)|customXml(?:Ins|Del|MoveFrom|MoveTo)Range(?:Start|End))$/
// Of a paragraph's and a section's properties, what a change of formatting does not tell about.
const KEPT: Record<string, ReadonlySet<string>> = {
  'w:pPr': new Set(['w:rPr', 'w:sectPr']),
  'w:sectPr': new Set(['w:headerReference', 'w:footerReference']),
}

/** Settles every tracked change of a part, in place. */
export function settleChanges(root: XmlElement, decision: ChangesDecision): void {
  const [kept, gone] = decision === 'accept' ? [INSERTED, DELETED] : [DELETED, INSERTED]
  const isGone = (properties: XmlElement | undefined, cell: string) =>
    properties !== undefined && elementsOf(properties).some(({ name }) => gone.has(name) || name === cell)
  settle(root)

  function settle(element: XmlElement): void {
    if (decision === 'reject') restore(element)
    const children: XmlElement['children'] = []
    let merged: XmlElement['children'] = []
    for (const each of element.children) {
      if (typeof each === 'string') {
        children.push(each)
        continue
      }
      if (isRemoved(each, element)) continue
      if (kept.has(each.name) && !isMark(element)) {
        settle(each)
        for (const inside of each.children) children.push(inside)
        continue
      }
      // Whether the end of this paragraph is gone has to be read before its marks are taken away.
      const joinsNext = each.name === 'w:p' && isGone(child(child(each, 'w:pPr'), 'w:rPr'), '')
      settle(each)
      if (each.name === 'w:p' && merged.length > 0) {
        const properties = each.children.filter(
          (inside) => typeof inside !== 'string' && inside.name === 'w:pPr',
        )
        each.children = [
          ...properties,
          ...merged,
          ...each.children.filter((inside) => !properties.includes(inside)),
        ]
        merged = []
      }
      if (joinsNext)
        merged = each.children.filter((inside) => typeof inside === 'string' || inside.name !== 'w:pPr')
      else children.push(each)
      if (joinsNext && !hasParagraphBehind(element, each)) {
        children.push(each)
        merged = []
      }
    }
    element.children = children
    if (decision === 'reject') renameDeleted(element)
  }

  function isRemoved(each: XmlElement, parent: XmlElement): boolean {
    if (
      gone.has(each.name) ||
      RANGES.test(each.name) ||
      /^w:(?:\w+PrChange|numberingChange|tblGridChange|tblPrExChange|cellIns|cellDel|cellMerge)$/.test(
        each.name,
      )
    )
      return true
    if (kept.has(each.name) && isMark(parent)) return true
    if (each.name === 'w:tr') return isGone(child(each, 'w:trPr'), '')
    return (
      each.name === 'w:tc' && isGone(child(each, 'w:tcPr'), decision === 'accept' ? 'w:cellDel' : 'w:cellIns')
    )
  }
}

/** There a change is a mark without content: of the end of a paragraph, of a row. */
function isMark(element: XmlElement): boolean {
  return /^w:(?:rPr|trPr|tcPr|numPr)$/.test(element.name)
}

function hasParagraphBehind(parent: XmlElement, paragraph: XmlElement): boolean {
  const next = elementsOf(parent)
  return (
    next.slice(next.indexOf(paragraph) + 1).find(({ name }) => /^w:(?:p|tbl|sectPr)$/.test(name))?.name ===
    'w:p'
  )
}

/** Gives an element the properties that it had before its formatting was changed. */
function restore(element: XmlElement): void {
  const change = elementsOf(element).find(({ name }) =>
    /^w:\w+PrChange$|^w:(?:tblGridChange|tblPrExChange)$/.test(name),
  )
  if (!change) return
  const before = elementsOf(change)[0]
  const kept = KEPT[element.name]
  const own = elementsOf(element).filter(
    ({ name }) => kept?.has(name) ?? (INSERTED.has(name) || DELETED.has(name)),
  )
  const old = before ? elementsOf(before) : []
  element.children =
    element.name === 'w:sectPr'
      ? [...own, ...old]
      : [...(element.name === 'w:rPr' ? own : []), ...old, ...(element.name === 'w:rPr' ? [] : own)]
}

function renameDeleted(element: XmlElement): void {
  for (const each of elementsOf(element)) {
    if (each.name !== 'w:delText' && each.name !== 'w:delInstrText') continue
    const local = each.name === 'w:delText' ? 't' : 'instrText'
    each.name = `w:${local}`
    each.raw = each.raw.replace(/[^:]+$/, local)
  }
}
