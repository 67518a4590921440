import type { NodeViewRenderer } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'

export interface QuotationTexts {
  /** "State’s reply, 3 (a)" for the label as printed, and which version it was if the reply says something else now. */
  attribution: (label: string, paragraph: string | null, version: number | null) => string
  /** Where the quoted paragraph stands. */
  hrefOf: (paragraph: string) => string
}

/** Shows a quotation with its source under it: a link to the paragraph of the State's reply that it quotes. */
export function quotationView({ attribution, hrefOf }: QuotationTexts): NodeViewRenderer {
  return ({ node }) => {
    const dom = document.createElement('blockquote')
    const contentDOM = document.createElement('div')
    const source = document.createElement('footer')
    const link = document.createElement('a')
    source.contentEditable = 'false'
    source.append(link)
    dom.append(contentDOM)

    const show = ({ attrs }: Node) => {
      const paragraph = textOf(attrs.paragraph)
      const label = textOf(attrs.label) ?? paragraph
      if (!label) return source.remove()
      const version: unknown = attrs.version
      link.textContent = attribution(label, paragraph, typeof version === 'number' ? version : null)
      if (paragraph) {
        link.href = hrefOf(paragraph)
        link.dataset.paragraph = paragraph
      } else {
        link.removeAttribute('href')
        delete link.dataset.paragraph
      }
      if (!source.parentElement) dom.append(source)
    }
    show(node)

    return {
      dom,
      contentDOM,
      update(next: Node) {
        if (next.type !== node.type) return false
        show(next)
        return true
      },
      ignoreMutation: (mutation) => !contentDOM.contains(mutation.target),
      stopEvent: (event) => event.target instanceof HTMLElement && source.contains(event.target),
    }
  }
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}
