import { z } from 'zod'

/** In which order the sections stand. */
export const SECTION_ORDERS = ['reply', 'articles', 'own'] as const
export type SectionOrder = (typeof SECTION_ORDERS)[number]

/** Which tables and pictures stand in an annex. */
export const ANNEXED_TABLES = ['chosen', 'large'] as const

const line = (max: number) => z.string().trim().normalize('NFC').max(max)

/** How a short form may look: letters first, a capital among them, no white space. */
export const SHORT_FORM = /^(?=.*\p{L})[\p{L}\p{N}][\p{L}\p{N}&/.’'-]{1,19}$/u

export const abbreviation = z.object({
  short: line(20).regex(SHORT_FORM, 'abbreviationShort'),
  long: line(200).min(1, 'abbreviationLong'),
})
export type Abbreviation = z.output<typeof abbreviation>

/**
 * How a coalition wants its report put together. One schema for the settings page, the database and the compiler; what is
 * missing, or was never chosen, is as the United Nations' own documents have it.
 */
export const compilationSettings = z.object({
  /** As it is to stand on the cover: "12 January 2027", "January 2027". Nothing for none. */
  date: line(60).default(''),
  order: z.enum(SECTION_ORDERS).default('reply'),
  /** Ids of sections, for the order of the coalition's own; sections that are not among them follow. */
  sections: z.array(z.string().max(64)).max(1000).default([]),
  /** Whether paragraphs are numbered through the whole report. */
  isNumbered: z.boolean().default(true),
  /** What the list of abbreviations says, in any order. */
  abbreviations: z.array(abbreviation).max(300).default([]),
  /** Short forms that were found and are not to be listed. */
  notListed: z.array(line(20)).max(1000).default([]),
  /** Which annexes there are, and which tables and pictures stand in one: those that a writer put there, or all large ones. */
  annexes: z
    .object({
      claims: z.boolean().default(false),
      contradictions: z.boolean().default(false),
      tables: z.enum(ANNEXED_TABLES).default('chosen'),
    })
    .default({ claims: false, contradictions: false, tables: 'chosen' }),
})
export type CompilationSettings = z.output<typeof compilationSettings>

/** The settings of a report in which nothing was chosen. */
export const DEFAULT_COMPILATION: CompilationSettings = compilationSettings.parse({})

/** Settings as they are stored, whatever version of this program stored them: what is not understood is as by default. */
export function readCompilation(stored: unknown): CompilationSettings {
  const given = typeof stored === 'object' && stored !== null ? (stored as Record<string, unknown>) : {}
  const fields = compilationSettings.shape
  const kept = Object.entries(fields).filter(
    ([name, field]) => given[name] !== undefined && field.safeParse(given[name]).success,
  )
  return compilationSettings.parse(Object.fromEntries(kept.map(([name]) => [name, given[name]])))
}
