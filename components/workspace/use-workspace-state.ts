import { useTranslations } from 'next-intl'
import { useParams, useRouter, useSearchParams } from 'next/navigation'
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import type { DraftEditorHandle } from '@/components/editor/lazy-draft-editor'
import type { Abilities } from '@/lib/policy'
import type { Outline } from '@/lib/state-replies/schema'
import { rememberPlace } from './device'
import { useShortcuts } from './use-shortcuts'
import type { Side, Workspace } from './workspace-context'

/** The state behind `Workspace`: where it is, how to move, and the ways between its two sides. */
export function useWorkspaceState(reportId: string, outline: Outline, abilities: Abilities) {
  const canEdit = abilities['draft.edit']
  const t = useTranslations('workspace')
  const router = useRouter()
  const { place, questions, hrefOf } = usePlaceOf(reportId, outline)
  const [target, setTarget] = useState<Workspace['target']>(null)
  const [query, setQuery] = useState('')
  const [side, show] = useState<Side>(place.chapter ? 'draft' : 'reply')
  const [message, say] = useMessage()
  const editor = useRef<DraftEditorHandle>(null)

  const { version } = outline
  const latest = useRef({ place, hrefOf, canEdit, version })
  useEffect(() => {
    latest.current = { place, hrefOf, canEdit, version }
  })

  // Drawn first in the browser means: come to from another page. Hydrated means: loaded.
  const [isComeTo] = useState(useIsInBrowser())
  const hasStarted = useRef(isComeTo)
  const hasMoved = useCallback(() => hasStarted.current, [])

  const goTo = useCallback(
    (slug: string, anchor?: string) => {
      if (anchor) show('reply')
      setTarget((before) => (anchor ? { slug, anchor, at: (before?.at ?? 0) + 1 } : null))
      const { place: here, hrefOf: hrefFrom } = latest.current
      if (here.question?.slug !== slug) router.push(`${hrefFrom(slug)}${anchor ? `#p-${anchor}` : ''}`)
    },
    [router],
  )

  const quote = useCallback<Workspace['quote']>(
    (quotes) => {
      const isDone =
        quotes.length > 0 &&
        quotes.every((each) => editor.current?.insertQuote({ version: latest.current.version, ...each }))
      if (quotes.length === 0) say(t('quote.nothing'))
      else if (!latest.current.canEdit) say(t('quote.readOnly'))
      else say(isDone ? t('quote.done', { count: quotes.length }) : t('quote.notReady'))
      return isDone
    },
    [say, t],
  )

  const { chapter, question } = place
  const slug = chapter ? `chapters/${chapter.slug}` : question && `questions/${question.slug}`
  useEffect(() => {
    if (slug) rememberPlace(reportId, slug)
  }, [reportId, slug])

  const questionSlug = question?.slug
  useEffect(() => {
    setTarget((before) => (before?.slug === questionSlug ? before : null))
  }, [questionSlug])

  const chapterSlug = chapter?.slug
  useEffect(() => {
    if (chapterSlug && hasStarted.current) show('draft')
    hasStarted.current = true
  }, [chapterSlug])

  const step = (by: 1 | -1) => {
    const index = questions.findIndex((candidate) => candidate.slug === place.question?.slug)
    const next = index === -1 ? questions[0] : questions[index + by]
    if (next) goTo(next.slug)
    else say(t(by === 1 ? 'lastQuestion' : 'firstQuestion'))
  }
  useShortcuts({
    nextQuestion: () => step(1),
    previousQuestion: () => step(-1),
    home: () => router.push(`/reports/${reportId}`),
    draft: () => {
      show('draft')
      // A side that was hidden takes the focus once it is shown.
      requestAnimationFrame(() => editor.current?.focus())
    },
  })

  const workspace = useMemo<Workspace>(
    () => ({
      reportId,
      place,
      questions,
      hrefOf,
      goTo,
      target,
      query,
      setQuery,
      side,
      show,
      hasMoved,
      abilities,
      canEdit,
      quote,
      say,
    }),
    [reportId, place, questions, hrefOf, goTo, target, query, side, hasMoved, abilities, canEdit, quote, say],
  )
  return { workspace, editor, message }
}

const never = () => () => {}

/** False on the server and while its page is hydrated, true ever after. */
function useIsInBrowser(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
}

function usePlaceOf(reportId: string, outline: Outline) {
  const params = useParams<{ slug?: string; chapter?: string }>()
  const beside = useSearchParams().get('beside')
  const questions = useMemo(
    () => [...outline.sections.flatMap((section) => section.questions), ...outline.withdrawn],
    [outline],
  )
  const chapter = outline.chapters.find(({ slug }) => slug === params.chapter) ?? null
  // A segment of the address comes as it stands there, a parameter decoded.
  const question =
    questions.find(({ slug }) =>
      params.slug ? encodeURIComponent(slug) === params.slug : slug === beside,
    ) ?? null
  const place = useMemo(() => ({ chapter, question }), [chapter, question])
  const page = `/reports/${reportId}/${chapter ? `chapters/${chapter.slug}?beside=` : 'questions/'}`
  const hrefOf = useCallback((slug: string) => page + encodeURIComponent(slug), [page])
  return { place, questions, hrefOf }
}

function useMessage(): [string, (message: string) => void] {
  const [message, setMessage] = useState('')
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const say = useCallback((next: string) => {
    setMessage(next)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setMessage(''), 3000)
  }, [])
  useEffect(() => () => clearTimeout(timer.current), [])
  return [message, say]
}
