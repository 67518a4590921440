import type { ContentQuestion, ContentSection } from './content'
import type { CompilationSettings } from './settings'

/** What is asked of a question to order it. */
type Ordered = Pick<ContentQuestion<unknown>, 'label' | 'headings'>
type OrderedSection<Question extends Ordered> = Pick<ContentSection<unknown>, 'id' | 'title'> & {
  questions: readonly Question[]
}

/** Questions under one heading. */
export interface Group<Question> {
  /** Fit for an address: "section-2", "article-7-8", "other-questions". */
  id: string
  /** A section's title; null where the heading names articles. */
  title: string | null
  /** In ascending order; empty for the questions that are about none. */
  articles: number[]
  questions: Question[]
}

/**
 * The questions in the order that was chosen, under the headings that stand there. By article every question stands under
 * the articles that it is about, whatever section it was in, those that are about none in a last group, and within a group
 * as in the reply; where no question names an article, it is the reply's order. The coalition's own: sections that it has
 * not placed follow.
 */
export function arranged<Question extends Ordered>(
  sections: readonly OrderedSection<Question>[],
  settings: Pick<CompilationSettings, 'order' | 'sections'>,
): Group<Question>[] {
  const groups = settings.order === 'articles' ? byArticle(sections) : null
  return (
    groups ??
    orderSections(sections, settings).map(({ title, questions }, index) => ({
      ...{ id: `section-${index + 1}`, title, articles: [] },
      questions: [...questions],
    }))
  )
}

function byArticle<Question extends Ordered>(
  sections: readonly OrderedSection<Question>[],
): Group<Question>[] | null {
  const groups = new Map<string, Group<Question>>()
  for (const section of sections)
    for (const question of section.questions) {
      const articles = articlesOf(question, section)
      const key = articles.join('-')
      const group = groups.get(key) ?? {
        id: key ? `article-${key}` : 'other-questions',
        title: null,
        articles,
        questions: [],
      }
      group.questions.push(question)
      groups.set(key, group)
    }
  if ([...groups.keys()].every((key) => key === '')) return null
  return [...groups.values()].sort((one, other) => compare(one.articles, other.articles))
}

/** By their first article, then by the next; what has none comes last. */
function compare(one: readonly number[], other: readonly number[]): number {
  if (one.length === 0 || other.length === 0) return other.length - one.length
  const at = one.findIndex((article, index) => article !== other[index])
  return at === -1 ? -1 : (one[at] ?? 0) - (other[at] ?? 0)
}

function orderSections<Section extends Pick<ContentSection<unknown>, 'id'>>(
  sections: readonly Section[],
  { order, sections: own }: Pick<CompilationSettings, 'order' | 'sections'>,
): Section[] {
  if (order !== 'own') return [...sections]
  const places = new Map(own.map((id, index) => [id, index]))
  const placeOf = ({ id }: Section) => places.get(id ?? '') ?? Infinity
  return sections
    .map((section, index) => ({ section, index, place: placeOf(section) }))
    .sort((one, other) => (one.place === other.place ? one.index - other.index : one.place - other.place))
    .map(({ section }) => section)
}

/**
 * The articles that a question is about, in ascending order: those that its label names, else the headings under which the
 * Committee asked it, else its section's title.
 */
export function articlesOf(
  { label, headings = [] }: Ordered,
  { title }: Pick<ContentSection<unknown>, 'title'>,
): number[] {
  const named = [articlesIn(label), headings.flatMap(articlesIn), articlesIn(title)]
  return [...new Set(named.find((each) => each.length > 0) ?? [])].sort((one, other) => one - other)
}

/** "1–4, 7": three or more that follow each other as a range. */
export function articleList(articles: readonly number[]): string {
  const runs: [from: number, to: number][] = []
  for (const article of articles) {
    const last = runs.at(-1)
    if (last && article === last[1] + 1) last[1] = article
    else runs.push([article, article])
  }
  return runs
    .map(([from, to]) => (to - from > 1 ? `${from}–${to}` : to > from ? `${from}, ${to}` : String(from)))
    .join(', ')
}

// The word for an article of a treaty in the languages that replies come in, and what joins several of them.
const WORD =
  /(?:\b(?:articles?|arts?\.|art[íi]culos?)|(?<!\p{L})(?:стат(?:ья|ьи|ье|ью|ей|ьям|ьями|ьях)|ст\.)|(?:ال)?(?:مادة|مواد|مادتين|مادتان)|第)\s*(\d{1,2}(?:\s*(?:,|and|to|et|à|y|a|и|по|و|、|[-–])\s*\d{1,2})*)(?!\d)/giu
const RANGE = /(\d{1,2})\s*(?:to|à|a|по|[-–])\s*(\d{1,2})/gu
// A treaty has no article 0, and none of these more than fifty: CMW has 93.
const MOST = 93

/** The numbers of the articles that a text names: "Articles 2, 3 and 5 to 7" names five. */
export function articlesIn(text: string): number[] {
  return [...text.matchAll(WORD)].flatMap(([, list = '']) => {
    const ranges = [...list.matchAll(RANGE)].flatMap(([, from, to]) => upTo(Number(from), Number(to)))
    const single = [...list.matchAll(/\d{1,2}/g)].map(([number]) => Number(number))
    return [...new Set([...single, ...ranges])].filter((number) => number >= 1 && number <= MOST)
  })
}

const upTo = (from: number, to: number): number[] =>
  to >= from && to - from < 50 ? Array.from({ length: to - from + 1 }, (_, step) => from + step) : []
