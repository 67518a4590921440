/** A card beside the text: where it would stand if it were alone, and how tall it is, in pixels. */
export interface WishedCard {
  id: string
  top: number
  height: number
}

export interface StackOptions {
  /** The card that stands where it wishes; the others make room. */
  active?: string | null
  /** Between two cards. */
  gap?: number
  /** Nothing stands above this. */
  least?: number
}

/**
 * Where each card stands: in the order of their wishes (of equal ones, as they came), none over another, none above
 * `least`. The active one stands at its place, those above it give way upwards and those below it downwards; only when
 * there is no room above does it move down. Without an active one each stands where it wishes or right below the one before.
 */
export function stackCards(cards: readonly WishedCard[], options: StackOptions = {}): Map<string, number> {
  const { active = null, gap = 8, least = 0 } = options
  const sorted = [...cards].sort((a, b) => a.top - b.top)
  const pivot = sorted.findIndex(({ id }) => id === active)
  const tops = sorted.map(({ top }) => top)
  // Upwards from the active card: nobody below the one after them.
  let limit = pivot === -1 ? Infinity : (tops[pivot] ?? 0)
  for (let index = pivot - 1; index >= 0; index -= 1) {
    const { top, height } = sorted[index]!
    tops[index] = Math.min(top, limit - gap - height)
    limit = tops[index]!
  }
  // Downwards over all: nobody above the end of the one before, or above the page.
  let end = least - gap
  return new Map(
    sorted.map(({ id, height }, index) => {
      const top = Math.max(tops[index]!, end + gap)
      end = top + height
      return [id, top]
    }),
  )
}
