'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { type ShownRefusal, useErrors } from './use-errors'

/** What a server action answers (lib/next/action.ts). */
export type Answer<Value> = { ok: true; value: Value } | ({ ok: false } & ShownRefusal)

/**
 * Runs server actions one at a time and shows what they refuse. After one that worked the page is read again, and
 * `done` is called with its value; a lost connection is a refusal like others.
 */
export function useAction() {
  const router = useRouter()
  const errors = useErrors()
  const [isPending, setPending] = useState(false)
  const run = async <Value>(call: () => Promise<Answer<Value>>, done?: (value: Value) => void) => {
    setPending(true)
    errors.clear()
    const answer = await call().catch((): Answer<Value> => ({ ok: false, reason: 'offline', fields: {} }))
    setPending(false)
    if (answer.ok) done?.(answer.value)
    else errors.show(answer)
    // Also after a refusal: it often means that the page shows what is no longer so.
    router.refresh()
    return answer.ok
  }
  return { run, isPending, errorOf: errors.of, general: errors.general, clear: errors.clear }
}
