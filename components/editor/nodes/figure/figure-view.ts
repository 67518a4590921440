import type { Node } from '@tiptap/pm/model'
import { NodeSelection } from '@tiptap/pm/state'
import type { EditorView, NodeView, NodeViewConstructor, ViewMutationRecord } from '@tiptap/pm/view'
import type { FigureBoard } from './figure-board'
import { drawThreads } from '../../threads/draw-threads'
import { resizeByHandle } from './resize'

/**
 * A figure on the screen: its picture, what is missing of it, its caption as part of the text, and a place for its
 * controls. Pictures of other reports, or of none, are said to be missing.
 */
export const figureView =
  (board: FigureBoard): NodeViewConstructor =>
  (node, view, getPos) =>
    new FigureView(node, view, getPos, board)

class FigureView implements NodeView {
  readonly dom = element('figure', 'figure')
  readonly contentDOM = element('figcaption', 'figure-caption')
  private readonly picture = element('div', 'figure-picture')
  private readonly image = document.createElement('img')
  private readonly notice = element('p', 'figure-notice')
  private readonly controls = element('div', 'figure-controls')
  private readonly leave: () => void
  /** The picture did not come: it is of another report, removed, or there is no connection. */
  private hasFailed = false

  constructor(
    private node: Node,
    private readonly view: EditorView,
    private readonly getPos: () => number | undefined,
    private readonly board: FigureBoard,
  ) {
    const { dom, picture, image, notice, controls } = this
    for (const part of [picture, notice, controls]) part.contentEditable = 'false'
    image.decoding = 'async'
    image.loading = 'lazy'
    image.draggable = false
    image.addEventListener('error', this.onError)
    image.addEventListener('load', this.onLoad)
    picture.append(image)
    picture.addEventListener('click', this.select)
    if (view.editable) resizeByHandle({ picture, dom, view, set: (width) => this.setWidth(width) })
    dom.append(picture, notice, this.contentDOM, controls)
    this.leave = board.host.subscribe(this.show)
    addEventListener('online', this.retry)
    this.show()
  }

  update(next: Node): boolean {
    if (next.type !== this.node.type) return false
    if (next.attrs.image !== this.node.attrs.image) this.hasFailed = false
    this.node = next
    this.show()
    return true
  }

  selectNode(): void {
    this.dom.classList.add('is-selected')
  }

  deselectNode(): void {
    this.dom.classList.remove('is-selected')
  }

  ignoreMutation(mutation: ViewMutationRecord): boolean {
    if (mutation.type === 'selection') return this.controls.contains(mutation.target)
    return mutation.target === this.contentDOM
      ? mutation.type === 'attributes'
      : !this.contentDOM.contains(mutation.target)
  }

  stopEvent(event: Event): boolean {
    const { target } = event
    if (!(target instanceof globalThis.Node)) return false
    return this.controls.contains(target) || (target instanceof Element && target.matches('.figure-handle'))
  }

  destroy(): void {
    this.leave()
    removeEventListener('online', this.retry)
  }

  private readonly show = () => {
    const { attrs, content } = this.node
    const host = this.board.host.get()
    const { dom, image, notice, contentDOM } = this
    const id: unknown = attrs.image
    const alt = typeof attrs.alt === 'string' ? attrs.alt : ''
    const isDecorative = attrs.decorative === true
    drawThreads(dom, this.node)
    dom.style.setProperty('--figure-width', `${Number(attrs.width) || 100}%`)
    contentDOM.classList.toggle('is-empty', content.size === 0)
    image.alt = isDecorative ? '' : alt
    if (!host) return
    contentDOM.dataset.placeholder = host.texts.caption
    const src = typeof id === 'string' && id ? host.address(id) : ''
    if (src && !this.hasFailed && image.getAttribute('src') !== src) image.src = src
    const isMissing = !src || this.hasFailed
    image.hidden = isMissing
    dom.classList.toggle('is-missing', isMissing)
    const text = isMissing ? host.texts.missing : alt === '' && !isDecorative ? host.texts.describe : ''
    notice.hidden = text === '' || (!isMissing && !this.view.editable)
    if (notice.textContent !== text) notice.textContent = text
  }

  private readonly onError = () => {
    this.hasFailed = true
    this.show()
  }

  private readonly onLoad = () => {
    this.hasFailed = false
    this.show()
  }

  private readonly retry = () => {
    if (!this.hasFailed) return
    this.hasFailed = false
    this.image.removeAttribute('src')
    this.show()
  }

  private readonly select = () => {
    const at = this.getPos()
    if (at === undefined) return
    this.view.dispatch(this.view.state.tr.setSelection(NodeSelection.create(this.view.state.doc, at)))
    this.view.focus()
  }

  private setWidth(width: number): void {
    const at = this.getPos()
    if (at === undefined || width === this.node.attrs.width) return
    this.view.dispatch(this.view.state.tr.setNodeAttribute(at, 'width', width))
  }
}

function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  name: string,
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag)
  made.className = name
  return made
}
