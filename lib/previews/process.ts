import { isAppError } from '@/lib/errors'
import { compile } from '@/lib/export/compile'
import type { ReportContent, StoredReport, Variant } from '@/lib/export/content'
import { paperOf } from '@/lib/export/design'
import { refuseTelling } from '@/lib/export/left-out'
import { partsOf } from '@/lib/export/formats/pdf/marks'
import { Typesetter } from '@/lib/export/preview/typesetter'
import { openTexts } from '@/lib/export/render-report'
import type { ReportTree } from '@/lib/export/tree'
import { exportWording } from '@/lib/export/wording'
import type { DocumentNode } from '@/lib/richtext/document'
import type { Preview, PreviewChoices, PreviewFault } from './schema'

/** What the process of a preview is asked. */
export type PreviewQuestion =
  /** To set the report as it is now. */
  | { set: SetQuestion }
  /** For a page of it. */
  | { draw: string }

/** The report with the text of its `fresh` drafts, and with the pictures that were not given before. */
interface SetQuestion {
  stored: StoredReport
  fresh: string[]
  choices: PreviewChoices
}

/** What it answers to `set`: no pages where the report cannot be set. */
export type SetAnswer = Pick<Preview, 'regions' | 'fault'> & { pages: Preview['pages'] | null }

/** What it answers to `draw`: JSON of `DrawnPage`; null for a page that is of neither of the last two settings. */
export type DrawAnswer = string | null

const typesetter = new Typesetter()
const texts = new Map<string, DocumentNode>()
let images: NonNullable<ReportContent['images']> = {}

/** Runs in the process of one preview, which remembers texts, pictures and what Typst made of them. */
export default async function answer(question: PreviewQuestion): Promise<SetAnswer | DrawAnswer> {
  if ('set' in question) return set(question.set)
  const page = typesetter.draw(question.draw)
  return page && JSON.stringify(page)
}

async function set({ stored, fresh, choices }: SetQuestion): Promise<SetAnswer> {
  const { variant, reading, paper } = choices
  const content = remembered(openTexts(stored, reading), new Set(fresh))
  const tree = compile(content, exportWording(), variant ? { variant } : {})
  try {
    const { refusal, ...report } = typesetter.set(tree, paper ?? paperOf(tree.design))
    return { ...report, fault: refusal ? faultIn(tree, refusal) : leftOutFault(content, variant) }
  } catch (error) {
    if (!isAppError(error)) throw error
    return { pages: null, regions: [], fault: faultIn(tree, error) }
  }
}

/** What the preview shows and no export would make. */
function leftOutFault(content: ReportContent, variant: Variant | null | undefined): PreviewFault | null {
  try {
    refuseTelling(content, exportWording(), variant ?? undefined)
    return null
  } catch (error) {
    if (!isAppError(error)) throw error
    const { reason, values } = error
    return { reason, values, draftId: String(values.draftId) }
  }
}

/** The report with the texts that came now, and otherwise with those that came before. */
function remembered(content: ReportContent, fresh: ReadonlySet<string>): ReportContent {
  const recall = <Draft extends { draftId?: string; text: DocumentNode }>(draft: Draft): Draft => {
    const { draftId } = draft
    if (!draftId) return draft
    if (fresh.has(draftId)) texts.set(draftId, draft.text)
    return { ...draft, text: texts.get(draftId) ?? draft.text }
  }
  images = { ...images, ...content.images }
  return {
    ...content,
    images,
    chapters: content.chapters.map(recall),
    sections: content.sections.map((section) => ({ ...section, questions: section.questions.map(recall) })),
  }
}

function faultIn(tree: ReportTree, { reason, values }: Omit<PreviewFault, 'draftId'>): PreviewFault {
  const part = partsOf(tree).find(({ title, source }) => source !== null && title === values.place)
  return { reason, values, draftId: part?.source?.draftId ?? null }
}
