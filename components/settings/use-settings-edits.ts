'use client'
import { useEffect, useState } from 'react'
import type { SettingsChangeInput } from '@/lib/reports/schema'
import { type Field, FIELDS, type Stored, toStored, toText } from './fields'

/**
 * What somebody has changed in the settings and not saved, on top of what the server last said. A change keeps what was
 * seen when it began, so that the page can say when somebody else has changed the same field since.
 */
export function useSettingsEdits(stored: Stored) {
  const [edits, setEdits] = useState<Partial<Record<Field, string>>>({})
  const [seen, setSeen] = useState<Partial<Stored>>({})
  const changed = FIELDS.filter(
    (field) => edits[field] !== undefined && toStored(field, edits[field]) !== stored[field],
  )

  const isDirty = changed.length > 0
  useEffect(() => {
    if (!isDirty) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [isDirty])

  return {
    changed,
    valueOf: (field: Field) => edits[field] ?? toText(stored[field]),
    set: (field: Field, text: string) => {
      setSeen((all) => (field in all ? all : { ...all, [field]: stored[field] }))
      setEdits((all) => ({ ...all, [field]: text }))
    },
    /** What to send: the changed fields, and what this page shows as stored in them. */
    change: (): Pick<SettingsChangeInput, 'changes' | 'before'> => ({
      changes: Object.fromEntries(changed.map((field) => [field, toStored(field, edits[field] ?? '')])),
      before: Object.fromEntries(changed.map((field) => [field, stored[field]])),
    }),
    reset: () => {
      setEdits({})
      setSeen({})
    },
    /** Whether somebody else has changed this field since it was edited here. */
    isStale: (field: Field) => field in seen && changed.includes(field) && seen[field] !== stored[field],
  }
}
