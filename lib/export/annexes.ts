import { quotedRanges, touches } from '@/lib/claims/contested'
import type { DocumentMark, DocumentNode } from '@/lib/richtext/document'
import { directionOfText } from '@/lib/richtext/direction'
import { directionOfLanguage } from '@/lib/richtext/language-tag'
import { isBareLabel } from '@/lib/richtext/label'
import { quotationsIn } from '@/lib/richtext/quotations'
import { answeringNumber } from './answers'
import type { Wording } from './compile'
import type { ContentClaim, ContentContradiction, ReportContent } from './content'
import type { ReferenceTarget } from './finish'
import type { CompilationSettings } from './settings'
import { originOf } from './origin'
import type { AnnexName } from './targets'
import type { MadeSource, Part, Written } from './tree'

/** The report that annexes are made for. */
interface Annexing {
  wording: Wording
  annexed: { block: DocumentNode; from: Written | null }[]
  /** Its parts, numbered. */
  text: readonly Part[]
}

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
  { wording, annexed, text }: Annexing,
): { name: AnnexName; part: Part }[] {
  const { t } = wording
  const made = [
    annexed.length > 0 && {
      name: 'tables' as const,
      title: t('annexes.tables.title'),
      blocks: annexed.map(({ block }) => block),
      sources: { blocks: annexed.map(({ from }) => from) },
    },
    annexes.claims && claimsTable(content, references, { wording, text }),
    annexes.contradictions && contradictionsTable(content, wording),
  ].filter((each) => each !== false && each !== null)
  return made.map(({ name, title, blocks, sources }, index) => ({
    name,
    part: {
      id: `annex-${index + 1}`,
      title: t('annex', { count: made.length, number: index + 1, title }),
      level: 1,
      blocks,
      source: null,
      made: { heading: { settings: 'annexes' }, annex: name, ...sources },
      parts: [],
    },
  }))
}

interface Annex {
  name: AnnexName
  title: string
  blocks: DocumentNode[]
  sources: Pick<MadeSource, 'blocks' | 'rows'>
}

/** Where the report answers, each place once. */
type Answers = Map<string, ReferenceTarget>

function claimsTable(
  content: ReportContent,
  references: ReadonlyMap<string, ReferenceTarget>,
  { wording: { t }, text: parts }: Pick<Annexing, 'wording' | 'text'>,
): Annex | null {
  const { claims } = content
  if (!claims) return null
  const quoting = [
    ...content.chapters.map(({ chapter, ...draft }) => ({ target: `chapter:${chapter}`, ...draft })),
    ...content.sections.flatMap(({ questions }) =>
      questions.map(({ id, ...draft }) => ({ target: `question:${id}`, ...draft })),
    ),
  ].flatMap(({ target, draftId, text: { content: blocks = [] } }) =>
    blocks.flatMap((block) => {
      const quotations = quotationsIn({ type: 'doc', content: [block] })
      if (quotations.length === 0) return []
      const quoted = quotedRanges(quotations, (anchor) => claims.paragraphs[anchor])
      const origin = originOf(block)
      const here = references.get(target)
      const number = answeringNumber(parts, here?.part ?? null, origin)
      const answer = number === null ? here : { part: here!.part, text: t('refer.paragraph', { number }) }
      return [{ answer, from: draftId ? { draftId, block: origin } : null, quoted }]
    }),
  )
  const rows = new Map<string, { claim: ContentClaim; answers: Answers; from: Written | null }>()
  for (const claim of claims.claims) {
    const found = quoting.filter(({ quoted }) => touches(quoted.get(claim.paragraph), claim))
    // Of several claims in one sentence the sentence is shown once.
    const key = `${claim.paragraph} ${claim.sentence}`
    const known = rows.get(key)
    const answers: Answers = new Map(known?.answers)
    for (const { answer } of found) if (answer) answers.set(`${answer.part} ${answer.text}`, answer)
    if (found.length > 0) rows.set(key, { claim, answers, from: known?.from ?? found[0]!.from })
  }
  if (rows.size === 0) return null
  const marks = languageOf(content)
  return {
    name: 'claims',
    title: t('annexes.claims.title'),
    blocks: [
      table(
        ['where', 'says', 'answer'].map((name) => t(`annexes.claims.${name}`)),
        [...rows.values()].map(({ claim, answers }) => [
          [line([text(labelled(claim.label, t))])],
          [foreign([text(claim.sentence, marks)], content.report.language)],
          [...answers.values()].map((answer) => line([reference(answer)])),
        ]),
        [20, 55, 25],
      ),
    ],
    sources: { blocks: [null], rows: [null, ...[...rows.values()].map(({ from }) => from)] },
  }
}

function contradictionsTable(content: ReportContent, wording: Wording): Annex | null {
  const { t } = wording
  const { claims } = content
  if (!claims || claims.contradictions.length === 0) return null
  const marks = languageOf(content)
  const questions = content.sections.flatMap((section) => section.questions)
  // To the question under which the State said the first of it.
  const from = (label: string | undefined): Written | null => {
    const draftId = questions.find((question) => question.label === label)?.draftId
    return draftId ? { draftId, block: null } : null
  }
  return {
    name: 'contradictions',
    title: t('annexes.contradictions.title'),
    blocks: [
      table(
        ['passages', 'why'].map((name) => t(`annexes.contradictions.${name}`)),
        claims.contradictions.map((contradiction) => [
          contradiction.passages.map(({ label, quote }) =>
            line([
              text(`${labelled(label, t)}: ${t('quotes.open')}`),
              text(quote, marks),
              text(t('quotes.close')),
            ]),
          ),
          [why(contradiction, content.report.language, { wording, marks })],
        ]),
        [60, 40],
      ),
    ],
    sources: {
      blocks: [null],
      rows: [null, ...claims.contradictions.map(({ passages: [first] }) => from(first?.label))],
    },
  }
}

// Around the name of a value, in place of it.
const [BEFORE, BEHIND] = ['\ue000', '\ue001']

/** Why it is one, in the report's language, with the reply's words in theirs; in English where there are no others. */
function why(
  { explanation, reason }: ContentContradiction,
  language: string,
  { wording, marks }: { wording: Wording; marks: DocumentMark[] },
): DocumentNode {
  const isForeign = languageOfTag(wording.language) !== languageOfTag(language)
  if (!reason || !wording.reasons.has(reason.code) || isForeign) {
    if (languageOfTag(language) === 'en') return line([text(explanation)])
    return foreign([text(explanation, [{ type: 'language', attrs: { lang: 'en' } }])], language)
  }
  const values = Object.entries(reason.values).map(([name, value]) => {
    const isWords = marks.length > 0 && name !== 'direction' && /\p{L}/u.test(String(value))
    return [name, isWords ? BEFORE + name + BEHIND : value] as const
  })
  const said = wording.t(`contradictions.${reason.code}`, Object.fromEntries(values))
  const pieces = said
    .split(new RegExp(`${BEFORE}(\\w+)${BEHIND}`))
    .map((piece, index) => (index % 2 === 1 ? text(String(reason.values[piece]), marks) : text(piece)))
  return line(pieces.filter((piece) => piece.text !== ''))
}

const languageOfTag = (tag: string): string => tag.toLowerCase().split('-')[0]!

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

/** A line of the words of another, which runs as they do: else their last sign would stand at its beginning. */
function foreign(content: DocumentNode[], language: string): DocumentNode {
  const dir = directionOfText(content.map((each) => each.text ?? '').join(''))
  const isOther = dir !== null && dir !== directionOfLanguage(language)
  return { ...line(content), ...(isOther && { attrs: { dir } }) }
}
const reference = ({ text, part }: ReferenceTarget): DocumentNode => ({
  type: 'crossReference',
  attrs: { text, part },
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
