import type { DocumentNode } from '@/lib/richtext/document'
import type { Place, ReportTree } from '../../tree'
import type { TableSize } from '../columns'
import type { AutomaticStyles } from './automatic'
import type { Xml } from './xml'

/** What the parts of a report share while it is written. */
export interface Shared {
  images: ReportTree['images']
  styles: AutomaticStyles
  /** The bookmark of a part of the report, by its id. */
  bookmarks: ReadonlyMap<string, string>
  /** Headings that the contents list names, in their order. */
  entries: Entry[]
  /** The pictures that are shown, by their ids, with where in the package they are. */
  pictures: Map<string, string>
  /** How many of each there have been. */
  counts: { notes: number; headings: number; captions: number; tables: number }
  /** The list to which the numbers of paragraphs belong that come next, and the last of them. */
  numbered: { list: string | null; last: number; lists: number }
  /** Whether the report runs from right to left. */
  reportRtl: boolean
  /** How tall the text of a page is, in twentieths of a point. */
  textHeight: number
}

/** A line of the contents list. */
export interface Entry {
  title: string
  level: number
  bookmark: string
}

/** Where in the document a block stands: it decides style and indentation. */
export interface Context extends Shared {
  place: Place
  /** Whether the lines here run from right to left: the report's own, or what a block around says. */
  rtl: boolean
  /** Twentieths of a point from the edge of the page or cell, by quotations and lists around. */
  left: number
  /** What is left for a table, in the same. */
  width: number
  /** How wide the letters of the report are beside those of Times New Roman. */
  face: number
  inQuote: boolean
  /** Set where the next paragraph must not go to another page alone: a quotation and its source. */
  keepNext: boolean
  /** Set within a table, and how its paragraphs are aligned. */
  cell: { header: boolean; size: TableSize; align: 'left' | 'center' | 'right' | null } | null
  /** How many lists are around. */
  lists: number
  /** Set for the first paragraph of a list's item. */
  item: { ordered: boolean } | null
}

/** Blocks as OpenDocument has them. */
export type Blocks = (nodes: readonly DocumentNode[] | undefined, context: Context) => Xml[]

/** What a paragraph of a block says of its direction, where that is not the report's. */
export function directed({ rtl, reportRtl }: Pick<Context, 'rtl' | 'reportRtl'>): { rtl?: boolean } {
  return rtl === reportRtl ? {} : { rtl }
}
