import { z } from 'zod'
import type { Finding, Inspection } from '@/lib/inspection'

/** The formats in the order in which they are offered; the same as `FORMATS` of lib/export, without its writers. */
export const EXPORT_FORMATS = ['docx', 'odt', 'pdf', 'html', 'markdown', 'json', 'zip'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/** A review copy: made and kept as they are, and asked for on a page of its own. */
export const REVIEW = 'review'

export const VARIANTS = ['public', 'confidential'] as const
export const READINGS = ['original', 'final'] as const
export const PDF_STANDARDS = ['ua-1', 'a-2a'] as const

/** What changes a file besides its format and for whom it is. */
export const exportOptions = z.object({
  /** Without what is only suggested, or as if all of that were accepted. */
  reading: z.enum(READINGS).default('original'),
  /** What a PDF keeps to: for readers, or for archives. Other formats do not heed it. */
  pdfStandard: z.enum(PDF_STANDARDS).default('ua-1'),
  /** Whether a review copy says who suggested and said what, and when. Other formats never do. */
  names: z.boolean().default(false),
  dates: z.boolean().default(false),
})
export type ExportOptions = z.output<typeof exportOptions>

export const startExportInput = z.object({
  reportId: z.string(),
  format: z.enum([...EXPORT_FORMATS, REVIEW]),
  variant: z.enum(VARIANTS),
  options: exportOptions.prefault({}),
})
export type StartExport = z.input<typeof startExportInput>

/** Which exports are meant: files of the report, or review copies. */
export const exportsAsked = z.object({ of: z.enum(['report', REVIEW]).default('report') })
export type ExportsAsked = z.output<typeof exportsAsked>['of']

export const exportInput = z.object({ reportId: z.string(), exportId: z.string() })
export type ExportReference = z.output<typeof exportInput>

/** Files that one person may have on their way in one report. */
export const MAX_UNFINISHED = 5

/** Files that one person may ask for within an hour in one report: their rows stay as long as it does. */
export const MAX_AN_HOUR = 100

/** Bytes of files that are kept of one report, in all formats together; the oldest go first. */
export const MAX_KEPT_BYTES = 2_000_000_000

/** How long a file is kept; the row with its hash stays. */
export const FILE_HOURS = 24

/** What an export is doing; see `stepOf`. */
export const STEPS = ['reading', 'compiling', 'writing', 'inspecting', 'storing'] as const

// Where each step ends, as a share of the whole: about what it takes of the time.
const ENDS = { reading: 0.1, compiling: 0.3, writing: 0.8, inspecting: 0.95 }

/** What is done of an export when this step has ended; 0 to 1. */
export const shareAfter = (step: keyof typeof ENDS): number => ENDS[step]

/** The step in which an export is that is this far. */
export function stepOf(share: number): (typeof STEPS)[number] {
  return STEPS.find((step) => step === 'storing' || share < ENDS[step]) ?? 'storing'
}

/** Why an export failed: a refusal, and the draft in which the fault lies. */
export interface ExportFailure {
  reason: string
  values: Record<string, string | number>
  /** Its address, below the report; null when the fault lies in none, or it is gone. */
  path: string | null
}

/** What was found in a file; of a review copy apart what it carries on purpose. */
export type ExportInspection = Inspection & { carried?: Finding[] }

/** An export as the page of exports shows it. */
export interface ListedExport {
  id: string
  format: string
  variant: (typeof VARIANTS)[number]
  options: ExportOptions
  state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled'
  share: number
  /** Who asked; null for the administrator, and for who has no account any more. */
  by: string | null
  /** Whether this person may cancel it, or remove what is left of it. */
  canManage: boolean
  name: string | null
  size: number | null
  sha256: string | null
  inspection: ExportInspection | null
  failure: ExportFailure | null
  /** ISO 8601. */
  createdAt: string
  /** Until when the file can be had; null when it is gone. */
  fileUntil: string | null
}

/** What the page of exports begins with. */
export interface ExportChoice {
  format: ExportFormat
  /** Null while nobody has said it: then it is asked. */
  variant: (typeof VARIANTS)[number] | null
  reading: (typeof READINGS)[number]
  pdfStandard: (typeof PDF_STANDARDS)[number]
}

/** The choice that an address makes; for whom the file is follows the report where it says it, and is open otherwise. */
export function choiceIn(
  query: Record<string, string | string[] | undefined>,
  publicity: ExportChoice['variant'],
): ExportChoice {
  return z
    .object({
      format: z.enum(EXPORT_FORMATS).catch('docx'),
      variant: z.enum(VARIANTS).nullable().catch(publicity),
      reading: z.enum(READINGS).catch('original'),
      pdfStandard: z.enum(PDF_STANDARDS).catch('ua-1'),
    })
    .parse(query)
}
