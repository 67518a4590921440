/** Name of the attribute that says where a table or picture is to stand in the compiled report. */
export const STANDS_IN = 'standsIn'

/** The nodes that can say it. */
export const STANDING_NODES = ['table', 'figure'] as const

/** In an annex, or in the text however large it is. */
export const STANDING_PLACES = ['annex', 'text'] as const
export type StandingPlace = (typeof STANDING_PLACES)[number]

/** Where a writer wants it; null leaves it to the report's settings. */
export function standsIn(value: unknown): StandingPlace | null {
  return STANDING_PLACES.find((place) => place === value) ?? null
}
