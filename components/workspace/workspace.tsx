'use client'
import { type ReactNode, useRef, useState } from 'react'
import { Outline } from '@/components/reply/outline'
import { ReplyBar } from '@/components/reply/reply-bar'
import { QuoteOnArrival } from '@/components/claims/quote-on-arrival'
import { KeepOffline } from '@/components/offline/keep-offline'
import { PaperSide } from '@/components/preview/paper-side'
import { ParagraphPlaces } from '@/components/review/paragraph-places'
import { ReviewInWorkspace } from '@/components/review/review-in-workspace'
import { classes } from '@/components/ui/styles'
import type { Abilities } from '@/lib/policy'
import type { Outline as OutlineData } from '@/lib/state-replies/schema'
import { Divider } from './divider'
import { DraftPane } from './draft-pane'
import { FollowBar } from './follow-bar'
import { OldPageBar } from './old-page-bar'
import { SideTabs } from './side-tabs'
import { TopBar } from './top-bar'
import { useOutlinePanel } from './use-outline-panel'
import { useWorkspaceState } from './use-workspace-state'
import { WorkspaceContext } from './workspace-context'

export interface WorkspaceProps {
  report: { id: string; title: string; language: string; wordLimit: number | null }
  outline: OutlineData
  abilities: Abilities
  /** How this browser's person left the workspace: see `device.ts`. */
  split: number
  isOutlineOpen: boolean
  /** The State's text of the page that is open. */
  children: ReactNode
}

/**
 * The State's reply beside the draft. Stays while a person moves from question to question: outline, search, divider
 * and connection are kept, and only `children` and the draft change.
 */
export function Workspace(props: WorkspaceProps) {
  const { report, outline, abilities, children } = props
  const { workspace, editor, message } = useWorkspaceState(report.id, outline, abilities)
  const [split, setSplit] = useState(props.split)
  const sides = useRef<HTMLDivElement>(null)
  const panel = useOutlinePanel(props.isOutlineOpen, workspace)

  return (
    <WorkspaceContext value={workspace}>
      <ParagraphPlaces value={outline.paragraphs}>
        <div className="flex h-dvh flex-col overflow-clip bg-paper">
          <TopBar report={report} />
          <OldPageBar />
          <FollowBar outline={outline} />
          <QuoteOnArrival />
          <KeepOffline
            reportId={report.id}
            outline={outline}
            canEdit={abilities['draft.edit'] || abilities['draft.suggest']}
          />
          <div className="relative flex min-h-0 flex-1">
            <Outline outline={outline} panel={panel} />
            <main className="flex min-w-0 flex-1 flex-col">
              <SideTabs />
              <div ref={sides} className={classes('flex min-h-0 flex-1', `split-${split}`)}>
                <section
                  id="reply-side"
                  aria-labelledby="reply-tab"
                  className={classes(
                    'min-w-0 flex-[var(--split)_1_0%] flex-col md:flex',
                    workspace.side === 'reply' ? 'flex' : 'hidden',
                  )}
                >
                  <PaperSide outline={outline}>
                    <ReplyBar panel={panel} />
                    {children}
                  </PaperSide>
                </section>
                <Divider split={split} onChange={setSplit} container={sides} controls="reply-side" />
                <section
                  id="draft-side"
                  aria-labelledby="draft-tab"
                  className={classes(
                    'min-w-0 flex-[calc(100-var(--split))_1_0%] flex-col md:flex',
                    workspace.side === 'draft' ? 'flex' : 'hidden',
                  )}
                >
                  <DraftPane report={report} outline={outline} editor={editor} />
                </section>
              </div>
            </main>
            <ReviewInWorkspace outline={outline} />
          </div>
          <p
            role="status"
            className={classes(
              'fixed inset-x-0 bottom-6 z-40 mx-auto w-fit max-w-[90vw] rounded-md bg-ink px-3 py-1.5 text-sm text-paper shadow-lg',
              !message && 'sr-only',
            )}
          >
            {message}
          </p>
        </div>
      </ParagraphPlaces>
    </WorkspaceContext>
  )
}
