import type { Hub } from '@/components/editor/connection/hub'
import type { Outline } from '@/lib/state-replies/schema'
import { dropOldAssets, keepAssets, keepPages, readBuild } from './pages'
import type { Keeping } from './preference'

export interface KeptReport {
  hub: Pick<Hub, 'drafts'>
  userId: string
  reportId: string
  outline: Outline
  canEdit: boolean
  keeping: Keeping
}

/** Keeps a report on this device as far as it is not kept yet. Never rejects: what fails is tried at the next visit. */
export async function keepReport(report: KeptReport, signal: AbortSignal): Promise<void> {
  try {
    await navigator.serviceWorker.register('/service-worker.js', { scope: '/', updateViaCache: 'none' })
    const build = await readBuild()
    if (!build || signal.aborted) return
    const { hub, userId, reportId, outline, canEdit } = report
    const home = `/reports/${reportId}`
    const places = placesOf(outline)
    // The page that is open, which no worker saw being fetched.
    const open = places.find(({ path }) => location.pathname === home + path)
    const wanted = report.keeping === 'all' && !savesData() ? places : open ? [open] : []
    const paths = [
      ...(open ? [home + open.path] : []),
      home,
      '/reports',
      ...wanted.map(({ path }) => home + path),
    ]
    const day = new Date().toISOString().slice(0, 10)
    const state = `${build.build} ${outline.version} ${day}`
    // Scripts first: without them no page is of use.
    await keepAssets(build, signal)
    await keepPages({ userId, paths: [...new Set(paths)], state }, signal)
    await hub.drafts.keepOnDevice(
      wanted.map(({ draftId }) => draftId),
      canEdit,
      signal,
    )
    if (!signal.aborted) await dropOldAssets(build)
  } catch (error) {
    console.warn('this browser does not keep the report', error)
  }
}

function placesOf({ chapters, sections, withdrawn }: Outline): { path: string; draftId: string }[] {
  const questions = [...sections.flatMap((section) => section.questions), ...withdrawn]
  return [
    ...chapters.map(({ slug, draftId }) => ({ path: `/chapters/${slug}`, draftId })),
    ...questions.map(({ slug, draftId }) => ({ path: `/questions/${encodeURIComponent(slug)}`, draftId })),
  ]
}

function savesData(): boolean {
  return (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true
}
