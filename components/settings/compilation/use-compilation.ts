'use client'
import { useRef, useState } from 'react'
import { type Answer, useAction } from '@/components/ui/use-action'
import type { CompilationSettings } from '@/lib/export/settings'
import type { CompilationChangeInput } from '@/lib/reports/schema'

export type SaveCompilation = (input: CompilationChangeInput) => Promise<Answer<CompilationSettings>>

/**
 * How a report is put together, and changing it: what is chosen shows at once and is saved one after the other. What is
 * refused shows as it was, with why.
 */
export function useCompilation(reportId: string, settings: CompilationSettings, save: SaveCompilation) {
  const { run, isPending, errorOf, general } = useAction()
  const [read, setRead] = useState(settings)
  const [known, setKnown] = useState(settings)
  const [wanted, setWanted] = useState<Partial<CompilationSettings>>({})
  // What others changed comes with the page.
  if (settings !== read) {
    setRead(settings)
    setKnown(settings)
  }
  const latest = useRef(settings)
  const last = useRef<Promise<unknown>>(Promise.resolve())

  const change = (changes: Partial<CompilationSettings>): Promise<boolean> => {
    setWanted((before) => ({ ...before, ...changes }))
    const mine = last.current.then(async () => {
      const before = Object.fromEntries(
        Object.keys(changes).map((name) => [name, latest.current[name as keyof CompilationSettings]]),
      )
      const isDone = await run(
        () => save({ reportId, changes, before }),
        (value) => {
          latest.current = value
          setKnown(value)
        },
      )
      setWanted({})
      return isDone
    })
    last.current = mine
    return mine
  }
  return { shown: { ...known, ...wanted }, change, isPending, errorOf, general }
}
