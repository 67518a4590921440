import type { Node } from '@tiptap/pm/model'
import type { EditorView, NodeView, ViewMutationRecord } from '@tiptap/pm/view'
import { moveBorder, setShares, sharesOf } from './table-widths'

/**
 * A table on the screen: its caption, its columns in their proportion, a grip on each border between two of them, and
 * a place for the panel with its details. It is as wide as the text on every screen.
 */
export class TableView implements NodeView {
  readonly dom = element('div', 'table-block')
  readonly contentDOM = document.createElement('tbody')
  private readonly caption = element('p', 'table-title')
  private readonly table = document.createElement('table')
  private readonly columns = document.createElement('colgroup')
  private readonly grips = element('div', 'table-grips')
  private readonly details = element('div', 'table-details')

  constructor(
    private node: Node,
    private readonly view: EditorView,
    private readonly getPos: () => number | undefined,
  ) {
    const box = element('div', 'table-box')
    for (const part of [this.caption, this.grips, this.details]) part.contentEditable = 'false'
    this.grips.setAttribute('aria-hidden', 'true')
    this.grips.addEventListener('pointerdown', this.grab)
    this.table.append(this.columns, this.contentDOM)
    box.append(this.table, this.grips)
    this.dom.append(this.caption, box, this.details)
    this.show()
  }

  update(next: Node): boolean {
    if (next.type !== this.node.type) return false
    this.node = next
    this.show()
    return true
  }

  ignoreMutation(mutation: ViewMutationRecord): boolean {
    return mutation.type === 'selection'
      ? this.details.contains(mutation.target)
      : !this.contentDOM.contains(mutation.target)
  }

  stopEvent(event: Event): boolean {
    const { target } = event
    return target instanceof globalThis.Node && (this.details.contains(target) || this.grips.contains(target))
  }

  private show(): void {
    const { caption, summary, dir } = this.node.attrs as Record<string, unknown>
    const title = typeof caption === 'string' ? caption : ''
    if (this.caption.textContent !== title) this.caption.textContent = title
    this.caption.hidden = title === ''
    set(this.dom, 'dir', dir)
    set(this.table, 'aria-label', title || null)
    set(this.table, 'aria-description', summary)
    this.draw(sharesOf(this.node))
  }

  private draw(shares: readonly number[]): void {
    const { columns, grips } = this
    while (columns.childElementCount > shares.length) columns.lastElementChild?.remove()
    while (columns.childElementCount < shares.length) columns.append(document.createElement('col'))
    while (grips.childElementCount > Math.max(0, shares.length - 1)) grips.lastElementChild?.remove()
    while (grips.childElementCount < shares.length - 1) grips.append(element('span', 'table-grip'))
    let end = 0
    shares.forEach((share, index) => {
      end += share * 100
      const col = columns.children[index] as HTMLElement
      col.style.width = `${share * 100}%`
      ;(grips.children[index] as HTMLElement | undefined)?.style.setProperty('inset-inline-start', `${end}%`)
    })
  }

  private readonly grab = (down: PointerEvent) => {
    const grip = down.target
    if (!this.view.editable || down.button !== 0 || !(grip instanceof HTMLElement)) return
    const column = Array.from(this.grips.children).indexOf(grip)
    if (column < 0) return
    down.preventDefault()
    grip.setPointerCapture(down.pointerId)
    const before = sharesOf(this.node)
    const sign = getComputedStyle(this.table).direction === 'rtl' ? -1 : 1
    let shares: number[] | null = null
    const move = (event: PointerEvent) => {
      shares = moveBorder(before, column, (sign * (event.clientX - down.clientX)) / this.table.offsetWidth)
      this.draw(shares)
    }
    const stop = () => {
      grip.removeEventListener('pointermove', move)
      const at = this.getPos()
      if (!shares || at === undefined) return
      this.view.dispatch(setShares(this.view.state.tr, this.node, at, shares))
    }
    grip.addEventListener('pointermove', move)
    grip.addEventListener('lostpointercapture', stop, { once: true })
  }
}

function set(target: HTMLElement, name: string, value: unknown): void {
  if (typeof value === 'string' && value !== '') target.setAttribute(name, value)
  else target.removeAttribute(name)
}

function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  name: string,
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag)
  made.className = name
  return made
}
