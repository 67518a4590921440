import type { AnyExtension } from '@tiptap/core'
import { Blockquote } from '@tiptap/extension-blockquote'
import { Bold } from '@tiptap/extension-bold'
import { Document } from '@tiptap/extension-document'
import { HardBreak } from '@tiptap/extension-hard-break'
import { Heading } from '@tiptap/extension-heading'
import { HorizontalRule } from '@tiptap/extension-horizontal-rule'
import { Italic } from '@tiptap/extension-italic'
import { BulletList } from '@tiptap/extension-list/bullet-list'
import { ListItem } from '@tiptap/extension-list/item'
import { OrderedList } from '@tiptap/extension-list/ordered-list'
import { Paragraph } from '@tiptap/extension-paragraph'
import { Strike } from '@tiptap/extension-strike'
import { TableCell } from '@tiptap/extension-table/cell'
import { TableHeader } from '@tiptap/extension-table/header'
import { TableRow } from '@tiptap/extension-table/row'
import { Table } from '@tiptap/extension-table/table'
import { Text } from '@tiptap/extension-text'
import { Underline } from '@tiptap/extension-underline'
import { Link } from './link'

export { SCHEMA_VERSION, XML_FRAGMENT } from './version'

/**
 * A quotation. With `paragraph` it quotes the State: the anchor of the reply paragraph ("3-a.1"), and in `label` the
 * question's label as printed ("3 (a)"), so that it can be attributed where the reply is not at hand. `version` is that of
 * the reply whose words they are; null for quotations from before versions were kept.
 */
const Quotation = Blockquote.extend({
  addAttributes() {
    return {
      paragraph: textAttribute('data-paragraph'),
      label: textAttribute('data-label'),
      version: {
        default: null,
        parseHTML: (element: HTMLElement) => versionOf(element.getAttribute('data-version')),
        renderHTML: ({ version }: Record<string, unknown>) =>
          typeof version === 'number' ? { 'data-version': String(version) } : {},
      },
    }
  },
})

/** The schema of a draft: nodes and marks without views, the same list for the editor, the server and the tests. */
export const documentExtensions: AnyExtension[] = [
  Document,
  Paragraph,
  Text,
  Heading.configure({ levels: [1, 2, 3] }),
  Bold,
  Italic,
  Underline,
  Strike,
  Link,
  BulletList,
  OrderedList,
  ListItem,
  Quotation,
  Table.configure({ resizable: false }),
  TableRow,
  TableHeader,
  TableCell,
  HorizontalRule,
  HardBreak,
]

function textAttribute(name: string) {
  return {
    default: null,
    parseHTML: (element: HTMLElement) => element.getAttribute(name) || null,
    renderHTML: (attributes: Record<string, unknown>) => {
      const value = attributes[name.slice('data-'.length)]
      return typeof value === 'string' ? { [name]: value } : {}
    },
  }
}

const versionOf = (text: string | null) => (text && /^\d{1,6}$/.test(text) ? Number(text) : null)
