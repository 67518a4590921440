const MONTHS = Array.from({ length: 12 }, (_, month) =>
  new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2000, month)),
)
const MONTH = `(${MONTHS.join('|')})`
const FORMS = [
  new RegExp(`^(?<day>\\d{1,2}) (?<month>${MONTH}),? (?<year>\\d{4})$`, 'i'),
  new RegExp(`^(?<month>${MONTH}) (?<day>\\d{1,2}), (?<year>\\d{4})$`, 'i'),
  new RegExp(`^(?<month>${MONTH}),? (?<year>\\d{4})$`, 'i'),
]

/**
 * The date as it stands on the cover of a report in this language (BCP 47): one that was written in English, day and month or
 * month alone, in the report's own words; anything else as it was written. In Arabic months have both of their names and
 * in Russian the year is written out, as in documents of the United Nations.
 */
export function dateIn(language: string, written: string): string {
  if (/^en\b/i.test(language)) return written
  const found = FORMS.map((form) => form.exec(written.trim())?.groups).find(Boolean)
  const month = MONTHS.findIndex((name) => name.toLowerCase() === found?.month?.toLowerCase())
  if (!found || month < 0) return written
  const day = Number(found.day ?? 1)
  const date = new Date(Date.UTC(Number(found.year), month, day))
  // There is no 31 June, and a year of two figures is another.
  if (date.getUTCDate() !== day || date.getUTCFullYear() !== Number(found.year)) return written
  const options: Intl.DateTimeFormatOptions = {
    ...(found.day && { day: 'numeric' }),
    ...{ month: 'long', year: 'numeric', timeZone: 'UTC', calendar: 'gregory', numberingSystem: 'latn' },
  }
  try {
    if (Intl.DateTimeFormat.supportedLocalesOf(language).length === 0) return written
    const said = (locale: string) => new Intl.DateTimeFormat(locale, options).formatToParts(date)
    const other = /^ar\b/i.test(language)
      ? said('ar-LB').find(({ type }) => type === 'month')!.value
      : undefined
    return said(other ? 'ar-EG' : language)
      .map(({ type, value }) => (type === 'month' && other && other !== value ? `${other}/${value}` : value))
      .join('')
      .replaceAll('\u202f', '\u00a0')
      .replace(/\u00a0г\.$/, '\u00a0года')
  } catch {
    return written
  }
}
