'use client'
import { useTranslations } from 'next-intl'
import { type FormEvent, useId } from 'react'
import { Button } from '@/components/ui/button'
import { formFields } from '@/components/ui/form-fields'
import { TextField } from '@/components/ui/text-field'
import type { FoundAbbreviation } from '@/lib/export/abbreviations'
import { type Abbreviation, abbreviation, type CompilationSettings } from '@/lib/export/settings'

export interface AbbreviationListProps {
  settings: Pick<CompilationSettings, 'abbreviations' | 'notListed'>
  /** What the drafts use; null while it is looked for. */
  found: readonly FoundAbbreviation[] | null
  isPending: boolean
  change: (changes: Partial<CompilationSettings>) => Promise<boolean>
}

/** The list of abbreviations: what is in it, what was found and nobody has been asked about, and what is not to be in it. */
export function AbbreviationList({ settings, found, isPending, change }: AbbreviationListProps) {
  const t = useTranslations('settings.compilation.abbreviations')
  const { abbreviations, notListed } = settings
  const listed = new Map(abbreviations.map((each) => [each.short, each]))
  const asked = found?.filter(({ short }) => !listed.has(short) && !notListed.includes(short))
  const used = found && new Set(found.map(({ short }) => short))
  const put = (next: Abbreviation, before?: string) =>
    change({
      abbreviations: [...abbreviations.filter(({ short }) => short !== next.short && short !== before), next],
      ...(notListed.includes(next.short) && { notListed: notListed.filter((each) => each !== next.short) }),
    })
  return (
    <div className="flex flex-col gap-6">
      {abbreviations.length > 0 ? (
        <ul aria-label={t('listed')} className="divide-y divide-line rounded-lg border border-line">
          {abbreviations
            .toSorted((one, other) => one.short.localeCompare(other.short))
            .map(({ short, long }) => (
              <Row
                key={short}
                short={short}
                long={long}
                note={used && !used.has(short) ? t('unused') : null}
                submit={t('keep')}
                other={t('remove')}
                isPending={isPending}
                onSubmit={(next) => void put(next, short)}
                onOther={() =>
                  void change({ abbreviations: abbreviations.filter((each) => each.short !== short) })
                }
              />
            ))}
        </ul>
      ) : (
        <p className="text-soft">{t('none')}</p>
      )}
      <div className="flex flex-col gap-2" aria-live="polite">
        <h3 className="font-medium">{t('found')}</h3>
        {!asked ? (
          <p className="text-soft">{t('looking')}</p>
        ) : asked.length === 0 ? (
          <p className="text-soft">{t('nothingFound')}</p>
        ) : (
          <ul className="divide-y divide-line rounded-lg border border-line">
            {asked.map(({ short, long, count }) => (
              <Row
                key={short}
                short={short}
                long={long ?? ''}
                note={t('count', { count })}
                submit={t('add')}
                other={t('leaveOut')}
                isPending={isPending}
                onSubmit={(next) => void put(next)}
                onOther={() => void change({ notListed: [...notListed, short] })}
              />
            ))}
          </ul>
        )}
      </div>
      {notListed.length > 0 && (
        <p className="text-sm text-soft">
          {t('notListed', { list: notListed.join(', ') })}{' '}
          <Button variant="quiet" isDisabled={isPending} onPress={() => void change({ notListed: [] })}>
            {t('askAgain')}
          </Button>
        </p>
      )}
      <NewAbbreviation isPending={isPending} onAdd={put} />
    </div>
  )
}

interface RowProps {
  short: string
  long: string
  note: string | null
  submit: string
  other: string
  isPending: boolean
  onSubmit: (next: Abbreviation) => void
  onOther: () => void
}

function Row({ short, long, note, submit, other, isPending, onSubmit, onOther }: RowProps) {
  const t = useTranslations('settings.compilation.abbreviations')
  const id = useId()
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const next = abbreviation.safeParse({ short, long: formFields(event.currentTarget).long ?? '' })
    if (next.success) onSubmit(next.data)
  }
  return (
    <li className="px-4 py-3">
      <form method="post" onSubmit={send} aria-labelledby={id} className="flex flex-wrap gap-2">
        <p id={id} className="w-full font-medium wrap-anywhere">
          {short}
          {note && <span className="ms-2 text-sm font-normal text-soft">{note}</span>}
        </p>
        <TextField
          // What somebody else wrote meanwhile is shown.
          key={long}
          label={t('long', { short })}
          hideLabel
          placeholder={t('newLong')}
          name="long"
          defaultValue={long}
          autoComplete="off"
          isRequired
          maxLength={200}
          className="min-w-40 flex-1 basis-full sm:basis-64"
        />
        <Button type="submit" variant="secondary" isDisabled={isPending} aria-describedby={id}>
          {submit}
        </Button>
        <Button variant="quiet" isDisabled={isPending} aria-describedby={id} onPress={onOther}>
          {other}
        </Button>
      </form>
    </li>
  )
}

function NewAbbreviation({
  isPending,
  onAdd,
}: {
  isPending: boolean
  onAdd: (next: Abbreviation) => Promise<boolean>
}) {
  const t = useTranslations('settings.compilation.abbreviations')
  const id = useId()
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const next = abbreviation.safeParse(formFields(form))
    const field = form.elements.namedItem('short')
    if (field instanceof HTMLInputElement) field.setCustomValidity(next.success ? '' : t('wrong'))
    if (!next.success) return void form.reportValidity()
    void onAdd(next.data).then((isDone) => isDone && form.reset())
  }
  return (
    <form
      method="post"
      onSubmit={send}
      aria-labelledby={id}
      className="flex flex-wrap items-end gap-x-3 gap-y-2"
    >
      <h3 id={id} className="w-full font-medium">
        {t('another')}
      </h3>
      <TextField
        label={t('newShort')}
        name="short"
        autoComplete="off"
        isRequired
        maxLength={20}
        className="w-full sm:w-32"
      />
      <TextField
        label={t('newLong')}
        name="long"
        autoComplete="off"
        isRequired
        maxLength={200}
        className="min-w-56 flex-1"
      />
      <Button type="submit" isDisabled={isPending}>
        {t('add')}
      </Button>
    </form>
  )
}
