import { useTranslations } from 'next-intl'
import { buttonClasses } from '@/components/ui/styles'
import type { DraftHistory, Point } from '@/lib/versions/schema'

/** Which two versions are compared: a plain form, so that the address says it. */
export function CompareForm(props: {
  history: DraftHistory
  from: Point
  to: Point
  onlyNamed: boolean
  labelOf: (point: Point) => string
}) {
  const { history, from, to, onlyNamed, labelOf } = props
  const t = useTranslations('history')
  const points: Point[] = ['now', ...history.versions.map(({ number }) => number)]
  return (
    <details className="mt-2 text-sm">
      <summary className="w-fit cursor-pointer text-soft">{t('compare')}</summary>
      <form className="mt-2 flex flex-wrap items-end gap-3" key={`${from} ${to}`}>
        {onlyNamed && <input type="hidden" name="show" value="named" />}
        {(['from', 'to'] as const).map((name) => (
          <label key={name} className="flex min-w-0 flex-col gap-1">
            <span className="text-soft">{t(`compareFields.${name}`)}</span>
            <select
              name={name}
              defaultValue={String(name === 'from' ? from : to)}
              className="h-9 max-w-full rounded-md border border-line-strong bg-paper px-2"
            >
              {name === 'from' && <option value="0">{t('nothingYet')}</option>}
              {points.map((point) => (
                <option key={point} value={point}>
                  {labelOf(point)}
                </option>
              ))}
            </select>
          </label>
        ))}
        <button type="submit" className={buttonClasses('secondary')}>
          {t('show')}
        </button>
      </form>
    </details>
  )
}
