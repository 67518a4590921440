import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { NodeSelection, TextSelection } from '@tiptap/pm/state'
import fc from 'fast-check'
import type { DocumentNode } from '@/lib/richtext/document'
import { keyOfMarks, sayingAttributes, sorted, tidied } from '@/lib/richtext/suggestions/shape'

const KINDS = [
  'type',
  'type',
  'type',
  'delete',
  'delete',
  'deleteAcross',
  'enter',
  'enter',
  'backspace',
  'bold',
  'heading',
  'bulletList',
  'bulletList',
  'orderedList',
  'nest',
  'nest',
  'lift',
  'blockquote',
  'addRow',
  'addColumn',
  'deleteRow',
  'insertTable',
  'paste',
  'move',
  'deleteNode',
  'rule',
  'note',
  'undo',
] as const

/** Something that somebody does somewhere in a draft; the numbers pick the place. */
export interface Act {
  kind: (typeof KINDS)[number]
  at: number
  to: number
  text: string
  /** Afterwards everybody sees it. */
  meets: boolean
}

/** Any few acts. */
export function anyActs(most: number): fc.Arbitrary<Act[]> {
  return fc.array(
    fc.record({
      kind: fc.constantFrom(...KINDS),
      at: fc.nat({ max: 999 }),
      to: fc.nat({ max: 12 }),
      text: fc.constantFrom('a', 'two words', ' ', 'é', '12', '. '),
      meets: fc.boolean(),
    }),
    { maxLength: most },
  )
}

/** Does it, as keys and tools would. What is not possible there is not done. */
export function act(editor: Editor, { kind, at, to, text }: Act): void {
  const places: number[] = []
  const { doc } = editor.state
  doc.descendants((node, pos) => {
    if (!node.isTextblock && node.type.name !== 'footnote') return true
    for (let offset = 0; offset <= node.content.size; offset++)
      if (doc.resolve(pos + 1 + offset).parent === node && !isWithinCharacter(doc, pos + 1 + offset))
        places.push(pos + 1 + offset)
    return true
  })
  if (places.length === 0) return
  const index = at % places.length
  const from = places[index]!
  const $from = doc.resolve(from)
  const { view, commands, schema } = editor
  const select = (end = from) =>
    view.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, from, end)))
  const within = places.findLast((place) => place <= Math.min(from + to, $from.end())) ?? from
  switch (kind) {
    case 'type':
      return view.dispatch(editor.state.tr.insertText(text, from, to > 9 ? within : from))
    case 'delete':
      return void (within > from && view.dispatch(editor.state.tr.delete(from, within)))
    case 'deleteAcross': {
      const end = places[Math.min(index + to * 3, places.length - 1)]!
      if (doc.resolve(end).sameParent($from) || end <= from) return
      select(end)
      return void commands.deleteSelection()
    }
    case 'enter':
      select()
      return void key(editor, 'Enter', 13)
    case 'backspace': {
      select($from.start())
      view.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, $from.start())))
      return void key(editor, 'Backspace', 8)
    }
    case 'bold':
      select(within)
      return void commands.toggleBold()
    case 'heading':
      select()
      return void commands.toggleHeading({ level: 2 })
    case 'bulletList':
      select()
      return void commands.toggleBulletList()
    case 'orderedList':
      select(to > 8 ? (places[index + to] ?? from) : from)
      return void commands.toggleOrderedList()
    case 'nest':
      select()
      return void commands.sinkListItem('listItem')
    case 'lift':
      select()
      return void commands.liftListItem('listItem')
    case 'blockquote':
      select()
      return void commands.toggleBlockquote()
    case 'addRow':
      select()
      return void commands.addRowAfter()
    case 'addColumn':
      select()
      return void commands.addColumnAfter()
    case 'deleteRow':
      select()
      return void commands.deleteRow()
    case 'insertTable':
      select()
      return void (editor.isActive('table') || commands.insertTable({ rows: 2, cols: 2 }))
    case 'paste':
      select()
      return void view.pasteHTML(
        to > 6 ? `<p>${text}</p><p>b</p>` : `<h2>${text}</h2><ul><li>b</li></ul><p>c</p>`,
        new Event('paste') as ClipboardEvent,
      )
    case 'move': {
      const block = at % doc.childCount
      const node = doc.child(block)
      let start = 0
      for (let before = 0; before < block; before++) start += doc.child(before).nodeSize
      const { tr } = editor.state
      if (doc.childCount < 2) return
      tr.delete(start, start + node.nodeSize)
      return view.dispatch(tr.insert(to > 6 ? 0 : tr.doc.content.size, node))
    }
    case 'deleteNode': {
      const atoms: number[] = []
      doc.descendants((node, pos) => {
        if (NodeSelection.isSelectable(node) && !node.isText) atoms.push(pos)
      })
      if (atoms.length === 0) return
      const node = NodeSelection.create(doc, atoms[at % atoms.length]!)
      return view.dispatch(editor.state.tr.setSelection(node).deleteSelection())
    }
    case 'rule':
      select()
      return void commands.setHorizontalRule()
    case 'note':
      if ($from.parent.type.name === 'footnote' || $from.parent.type.name === 'figure') return
      return view.dispatch(
        editor.state.tr.insert(from, schema.nodes.footnote!.create(null, schema.text(`note ${text}`))),
      )
    case 'undo':
      return void commands.undo()
  }
}

function isWithinCharacter(doc: Node, at: number): boolean {
  const pair = doc.textBetween(Math.max(0, at - 1), Math.min(at + 1, doc.content.size), '\n', '\0')
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(pair)
}

function key(editor: Editor, name: string, keyCode: number): boolean {
  const event = new KeyboardEvent('keydown', { key: name, keyCode } as KeyboardEventInit)
  return editor.view.someProp('handleKeyDown', (handle) => handle(editor.view, event)) ?? false
}

/** A document as text, with what may differ between two forms of the same put aside. */
export function plain(node: DocumentNode): unknown {
  const one = (each: DocumentNode): unknown =>
    each.text !== undefined
      ? [each.text, keyOfMarks(each.marks ?? [])]
      : [each.type, sorted(sayingAttributes(each)), (each.content ?? []).map(one)]
  return one(tidied(node))
}
