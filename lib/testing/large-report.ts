import type { ChapterName, ContentImage, ReportContent } from '@/lib/export/content'
import type { DocumentNode } from '@/lib/richtext/document'
import { countWords } from '@/lib/richtext/words'
import { chart, photograph } from './pictures'
import { reportFacts } from './report-content'
import {
  bold,
  doc,
  figure,
  h,
  italic,
  lang,
  li,
  link,
  note,
  ol,
  p,
  quote,
  ref,
  rtl,
  table,
  td,
  th,
  tr,
  ul,
  withAttrs,
} from './richtext'
import { type SentenceLanguage, SENTENCES } from './sentences'

/** What the large report holds, unless a test asks for another size. */
export const LARGE = { words: 30_000, notes: 300, tables: 19, figures: 7, sections: 23, questions: 60 }

const CHAPTERS: ChapterName[] = ['executive_summary', 'introduction', 'general_recommendations']
const PASSAGES: SentenceLanguage[] = ['fr', 'es', 'ru', 'kk', 'ar', 'zh']
const DIGITS = ['a', 'b', 'c', 'd']

/**
 * The report that limits and page images are tried on: 30,000 words (as `countWords` counts, within one in a hundred),
 * 300 footnotes, 19 tables, 7 pictures, cross-references, lists and quotations, and passages in all seven languages.
 * The same sizes give the same report everywhere.
 */
export function largeReport(sizes: Partial<typeof LARGE> = {}): ReportContent {
  const size = { ...LARGE, ...sizes }
  const random = mulberry(93)
  const images = Object.fromEntries(
    Array.from({ length: size.figures }, (_, index): [string, ContentImage] => [
      `picture-${index + 1}`,
      index % 3 === 2
        ? photograph(random)
        : chart(Array.from({ length: 8 + index }, () => 0.15 + random() * 0.85)),
    ]),
  )
  const texts = CHAPTERS.length + size.questions
  const writer = new Writer(random, size.questions)
  const write = (index: number) => {
    const share = (total: number) =>
      Math.floor((total * (index + 1)) / texts) - Math.floor((total * index) / texts)
    return writer.text(index, {
      words: share(size.words),
      notes: share(size.notes),
      tables: share(size.tables),
      figures: share(size.figures),
    })
  }
  const chapters = CHAPTERS.map((chapter, index) => ({ chapter, text: write(index) }))
  const questions = Array.from({ length: size.questions }, (_, index) => ({
    section: Math.floor((index * size.sections) / size.questions),
    question: { ...labelOf(index), text: write(CHAPTERS.length + index) },
  }))
  return {
    report: reportFacts({ publicity: 'public' }),
    chapters,
    sections: Array.from({ length: size.sections }, (_, section) => ({
      title: `${SUBJECTS[section % SUBJECTS.length]!} (${section + 1})`,
      questions: questions.filter((each) => each.section === section).map(({ question }) => question),
    })),
    images,
  }
}

const SUBJECTS = [
  'Gender-based violence against women',
  'Access to justice',
  'Women in detention and in closed institutions',
  'Participation in political and public life',
  'Rural women',
  'Health',
]

function labelOf(index: number): { id: string; label: string; slug: string } {
  const [number, letter] = [Math.floor(index / 3) + 1, DIGITS[index % 3]!]
  return { id: `q-${number}-${letter}`, label: `${number} (${letter})`, slug: `${number}-${letter}` }
}

interface Amounts {
  words: number
  notes: number
  tables: number
  figures: number
}

class Writer {
  private written = 0
  private tables = 0
  private figures = 0
  private passages = 0
  private notes = 0

  constructor(
    private readonly random: () => number,
    private readonly questions: number,
  ) {}

  /** One draft with these amounts of everything; what is too much here is taken from the next one's words. */
  text(index: number, amounts: Amounts): DocumentNode {
    const blocks: DocumentNode[] = [
      quote({ paragraph: `${index}.1`, label: `${index + 1}` }, p(this.sentence('en'))),
    ]
    for (let count = 0; count < amounts.tables; count++) blocks.push(this.table())
    for (let count = 0; count < amounts.figures; count++) blocks.push(this.figure())
    blocks.push(h(2, 'What we found'), index % 2 === 0 ? this.list() : p(this.sentence('en')))
    blocks.push(...this.passage())
    let notes = amounts.notes
    const aim = amounts.words - this.owed
    for (let words = blocks.reduce((sum, block) => sum + countWords(block), 0); words < aim || notes > 0;) {
      const block = this.paragraph(notes > 0)
      words += countWords(block)
      notes -= notes > 0 ? 1 : 0
      blocks.push(block)
      this.owed = words - aim
    }
    return doc(...blocks)
  }

  private owed = 0

  private paragraph(withNote: boolean): DocumentNode {
    const sentences = Array.from({ length: 2 + this.upTo(3) }, () => this.sentence('en'))
    const [first = '', ...rest] = sentences
    const target = labelOf(this.upTo(this.questions))
    return p(
      `${first} `,
      ...(this.written % 4 === 0 ? [bold(rest.shift() ?? ''), ' '] : []),
      rest.join(' '),
      ...(withNote ? [this.note()] : []),
      ...(this.written % 5 === 0 ? [' See ', ref(`question:${target.id}`, target.label), '.'] : []),
    )
  }

  private note(): DocumentNode {
    const number = ++this.notes
    const place = `https://example.org/reports/2025/${number}`
    if (number % 7 === 0) return note(lang(this.sentence(this.nextPassage()), this.lastPassage))
    return note(`Survey of 2025, answer ${number}, see `, link(place.slice(8), place), '; ', italic('ibid.'))
  }

  private list(): DocumentNode {
    const items = Array.from({ length: 3 }, () => li(this.sentence('en')))
    return this.written % 2 === 0 ? ul(...items) : ol(...items)
  }

  private passage(): DocumentNode[] {
    const language = this.nextPassage()
    const words = lang(`${this.sentence(language)} ${this.sentence(language)}`, language)
    return language === 'ar' ? [rtl(p(words))] : [p('As one of them put it: ', words)]
  }

  private lastPassage: SentenceLanguage = 'en'

  private nextPassage(): SentenceLanguage {
    this.lastPassage = PASSAGES[this.passages++ % PASSAGES.length]!
    return this.lastPassage
  }

  private table(): DocumentNode {
    const number = ++this.tables
    // One goes over a page, one runs from right to left.
    const rows = Array.from({ length: number % 9 === 4 ? 45 : 6 + this.upTo(5) }, (_, row) =>
      tr(
        number === 8 ? td(this.sentence('ar')) : td(`Region ${row + 1}`),
        withAttrs(td(String(this.upTo(400))), { align: 'right' }),
        withAttrs(td(`${(this.random() * 100).toFixed(1)} %`), { align: 'right' }),
        td(row % 3 === 0 ? 'No answer was given.' : 'Open by day'),
      ),
    )
    const whole = table(tr(th('Region'), th('Centres'), th('Open at night'), th('What was said')), ...rows)
    const named = withAttrs(whole, {
      caption: `Centres by region, as visited (${number})`,
      summary: 'One row for each region',
    })
    return number === 8 ? rtl(named) : named
  }

  private figure(): DocumentNode {
    const number = ++this.figures
    return figure(
      {
        image: `picture-${number}`,
        alt: `Bars that grow and shrink, ${number}`,
        width: number % 2 ? 100 : 60,
      },
      `Complaints registered by year, series ${number}`,
    )
  }

  private sentence(language: SentenceLanguage): string {
    this.written++
    const all = SENTENCES[language]
    return all[this.upTo(all.length)]!
  }

  private upTo(limit: number): number {
    return Math.floor(this.random() * limit)
  }
}

/** A repeatable source of numbers from 0 to 1. */
function mulberry(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
