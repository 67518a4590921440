'use client'
import {
  CircleAlert,
  CircleCheck,
  CloudOff,
  Eye,
  HardDrive,
  LoaderCircle,
  type LucideIcon,
  TriangleAlert,
} from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { useAnnounced } from '@/components/ui/use-announced'
import type { SaveState } from './save-state'

type Tone = 'calm' | 'good' | 'warning' | 'danger'

/** The key of the sentence below `editor.save`, and how it looks. */
export function signOf(state: SaveState): { key: string; tone: Tone; icon: LucideIcon } {
  switch (state.kind) {
    case 'opening':
      return state.offline
        ? { key: 'openingOffline', tone: 'warning', icon: CloudOff }
        : { key: state.slow ? 'openingSlow' : 'opening', tone: 'calm', icon: LoaderCircle }
    case 'saved':
      return { key: 'saved', tone: 'good', icon: CircleCheck }
    case 'saving':
      return state.slow
        ? { key: 'slow', tone: 'warning', icon: LoaderCircle }
        : { key: 'saving', tone: 'calm', icon: LoaderCircle }
    case 'reading':
      return state.online
        ? { key: 'reading', tone: 'calm', icon: Eye }
        : { key: 'readingOffline', tone: 'warning', icon: CloudOff }
    case 'offline':
      return offlineSign(state)
    case 'refused':
      return { key: `refused.${state.reason}`, tone: 'danger', icon: CircleAlert }
  }
}

function offlineSign({ failing, unsent, device }: Extract<SaveState, { kind: 'offline' }>) {
  const where = failing ? 'failing' : 'offline'
  // What is typed next would be lost all the same.
  if (device === 'failed') {
    return {
      key: `${where}.${unsent ? 'notKept' : 'cannotKeep'}`,
      tone: 'danger',
      icon: TriangleAlert,
    } as const
  }
  if (!unsent) return { key: `${where}.nothing`, tone: 'warning', icon: CloudOff } as const
  return device === 'writing'
    ? ({ key: `${where}.keeping`, tone: 'warning', icon: HardDrive } as const)
    : ({ key: `${where}.kept`, tone: 'warning', icon: HardDrive } as const)
}

/** Where the text is safe, in a few words. */
export function SaveSign({ state }: { state: SaveState }) {
  const t = useTranslations('editor.save')
  const { key, tone, icon: Icon } = signOf(state)
  const isBusy = (state.kind === 'opening' && !state.offline) || state.kind === 'saving'
  const text = t(key, { unsent: 'unsent' in state && state.unsent ? 'yes' : 'no' })
  return (
    <>
      <span className="editor-save" data-save={state.kind} data-tone={tone} title={text}>
        <Icon aria-hidden className={isBusy ? 'is-turning' : undefined} />
        <span className="truncate">{text}</span>
      </span>
      <SaveAnnouncer state={state} text={text} />
    </>
  )
}

/** Says to screen readers what changes for the person: not each save, but trouble, and the end of it. */
function SaveAnnouncer({ state, text }: { state: SaveState; text: string }) {
  const [said, setSaid] = useState('')
  const inTrouble = useRef(false)
  const isTrouble =
    (state.kind === 'opening' && state.offline) ||
    state.kind === 'offline' ||
    state.kind === 'refused' ||
    (state.kind === 'saving' && state.slow)
  const isCalm = state.kind === 'saved' || (state.kind === 'reading' && state.online)
  useEffect(() => {
    if (isTrouble || (isCalm && inTrouble.current)) setSaid(text)
    if (isTrouble) inTrouble.current = true
    else if (isCalm) inTrouble.current = false
  }, [isTrouble, isCalm, text])
  useAnnounced(said)
  return null
}
