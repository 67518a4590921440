import { languageTag } from '@/lib/richtext/language-tag'
import type { PickerOption } from '../picker'

/** The languages that a report may be submitted in, and those of the States whose replies are most often answered. */
export const OFFERED = ['en', 'fr', 'es', 'ru', 'ar', 'zh', 'kk']

export interface LanguageOption extends PickerOption {
  /** Null: no mark, so the report's own language. */
  lang: string | null
}

/**
 * What the list of languages offers for what was typed: those that every report may need, by their name in the reader's
 * language or their own, and any other by its tag ("uz", "ky-Latn").
 */
export function offeredLanguages(
  query: string,
  { locale, current, remove }: { locale: string; current: string | null; remove: string },
): LanguageOption[] {
  const wanted = query.trim().toLowerCase()
  const options: LanguageOption[] = OFFERED.map((lang) => optionOf(lang, locale)).filter(
    ({ name, more, lang }) =>
      [name, more ?? '', lang ?? ''].some((text) => text.toLowerCase().includes(wanted)),
  )
  const typed = wanted.length >= 2 ? languageTag(wanted) : null
  if (typed && !options.some(({ lang }) => lang === typed)) {
    const option = optionOf(typed, locale)
    // What no one has heard of is probably the beginning of a name.
    if (option.name.toLowerCase() !== typed.toLowerCase()) options.push(option)
  }
  if (current && !wanted) options.unshift({ key: 'none', name: remove, lang: null })
  return options
}

function optionOf(lang: string, locale: string): LanguageOption {
  const name = nameIn(lang, locale)
  const own = nameIn(lang, lang)
  return { key: lang, lang, name, more: own === name ? lang : `${own} · ${lang}` }
}

/** What a language is called in another. */
export function nameIn(lang: string, locale: string): string {
  try {
    return new Intl.DisplayNames([locale], { type: 'language' }).of(lang) ?? lang
  } catch {
    return lang
  }
}
