import type { AnyExtension } from '@tiptap/core'
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
import { Text } from '@tiptap/extension-text'
import { Underline } from '@tiptap/extension-underline'
import { BlockDirection } from './block-direction'
import { Link } from './link'
import { Comment } from './marks/comment'
import { Confidential } from './marks/confidential'
import { Language } from './marks/language'
import { AnchoredNodes } from './nodes/anchored-nodes'
import { CommentedNodes } from './nodes/commented-nodes'
import { ConfidentialNodes } from './nodes/confidential-nodes'
import { CrossReference } from './nodes/cross-reference'
import { Figure } from './nodes/figure'
import { Footnote } from './nodes/footnote'
import { Quotation } from './nodes/quotation'
import { ReportTable } from './nodes/report-table'
import { Deletion, Formatting, Insertion, SuggestedNodes } from './suggestions/schema'

export { SCHEMA_VERSION, XML_FRAGMENT } from './version'

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
  Language,
  Comment,
  Confidential,
  BulletList,
  OrderedList,
  ListItem,
  Quotation,
  ReportTable.configure({ resizable: false, View: null }),
  TableRow,
  TableHeader,
  TableCell,
  HorizontalRule,
  HardBreak,
  Footnote,
  CrossReference,
  Figure,
  BlockDirection,
  CommentedNodes,
  ConfidentialNodes,
  AnchoredNodes,
  Insertion,
  Deletion,
  Formatting,
  SuggestedNodes,
]
