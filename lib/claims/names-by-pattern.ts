import type { TimeSpan } from './dates'
import type { ClaimGrammar } from './languages/types'
import type { NameSpan } from './names'
import { anywhere } from './patterns'
import { firstFrom, overlaps } from './tokens'

const NUMBER =
  /,?\s?(?:n[o\u00b0\u00ba]s?\.?|n\u00fam\.?|\u2116|\u0631\u0642\u0645)\s?([\p{N}][\p{Script=Latin}\p{Script=Cyrillic}\p{N}]*(?:[./\u2011\u2013-][\p{Script=Latin}\p{Script=Cyrillic}\p{N}]+){0,4})|\u7b2c\s?(\p{N}{1,6})\u53f7/iuy
const DATE_LEAD =
  /\s?,?\s?(?:du|de|del|of|\u043e\u0442|\u0628\u062a\u0627\u0631\u064a\u062e|\u0644\u0639\u0627\u0645|\u0644\u0633\u0646\u0629|de fecha|en date du|[(\uff08])?\s?$/u

/** Names of laws and bodies in languages whose capitals do not tell them: by the patterns of the grammar table. */
export function patternNames(
  grammar: ClaimGrammar,
): (text: string, times: readonly TimeSpan[]) => NameSpan[] {
  const laws = grammar.lawNames.map(([pattern, type]) => [anywhere(pattern), type] as const)
  const bodies = grammar.bodyNames.map((pattern) => anywhere(pattern))
  return (text, times) => {
    const names: NameSpan[] = []
    const add = (pattern: RegExp, kind: NameSpan['kind'], type: NameSpan['type']) => {
      const found: NameSpan[] = []
      for (const match of text.matchAll(pattern)) {
        const printed = match[0].trimEnd()
        const start = match.index
        const end = start + printed.length
        if (end === start || overlaps(names, start, end)) continue
        const name = printed
          .toLowerCase()
          .replace(/\u2019/g, "'")
          .replace(/\s+/g, ' ')
        found.push({ start, end, kind, type, name, number: null, date: null })
      }
      if (found.length > 0) {
        names.push(...found)
        names.sort((a, b) => a.start - b.start)
      }
    }
    for (const [pattern, type] of laws) add(pattern, 'law', type)
    for (const pattern of bodies) add(pattern, 'body', 'unnamed')
    for (const name of names) if (name.kind === 'law') complete(text, name, times)
    return names
  }
}

function complete(text: string, name: NameSpan, times: readonly TimeSpan[]): void {
  for (let round = 0; round < 2; round++) {
    NUMBER.lastIndex = name.end
    const number = name.number === null ? NUMBER.exec(text) : null
    if (number) {
      name.number = number[1] ?? number[2]!
      name.end = NUMBER.lastIndex
    }
    const time = times[firstFrom(times, name.end)]
    if (
      name.date === null &&
      time?.from &&
      time.coreStart - name.end < 14 &&
      DATE_LEAD.test(text.slice(name.end, time.coreStart))
    ) {
      const isYear = time.from.endsWith('-01-01') && time.to === `${time.from.slice(0, 4)}-12-31`
      name.date = isYear ? time.from.slice(0, 4) : time.from
      name.end = time.end
    }
  }
}
