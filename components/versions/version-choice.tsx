import { useTranslations } from 'next-intl'
import { buttonClasses, classes, fieldClasses, labelClasses } from '@/components/ui/styles'

/** Which two versions are compared: a plain form, so that the address says it. */
export function VersionChoice({ versions, from, to }: { versions: number[]; from: number; to: number }) {
  const t = useTranslations('versions')
  if (versions.length < 3) return <p className="mt-2 text-soft">{t('changed.between', { from, to })}</p>
  return (
    <form className="mt-3 flex flex-wrap items-end gap-3">
      {(['from', 'to'] as const).map((name) => (
        <label key={name} className="flex flex-col gap-1">
          <span className={labelClasses}>{t(`changed.${name}`)}</span>
          <select
            name={name}
            defaultValue={name === 'from' ? from : to}
            className={classes(fieldClasses, 'h-9 w-auto min-w-32')}
          >
            {versions.map((version) => (
              <option key={version} value={version}>
                {t('version', { version })}
              </option>
            ))}
          </select>
        </label>
      ))}
      <button type="submit" className={buttonClasses('secondary')}>
        {t('changed.show')}
      </button>
    </form>
  )
}
