import type { Database } from '@/lib/db'

/** Everything that is written down as having been done; details never carry text of a draft. */
export type AuditAction =
  | 'account.created'
  | 'account.name-changed'
  | 'account.password-changed'
  | 'session.started'
  | 'session.ended'
  | 'intake.started'
  | 'report.created'
  | 'reply.corrected'
  | 'reply.revised'
  | 'committee-document.added'
  | 'committee-document.removed'
  | 'committee-item.linked'
  | 'committee-item.unlinked'
  | 'contradiction.dismissed'
  | 'contradiction.restored'
  | 'report.settings-changed'
  | 'template.attached'
  | 'template.removed'
  | 'report.exported'
  | 'export.file-removed'
  | 'review-copy.made'
  | 'review-copy.brought-back'
  | 'review-copy.taken'
  | 'review-copy.undone'
  | 'image.added'
  | 'member.invited'
  | 'member.joined'
  | 'member.role-changed'
  | 'member.organisation-changed'
  | 'member.removed'
  | 'member.left'
  | 'member.coordination-handed-over'
  | 'invitation.withdrawn'
  | 'draft.assigned'
  | 'draft.unassigned'
  | 'draft.replaced'
  | 'report.words-replaced'
  | 'report.words-put-back'
  | 'draft.locked'
  | 'draft.unlocked'
  | 'suggestions.accepted'
  | 'suggestions.rejected'
  | 'thread.started'
  | 'thread.resolved'
  | 'thread.reopened'
  | 'thread.deleted'
  | 'comment.added'
  | 'comment.edited'
  | 'comment.deleted'
  | 'version.named'
  | 'version.restored'
  | 'passage.restored'
  | 'report-version.named'
  | 'report-version.renamed'

/** Writes an audit event with the client of the transaction that does the thing, so that both happen or neither. */
export async function audit(
  tx: Database,
  event: {
    action: AuditAction
    actorId: string | null
    reportId?: string
    details?: Record<string, string | number | boolean | null>
  },
): Promise<void> {
  const { action, actorId, reportId, details = {} } = event
  await tx.auditEvent.create({ data: { action, actorId, reportId: reportId ?? null, details } })
}
