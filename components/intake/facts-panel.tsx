'use client'
import { ChevronDown } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ComboBox } from '@/components/ui/combo-box'
import { type Option, Select } from '@/components/ui/select'
import { classes } from '@/components/ui/styles'
import { TextField } from '@/components/ui/text-field'
import type { OutlineFacts } from '@/lib/parsing/outline'
import type { Facts } from './use-findings'

export interface FactChoices {
  committees: Option[]
  states: Option[]
  languages: Option[]
}

/** What the document says of itself as a whole; each field can be put right, and is then no longer read from the header. */
export function FactsPanel(props: {
  facts: Facts | null
  choices: FactChoices
  /** A list of issues has no date of receipt. */
  hasDate: boolean
  onSay: (facts: OutlineFacts) => void
}) {
  const { facts, choices, hasDate, onSay } = props
  const t = useTranslations('review.facts')
  const [isOpen, setOpen] = useState(false)
  const names = facts && [
    facts.committee,
    facts.session === null ? null : t('sessionShort', { session: facts.session }),
    choices.states.find(({ id }) => id === facts.state)?.label ?? facts.state,
    facts.symbol,
  ]
  return (
    <div className="shrink-0 border-b border-line">
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls="facts"
        onClick={() => setOpen(!isOpen)}
        className="flex w-full items-center gap-2 px-3 py-1.5 text-start text-sm -outline-offset-2 hover:bg-sunken sm:px-4"
      >
        <span className="shrink-0 font-medium">{t('title')}</span>
        <span className="min-w-0 flex-1 truncate text-soft">
          {names?.filter(Boolean).join(' · ') || t('nothing')}
        </span>
        <ChevronDown
          aria-hidden
          className={classes('size-4 shrink-0 text-soft transition-transform', isOpen && 'rotate-180')}
        />
      </button>
      {isOpen && facts && (
        <div
          id="facts"
          className="grid max-h-[50dvh] gap-3 overflow-y-auto px-3 pt-1 pb-4 sm:grid-cols-6 sm:px-4"
        >
          <Said
            label={t('documentTitle')}
            value={facts.title}
            className="sm:col-span-6"
            onSay={(title) => onSay({ title })}
          />
          <ComboBox
            label={t('committee')}
            options={choices.committees}
            value={facts.committee ?? ''}
            allowsCustomValue
            onChange={(committee) => onSay({ committee: committee || null })}
            className="sm:col-span-2"
          />
          <Said
            label={t('session')}
            value={facts.session === null ? '' : String(facts.session)}
            inputMode="numeric"
            className="sm:col-span-1"
            read={(typed) => (/^[1-9]\d{0,3}$/.test(typed) ? Number(typed) : typed === '' ? null : undefined)}
            onSay={(session) => onSay({ session })}
          />
          <ComboBox
            label={t('state')}
            options={choices.states}
            value={facts.state ?? ''}
            onChange={(state) => onSay({ state: state || null })}
            className="sm:col-span-3"
          />
          <Said
            label={t('symbol')}
            value={facts.symbol ?? ''}
            className="sm:col-span-2"
            onSay={(symbol) => onSay({ symbol: symbol || null })}
          />
          {hasDate && (
            <Said
              label={t('dateReceived')}
              type="date"
              value={facts.dateReceived ?? ''}
              className="sm:col-span-2"
              onSay={(date) => onSay({ dateReceived: date || null })}
            />
          )}
          <Select
            label={t('language')}
            options={choices.languages}
            value={choices.languages.some(({ id }) => id === facts.language) ? facts.language : null}
            placeholder={t('unknownLanguage')}
            onChange={(language) => onSay({ language })}
            className="sm:col-span-2"
          />
        </div>
      )}
    </div>
  )
}

/** A field that is taken over when it is left, so that one change is one step to undo. */
function Said<Value = string>(props: {
  label: string
  value: string
  type?: string
  inputMode?: 'numeric'
  className?: string
  /** What was typed, as a value; undefined for what it cannot be. */
  read?: (typed: string) => Value | undefined
  onSay: (value: Value) => void
}) {
  const { label, value, read, onSay, ...more } = props
  const [typed, setTyped] = useState(value)
  const [follows, setFollows] = useState(value)
  if (follows !== value) {
    setFollows(value)
    setTyped(value)
  }
  const said = read ? read(typed.trim()) : (typed.trim() as Value)
  return (
    <TextField
      {...more}
      label={label}
      value={typed}
      onChange={setTyped}
      isInvalid={said === undefined}
      onBlur={() => {
        if (said !== undefined && typed.trim() !== value) onSay(said)
      }}
    />
  )
}
