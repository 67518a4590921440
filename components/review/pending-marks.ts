import type { Editor } from '@tiptap/core'
import type { EditorState } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { type LatePart, plugIn, stateOf } from '@/components/editor/text/late-parts'
import { findRanges, nodesWithin, quoteOfNodes, rangesAt } from '@/components/editor/threads/selected-ranges'
import type { ThreadRange } from '@/lib/threads/schema'

/** A passage of the editor's document. */
interface Passage {
  from: number
  to: number
}

/** The passages of each comment that has no mark yet, by a name of ours. */
type Passages = ReadonlyMap<string, readonly Passage[]>

const META = 'pendingMarks'
const NONE: Passages = new Map()

/**
 * Words about which a comment is being written, or one waits to be sent: highlighted here alone, until the server sets
 * the mark. They follow what is typed here and by others. A change that comes from Yjs replaces the whole document, so
 * passages are found again by the ranges that the server would find them by.
 */
export class PendingMarks {
  private ranges: ReadonlyMap<string, readonly ThreadRange[]> = new Map()
  private readonly part: LatePart<Passages>
  private readonly unplug: () => void

  constructor(private readonly editor: Editor) {
    this.part = {
      id: META,
      init: () => NONE,
      apply: (transaction, value, before) => {
        const given = transaction.getMeta(META) as Passages | undefined
        if (given) return given
        if (!transaction.docChanged || value.size === 0) return value
        // The state before knows the Y.Doc, which has the change already; the one after is still being made.
        if (transaction.getMeta(ySyncPluginKey) !== undefined) return this.foundIn(before)
        return mapped(value, (passage) => ({
          from: transaction.mapping.map(passage.from, 1),
          to: transaction.mapping.map(passage.to, -1),
        }))
      },
      decorations: (value, { doc }) => {
        if (value.size === 0) return null
        const drawn = [...value.values()].flat()
        return DecorationSet.create(
          doc,
          drawn.flatMap(({ from, to }) => [
            Decoration.inline(from, to, { class: 'comment-pending' }),
            ...nodesWithin(doc, from, to).map(({ node, pos }) =>
              Decoration.node(pos, pos + node.nodeSize, { class: 'comment-pending' }),
            ),
          ]),
        )
      },
    }
    this.unplug = plugIn(editor, this.part)
    editor.on('transaction', this.onTransaction)
  }

  /** Highlights these ranges under a name, in place of what it had. */
  set(name: string, ranges: readonly ThreadRange[]): void {
    this.ranges = new Map(this.ranges).set(name, ranges)
    this.show()
  }

  delete(name: string): void {
    if (!this.ranges.has(name)) return
    const ranges = new Map(this.ranges)
    ranges.delete(name)
    this.ranges = ranges
    this.show()
  }

  has(name: string): boolean {
    return this.ranges.has(name)
  }

  get names(): string[] {
    return [...this.ranges.keys()]
  }

  /** As the server finds them now; empty once all of the words are gone. */
  rangesOf(name: string): ThreadRange[] {
    return rangesAt(this.editor.state, this.passagesOf(name))
  }

  /** The words as they are now. */
  textOf(name: string): string {
    const { doc } = this.editor.state
    return this.passagesOf(name)
      .map(({ from, to }) => quoteOfNodes(doc, from, to) || doc.textBetween(from, to, '\n', ' '))
      .join('\n')
  }

  passagesOf(name: string): readonly Passage[] {
    return stateOf<Passages>(this.editor.state, META)?.get(name) ?? []
  }

  destroy(): void {
    this.editor.off('transaction', this.onTransaction)
    this.unplug()
  }

  private readonly onTransaction = ({ transaction }: { transaction: EditorState['tr'] }): void => {
    if (!transaction.docChanged || this.ranges.size === 0) return
    if (transaction.getMeta(ySyncPluginKey) !== undefined) return
    // Typed here: Yjs has it by now, and the ranges are those of the new text.
    const passages = stateOf<Passages>(this.editor.state, META) ?? NONE
    this.ranges = new Map(
      [...passages].map(([name, of]) => [name, of.length > 0 ? rangesAt(this.editor.state, of) : []]),
    )
  }

  private show(): void {
    const { editor } = this
    if (editor.isDestroyed) return
    editor.view.dispatch(editor.state.tr.setMeta(META, this.foundIn(editor.state)))
  }

  private foundIn(state: EditorState): Passages {
    return new Map([...this.ranges].map(([name, ranges]) => [name, findRanges(state, ranges)]))
  }
}

function mapped(passages: Passages, change: (passage: Passage) => Passage): Passages {
  return new Map(
    [...passages].map(([name, of]) => [name, of.map(change).filter(({ from, to }) => from < to)] as const),
  )
}
