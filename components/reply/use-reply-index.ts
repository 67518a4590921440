import { useCallback, useEffect, useRef, useState } from 'react'
import { useReplyChanges } from '@/components/editor/collab-provider'
import type { ReplyText } from '@/lib/state-replies/schema'
import { indexReply, type ReplyIndex } from './find-in-reply'

type State = { kind: 'unasked' | 'loading' | 'failed' } | { kind: 'ready'; index: ReplyIndex }

/** The whole reply, fetched once when it is first asked for (`load`), and again after a failure. */
export function useReplyIndex(reportId: string): { state: State; load: () => void } {
  const [state, setState] = useState<State>({ kind: 'unasked' })
  const asked = useRef(false)
  const changes = useReplyChanges()
  useEffect(() => {
    if (changes === 0) return
    asked.current = false
    setState({ kind: 'unasked' })
  }, [changes])
  const load = useCallback(() => {
    if (asked.current) return
    asked.current = true
    setState({ kind: 'loading' })
    fetchReply(reportId).then(
      (reply) => setState({ kind: 'ready', index: indexReply(reply) }),
      () => {
        asked.current = false
        setState({ kind: 'failed' })
      },
    )
  }, [reportId])
  return { state, load }
}

async function fetchReply(reportId: string): Promise<ReplyText> {
  const response = await fetch(`/reports/${reportId}/reply`)
  if (!response.ok) throw new Error(`reply: ${response.status}`)
  return (await response.json()) as ReplyText
}
