import { Mark, mergeAttributes } from '@tiptap/core'
import { safeHref } from './href'

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    link: {
      /** Makes the selection a link; does nothing for an address that `safeHref` refuses. */
      setLink: (attributes: { href: string }) => ReturnType
      /** Removes the link around the cursor or within the selection. */
      unsetLink: () => ReturnType
    }
  }
}

/**
 * A link, made by command or paste only. Tiptap's own would bring linkifyjs (most of its weight), make links of what
 * one types, and keep target, rel and class in every draft; here the document holds the address and nothing else.
 */
export const Link = Mark.create({
  name: 'link',
  priority: 1000,
  inclusive: false,
  keepOnSplit: false,
  exitable: true,

  addAttributes() {
    return {
      href: { default: null, parseHTML: (element) => safeHref(element.getAttribute('href')) },
    }
  },

  parseHTML() {
    return [
      { tag: 'a[href]', getAttrs: (element) => (safeHref(element.getAttribute('href')) ? null : false) },
    ]
  },

  renderHTML({ HTMLAttributes }) {
    const href = safeHref(HTMLAttributes.href)
    const attributes = href ? { href, rel: 'noopener noreferrer nofollow', target: '_blank' } : {}
    return ['a', mergeAttributes(attributes), 0]
  },

  addCommands() {
    return {
      setLink:
        ({ href }) =>
        ({ commands }) => {
          const safe = safeHref(href)
          return safe ? commands.setMark(this.name, { href: safe }) : false
        },
      unsetLink:
        () =>
        ({ commands }) =>
          commands.unsetMark(this.name, { extendEmptyMarkRange: true }),
    }
  },
})
