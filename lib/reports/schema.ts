import { z } from 'zod'
import { plainLine } from '@/lib/accounts/schema'
import { type CompilationSettings, compilationSettings } from '@/lib/export/settings'

const id = z.uuid('notFound')

export const PUBLICITIES = ['public', 'confidential'] as const

/** What a coordinator may say of the words of footnotes; null leaves it to the Committee. */
export const FOOTNOTES = ['counted', 'apart'] as const

/** The highest word limit that can be set; far above what any committee reads. */
export const MAX_WORD_LIMIT = 1_000_000

const organisationName = z
  .string('organisationNameNeeded')
  .overwrite(plainLine)
  .trim()
  .normalize('NFC')
  .min(1, 'organisationNameNeeded')
  .max(200, 'organisationNameTooLong')

const nullableNumber = (max: number, reason: string) =>
  z.coerce.number(reason).int(reason).min(1, reason).max(max, reason).nullable()

// As plainLine, but lines may break.
const plainText = (text: string) => text.split(/\r?\n/).map(plainLine).join('\n')

/** Each setting of a report by itself: people send only what they change. */
const settings = z.object({
  title: z
    .string('titleNeeded')
    .overwrite(plainLine)
    .trim()
    .normalize('NFC')
    .min(1, 'titleNeeded')
    .max(300, 'titleTooLong'),
  committee: z.string().overwrite(plainLine).trim().min(1, 'committeeNeeded').max(40, 'committeeTooLong'),
  session: nullableNumber(9999, 'sessionWrong'),
  /** ISO 3166 alpha-3, checked against the list when it is written. */
  state: z.string().regex(/^[A-Z]{3}$/, 'stateNeeded'),
  /** BCP 47, as far as a report needs it. */
  language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'languageNeeded'),
  wordLimit: nullableNumber(MAX_WORD_LIMIT, 'wordLimitWrong'),
  footnotes: z.enum(FOOTNOTES, 'footnotesWrong').nullable(),
  contact: z.string().overwrite(plainText).trim().normalize('NFC').max(1000, 'contactTooLong'),
  publicity: z.enum(PUBLICITIES, 'publicityNeeded'),
})

export type Settings = z.output<typeof settings>
export type SettingName = keyof Settings

/**
 * A change of settings: `changes` holds the fields that this person changed, `before` what they saw in them, so that
 * nobody overwrites what somebody else has changed in the meantime.
 */
export const settingsChange = z.object({
  reportId: id,
  changes: settings.partial(),
  before: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
})
export type SettingsChange = z.output<typeof settingsChange>
/** As a form sends it, before it is checked. */
export type SettingsChangeInput = z.input<typeof settingsChange>

export const organisationAddition = z.object({ reportId: id, name: organisationName })
export const organisationRenaming = z.object({ reportId: id, organisationId: id, name: organisationName })
export const organisationMove = z.object({
  reportId: id,
  organisationId: id,
  direction: z.enum(['up', 'down']),
})
export const organisationChoice = z.object({ reportId: id, organisationId: id })

export type OrganisationAddition = z.output<typeof organisationAddition>
export type OrganisationRenaming = z.output<typeof organisationRenaming>
export type OrganisationMove = z.output<typeof organisationMove>
export type OrganisationChoice = z.output<typeof organisationChoice>

/** The languages that are offered for a report's text: those of the United Nations. */
export const REPORT_LANGUAGES = ['ar', 'en', 'es', 'fr', 'ru', 'zh'] as const

const compilationFields = compilationSettings.shape

// What is not sent stays as it is: a default would take it back.
const compilationChanges = z.object({
  date: compilationFields.date.unwrap().optional(),
  order: compilationFields.order.unwrap().optional(),
  sections: compilationFields.sections.unwrap().optional(),
  isNumbered: compilationFields.isNumbered.unwrap().optional(),
  abbreviations: compilationFields.abbreviations.unwrap().optional(),
  notListed: compilationFields.notListed.unwrap().optional(),
  annexes: compilationFields.annexes.unwrap().optional(),
})

/**
 * A change of how a report is put together: `changes` holds the settings that this person changed, `before` what they saw in
 * them, so that nobody overwrites what somebody else has changed in the meantime.
 */
export const compilationChange = z.object({
  reportId: id,
  changes: compilationChanges,
  before: z.record(z.string(), z.unknown()),
})
export type CompilationChange = z.output<typeof compilationChange>
/** As a form sends it, before it is checked. */
export type CompilationChangeInput = z.input<typeof compilationChange>

/** How a report is put together, as its page shows it. */
export interface CompilationPage {
  settings: CompilationSettings
  /** In the reply's order. */
  sections: CompilationSection[]
  /** The labels of the questions as they stand by article; empty where none names one. */
  byArticle: { articles: number[]; labels: string[] }[]
}

export interface CompilationSection {
  id: string
  title: string
  questions: number
  /** The articles that it, or its questions, name. */
  articles: number[]
}
