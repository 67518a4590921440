import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { STANDING_PLACES, type StandingPlace, standsIn } from '@/lib/richtext/stands-in'

/** Where a table or picture is to stand in the compiled report; null leaves it to the report's settings. */
export function StandingPlaceField({
  value,
  onChange,
}: {
  value: StandingPlace | null
  onChange: (place: StandingPlace | null) => void
}) {
  const t = useTranslations('figures.standsIn')
  const id = useId()
  return (
    <>
      <label htmlFor={id}>{t('label')}</label>
      <select id={id} value={value ?? 'auto'} onChange={(event) => onChange(standsIn(event.target.value))}>
        {(['auto', ...STANDING_PLACES] as const).map((place) => (
          <option key={place} value={place}>
            {t(place)}
          </option>
        ))}
      </select>
    </>
  )
}
