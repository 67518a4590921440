import { getTranslations } from 'next-intl/server'
import { stateOptions } from '@/lib/i18n/states'
import { COMMITTEES } from '@/lib/reports/profiles'
import { REPORT_LANGUAGES } from '@/lib/reports/schema'

/** What a review offers for what a document is, in words: committees, States, languages. */
export async function factChoices() {
  const [settings, reports] = await Promise.all([getTranslations('settings'), getTranslations('reports')])
  return {
    committees: COMMITTEES.map(({ code }) => ({
      id: code,
      label: code,
      description: reports(`committees.${code}` as 'committees.CEDAW'),
    })),
    states: stateOptions().map(({ code, name }) => ({ id: code, label: name })),
    languages: REPORT_LANGUAGES.map((id) => ({ id, label: settings(`languages.${id}`) })),
  }
}
