import type { ClaimGrammar } from './languages/types'
import type { NameSpan } from './names'
import { hanValue, toAscii } from './numbers'
import { BEFORE_WORD, compile, source } from './patterns'
import { firstFrom, overlaps, rangeAt } from './tokens'
import type { LawReference, TextRange } from './types'

/** A law as a text names it, with the articles that it names of it. */
export interface LawSpan extends TextRange {
  law: LawReference
}

const D = '[0-9\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]'
const ARTICLE = `${D}{1,4}(?:[-\u2010\u2011\u2013.\u00a0]${D}{1,4}(?!${D}))*(?:\\s?\\((?:${D}{1,2}|[a-z]{1,4})\\))*(?:\\s?(?:bis|ter|quater)\\b|[a-z](?![A-Za-z\\u00c0-\\u024f]))?`
const LIST = `${ARTICLE}(?:(?:\\s?[,;\u060c\u3001]\\s?|\\s)?(?:(?:and|or|to|&|et|ou|\u00e0|y|e|a|\u0438|\u0438\u043b\u0438|\u043f\u043e|\u0648|\u0625\u0644\u0649|\u548c|\u81f3|\u53ca|[\u2013\u2014-])\\s{0,2})?${ARTICLE}(?![-\u2013]?${D}|\\s(?:per cent|%)|[A-Za-z\\u00c0-\\u024f\\u0400-\\u04ff])){0,30}`
const PLACE =
  '(?:,?\\s?(?:paragraphs?|paras?\\.|parts?|sub-?paragraphs?|clauses?|points?|alin\u00e9as?|p\u00e1rrafos?|\u0447\u0430\u0441\u0442\u044c|\u0447\\.|\u043f\\.)\\s?\\(?[A-Za-z0-9\\u0400-\\u04ff]{1,3}\\)?(?:\\s?\\(\\w{1,3}\\))?){0,3},?'
const TITLE = '(?:\\s\\([^()]{3,80}\\))?'

/** Reads laws and their articles in texts of one language; made once. */
export function lawReader(grammar: ClaimGrammar): (text: string, names: readonly NameSpan[]) => LawSpan[] {
  const lead = grammar.articleBefore === '' ? '(?!)' : source(grammar.articleBefore)
  const before = compile(`${BEFORE_WORD}(?:${lead})\\s?(?<list>${LIST})`, 'gi')
  const behind = compile(grammar.articleBehind || '(?!)', 'gi')
  const bridge = compile(`${PLACE}${TITLE}(?<of>\\s?,?\\s?(?:${source(grammar.articleOf) || '(?!)'}))`, 'iy')
  const bare = compile(`(?:${source(BARE[grammar.language] ?? '') || '(?!)'})`, 'iy')
  const inBrackets = compile(`\\s?\\((?:${lead})?\\s?(?<list>${LIST})${PLACE}\\)`, 'iy')
  const articlesOf = compile(`(?:${lead})\\s(?:${source(grammar.articleOf) || '(?!)'})$`, 'i')

  return (text, names) => {
    const laws: LawSpan[] = []
    const used = new Set<NameSpan>()
    const lawNames = names.filter(({ kind }) => kind === 'law')
    const matches = [...text.matchAll(before), ...text.matchAll(behind)].sort((a, b) => a.index - b.index)
    let bound = 0
    for (const match of matches) {
      if (match.index < bound || overlaps(lawNames, match.index, match.index + match[0].length)) continue
      const han = match.groups?.han
      const articles = han ? [String(hanValue(han))] : articlesIn(match.groups?.list ?? match[0])
      let end = match.index + match[0].length
      let named: NameSpan | undefined
      let hint = ''
      bridge.lastIndex = end
      const link = bridge.exec(text)
      if (link) {
        named = lawNames[firstFrom(lawNames, bridge.lastIndex)]
        if (named?.start === bridge.lastIndex && !used.has(named)) {
          end = named.end
        } else {
          named = undefined
          bare.lastIndex = bridge.lastIndex
          const anaphor = bare.exec(text)
          if (anaphor) {
            end = bare.lastIndex
            hint = anaphor[0].toLowerCase()
          } else if (/thereof/i.test(link[0])) {
            end = bridge.lastIndex
            hint = 'thereof'
          }
        }
      }
      // "the Marriage and Family Code (art. 187)" and Chinese, where the law stands before.
      let start = match.index
      if (named === undefined && hint === '') {
        const previous = lawNames[firstFrom(lawNames, match.index) - 1]
        const gap = previous && !used.has(previous) ? text.slice(previous.end, match.index) : null
        if (previous && gap !== null && /^\s?[(\uff08,\u300b]?\s?$/u.test(gap)) {
          named = previous
          start = previous.start
          if (gap.includes('(') && text[end] === ')') end += 1
        }
      }
      if (named) used.add(named)
      const law: LawReference = named
        ? { ...reference(named), articles }
        : { name: hint, type: 'unnamed', articles, number: null, date: null }
      laws.push({ start, end, law })
      bound = end
    }
    const withArticles = [...laws]
    for (const name of lawNames) {
      if (used.has(name) || overlaps(withArticles, name.start, name.end)) continue
      inBrackets.lastIndex = name.end
      const list = articlesOf.test(text.slice(Math.max(0, name.start - 40), name.start))
        ? inBrackets.exec(text)
        : null
      const end = list ? inBrackets.lastIndex : name.end
      const articles = list ? articlesIn(list.groups!.list!) : []
      laws.push({ start: name.start, end, law: { ...reference(name), articles } })
    }
    return laws.sort((a, b) => a.start - b.start)
  }
}

/** "the Act", "the Code": what was named before by that word. */
const BARE: Record<string, string> = {
  en: 'Code\\b|Act\\b|Law\\b|Convention\\b|Covenant\\b|Constitution\\b|Protocol\\b|Decree\\b|Statute\\b|Ordinance\\b',
  fr: 'Code|loi|Convention|Pacte|Constitution|d\u00e9cret',
  es: 'C\u00f3digo|Ley|Convenci\u00f3n|Pacto|Constituci\u00f3n|Decreto',
  ru: '\u041a\u043e\u0434\u0435\u043a\u0441\u0430|\u0417\u0430\u043a\u043e\u043d\u0430|\u041a\u043e\u043d\u0432\u0435\u043d\u0446\u0438\u0438|\u041a\u043e\u043d\u0441\u0442\u0438\u0442\u0443\u0446\u0438\u0438',
}

function reference({ name, type, number, date }: NameSpan): LawReference {
  return { name, type, number, date, articles: [] }
}

/**
 * Names the law of articles that stand without one: "article 17 of the Act" means the act named before; "article 121-1
 * was added to the Criminal Code" the law of its sentence; else the law named last.
 */
export function resolveLaws(
  laws: readonly LawSpan[],
  sentences: readonly TextRange[],
  before: readonly LawSpan[],
): void {
  for (let k = 0; k < laws.length; k++) {
    const { law, start } = laws[k]!
    if (law.type !== 'unnamed') continue
    const hint = law.name
    const here = laws.slice(Math.max(0, k - 8), k).reverse()
    const earlier = [...here, ...before.slice(-8).reverse()]
    const fits = ({ law: other }: LawSpan) =>
      other.type !== 'unnamed' &&
      other.type !== 'policy' &&
      (hint === '' || hint === 'thereof' || other.name.split(' ').includes(hint))
    const sentence = rangeAt(sentences, start)
    const inSentence =
      hint === '' && sentence
        ? laws.slice(k + 1, k + 4).find((other) => fits(other) && other.start < sentence.end)
        : undefined
    const inSentenceBefore =
      hint === '' && sentence ? here.find((other) => fits(other) && other.start >= sentence.start) : undefined
    const found =
      inSentenceBefore ??
      inSentence ??
      (hint === '' && law.articles.length === 0 ? undefined : earlier.find(fits))
    if (found) Object.assign(law, { ...found.law, articles: law.articles })
    else if (hint === 'thereof') law.name = ''
    // The treaty that the reply is about needs no other name.
    else if (/^(?:convention|covenant|protocol)$/.test(hint)) law.type = 'treaty'
  }
}

/** `["16(1)", "17"]` of "16 (1) and 17"; a range is `121-123`. */
function articlesIn(list: string): string[] {
  const plain = toAscii(list).replace(/[\u2010\u2011\u2013\u2014]/g, '-')
  const found: string[] = []
  const item =
    /(\d{1,4}(?:[-.]\d{1,4})*(?:\s?\([a-z0-9]{1,4}\))*(?:\s?(?:bis|ter|quater)\b|[a-z]\b)?)(\s(?:to|\u00e0|a|\u043f\u043e)\s|\s?(?:\u0625\u0644\u0649|\u81f3)\s?)?/giu
  let open = ''
  for (const [, number, joined] of plain.matchAll(item)) {
    const article = open + number!.replace(/\s/g, '')
    open = joined === undefined ? '' : `${article}-`
    if (open === '') found.push(article)
  }
  return open === '' ? found : [...found, open.slice(0, -1)]
}
