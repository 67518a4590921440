import type { Node } from '@tiptap/pm/model'
import { TextSelection } from '@tiptap/pm/state'
import type { Decoration, EditorView, NodeView, ViewMutationRecord } from '@tiptap/pm/view'
import type { Say } from '../say'
import { noteAround } from './note-around'

/** The decoration of the footnote that is open. */
export const OPEN = { isOpenNote: true }

const isOpen = (decorations: readonly Decoration[]) =>
  decorations.some(({ spec }) => (spec as Partial<typeof OPEN>).isOpenNote === true)

/**
 * A footnote in the text: its number, and the note itself, which unfolds below the line while the caret is in it. The
 * number is the style sheet's, counted where the note stands.
 */
export class FootnoteView implements NodeView {
  readonly dom = document.createElement('span')
  readonly contentDOM = document.createElement('span')
  readonly mark = document.createElement('sup')
  private readonly note = document.createElement('span')

  constructor(
    private node: Node,
    private readonly view: EditorView,
    private readonly getPos: () => number | undefined,
    decorations: readonly Decoration[],
    say: Say,
  ) {
    this.dom.className = 'footnote'
    this.dom.dataset.footnote = ''
    this.mark.className = 'footnote-mark'
    this.mark.contentEditable = 'false'
    this.mark.setAttribute('role', 'button')
    this.mark.tabIndex = view.editable ? -1 : 0
    const name = document.createElement('span')
    name.className = 'sr-only'
    // The number follows, from the style sheet.
    name.textContent = `${say('footnote.name')} `
    this.mark.append(name)
    this.note.className = 'footnote-note'
    this.note.setAttribute('role', 'group')
    this.note.setAttribute('aria-label', say('footnote.text'))
    this.note.dataset.placeholder = say('footnote.placeholder')
    this.contentDOM.className = 'footnote-text'
    this.note.append(this.contentDOM)
    this.dom.append(this.mark, this.note)
    // The caret must not go where the number was pressed.
    this.mark.addEventListener('mousedown', (event) => event.preventDefault())
    this.mark.addEventListener('click', () => this.toggle())
    this.mark.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' && event.key !== ' ') return
      event.preventDefault()
      this.toggle()
    })
    this.draw(decorations)
  }

  update(node: Node, decorations: readonly Decoration[]): boolean {
    if (node.type !== this.node.type) return false
    this.node = node
    this.draw(decorations)
    return true
  }

  private draw(decorations: readonly Decoration[]): void {
    const open = isOpen(decorations)
    this.mark.setAttribute('aria-expanded', String(open))
    this.note.classList.toggle('is-empty', this.node.content.size === 0)
  }

  private toggle(): void {
    const pos = this.getPos()
    if (pos === undefined) return
    const { state } = this.view
    const isMine = noteAround(state.selection)?.pos === pos
    const end = pos + this.node.nodeSize
    const selection = TextSelection.create(state.doc, isMine ? end : end - 1)
    this.view.dispatch(state.tr.setSelection(selection).scrollIntoView())
    if (this.view.editable) this.view.focus()
  }

  stopEvent(event: Event): boolean {
    return event.target instanceof globalThis.Node && this.mark.contains(event.target)
  }

  ignoreMutation(mutation: ViewMutationRecord): boolean {
    return mutation.type === 'attributes' && !this.contentDOM.contains(mutation.target)
  }
}
