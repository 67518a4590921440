import { compile } from '@/lib/export/compile'
import { type Format, FORMATS } from '@/lib/export/formats'
import { refuseTelling } from '@/lib/export/left-out'
import { openTexts } from '@/lib/export/render-report'
import { withDraft } from '@/lib/export/with-draft'
import { exportWording } from '@/lib/export/wording'
import { inspected } from './inspected'
import { isInspectedApart } from './inspecting'
import { openOrName } from './open-or-name'
import type { RenderedExport, ReportJob } from './render-apart'
import { shareAfter } from './schema'

/**
 * From what the database holds to a file's bytes, and what is in them, where that is for the same process to say. Takes
 * seconds for a long report: see `renderApart`.
 * @throws AppError of the compiler or format; its values name the draft in which the fault lies (`draftId`), if it is in one.
 */
export async function renderAndInspect(
  { stored, format, variant, options }: ReportJob,
  onProgress: (share: number) => void,
): Promise<RenderedExport> {
  const wording = exportWording()
  const content = openOrName(stored, (each) => openTexts(each, options.reading), wording.chapter)
  onProgress(shareAfter('reading'))
  refuseTelling(content, wording, variant)
  const tree = compile(content, wording, { variant })
  onProgress(shareAfter('compiling'))
  const bytes = await (FORMATS[format] as Format).render(tree, wording.t, options).catch((error: unknown) => {
    throw withDraft(error, tree)
  })
  onProgress(shareAfter('writing'))
  if (isInspectedApart(format)) return { bytes, inspection: null }
  const inspection = await inspected(bytes, format)
  onProgress(shareAfter('inspecting'))
  return { bytes, inspection }
}
