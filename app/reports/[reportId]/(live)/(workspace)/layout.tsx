import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { assign, unassign } from '@/app/reports/[reportId]/assignments/actions'
import { dismiss, restore } from '@/app/reports/[reportId]/claims/actions'
import { lock, unlock } from '@/app/reports/[reportId]/locks/actions'
import { anchor } from '@/app/reports/[reportId]/references/actions'
import { answer, edit, read, remove, reopen, resolve, start } from '@/app/reports/[reportId]/threads/actions'
import { AssignmentsProvider } from '@/components/assignments/assignments-provider'
import { ClaimsProvider } from '@/components/claims/claims-provider'
import { ReferencesProvider } from '@/components/editor/nodes/cross-reference/references-provider'
import { LocksProvider } from '@/components/locks/locks-provider'
import { ReviewProvider } from '@/components/review/review-context'
import { SeenProvider } from '@/components/history/seen-provider'
import { OUTLINE_COOKIE, SPLIT_COOKIE, splitOf } from '@/components/workspace/device'
import { Workspace } from '@/components/workspace/workspace'
import { locksOf } from '@/lib/drafts/queries'
import { authorizePage, orNotFound } from '@/lib/next/page'
import { reportHead } from '@/lib/reports/queries'
import { outlineOf } from '@/lib/state-replies/queries'

interface WorkspaceLayoutProps {
  params: Promise<{ reportId: string }>
  children: ReactNode
}

/** The workspace around every question and chapter: drawn once, and kept while a person moves about in it. */
export default async function WorkspaceLayout({ params, children }: WorkspaceLayoutProps) {
  const { reportId } = await params
  const { session, abilities } = await authorizePage(reportId, 'report.view')
  const [jar, report, outline, locks] = await Promise.all([
    cookies(),
    orNotFound(reportHead(session.userId, reportId)),
    orNotFound(outlineOf(session.userId, reportId)),
    orNotFound(locksOf(session.userId, reportId)),
  ])
  return (
    <ClaimsProvider
      reportId={reportId}
      canEdit={abilities['draft.edit']}
      canJudge={abilities['contradictions.judge']}
      actions={{ dismiss, restore }}
    >
      <ReviewProvider
        actions={abilities['threads.view'] ? { start, answer, edit, remove, resolve, reopen, read } : null}
      >
        <AssignmentsProvider actions={{ assign, unassign }}>
          <LocksProvider locks={locks} actions={{ lock, unlock }}>
            <ReferencesProvider anchor={anchor}>
              <SeenProvider isOn={abilities['versions.view']}>
                <Workspace
                  report={report}
                  outline={outline}
                  abilities={abilities}
                  split={splitOf(jar.get(SPLIT_COOKIE)?.value)}
                  isOutlineOpen={jar.get(OUTLINE_COOKIE)?.value !== 'closed'}
                >
                  {children}
                </Workspace>
              </SeenProvider>
            </ReferencesProvider>
          </LocksProvider>
        </AssignmentsProvider>
      </ReviewProvider>
    </ClaimsProvider>
  )
}
