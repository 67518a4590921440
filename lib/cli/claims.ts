import type { Command } from 'commander'
import {
  CLAIM_KINDS,
  claimsOf,
  contradictionsOf,
  type Claim,
  type Contradiction,
  type ContradictionMember,
} from '@/lib/claims'
import { translator } from '@/lib/i18n/translator'
import { parseReply } from '@/lib/parsing'
import { MAX_DOCUMENT_BYTES, readDocument } from '@/lib/parsing/readers'
import { readInput } from './files'

/** `claims FILE [--json]`: what a State's reply says that can be checked, and where it contradicts itself. */
export function addClaims(program: Command): void {
  const t = translator('cli.claims')
  program
    .command('claims')
    .description(t('description'))
    .argument('<file>', t('file'))
    .option('--json', t('json'))
    .action(async (file: string, options: { json?: boolean }) => {
      const bytes = await readInput(file, MAX_DOCUMENT_BYTES)
      const reply = parseReply(await readDocument(bytes, { filename: file }))
      const claims = claimsOf(reply)
      const contradictions = contradictionsOf(reply, claims)
      process.stdout.write(
        options.json
          ? `${JSON.stringify(claimsForPrograms(claims, contradictions), null, 2)}\n`
          : overview(claims, contradictions),
      )
    })
}

/** Claims and contradictions as programs read them: a stable choice of their fields, in a stable order. */
export function claimsForPrograms(claims: readonly Claim[], contradictions: readonly Contradiction[]) {
  const byId = new Map(claims.map((claim) => [claim.id, claim]))
  return {
    claims: claims.map(
      ({ id, kind, question, paragraph, start, end, text, value, unit, subject, qualifier, year }) => ({
        id,
        kind,
        question,
        paragraph,
        start,
        end,
        text,
        value,
        unit,
        subject,
        qualifier,
        year,
      }),
    ),
    contradictions: contradictions.map(({ id, kind, explanation, members }) => ({
      id,
      kind,
      explanation,
      members: bothQuotes(members, byId).map(({ question, paragraph, quote }) => ({
        question,
        paragraph,
        quote,
      })),
    })),
  }
}

/**
 * The passages that clash, two at least: a sentence that contradicts itself is followed by what in it does not fit its
 * first figure.
 */
function bothQuotes(
  members: readonly ContradictionMember[],
  claims: ReadonlyMap<string, Claim>,
): Pick<ContradictionMember, 'question' | 'paragraph' | 'quote'>[] {
  const [only, ...others] = members
  if (only === undefined || others.length > 0) return [...members]
  const [, ...rest] = only.claims
    .flatMap((id) => claims.get(id) ?? [])
    .filter(
      ({ paragraph, start, end }) => paragraph === only.paragraph && start >= only.start && end <= only.end,
    )
    .sort((a, b) => a.start - b.start)
  if (rest.length === 0) return [only]
  const start = Math.min(...rest.map((claim) => claim.start)) - only.start
  const end = Math.max(...rest.map((claim) => claim.end)) - only.start
  return [only, { ...only, quote: only.quote.slice(start, end) }]
}

/** As a person reads it: how many of each kind, the contradictions with their quotes, then every claim by question. */
function overview(claims: readonly Claim[], contradictions: readonly Contradiction[]): string {
  const t = translator('cli.claims')
  const kinds = translator('claims.kinds')
  const counts = CLAIM_KINDS.map(
    (kind) => [kind, claims.filter((claim) => claim.kind === kind).length] as const,
  )
  const lines = [
    t('counts', { claims: claims.length, contradictions: contradictions.length }),
    ...counts
      .filter(([, count]) => count > 0)
      .map(([kind, count]) => `  ${String(count).padStart(5)}  ${kinds(kind)}`),
  ]
  for (const { explanation, members } of contradictions) {
    lines.push('', explanation)
    for (const { question, quote } of members) lines.push(`  ${question}: ${shorten(quote, 240)}`)
  }
  const width = Math.max(0, ...CLAIM_KINDS.map((kind) => kinds(kind).length))
  let last = ''
  for (const { slug, question, kind, text, subject } of claims) {
    if (slug !== last) lines.push('', question)
    last = slug
    const detail = kind === 'figure' && subject !== '' ? `  (${subject})` : ''
    lines.push(`  ${kinds(kind).padEnd(width)}  ${shorten(text, 100)}${detail}`)
  }
  return `${lines.join('\n')}\n`
}

const shorten = (text: string, length: number) =>
  text.length > length ? `${text.slice(0, length - 1).trimEnd()}…` : text
