import { createTranslator } from 'use-intl/core'
import ar from '@/lib/i18n/messages/export/ar.json' with { type: 'json' }
import es from '@/lib/i18n/messages/export/es.json' with { type: 'json' }
import fr from '@/lib/i18n/messages/export/fr.json' with { type: 'json' }
import kk from '@/lib/i18n/messages/export/kk.json' with { type: 'json' }
import ru from '@/lib/i18n/messages/export/ru.json' with { type: 'json' }
import zh from '@/lib/i18n/messages/export/zh.json' with { type: 'json' }
import en from '@/lib/i18n/messages/en.json' with { type: 'json' }
import { shortStateCode, stateName } from '@/lib/i18n/states'
import type { Wording } from './compile'

/** The words of an exported report in one language. A State is called as the language calls it where none is given. */
interface Catalogue {
  export: object
  /** Why passages of the reply cannot all be right, by reason. */
  contradictions: Record<string, string>
  chapters: Record<string, string>
  committees: Record<string, string>
  /** As United Nations documents name them where the languages' own lists do not, by ISO 3166 alpha-3. */
  states: Record<string, string>
}

const ENGLISH: Catalogue = {
  export: en.export,
  contradictions: en.claims.contradictions,
  chapters: en.terms.chapters,
  committees: en.reports.committees,
  states: {},
}

/** The catalogues of exported reports, by language; a report in another language has its set words in English. */
export const CATALOGUES: Readonly<Record<string, Catalogue>> = { en: ENGLISH, ar, es, fr, kk, ru, zh }

/** The words of a report in this language (BCP 47): those that the report does not hold itself. */
export function exportWording(language = 'en'): Wording {
  const locale = language.toLowerCase().split('-')[0] ?? ''
  const isKnown = Object.hasOwn(CATALOGUES, locale)
  const catalogue = isKnown ? CATALOGUES[locale]! : ENGLISH
  // What concerns the program alone, such as names of formats, is in English everywhere.
  const { contradictions } = catalogue
  const messages = { ...en.export, ...catalogue.export, contradictions }
  const t = quickly(
    createTranslator({
      locale: isKnown ? locale : 'en',
      messages: { export: messages } as never,
      namespace: 'export' as never,
    }) as Wording['t'],
    messages,
  )
  return {
    t,
    language: isKnown ? locale : 'en',
    reasons: new Set(Object.keys(contradictions)),
    chapter: (chapter) => catalogue.chapters[chapter] ?? ENGLISH.chapters[chapter]!,
    committee: (code) => (Object.hasOwn(catalogue.committees, code) ? catalogue.committees[code]! : code),
    state: (code) => catalogue.states[code] ?? stateIn(code, locale),
    in: exportWording,
  }
}

function stateIn(code: string, locale: string): string {
  if (locale === 'en' || !Object.hasOwn(CATALOGUES, locale)) return stateName(code)
  const region = shortStateCode(code)
  if (!region) return code
  return new Intl.DisplayNames([locale], { type: 'region' }).of(region) ?? stateName(code)
}

const PLAIN = /^(?:[^{}'<]|\{\w+\})*$/

/**
 * Says the same as `t`. Messages with nothing but names to put words for, which are said thousands of times, do without the
 * machinery for plurals and dates, which takes long to begin.
 */
function quickly(t: Wording['t'], messages: object): Wording['t'] {
  const known = new Map<string, string | null>()
  const plain = (key: string): string | null => {
    let found = known.get(key)
    if (found === undefined) {
      const message = key
        .split('.')
        .reduce<unknown>((at, name) => (at as Record<string, unknown>)?.[name], messages)
      found = typeof message === 'string' && PLAIN.test(message) ? message : null
      known.set(key, found)
    }
    return found
  }
  return (key, values = {}) => {
    const message = plain(key)
    if (message === null) return t(key, values)
    const names = message.match(/\{\w+\}/g) ?? []
    if (names.some((name) => !Object.hasOwn(values, name.slice(1, -1)))) return t(key, values)
    return message.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]))
  }
}
