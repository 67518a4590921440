import { attachTemplate } from '@/lib/designs/attach-template'
import { choosePaper } from '@/lib/designs/choose-paper'
import { designOf, openLogo } from '@/lib/designs/queries'
import { removeTemplate } from '@/lib/designs/remove-template'
import { cancelExport } from '@/lib/exports/cancel-export'
import { exportsOf, openExportFile, openExports } from '@/lib/exports/queries'
import { removeExport } from '@/lib/exports/remove-export'
import { exportOptions } from '@/lib/exports/schema'
import { startExport } from '@/lib/exports/start-export'
import { previewAfter, previewPage } from '@/lib/previews/queries'
import { choicesIn } from '@/lib/previews/schema'
import { bringBack } from '@/lib/review-copies/bring-back'
import { discardImport } from '@/lib/review-copies/discard-import'
import { dismissConflict } from '@/lib/review-copies/dismiss-conflict'
import { outsideAuthors, reviewPage } from '@/lib/review-copies/queries'
import { settleProposals } from '@/lib/review-copies/settle-proposals'
import { takeImport } from '@/lib/review-copies/take-import'
import { undoImport } from '@/lib/review-copies/undo-import'
import { downloadFile } from '@/lib/reports/download-file'

/** What these doors may be about. */
interface World {
  reportId: string
  draftId: string
  fileId: string
  exportId: string
}

/**
 * The doors to files that a report gives and takes: exports, previews, review copies, designs, files as they came. For
 * doors.db.test.ts, which opens them with all others.
 */
// prettier-ignore
export const DOORS_OF_FILES: Record<string, [answers: string, open: (userId: string, world: World) => Promise<unknown>]> = {
  //                     coordinator author    reviewer  reader    stranger
  startExport:          ['ok         ok        ok        forbidden not_found', (me, { reportId }) => startExport(me, { reportId, format: 'html', variant: 'public', options: exportOptions.parse({}) })],
  startReviewCopy:      ['ok         ok        ok        forbidden not_found', (me, { reportId }) => startExport(me, { reportId, format: 'review', variant: 'public' })],
  reviewPage:           ['ok         ok        ok        forbidden not_found', (me, { reportId }) => reviewPage(me, reportId)],
  outsideAuthors:       ['ok         ok        ok        forbidden not_found', (me, { reportId }) => outsideAuthors(me, reportId)],
  // Whoever may gets as far as the file, which is empty.
  bringBack:            ['invalid_input invalid_input invalid_input forbidden not_found', (me, { reportId }) => bringBack(me, { reportId, name: 'x' }, { bytes: new Uint8Array() })],
  // What somebody else brought is not there.
  takeImport:           ['not_found  not_found not_found not_found not_found', (me, { draftId }) => takeImport(me, { importId: draftId })],
  undoImport:           ['not_found  not_found not_found not_found not_found', (me, { draftId }) => undoImport(me, { importId: draftId })],
  discardImport:        ['not_found  not_found not_found not_found not_found', (me, { draftId }) => discardImport(me, { importId: draftId })],
  settleProposals:      ['not_found  not_found not_found not_found not_found', (me, { draftId }) => settleProposals(me, { proposalIds: [draftId], isFollowed: true })],
  dismissConflict:      ['not_found  not_found not_found not_found not_found', (me, { draftId }) => dismissConflict(me, { conflictId: draftId })],
  exportsOf:            ['ok         ok        ok        forbidden not_found', (me, { reportId }) => exportsOf(me, reportId)],
  openExports:          ['ok         ok        ok        forbidden not_found', (me, { reportId }) => openExports(me, reportId)],
  openExportFile:       ['ok         ok        ok        forbidden not_found', (me, world) => openExportFile(me, world)],
  // One that has ended; who may not even try learns nothing of that.
  cancelExport:         ['conflict   forbidden forbidden forbidden not_found', (me, world) => cancelExport(me, world)],
  removeExport:         ['ok         forbidden forbidden forbidden not_found', (me, world) => removeExport(me, world)],
  previewAfter:         ['ok         ok        ok        forbidden not_found', (me, { reportId }) => previewAfter({ userId: me, reportId, choices: choicesIn(new URLSearchParams()) }, null, AbortSignal.abort(), 0)],
  previewPage:          ['not_found  not_found not_found forbidden not_found', (me, { reportId }) => previewPage({ userId: me, reportId, choices: choicesIn(new URLSearchParams()) }, 'none')],
  designOf:             ['ok         forbidden forbidden forbidden not_found', (me, { reportId }) => designOf(me, reportId)],
  openLogo:             ['not_found  forbidden forbidden forbidden not_found', (me, { reportId }) => openLogo(me, { reportId })],
  choosePaper:          ['ok         forbidden forbidden forbidden not_found', (me, { reportId }) => choosePaper(me, { reportId, paper: 'letter' })],
  removeTemplate:       ['ok         forbidden forbidden forbidden not_found', (me, { reportId }) => removeTemplate(me, { reportId })],
  attachTemplate:       ['unsupported forbidden forbidden forbidden not_found', (me, { reportId }) => attachTemplate(me, { reportId }, { name: 'x.docx', bytes: new Uint8Array(9) })],
  downloadFile:         ['ok         ok        ok        ok        not_found', (me, { reportId, fileId }) => downloadFile(me, { reportId, fileId })],
}
