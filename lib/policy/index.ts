/**
 * Who may do what. Pure: no clock, no database. The only place that knows a right; every door (page, action, route,
 * socket, export, command line) asks `can`, and the table tests beside this file try each of them.
 */

export const ROLES = ['coordinator', 'author', 'reviewer', 'reader'] as const
export type Role = (typeof ROLES)[number]

/** Each action on a report, with the roles that may do it. The permission table of lib/README.md is made from this. */
export const PERMISSIONS = {
  'report.view': ['coordinator', 'author', 'reviewer', 'reader'],
  'report.settings': ['coordinator'],
  'report.leave': ['coordinator', 'author', 'reviewer', 'reader'],
  'report.export': ['coordinator', 'author', 'reviewer'],
  /** Cancel what others have asked for, and remove its files. */
  'exports.manage': ['coordinator'],
  'reply.import': ['coordinator'],
  'reply.correct': ['coordinator'],
  'reply.seeChanges': ['coordinator', 'author'],
  'documents.manage': ['coordinator'],
  'contradictions.judge': ['coordinator', 'author', 'reviewer'],
  'draft.view': ['coordinator', 'author', 'reviewer', 'reader'],
  'draft.edit': ['coordinator', 'author'],
  /** Change a draft by suggestions alone; the server takes nothing else from who may not edit. */
  'draft.suggest': ['coordinator', 'author', 'reviewer'],
  'draft.lock': ['coordinator'],
  'draft.assign': ['coordinator', 'author'],
  'threads.view': ['coordinator', 'author', 'reviewer'],
  /** Begin threads, answer, resolve and reopen; edit and delete what is one's own. */
  'threads.write': ['coordinator', 'author', 'reviewer'],
  /** Delete what others wrote. */
  'threads.moderate': ['coordinator'],
  'versions.view': ['coordinator', 'author', 'reviewer'],
  'versions.name': ['coordinator', 'author'],
  'versions.restore': ['coordinator', 'author'],
  'activity.view': ['coordinator', 'author', 'reviewer'],
  'members.view': ['coordinator', 'author', 'reviewer', 'reader'],
  'members.manage': ['coordinator'],
} as const satisfies Record<string, readonly Role[]>

export type Action = keyof typeof PERMISSIONS

/** Somebody asking: signed in, with their role in the report in question (null for a stranger to it); or nobody. */
export interface Actor {
  userId: string
  role: Role | null
}

/** Whether `actor` may do `action` in the report in which it has its role. Signed-out people and strangers may nothing. */
export function can(actor: Actor | null, action: Action): boolean {
  if (!actor?.role) return false
  return (PERMISSIONS[action] as readonly Role[]).includes(actor.role)
}

/** Whether `actor` may begin a report of their own: whoever has an account, which only an administrator or a coordinator gives. */
export function canStartReport(actor: Pick<Actor, 'userId'> | null): boolean {
  return actor !== null
}

export type Abilities = Record<Action, boolean>

/** All answers of `can` at once: what a screen receives instead of a role. */
export function abilitiesOf(actor: Actor | null): Abilities {
  return Object.fromEntries(
    (Object.keys(PERMISSIONS) as Action[]).map((action) => [action, can(actor, action)]),
  ) as Abilities
}

/** The filter that keeps a list of reports to those which this person may see; for `where` of a query on reports. */
export function visibleReports(userId: string): { memberships: { some: { userId: string } } } {
  return { memberships: { some: { userId } } }
}
