import { expect, test } from 'vitest'
import type { CommentView, ThreadView } from '@/lib/threads/schema'
import { countByDraft, inOrder, isFound, neighbour, type Search } from './find-threads'

const AUTHOR = { id: 'author', name: 'Author' }
const REVIEWER = { id: 'reviewer', name: 'Reviewer' }

function comment(over: Partial<CommentView> = {}): CommentView {
  return {
    ...{ id: 'c', author: AUTHOR, text: 'Words', mentions: [], createdAt: '2026-01-01T00:00:00Z' },
    ...{ editedAt: null, isDeleted: false, isMine: false, canEdit: false, canDelete: false },
    writtenBy: null,
    ...over,
  }
}

function thread(
  id: string,
  over: Partial<ThreadView> & { slug?: string; position?: number } = {},
): ThreadView {
  const { slug = '1-a', position, ...rest } = over
  const draftId = `draft of ${slug}`
  return {
    id,
    place: 'selection',
    at: { kind: 'question', slug, label: slug, draftId },
    draftId,
    anchors: position === undefined ? [] : [{ draftId, position }],
    elsewhere: [],
    ...{ paragraph: null, replyVersion: null, suggestionId: null, quote: '', before: '', after: '' },
    ...{ isGone: false, createdAt: '2026-01-01T00:00:00Z', resolved: null, isUnread: false },
    comments: [comment()],
    abilities: { canReply: true, canResolve: true },
    ...rest,
  }
}

const search = (over: Partial<Search> = {}): Search => ({ show: 'open', person: null, slug: null, ...over })
const resolved = { at: '2026-01-02T00:00:00Z', by: REVIEWER }

test('open threads and resolved ones are told apart', () => {
  expect(isFound(thread('a'), search(), 'me')).toBe(true)
  expect(isFound(thread('a', { resolved }), search(), 'me')).toBe(false)
  expect(isFound(thread('a', { resolved }), search({ show: 'resolved' }), 'me')).toBe(true)
  expect(isFound(thread('a'), search({ show: 'resolved' }), 'me')).toBe(false)
})

test('mine are those in which I wrote, also as an answer; what I deleted does not count', () => {
  const answered = thread('a', { comments: [comment(), comment({ author: REVIEWER, isMine: true })] })
  expect(isFound(answered, search({ show: 'mine' }), 'reviewer')).toBe(true)
  expect(isFound(thread('a'), search({ show: 'mine' }), 'reviewer')).toBe(false)
  const deleted = thread('a', { comments: [comment({ isMine: true, isDeleted: true })] })
  expect(isFound(deleted, search({ show: 'mine' }), 'reviewer')).toBe(false)
  expect(isFound({ ...answered, resolved }, search({ show: 'mine' }), 'reviewer')).toBe(false)
})

test('mentions, what is unread, a person and a place narrow it down', () => {
  const named = thread('a', { comments: [comment({ mentions: [REVIEWER] })] })
  expect(isFound(named, search({ show: 'mentions' }), 'reviewer')).toBe(true)
  expect(isFound(named, search({ show: 'mentions' }), 'author')).toBe(false)
  expect(isFound(named, search({ show: 'unread' }), 'reviewer')).toBe(false)
  expect(isFound({ ...named, isUnread: true }, search({ show: 'unread' }), 'reviewer')).toBe(true)
  expect(isFound(named, search({ person: 'author' }), 'reviewer')).toBe(true)
  expect(isFound(named, search({ person: 'reviewer' }), 'reviewer')).toBe(false)
  expect(isFound(named, search({ slug: '1-a' }), 'reviewer')).toBe(true)
  expect(isFound(named, search({ slug: '1-b' }), 'reviewer')).toBe(false)
})

const places = new Map(['introduction', '1-a', '1-b', '2'].map((slug, index) => [slug, index]))
const ids = (threads: ThreadView[]) => threads.map(({ id }) => id).join(' ')

const all = [
  thread('second-word', { slug: '1-b', position: 2 }),
  thread('gone', { slug: '1-b', isGone: true }),
  thread('nowhere', { slug: 'withdrawn' }),
  thread('first-word', { slug: '1-b', position: 0 }),
  thread('whole', { slug: '1-b', place: 'draft' }),
  thread('tenth-paragraph', { slug: '1-b', place: 'paragraph', paragraph: '1-b.10' }),
  thread('ninth-paragraph', { slug: '1-b', place: 'paragraph', paragraph: '1-b.9' }),
  thread('chapter', { slug: 'introduction', position: 0 }),
]

test('threads come as one meets them in the report', () => {
  expect(ids(inOrder(all, places))).toBe(
    'chapter ninth-paragraph tenth-paragraph whole first-word second-word gone nowhere',
  )
})

test('the next one is after the open one, or in the place that is open or after it', () => {
  const ordered = inOrder(all, places)
  const go = (active: string | null, slug: string | null, by: 1 | -1) =>
    neighbour(ordered, { active, slug, places }, by)?.id
  expect(go('whole', '1-b', 1)).toBe('first-word')
  expect(go('whole', '1-b', -1)).toBe('tenth-paragraph')
  expect(go('nowhere', null, 1)).toBeUndefined()
  expect(go(null, '1-a', 1)).toBe('ninth-paragraph')
  expect(go(null, '1-a', -1)).toBe('chapter')
  expect(go(null, '1-b', 1)).toBe('ninth-paragraph')
  expect(go(null, null, 1)).toBe('chapter')
  expect(go(null, 'introduction', -1)).toBeUndefined()
})

test('drafts are counted with what is unread, without what is resolved', () => {
  const counts = countByDraft([
    thread('a'),
    thread('b', { isUnread: true }),
    thread('c', { resolved, isUnread: true }),
    thread('d', { slug: '2', resolved }),
  ])
  expect([...counts]).toEqual([['draft of 1-a', { open: 2, unread: 1 }]])
})
