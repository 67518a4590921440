'use client'
import { CaseSensitive, Check, CornerLeftUp, Plus, Scissors, Tag, type LucideIcon } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { classes } from '@/components/ui/styles'
import type { OutlineBlock } from '@/lib/parsing/outline'
import { KINDS, REVIEW_KEYS } from './review-keys'
import type { Command } from './use-keys'

const TOOLS: readonly { command: Command; icon: LucideIcon }[] = [
  { command: 'merge', icon: CornerLeftUp },
  { command: 'split', icon: Scissors },
  { command: 'relabel', icon: Tag },
  { command: 'edit', icon: CaseSensitive },
  { command: 'insert', icon: Plus },
  { command: 'confirm', icon: Check },
]

const button =
  'inline-flex h-7 shrink-0 items-center gap-1 rounded-md px-1.5 text-xs whitespace-nowrap text-soft hover:bg-line/60 hover:text-ink ' +
  'aria-pressed:bg-accent aria-pressed:text-on-accent disabled:opacity-40 max-md:h-9 max-md:px-2.5'

/** What can be done to the chosen blocks; each button names its key. */
export function ActionBar(props: {
  chosen: readonly OutlineBlock[]
  canSplit: boolean
  run: (command: Command) => void
}) {
  const { chosen, canSplit, run } = props
  const t = useTranslations('review')
  const kinds = new Set(chosen.map(({ kind }) => kind))
  const isGuessed = chosen.some(({ guesses }) => guesses.length > 0)
  const isOff = (command: Command) => {
    if (command === 'split') return !canSplit
    if (command === 'confirm') return !isGuessed
    return command !== 'insert' && chosen.length === 0
  }
  const isAllDropped = kinds.size === 1 && kinds.has('dropped')
  return (
    <div
      role="toolbar"
      aria-label={t('tools.label')}
      className="flex shrink-0 gap-x-3 gap-y-1 overflow-x-auto border-line bg-sunken px-2 py-1.5 max-md:border-t md:flex-wrap md:border-b md:px-4"
    >
      <div role="group" aria-label={t('tools.kinds')} className="flex gap-0.5">
        {KINDS.map((kind) => {
          const name = kind === 'dropped' && isAllDropped ? t('tools.restore') : t(`tools.kind.${kind}`)
          return (
            <button
              key={kind}
              type="button"
              title={`${name} (${REVIEW_KEYS[kind]})`}
              aria-keyshortcuts={REVIEW_KEYS[kind]}
              aria-pressed={kinds.size === 1 && kinds.has(kind)}
              disabled={chosen.length === 0}
              onClick={() => run(kind)}
              className={button}
            >
              {name}
            </button>
          )
        })}
      </div>
      <div className="flex gap-0.5 max-md:border-s max-md:border-line max-md:ps-2">
        {TOOLS.map(({ command, icon: Icon }) => (
          <button
            key={command}
            type="button"
            title={`${t(`tools.${command}`)} (${REVIEW_KEYS[command]})`}
            aria-keyshortcuts={REVIEW_KEYS[command]}
            disabled={isOff(command)}
            onClick={() => run(command)}
            className={classes(button, '[&_svg]:size-3.5')}
          >
            <Icon aria-hidden />
            {t(`tools.short.${command}`)}
          </button>
        ))}
      </div>
    </div>
  )
}
