import { COPY_PROPERTY } from '@/lib/export/formats/review/pack'
import type { Finding, FindingKind, Inspection } from '@/lib/inspection'
import type { ExportInspection } from './schema'

/** What a review copy means to say of people: names with their initials, and moments. */
export interface Said {
  copyId: string
  names: readonly string[]
  dates: readonly string[]
}

// What the copy is made for, whatever it says.
const MEANT = new Set<FindingKind>(['comment', 'insertion', 'deletion', 'formatChange'])

/**
 * The findings of a review copy, with those apart that it carries on purpose: changes, comments, whom it was told to name
 * and what it says of itself. A name, moment or property that is none of these stays a finding.
 */
export function carriedKnowingly(inspection: Inspection, said: Said): ExportInspection {
  const values: Partial<Record<FindingKind, ReadonlySet<string>>> = {
    person: new Set(said.names),
    editTime: new Set(said.dates),
    property: new Set([`${COPY_PROPERTY}: ${said.copyId}`, 'trackRevisions']),
    // How Word finds a comment, and the one that it answers.
    revisionId: new Set(['paraId', 'paraIdParent']),
  }
  const isMeant = ({ kind, value, part }: Finding) => {
    if (MEANT.has(kind)) return true
    const known = values[kind]
    if (!known) return false
    if (value !== '…') return known.has(value)
    // What the inspection no longer lists one by one: as many as were meant.
    const listed = inspection.findings.filter((each) => each.kind === kind && each.part === part)
    return listed.every((each) => each.value === '…' || known.has(each.value)) && known.size >= listed.length
  }
  return {
    ...inspection,
    findings: inspection.findings.filter((finding) => !isMeant(finding)),
    carried: inspection.findings.filter(isMeant),
  }
}
