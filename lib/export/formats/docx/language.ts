import type { IRunOptions } from 'docx'
import type { DocumentMark } from '@/lib/richtext/document'
import { directionOfLanguage, languageTag } from '@/lib/richtext/language-tag'

// What Word and its spelling check call the language; others stand as they are.
const REGIONS: Record<string, string> = {
  en: 'en-GB',
  fr: 'fr-FR',
  es: 'es-ES',
  ru: 'ru-RU',
  ar: 'ar-SA',
  zh: 'zh-CN',
  kk: 'kk-KZ',
}

const EAST_ASIAN = new Set(['zh', 'ja', 'ko'])

/** The language as Word names it. */
export function wordLanguage(tag: string): string {
  return REGIONS[tag] ?? tag
}

/** A passage in a language of its own: what Word spells, hyphenates and orders it by. */
export function languageRun({ attrs }: DocumentMark): IRunOptions {
  const tag = languageTag(attrs?.lang)
  if (tag === null) return {}
  const name = wordLanguage(tag)
  if (directionOfLanguage(tag) === 'rtl') return { rightToLeft: true, language: { bidirectional: name } }
  // Within lines from right to left its letters keep their own order.
  if (EAST_ASIAN.has(tag.split('-')[0]!)) return { rightToLeft: false, language: { eastAsia: name } }
  return { rightToLeft: false, language: { value: name } }
}
