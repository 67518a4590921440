/**
 * How a quotation stands to the reply as it is now: `current` when its words are there (or nobody knows of which
 * version they are), `changed` when the paragraph says something else since, `gone` when there is no such paragraph.
 */
export function quotationState(
  quotation: { version: number | null; text: string },
  paragraph: { text: string; changedIn: number | null } | null,
): 'current' | 'changed' | 'gone' {
  if (!paragraph) return 'gone'
  const { version } = quotation
  if (version === null || paragraph.changedIn === null || paragraph.changedIn <= version) return 'current'
  return flat(paragraph.text).includes(flat(quotation.text)) ? 'current' : 'changed'
}

const flat = (text: string) => text.replace(/\s+/g, ' ').trim()
