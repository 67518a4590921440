/**
 * Which of some numbers, in their order in a document, count upwards: the places of a longest strictly growing
 * selection. A figure that a line happens to begin with falls out of it; a list that starts again shows as a share.
 */
export function growingPlaces(numbers: readonly number[]): Set<number> {
  // ends[length - 1] is the place of the smallest number with which a selection of that length ends.
  const ends: number[] = []
  const before: (number | undefined)[] = []
  for (const [place, number] of numbers.entries()) {
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((numbers[ends[middle] ?? 0] ?? 0) < number) low = middle + 1
      else high = middle
    }
    before[place] = low > 0 ? ends[low - 1] : undefined
    ends[low] = place
  }
  const places = new Set<number>()
  for (let place = ends.at(-1); place !== undefined; place = before[place]) places.add(place)
  return places
}

/** How well numbers count upwards: the share that does, and how many there are for each step from first to last. */
export function measureSequence(numbers: readonly number[]): {
  places: Set<number>
  share: number
  density: number
} {
  const places = growingPlaces(numbers)
  const chosen = numbers.filter((_, place) => places.has(place))
  const span = (chosen.at(-1) ?? 0) - (chosen[0] ?? 0) + 1
  return {
    places,
    share: numbers.length === 0 ? 0 : places.size / numbers.length,
    density: chosen.length === 0 ? 0 : chosen.length / span,
  }
}
