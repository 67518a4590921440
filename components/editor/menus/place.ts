import { computePosition, flip, offset, type Placement, shift, size } from '@floating-ui/dom'

/** A rectangle in the window's coordinates: a caret, a selection. */
export type Spot = () => DOMRect

/**
 * Puts `element`, which is positioned within what scrolls the text, beside a spot of the text: on the other side where
 * there is no room, never beyond an edge, never taller than the room there is.
 */
export async function placeBeside(
  element: HTMLElement,
  spot: Spot,
  { placement, gap = 6 }: { placement: Placement; gap?: number },
): Promise<void> {
  const { x, y } = await computePosition({ getBoundingClientRect: spot }, element, {
    placement,
    middleware: [
      offset(gap),
      flip({ padding: 4 }),
      shift({ padding: 8 }),
      size({
        padding: 8,
        apply: ({ availableHeight }) => {
          element.style.setProperty('--room', `${Math.max(96, Math.floor(availableHeight))}px`)
        },
      }),
    ],
  })
  element.style.left = `${x}px`
  element.style.top = `${y}px`
}
