'use client'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { ComboBox } from '@/components/ui/combo-box'
import { RadioGroup } from '@/components/ui/radio-group'
import { Section } from '@/components/ui/section'
import { type Option, Select } from '@/components/ui/select'
import { classes } from '@/components/ui/styles'
import { TextField } from '@/components/ui/text-field'
import { type Answer, useAction } from '@/components/ui/use-action'
import type { SettingsChangeInput } from '@/lib/reports/schema'
import { type Field, type Stored, toText } from './fields'
import { useSettingsEdits } from './use-settings-edits'

export interface SettingsFormProps {
  reportId: string
  stored: Stored
  committees: (Option & { limit: string; footnotes: 'counted' | 'apart' | 'unsaid' })[]
  states: Option[]
  languages: Option[]
  save: (input: SettingsChangeInput) => Promise<Answer<void>>
}

const AS_COMMITTEE = 'committee'

/** The settings of a report. Only changed fields are sent, so that two people can work here at once. */
export function SettingsForm({ reportId, stored, committees, states, languages, save }: SettingsFormProps) {
  const t = useTranslations('settings')
  const { run, isPending, errorOf, general, clear } = useAction()
  const edits = useSettingsEdits(stored)
  const [isSaved, setSaved] = useState(false)
  const count = edits.changed.length

  const named = (field: Field, value: string) => {
    const options = field === 'state' ? states : field === 'language' ? languages : []
    if (field === 'footnotes') return t(`footnotes.${(value || AS_COMMITTEE) as 'counted' | 'apart'}`)
    if (field === 'publicity' && value) return t(`publicity.${value as 'public' | 'confidential'}`)
    return options.find(({ id }) => id === value)?.label ?? (value || t('empty'))
  }
  const field = (name: Field) => ({
    value: edits.valueOf(name),
    onChange: (text: string) => {
      setSaved(false)
      edits.set(name, text)
    },
    error: edits.isStale(name)
      ? `${errorOf(`changes.${name}`) ?? errorOf(name) ?? ''} ${t('nowIs', { value: named(name, toText(stored[name])) })}`.trim()
      : (errorOf(`changes.${name}`) ?? errorOf(name)),
  })
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    void run(
      () => save({ reportId, ...edits.change() }),
      () => {
        edits.reset()
        setSaved(true)
      },
    )
  }
  const footnotes = field('footnotes')
  const committee = edits.valueOf('committee')
  const profile = committees.find(({ id }) => id === committee)
  const limit = profile?.limit ?? t('noProfile', { committee })
  const rule = profile?.footnotes ?? 'unsaid'
  const isApart = (footnotes.value || rule) === 'apart'
  const limitHint = t('wordLimitHint', { footnotes: isApart ? 'apart' : 'counted' })

  return (
    <form method="post" onSubmit={onSubmit}>
      <Section id="about" title={t('about')}>
        <TextField label={t('titleField')} {...field('title')} />
        <div className="grid gap-4 sm:grid-cols-[1fr_7rem]">
          <ComboBox
            label={t('committee')}
            hint={t('committeeHint')}
            options={committees}
            allowsCustomValue
            {...field('committee')}
          />
          <TextField label={t('session')} inputMode="numeric" {...field('session')} />
        </div>
        <div className="grid gap-4 sm:grid-cols-2">
          <ComboBox label={t('state')} options={states} {...field('state')} />
          <Select label={t('language')} options={languages} {...field('language')} />
        </div>
        <TextField
          label={t('wordLimit')}
          inputMode="numeric"
          inputClassName="max-w-40"
          hint={committee ? `${limitHint} ${limit}` : limitHint}
          {...field('wordLimit')}
        />
        <Select
          label={t('footnotes.label')}
          hint={!footnotes.value && committee ? t('footnotes.rule', { rule, committee }) : undefined}
          options={[
            { id: AS_COMMITTEE, label: t('footnotes.committee') },
            { id: 'counted', label: t('footnotes.counted') },
            { id: 'apart', label: t('footnotes.apart') },
          ]}
          {...footnotes}
          value={footnotes.value || AS_COMMITTEE}
          onChange={(id) => footnotes.onChange(id === AS_COMMITTEE ? '' : id)}
        />
        <TextField label={t('contact')} hint={t('contactHint')} rows={3} {...field('contact')} />
      </Section>
      <Section id="publicity" title={t('publicity.title')} text={t('publicity.text')}>
        {stored.publicity === null && <Callout tone="warning">{t('publicity.undecided')}</Callout>}
        <RadioGroup
          label={t('publicity.title')}
          hideLabel
          options={(['public', 'confidential'] as const).map((id) => ({
            id,
            label: t(`publicity.${id}`),
            description: t(`publicity.${id}Hint`),
          }))}
          {...field('publicity')}
        />
      </Section>
      <div
        className={classes(
          'mt-6 flex flex-col gap-3 border-t border-line bg-paper py-4',
          count > 0 && 'foot sticky bottom-0 z-10',
        )}
      >
        {general && <Callout tone="error">{general}</Callout>}
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" variant="primary" isPending={isPending} isDisabled={count === 0}>
            {t('save')}
          </Button>
          {count > 0 && (
            <Button
              variant="quiet"
              onPress={() => {
                edits.reset()
                clear()
              }}
            >
              {t('discard')}
            </Button>
          )}
          <p role="status" className="text-sm text-soft">
            {count > 0 ? t('unsaved', { count }) : isSaved ? t('saved') : ''}
          </p>
        </div>
      </div>
    </form>
  )
}
