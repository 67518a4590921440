import { Mark } from '@tiptap/core'

const RIGHT_TO_LEFT = new Set(['ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'ps', 'sd', 'syr', 'ug', 'ur', 'yi'])

/**
 * The tag in its canonical form ("zh-hans" is "zh-Hans"), or null for what is no language tag of BCP 47 or longer than
 * anybody needs.
 */
export function languageTag(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > 35) return null
  try {
    return Intl.getCanonicalLocales(value.trim())[0] ?? null
  } catch {
    return null
  }
}

/** In which direction a language is written; by its script where the tag names one. */
export function directionOfLanguage(tag: string): 'ltr' | 'rtl' {
  const [language = '', ...rest] = tag.toLowerCase().split('-')
  const script = rest.find((part) => /^[a-z]{4}$/.test(part))
  if (script) return ['arab', 'hebr', 'syrc', 'thaa', 'nkoo'].includes(script) ? 'rtl' : 'ltr'
  return RIGHT_TO_LEFT.has(language) ? 'rtl' : 'ltr'
}

/** A passage in another language than the report: `lang` is its BCP 47 tag. For spelling, voices, fonts and direction. */
export const Language = Mark.create({
  name: 'language',

  addAttributes() {
    return {
      lang: {
        default: null,
        parseHTML: (element: HTMLElement) => languageTag(element.getAttribute('lang')),
        renderHTML: ({ lang }: Record<string, unknown>) => {
          const tag = languageTag(lang)
          return tag ? { lang: tag, dir: directionOfLanguage(tag) } : {}
        },
      },
    }
  },

  parseHTML() {
    return [
      {
        tag: 'span[lang]',
        getAttrs: (element) => (languageTag(element.getAttribute('lang')) ? null : false),
      },
    ]
  },

  renderHTML({ HTMLAttributes }) {
    return ['span', HTMLAttributes, 0]
  },
})
