// What paragraphs, questions and list items are counted with: `12.`, `(a)`, `IV.`, bullets, in the six languages.
const LABEL =
  /^(?:\(?(?:\p{Nd}{1,3}|[ivxlc]{1,6}|[IVXLC]{1,6}|\p{L})(?:[.)．、]|\.\))|\((?:\p{Nd}{1,3}|[ivxlc]{1,6}|\p{L}{1,3}|[一二三四五六七八九十]{1,3})\)|（\p{L}{1,3}）|[一二三四五六七八九十]{1,3}、|[•●○◦▪■□▫·\-–—*\u2023\u25ba\uf0b7])$/u
const LABELLED =
  /^(?:\p{Nd}{1,3}[.)．、]|\(?\p{L}\)|\([ivxlc]{1,6}\)|[IVXLC]{1,6}\.|[A-Z]\.|[•●○◦▪■□▫\u2023\u25ba]|[–—-]\s)/u

/** Whether a stretch of text is nothing but a label. */
export function isLabel(text: string): boolean {
  return text.length <= 8 && LABEL.test(text.trim())
}

/** The label that a tab follows at the start of a line, without its tab; empty without. */
export function tabbedLabel(text: string): string {
  const tab = text.indexOf('\t')
  return tab > 0 && isLabel(text.slice(0, tab)) ? text.slice(0, tab) : ''
}

/** Whether a line begins as a counted paragraph does; a year or a figure at its start does not count. */
export function beginsWithLabel(text: string): boolean {
  return tabbedLabel(text) !== '' || LABELLED.test(text)
}
