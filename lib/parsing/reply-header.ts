import { COMMITTEES } from './committees'
import { readHeaderLine, type HeaderLine } from './header'
import type { DocumentKind } from './languages/language'
import { englishStateName } from './states'
import type { StateReply } from './types'

export type ReplyHeader = Omit<StateReply, 'language' | 'notes' | 'sections' | 'warnings'>

function find<Field extends HeaderLine['field']>(
  lines: readonly (readonly [HeaderLine, string])[],
  field: Field,
  kind?: DocumentKind,
) {
  for (const [line, printed] of lines) {
    if (line.field !== field || (kind !== undefined && 'kind' in line && line.kind !== kind)) continue
    return { line: line as Extract<HeaderLine, { field: Field }>, printed }
  }
  return null
}

/**
 * What the header lines say together; the first line of a kind counts, the document's symbol fills what is missing. A
 * title or symbol of another kind of document is not its own, and only says which State it is about.
 */
export function readHeader(header: string[], kind: DocumentKind = 'reply'): ReplyHeader {
  const lines = header.map((text) => [readHeaderLine(text) ?? ({ field: 'other' } as const), text] as const)
  const committee = find(lines, 'committee')
  const own = find(lines, 'symbol', kind)
  const symbol = own ?? find(lines, 'symbol')
  const title = find(lines, 'title', kind) ?? find(lines, 'title')
  const code = committee?.line.committee.code ?? symbol?.line.committee.code ?? null
  const state = title?.line.state ?? symbol?.line.state ?? null
  return {
    committee: code,
    committeeName: committee?.printed ?? COMMITTEES.find((known) => known.code === code)?.name ?? null,
    session: find(lines, 'session')?.line.session ?? find(lines, 'sessionDates')?.line.session ?? null,
    sessionDates: find(lines, 'sessionDates')?.line.dates ?? null,
    state,
    stateName: title?.line.stateName ?? (state && englishStateName(state)),
    symbol: own?.line.symbol ?? null,
    title: title?.printed ?? '',
    dateReceived: find(lines, 'dateReceived')?.line.date ?? null,
    header,
  }
}
