import { directionOfLanguage } from '@/lib/richtext/language-tag'
import { wordLanguage } from '../docx/language'
import type { Attributes } from './xml'

const EAST_ASIAN = new Set(['zh', 'ja', 'ko'])

/**
 * A language as OpenDocument says it of letters: it tells western, Asian and complex ones apart, and each has a language of its
 * own. `tag` is of BCP 47.
 */
export function languageAttributes(tag: string): Attributes {
  const { language, region, script } = new Intl.Locale(wordLanguage(tag))
  const kind = EAST_ASIAN.has(language) ? '-asian' : directionOfLanguage(tag) === 'rtl' ? '-complex' : ''
  const prefix = kind ? 'style' : 'fo'
  return {
    [`${prefix}:language${kind}`]: language,
    [`${prefix}:country${kind}`]: region ?? 'none',
    ...(script && { [`${prefix}:script${kind}`]: script, [`style:rfc-language-tag${kind}`]: tag }),
  }
}

/** The languages of a report in this one: letters that are not its own are taken for those of the languages of most. */
export function reportLanguages(tag: string): Attributes {
  return {
    'fo:language': 'en',
    'fo:country': 'GB',
    'style:language-asian': 'zh',
    'style:country-asian': 'CN',
    'style:language-complex': 'ar',
    'style:country-complex': 'SA',
    ...languageAttributes(tag),
  }
}
