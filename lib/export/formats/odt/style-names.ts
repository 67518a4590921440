/** Of those of our styles for which OpenDocument's programs have one of their own its name: they list and update it as theirs. */
const KNOWN: Readonly<Record<string, string>> = {
  Normal: 'Standard',
  BodyText: 'Text body',
  Quote: 'Quotations',
  FootnoteText: 'Footnote',
  TableText: 'Table Contents',
  TableHeading: 'Table Heading',
  TOCHeading: 'Contents Heading',
  TOC1: 'Contents 1',
  TOC2: 'Contents 2',
  Figure: 'Picture',
}

/** What a style is called in lists of styles: as in our Word files, in words. */
export function displayName(id: string): string {
  return KNOWN[id] ?? id.replace(/(?<=[a-z])(?=[A-Z\d])/g, ' ')
}

/** What a style is called within the file: a name of XML. */
export function styleName(id: string): string {
  return displayName(id).replaceAll(' ', '_20_')
}

/** The styles of letters that are used beside those of paragraphs. */
export const LETTERS = {
  note: 'Footnote_20_Symbol',
  noteCall: 'Footnote_20_anchor',
  link: 'Internet_20_link',
  visited: 'Visited_20_Internet_20_Link',
  reference: 'Index_20_Link',
} as const

/** The styles of lists. */
export const LISTS = {
  bullets: 'Bullets',
  paragraphs: 'Paragraphs',
} as const

/** The style of a list that counts so. */
export function countingStyle(style: string): string {
  return `Counting_${style === style.toUpperCase() && style !== '1' ? 'Capital_' : ''}${style.toLowerCase()}`
}

/** The style in which pictures stand in a line. */
export const PICTURE = 'Graphics'

/** The pages of the cover, and those behind it. */
export const PAGES = { cover: 'Cover', text: 'Standard' } as const
