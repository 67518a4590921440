import type { World } from './world-behind-doors'

// What is answered to coordinator, author, reviewer, reader, stranger, ended session, nobody. A path is a redirect.
const EVERYBODY = '200 200 200 200 200 200 200'
const ANYBODY_SIGNED_IN = '200 200 200 200 200 /sign-in /sign-in'
const MEMBERS = '200 200 200 200 404 /sign-in /sign-in'
const COORDINATORS = '200 404 404 404 404 /sign-in /sign-in'
const NOT_READERS = '200 200 200 404 404 /sign-in /sign-in'
const NO_DOOR = '404 404 404 404 404 404 404'

/** Every page and route that is fetched, with its answers. */
// prettier-ignore
export const ADDRESSES: Record<string, string> = {
  'app/page.tsx /': '/reports /reports /reports /reports /reports /reports /reports',
  'app/reports/page.tsx /reports': ANYBODY_SIGNED_IN,
  'app/account/page.tsx /account': ANYBODY_SIGNED_IN,
  'app/notifications/page.tsx /notifications': ANYBODY_SIGNED_IN,
  'app/inspect/page.tsx /inspect': ANYBODY_SIGNED_IN,
  'app/notifications/unread/route.ts /notifications/unread': '200 200 200 200 200 401 401',
  'app/reports/[reportId]/(live)/page.tsx /reports/ID': MEMBERS,
  'app/reports/[reportId]/(live)/(workspace)/chapters/[chapter]/page.tsx /reports/ID/chapters/introduction': MEMBERS,
  'app/reports/[reportId]/(live)/(workspace)/questions/[slug]/page.tsx /reports/ID/questions/1-a': MEMBERS,
  'app/reports/[reportId]/members/page.tsx /reports/ID/members': MEMBERS,
  'app/reports/[reportId]/settings/page.tsx /reports/ID/settings': '200 404 404 404 404 /sign-in /sign-in',
  'app/reports/[reportId]/settings/compilation/page.tsx /reports/ID/settings/compilation': '200 404 404 404 404 /sign-in /sign-in',
  'app/reports/new/page.tsx /reports/new': ANYBODY_SIGNED_IN,
  'app/intakes/[intakeId]/page.tsx /intakes/INTAKE': COORDINATORS,
  'app/reports/[reportId]/reply/correct/page.tsx /reports/ID/reply/correct': COORDINATORS,
  'app/reports/[reportId]/reply/versions/page.tsx /reports/ID/reply/versions': MEMBERS,
  'app/reports/[reportId]/reply/changes/page.tsx /reports/ID/reply/changes?from=1&to=1': MEMBERS,
  'app/reports/[reportId]/issues/page.tsx /reports/ID/issues': MEMBERS,
  'app/reports/[reportId]/(live)/claims/page.tsx /reports/ID/claims': MEMBERS,
  'app/reports/[reportId]/(live)/find/page.tsx /reports/ID/find?q=x': MEMBERS,
  'app/reports/[reportId]/(live)/contradictions/page.tsx /reports/ID/contradictions': MEMBERS,
  'app/reports/[reportId]/(live)/history/page.tsx /reports/ID/history': NOT_READERS,
  'app/reports/[reportId]/(live)/history/[draftId]/page.tsx /reports/ID/history/DRAFT': NOT_READERS,
  'app/reports/[reportId]/(live)/activity/page.tsx /reports/ID/activity': NOT_READERS,
  'app/reports/[reportId]/changes/route.ts /reports/ID/changes?from=0&draft=DRAFT': '200 200 200 403 404 401 401',
  'app/reports/[reportId]/unseen/route.ts /reports/ID/unseen': '200 200 200 403 404 401 401',
  'app/sign-in/page.tsx /sign-in': '/ / / / / 200 200',
  'app/offline/page.tsx /offline': EVERYBODY,
  'app/welcome/[token]/page.tsx /welcome/unknown': EVERYBODY,
  'app/links/[token]/page.tsx /links/unknown': EVERYBODY,
  'app/invitations/[token]/page.tsx /invitations/unknown': EVERYBODY,
  'app/reports/[reportId]/reply/route.ts /reports/ID/reply': '200 200 200 200 404 401 401',
  'app/reports/[reportId]/locks/route.ts /reports/ID/locks': '200 200 200 200 404 401 401',
  'app/reports/[reportId]/references/route.ts /reports/ID/references': '200 200 200 200 404 401 401',
  'app/reports/[reportId]/assignments/route.ts /reports/ID/assignments': '200 200 200 200 404 401 401',
  'app/reports/[reportId]/threads/route.ts /reports/ID/threads': '200 200 200 404 404 401 401',
  'app/reports/[reportId]/threads/counts/route.ts /reports/ID/threads/counts': '200 200 200 404 404 401 401',
  'app/reports/[reportId]/threads/[threadId]/page.tsx /reports/ID/threads/THREAD': `${'/reports/ID/questions/1-a '.repeat(3)}404 404 /sign-in /sign-in`,
  'app/reports/[reportId]/claims/ledger/route.ts /reports/ID/claims/ledger': '200 200 200 200 404 401 401',
  'app/reports/[reportId]/claims/csv/route.ts /reports/ID/claims/csv': '200 200 200 200 404 401 401',
  'app/reports/[reportId]/files/[fileId]/route.ts /reports/ID/files/FILE': '200 200 200 200 404 401 401',
  'app/api/reports/[reportId]/images/[imageId]/route.ts /api/reports/ID/images/IMAGE': '200 200 200 200 404 401 401',
  'app/api/reports/[reportId]/template/logo/route.ts /api/reports/ID/template/logo': '404 403 403 403 404 401 401',
  'app/api/intakes/[intakeId]/route.ts /api/intakes/INTAKE': '200 404 404 404 404 401 401',
  'app/api/intakes/[intakeId]/content/route.ts /api/intakes/INTAKE/content': '200 404 404 404 404 401 401',
  'app/reports/[reportId]/exports/route.ts /reports/ID/exports': '200 200 200 403 404 401 401',
  'app/reports/[reportId]/exports/[format]/route.ts /reports/ID/exports/html?variant=public': '200 200 200 403 404 401 401',
  'app/reports/[reportId]/export/[exportId]/route.ts /reports/ID/export/EXPORT': '200 200 200 403 404 401 401',
  'app/reports/[reportId]/(live)/export/page.tsx /reports/ID/export': NOT_READERS,
  'app/reports/[reportId]/(live)/preview/page.tsx /reports/ID/preview': NOT_READERS,
  'app/reports/[reportId]/(live)/review/page.tsx /reports/ID/review': NOT_READERS,
  'app/reports/[reportId]/review/authors/route.ts /reports/ID/review/authors': '200 200 200 403 404 401 401',
  'app/reports/[reportId]/preview/state/route.ts /reports/ID/preview/state': '200 200 200 403 404 401 401',
  'app/reports/[reportId]/preview/pages/[hash]/route.ts /reports/ID/preview/pages/none': '404 404 404 403 404 401 401',
  'app/api/auth/[...nextauth]/route.ts /api/auth/csrf': EVERYBODY,
  'app/api/auth/[...nextauth]/route.ts /api/auth/signin': NO_DOOR,
  'app/api/auth/[...nextauth]/route.ts /api/auth/providers': NO_DOOR,
  'app/api/auth/[...nextauth]/route.ts /api/auth/callback/link': NO_DOOR,
  'app/api/auth/[...nextauth]/route.ts /api/auth/signout': NO_DOOR,
}

/** What is sent to other routes than by a form, with its answers by status. */
// prettier-ignore
export const SENDINGS: Record<string, [answers: string, method: string, address: string, body: (world: World) => string | object]> = {
  'app/api/intakes/route.ts': ['201 403 403 403 404 401 401', 'POST', '/api/intakes?kind=state_reply&name=x.txt&reportId=ID', () => 'Text.'],
  'app/api/inspections/route.ts': ['422 422 422 422 422 401 401', 'POST', '/api/inspections?name=x.docx', () => 'No document.'],
  'app/api/reports/[reportId]/images/route.ts': ['422 422 403 403 404 401 401', 'POST', '/api/reports/ID/images', () => 'No picture.'],
  'app/api/reports/[reportId]/template/route.ts': ['422 403 403 403 404 401 401', 'POST', '/api/reports/ID/template?name=x.docx', () => 'No template.'],
  'app/reports/[reportId]/review/file/route.ts': ['422 422 422 403 404 401 401', 'POST', '/reports/ID/review/file?name=x.docx', () => 'No document.'],
  'app/reports/[reportId]/looks/route.ts': ['204 204 204 403 404 401 401', 'POST', '/reports/ID/looks', ({ draftId }) => ({ draftId })],
  'app/reports/[reportId]/rescued/route.ts': ['404 404 404 404 404 401 401', 'POST', '/reports/ID/rescued', ({ draftId }) => ({ id: draftId })],
  'app/api/intakes/[intakeId]/outline/route.ts': ['200 404 404 404 404 401 401', 'PUT', '/api/intakes/INTAKE/outline', ({ outline }) => ({ revision: 0, outline })],
  'app/api/reports/[reportId]/reply/outline/route.ts': ['200 403 403 403 404 401 401', 'PUT', '/api/reports/ID/reply/outline', ({ outline }) => ({ version: 1, outline })],
}
