'use client'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { type FormEvent, Suspense, use, useId } from 'react'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { formFields } from '@/components/ui/form-fields'
import { RadioGroup } from '@/components/ui/radio-group'
import { Section } from '@/components/ui/section'
import { TextField } from '@/components/ui/text-field'
import type { FoundAbbreviation } from '@/lib/export/abbreviations'
import { articleList } from '@/lib/export/order'
import {
  ANNEXED_TABLES,
  type CompilationSettings,
  SECTION_ORDERS,
  type SectionOrder as Order,
} from '@/lib/export/settings'
import type { CompilationPage } from '@/lib/reports/schema'
import { AbbreviationList, type AbbreviationListProps } from './abbreviation-list'
import { SectionOrder } from './section-order'
import { type SaveCompilation, useCompilation } from './use-compilation'

export interface CompilationFormProps extends CompilationPage {
  reportId: string
  /** Null where they could not be looked for. */
  found: Promise<FoundAbbreviation[] | null>
  save: SaveCompilation
}

/** How a report is put together. Every choice is saved at once. */
export function CompilationForm(props: CompilationFormProps) {
  const { reportId, settings, sections, byArticle, found, save } = props
  const t = useTranslations('settings.compilation')
  const id = useId()
  const { shown, change, isPending, errorOf, general } = useCompilation(reportId, settings, save)
  const inOrder = shown.order === 'own' ? placed(sections, shown.sections) : sections
  const isByArticle = shown.order === 'articles' && byArticle.length > 0
  const list = { settings: shown, isPending, change }
  const onDate = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    void change({ date: formFields(event.currentTarget).date ?? '' })
  }
  return (
    <>
      {general && <Callout tone="error">{general}</Callout>}
      <p role="status" className="sr-only">
        {isPending ? t('saving') : ''}
      </p>
      <Section id="cover" title={t('cover')}>
        <form method="post" onSubmit={onDate} className="flex flex-wrap items-start gap-3">
          <TextField
            key={shown.date}
            label={t('date')}
            hint={t('dateHint')}
            name="date"
            defaultValue={shown.date}
            autoComplete="off"
            maxLength={60}
            error={errorOf('changes.date')}
            className="min-w-56 flex-1"
          />
          {/* Beside the field, which its label, its hint and its error make higher. */}
          <Button type="submit" isDisabled={isPending} className="mt-6">
            {t('setDate')}
          </Button>
        </form>
        <p className="text-sm text-soft">
          {t.rich('coverRest', {
            link: (text) => (
              <Link href={`/reports/${reportId}/settings`} prefetch={false} className="link">
                {text}
              </Link>
            ),
          })}
        </p>
      </Section>
      <Section id="order" title={t('order')}>
        <RadioGroup
          label={t('order')}
          hideLabel
          value={shown.order}
          onChange={(order) =>
            void change({
              order: order as Order,
              // One's own begins with what is in sight.
              ...(order === 'own' && {
                sections: (shown.order === 'articles' ? byFirstArticle(sections) : inOrder).map(
                  ({ id }) => id,
                ),
              }),
            })
          }
          options={SECTION_ORDERS.map((id) => ({
            id,
            label: t(`orders.${id}`),
            description: t(`orders.${id}Hint`),
          }))}
        />
        {shown.order === 'articles' && byArticle.length === 0 && <Callout>{t('noArticles')}</Callout>}
        {sections.length === 0 ? (
          <p className="text-soft">{t('noSections')}</p>
        ) : isByArticle ? (
          <ol className="divide-y divide-line rounded-lg border border-line">
            {byArticle.map(({ articles, labels }) => (
              <li key={articles.join(' ')} className="px-4 py-2">
                <span className="font-medium">
                  {articles.length === 0
                    ? t('withoutArticle')
                    : t('byArticle', { count: articles.length, list: articleList(articles) })}
                </span>
                <span className="block text-sm text-soft">{labels.join(' · ')}</span>
              </li>
            ))}
          </ol>
        ) : (
          <SectionOrder
            sections={inOrder}
            {...(shown.order === 'own' && { onOrder: (ids: string[]) => void change({ sections: ids }) })}
          />
        )}
      </Section>
      <Section title={t('numbers')}>
        <RadioGroup
          label={t('numbers')}
          hideLabel
          value={shown.isNumbered ? 'continuous' : 'none'}
          onChange={(id) => void change({ isNumbered: id === 'continuous' })}
          options={(['continuous', 'none'] as const).map((id) => ({
            id,
            label: t(`numbering.${id}`),
            description: t(`numbering.${id}Hint`),
          }))}
        />
      </Section>
      <Section id="abbreviations" title={t('abbreviations.title')} text={t('abbreviations.text')}>
        <Suspense fallback={<AbbreviationList {...list} found={null} />}>
          <Found {...list} found={found} />
        </Suspense>
      </Section>
      <Section id="annexes" title={t('annexes.title')}>
        <fieldset className="flex flex-col gap-3">
          <legend className="sr-only">{t('annexes.title')}</legend>
          {(['claims', 'contradictions'] as const).map((name) => (
            <div key={name} className="flex gap-3">
              <input
                id={`${id}-${name}`}
                type="checkbox"
                className="mt-1 size-4 shrink-0 accent-accent"
                aria-describedby={`${id}-${name}-hint`}
                checked={shown.annexes[name]}
                onChange={(event) =>
                  void change({ annexes: { ...shown.annexes, [name]: event.target.checked } })
                }
              />
              <div>
                <label htmlFor={`${id}-${name}`} className="font-medium">
                  {t(`annexes.${name}`)}
                </label>
                <p id={`${id}-${name}-hint`} className="text-sm text-soft">
                  {t(`annexes.${name}Hint`)}
                </p>
              </div>
            </div>
          ))}
        </fieldset>
        <div className="mt-6 flex flex-col gap-3">
          <h3 className="font-medium">{t('annexes.tables')}</h3>
          <p className="text-sm text-soft">{t('annexes.tablesHint')}</p>
          <RadioGroup
            label={t('annexes.tables')}
            hideLabel
            value={shown.annexes.tables}
            onChange={(tables) =>
              void change({
                annexes: { ...shown.annexes, tables: tables as CompilationSettings['annexes']['tables'] },
              })
            }
            options={ANNEXED_TABLES.map((id) => ({
              id,
              label: t(`annexes.which.${id}`),
              description: t(`annexes.which.${id}Hint`),
            }))}
          />
        </div>
      </Section>
    </>
  )
}

function Found({
  found,
  ...list
}: Omit<AbbreviationListProps, 'found'> & Pick<CompilationFormProps, 'found'>) {
  const t = useTranslations('settings.compilation.abbreviations')
  const here = use(found)
  return (
    <>
      {!here && <Callout tone="warning">{t('notFound')}</Callout>}
      <AbbreviationList {...list} found={here ?? []} />
    </>
  )
}

/** Sections in the order of their own; those without a place follow. */
function placed<Each extends { id: string }>(sections: readonly Each[], own: readonly string[]): Each[] {
  const places = new Map(own.map((id, index) => [id, index]))
  const placeOf = ({ id }: Each) => places.get(id) ?? own.length
  return sections.toSorted((one, other) => placeOf(one) - placeOf(other))
}

/** Sections by the first article that is named in them. */
function byFirstArticle<Each extends { articles: readonly number[] }>(sections: readonly Each[]): Each[] {
  const first = ({ articles }: Each) => articles[0] ?? Infinity
  return sections.toSorted((one, other) => (first(one) === first(other) ? 0 : first(one) - first(other)))
}
