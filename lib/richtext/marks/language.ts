import { Mark } from '@tiptap/core'
import { directionOfLanguage, languageTag } from '../language-tag'

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
