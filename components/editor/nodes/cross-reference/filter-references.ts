import type { Reference } from './references'

const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

/**
 * The references that are offered and have every word of the query in their words or heading; "3a" finds "3 (a)". Those
 * whose own words begin so come first.
 */
export function filterReferences<Each extends Reference>(list: readonly Each[], query: string): Each[] {
  const offered = list.filter(({ isOffered }) => isOffered)
  const words = plain(query).split(/\s+/).filter(Boolean)
  if (words.length === 0) return offered
  const found = offered.filter(({ text, section }) => {
    const hay = plain(`${text} ${section}`)
    const packed = dense(hay)
    return words.every((word) => hay.includes(word) || packed.includes(dense(word)))
  })
  const whole = dense(plain(query))
  const isFirst = ({ text }: Reference) =>
    plain(text)
      .split(/\s+/)
      .some((_, index, all) => dense(all.slice(index).join('')).startsWith(whole))
  return [...found.filter(isFirst), ...found.filter((each) => !isFirst(each))]
}

// Letters and digits alone.
const dense = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, '')
