import type { ReportFacts } from './content'
import { dateIn } from './cover-date'
import type { CompilationSettings } from './settings'
import type { Cover } from './tree'
import type { Wording } from './compile'

/** The cover of a report: what its settings say, and nothing for what they leave open. */
export function coverOf(report: ReportFacts, { date }: CompilationSettings, wording: Wording): Cover {
  const { t } = wording
  const names = report.organisations.map((name) => name.trim()).filter(Boolean)
  const contact = report.contact
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  const name = wording.committee(report.committee)
  return {
    kind: t('kind'),
    occasion: [
      report.committee &&
        (name === report.committee ? t('toCode', { name }) : t('to', { name, code: report.committee })),
      report.session !== null && t('session', { session: report.session }),
      report.state && t('concerning', { state: wording.state(report.state) }),
    ].filter((line) => typeof line === 'string' && line !== '') as string[],
    submittedBy: names.length > 0 ? { label: t('submittedBy', { count: names.length }), names } : null,
    contact: contact.length > 0 ? { label: t('contact'), lines: contact } : null,
    publicity: t(report.publicity ?? 'undecided', { form: 'long' }),
    language: t('language', { language: languageName(report.language) }),
    date: date ? dateIn(report.language, date) : null,
  }
}

function languageName(language: string): string {
  try {
    return new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language
  } catch {
    return language
  }
}
