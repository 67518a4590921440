import type { Node } from '@tiptap/pm/model'
import type { EditorView, NodeView } from '@tiptap/pm/view'
import { drawThreads } from '../../threads/draw-threads'
import type { Say } from '../say'
import type { References } from './references'

/**
 * A cross-reference as it reads now: the words of its target in the outline, whatever it was called when the reference
 * was written. Of a target that is gone it keeps the last words and says so.
 */
export class CrossReferenceView implements NodeView {
  readonly dom = document.createElement('a')
  private readonly text = document.createElement('span')
  private readonly gone = document.createElement('span')
  private readonly unsubscribe: () => void

  constructor(
    private node: Node,
    private readonly view: EditorView,
    private readonly references: References,
    private readonly say: Say,
    private readonly open: (href: string) => void,
  ) {
    this.dom.className = 'cross-reference'
    this.dom.dataset.crossReference = ''
    this.dom.contentEditable = 'false'
    this.gone.className = 'cross-reference-gone'
    this.dom.append(this.text)
    this.dom.addEventListener('click', (event) => this.follow(event))
    this.unsubscribe = references.subscribe(() => this.draw())
    this.draw()
  }

  update(node: Node): boolean {
    if (node.type !== this.node.type) return false
    this.node = node
    this.draw()
    return true
  }

  private draw(): void {
    const { target, label } = this.node.attrs
    drawThreads(this.dom, this.node)
    const found = this.references.find(target)
    const last = typeof label === 'string' ? label : ''
    this.text.textContent = found?.text ?? last
    const isGone = this.references.isGone(target)
    this.dom.classList.toggle('is-gone', isGone)
    this.dom.title = found ? this.say('crossReference.follow') : ''
    this.gone.textContent = isGone ? ` (${this.say('crossReference.gone')})` : ''
    if (isGone) this.dom.append(this.gone)
    else this.gone.remove()
    if (found) this.dom.setAttribute('href', found.href)
    else this.dom.removeAttribute('href')
  }

  // Who writes selects it with a click; who only reads follows it. With Ctrl or ⌘ everybody goes there, in a new tab.
  private follow(event: MouseEvent): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
    event.preventDefault()
    const found = this.references.find(this.node.attrs.target)
    if (found && !this.view.editable) this.open(found.href)
  }

  ignoreMutation(): boolean {
    return true
  }

  destroy(): void {
    this.unsubscribe()
  }
}
