'use client'
import { type FormEvent, useState } from 'react'
import { formFields } from '@/components/ui/form-fields'
import { useErrors } from '@/components/ui/use-errors'
import { enter } from './auth-client'

/**
 * The behaviour of every form that signs in: sends its fields with `extra` ones, shows what was refused, and goes to
 * `target` with a full load, because everything on the page changes with the person.
 */
export function useEntering(way: 'password' | 'link', target: string, extra: Record<string, string> = {}) {
  const errors = useErrors()
  const [isPending, setPending] = useState(false)
  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const fields = formFields(event.currentTarget)
    setPending(true)
    const answer = await enter(way, { ...fields, ...extra })
    if (answer.ok) return location.assign(target)
    setPending(false)
    errors.show(answer)
  }
  return { onSubmit, isPending, errorOf: errors.of, general: errors.general }
}
