import { Mapping, ReplaceAroundStep, type Step, StepMap } from '@tiptap/pm/transform'

/** Which letters and which beginnings of nodes outlive some steps, and where they stand afterwards. */
export class Survivors {
  private readonly mapping: Mapping

  constructor(steps: readonly Step[]) {
    this.mapping = new Mapping(steps.map((step) => (givesOtherMarkup(step) ? StepMap.empty : step.getMap())))
  }

  /** Where the letter or the beginning of a node that stood at a place stands now; null where it is gone. */
  placeOf(at: number): number | null {
    const { pos, deletedAfter } = this.mapping.mapResult(at, 1)
    return deletedAfter ? null : pos
  }
}

/** A step that only gives a node another type or other attributes: it is written as if the node's ends were replaced. */
function givesOtherMarkup(step: Step): boolean {
  if (!(step instanceof ReplaceAroundStep)) return false
  const { from, to, gapFrom, gapTo, slice, insert } = step
  return (
    insert === 1 &&
    gapFrom === from + 1 &&
    gapTo === to - 1 &&
    slice.size === 2 &&
    slice.content.childCount === 1 &&
    slice.openStart === 0 &&
    slice.openEnd === 0
  )
}
