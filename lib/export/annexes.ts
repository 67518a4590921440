import { quotedRanges, touches } from '@/lib/claims/contested'
import type { DocumentMark, DocumentNode } from '@/lib/richtext/document'
import { isBareLabel } from '@/lib/richtext/label'
import { quotationsIn } from '@/lib/richtext/quotations'
import type { Wording } from './compile'
import type { ContentClaim, ReportContent } from './content'
import type { ReferenceTarget } from './finish'
import type { CompilationSettings } from './settings'
import type { AnnexName } from './targets'
import type { Part } from './tree'

/**
 * The annexes that have something in them: the tables and pictures that were taken out of the text (`annexed`), and where
 * they were asked for what the State claims and where this report answers it, side
 * by side, and what its reply says in two ways. Claims are those that the compiled texts themselves quote, so that nothing
 * of what is left out of them shows here. Later ones (evidence, verdicts) follow these.
 */
export function annexesOf(
  content: ReportContent,
  { annexes }: CompilationSettings,
  references: ReadonlyMap<string, ReferenceTarget>,
  { wording, annexed }: { wording: Wording; annexed: DocumentNode[] },
): { name: AnnexName; part: Part }[] {
  const { t } = wording
  const made = [
    annexed.length > 0 && { name: 'tables' as const, title: t('annexes.tables.title'), blocks: annexed },
    annexes.claims && claimsTable(content, references, wording),
    annexes.contradictions && contradictionsTable(content, wording),
  ].filter((each) => each !== false && each !== null)
  return made.map(({ name, title, blocks }, index) => ({
    name,
    part: {
      id: `annex-${index + 1}`,
      title: t('annex', { count: made.length, number: index + 1, title }),
      level: 1,
      blocks,
      source: null,
      parts: [],
    },
  }))
}

interface Annex {
  name: AnnexName
  title: string
  blocks: DocumentNode[]
}

function claimsTable(
  content: ReportContent,
  references: ReadonlyMap<string, ReferenceTarget>,
  { t }: Wording,
): Annex | null {
  const { claims } = content
  if (!claims) return null
  const texts = [
    ...content.chapters.map(({ chapter, text }) => ({ target: `chapter:${chapter}`, text })),
    ...content.sections.flatMap(({ questions }) =>
      questions.map(({ id, text }) => ({ target: `question:${id}`, text })),
    ),
  ].map(({ target, text }) => ({
    target,
    quoted: quotedRanges(quotationsIn(text), (anchor) => claims.paragraphs[anchor]),
  }))
  const rows = new Map<string, { claim: ContentClaim; targets: string[] }>()
  for (const claim of claims.claims) {
    const targets = texts.flatMap(({ target, quoted }) =>
      touches(quoted.get(claim.paragraph), claim) ? [target] : [],
    )
    // Of several claims in one sentence the sentence is shown once.
    const key = `${claim.paragraph} ${claim.sentence}`
    const known = rows.get(key)
    if (targets.length > 0)
      rows.set(key, { claim, targets: [...new Set([...(known?.targets ?? []), ...targets])] })
  }
  if (rows.size === 0) return null
  const marks = languageOf(content)
  return {
    name: 'claims',
    title: t('annexes.claims.title'),
    blocks: [
      table(
        ['where', 'says', 'answer'].map((name) => t(`annexes.claims.${name}`)),
        [...rows.values()].map(({ claim, targets }) => [
          [line([text(labelled(claim.label, t))])],
          [line([text(claim.sentence, marks)])],
          targets.map((target) => line([reference(references.get(target))])),
        ]),
        [20, 55, 25],
      ),
    ],
  }
}

function contradictionsTable(content: ReportContent, { t }: Wording): Annex | null {
  const { claims } = content
  if (!claims || claims.contradictions.length === 0) return null
  const marks = languageOf(content)
  return {
    name: 'contradictions',
    title: t('annexes.contradictions.title'),
    blocks: [
      table(
        ['passages', 'why'].map((name) => t(`annexes.contradictions.${name}`)),
        claims.contradictions.map(({ explanation, passages }) => [
          passages.map(({ label, quote }) =>
            line([
              text(`${labelled(label, t)}: ${t('quotes.open')}`),
              text(quote, marks),
              text(t('quotes.close')),
            ]),
          ),
          [line([text(explanation)])],
        ]),
        [60, 40],
      ),
    ],
  }
}

/** The mark of the reply's words where the report is in another language. */
function languageOf({ report, claims }: ReportContent): DocumentMark[] {
  const lang = claims?.language
  return lang && lang !== report.language ? [{ type: 'language', attrs: { lang } }] : []
}

const labelled = (label: string, t: Wording['t']) =>
  isBareLabel(label) ? t('annexes.paragraph', { label }) : label

const text = (words: string, marks: DocumentMark[] = []): DocumentNode => ({
  type: 'text',
  text: words,
  ...(marks.length > 0 && { marks }),
})
const line = (content: DocumentNode[]): DocumentNode => ({ type: 'paragraph', content })
const reference = (target: ReferenceTarget | undefined): DocumentNode => ({
  type: 'crossReference',
  attrs: { text: target?.text ?? '', part: target?.part ?? null },
})

/** A table with a row of headers, its columns as wide as `widths` are to each other; each cell is a list of blocks. */
export function table(
  headers: readonly string[],
  rows: readonly DocumentNode[][][],
  widths: readonly number[],
): DocumentNode {
  const row = (type: string, cells: readonly DocumentNode[][]): DocumentNode => ({
    type: 'tableRow',
    content: cells.map((content, index) => ({ type, attrs: { colwidth: [widths[index]] }, content })),
  })
  return {
    type: 'table',
    content: [
      row(
        'tableHeader',
        headers.map((header) => [line([text(header)])]),
      ),
      ...rows.map((cells) => row('tableCell', cells)),
    ],
  }
}
