import { getFormatter, getTranslations } from 'next-intl/server'
import { stateOptions } from '@/lib/i18n/states'
import { COMMITTEES } from '@/lib/reports/profiles'
import { REPORT_LANGUAGES } from '@/lib/reports/schema'

const ruleOf = (count: boolean | null): 'unsaid' | 'counted' | 'apart' =>
  count === null ? 'unsaid' : count ? 'counted' : 'apart'

/** What the settings page offers, in words: committees with what is known of their limits, States, languages. */
export async function settingsChoices() {
  const [t, reports, format] = await Promise.all([
    getTranslations('settings'),
    getTranslations('reports'),
    getFormatter(),
  ])
  const limitOf = ({
    code,
    wordLimit,
    wordLimitAlone,
    footnotesCount,
    source,
    checked,
  }: (typeof COMMITTEES)[number]) =>
    wordLimit === null || source === null || checked === null
      ? t('noProfile', { committee: code })
      : t('profile', {
          committee: code,
          words: wordLimit,
          alone: wordLimitAlone === null ? 'none' : format.number(wordLimitAlone),
          footnotes: ruleOf(footnotesCount),
          source: reports(`sources.${source}` as 'sources.sessionNote'),
          checked: format.dateTime(new Date(`${checked}-15`), { year: 'numeric', month: 'long' }),
        })
  return {
    committees: COMMITTEES.map((profile) => ({
      id: profile.code,
      label: profile.code,
      description: reports(`committees.${profile.code}` as 'committees.CEDAW'),
      limit: limitOf(profile),
      footnotes: ruleOf(profile.footnotesCount),
    })),
    states: stateOptions().map(({ code, name }) => ({ id: code, label: name })),
    languages: REPORT_LANGUAGES.map((id) => ({ id, label: t(`languages.${id}`) })),
  }
}
