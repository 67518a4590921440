import type { Came, Pair, Sent } from './sequence'

/** Signs that are compared at most; ambiguous text of many suggestions is left to be compared by words. */
const MOST = 500_000

/**
 * Puts side by side what was sent and what stayed of it, if that is the same but for suggestions that are gone, because
 * they were accepted or rejected in Word: each is there wholly or not at all. Null when anything else has changed.
 */
export function fit(
  sent: readonly Sent[],
  came: readonly Came[],
  isSuggestedIn: (sign: Came) => { ins: boolean; del: boolean },
): Pair[] | null {
  if (came.length > sent.length) return null
  const stretches = stretchesOf(sent)
  if (!stretches.some(({ mayGo }) => mayGo)) return null
  const failed = new Set<number>()
  let left = MOST
  const isThere = ({ signs, ins, del }: Stretch, at: number) => {
    if (at + signs.length > came.length) return false
    return signs.every(({ key }, index) => {
      left--
      const sign = came[at + index]!
      if (sign.key !== key) return false
      const suggested = isSuggestedIn(sign)
      // What is still suggested in the file is what was suggested.
      return (!suggested.ins || ins) && (!suggested.del || del)
    })
  }
  // Which stretches are there: the first choice first, back to the last that may be otherwise.
  const choices: { stretch: number; at: number }[] = []
  const kept: boolean[] = []
  let [stretch, at] = [0, 0]
  for (;;) {
    if (left < 0) return null
    const one = stretches[stretch]
    if (!one) {
      if (at === came.length) break
    } else if (!failed.has(stretch * (came.length + 1) + at)) {
      if (isThere(one, at)) {
        if (one.mayGo) choices.push({ stretch, at })
        kept[stretch++] = true
        at += one.signs.length
        continue
      }
      if (one.mayGo) {
        kept[stretch++] = false
        continue
      }
    }
    const back = choices.pop()
    if (!back) return null
    // With it there nothing fits; what comes of it without is tried now.
    failed.add((back.stretch + 1) * (came.length + 1) + back.at + stretches[back.stretch]!.signs.length)
    kept[back.stretch] = false
    stretch = back.stretch + 1
    at = back.at
  }
  let next = 0
  return stretches.flatMap(({ signs }, index): Pair[] =>
    signs.map((each): Pair =>
      kept[index] ? { sent: each, came: came[next++]! } : { sent: each, came: null },
    ),
  )
}

interface Stretch {
  signs: Sent[]
  ins: boolean
  del: boolean
  mayGo: boolean
}

/** Signs that belong to the same suggestions, one after the other. */
function stretchesOf(sent: readonly Sent[]): Stretch[] {
  const stretches: Stretch[] = []
  let before = ''
  for (const sign of sent) {
    const { unit, paragraph } = sign
    const [ins, del] = unit ? [unit.ins, unit.del] : [paragraph.endIns, paragraph.endDel]
    const state = `${ins?.id ?? ''}\n${del?.id ?? ''}`
    if (state !== before || stretches.length === 0)
      stretches.push({ signs: [], ins: ins !== null, del: del !== null, mayGo: (ins ?? del) !== null })
    before = state
    stretches.at(-1)!.signs.push(sign)
  }
  return stretches
}
