import type { EditorView } from '@tiptap/pm/view'

/** Narrowest width of a figure, in percent of the text. */
export const NARROWEST = 10

/** A width in percent as it is kept: a whole number of the schema's range, in steps of five. */
export const keptWidth = (percent: number): number =>
  Math.min(100, Math.max(NARROWEST, Math.round(percent / 5) * 5))

/** The width of a new figure: no larger than its pixels are on most screens; the text is about 700 of them wide. */
export const firstWidth = (pixels: unknown): number =>
  typeof pixels === 'number' ? keptWidth((100 * pixels) / 700) : 100

/**
 * Puts a handle at either side of a picture by which it is made wider and narrower; it grows to both sides, because
 * figures stand in the middle. The keyboard's way is the slider among the figure's controls.
 */
export function resizeByHandle({
  picture,
  dom,
  view,
  set,
}: {
  picture: HTMLElement
  dom: HTMLElement
  view: EditorView
  /** Is told the width when the handle is let go. */
  set: (percent: number) => void
}): void {
  for (const side of ['start', 'end']) {
    const handle = document.createElement('span')
    handle.className = 'figure-handle'
    handle.dataset.side = side
    handle.setAttribute('aria-hidden', 'true')
    picture.append(handle)
    handle.addEventListener('pointerdown', (down) => {
      if (!view.editable || down.button !== 0) return
      down.preventDefault()
      handle.setPointerCapture(down.pointerId)
      const whole = dom.clientWidth
      const before = picture.getBoundingClientRect()
      const middle = before.left + before.width / 2
      let percent: number | null = null
      const move = (event: PointerEvent) => {
        percent = keptWidth((200 * Math.abs(event.clientX - middle)) / whole)
        dom.style.setProperty('--figure-width', `${percent}%`)
      }
      const stop = () => {
        handle.removeEventListener('pointermove', move)
        if (percent !== null) set(percent)
      }
      handle.addEventListener('pointermove', move)
      handle.addEventListener('lostpointercapture', stop, { once: true })
    })
  }
}
