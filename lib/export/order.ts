import type { ContentSection } from './content'
import type { CompilationSettings } from './settings'

/**
 * The sections in the order that was chosen. By article: those whose title or questions name none follow in the reply's
 * order; of two that begin with the same article the reply's order decides. The coalition's own: those that it has not
 * placed follow.
 */
export function orderSections<Section extends Pick<ContentSection<unknown>, 'id' | 'title' | 'questions'>>(
  sections: readonly Section[],
  { order, sections: own }: Pick<CompilationSettings, 'order' | 'sections'>,
): Section[] {
  if (order === 'reply') return [...sections]
  const places = new Map(own.map((id, index) => [id, index]))
  const placeOf = (section: Section) =>
    order === 'own' ? (places.get(section.id ?? '') ?? Infinity) : (articlesOf(section)[0] ?? Infinity)
  return sections
    .map((section, index) => ({ section, index, place: placeOf(section) }))
    .sort((one, other) => (one.place === other.place ? one.index - other.index : one.place - other.place))
    .map(({ section }) => section)
}

/** The articles that a section's title names, else those that the labels of its questions do, in ascending order. */
export function articlesOf({
  title,
  questions,
}: Pick<ContentSection<unknown>, 'title' | 'questions'>): number[] {
  const named = articlesIn(title)
  const found = named.length > 0 ? named : questions.flatMap(({ label }) => articlesIn(label))
  return [...new Set(found)].sort((one, other) => one - other)
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
