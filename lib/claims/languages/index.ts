import { ar } from './ar'
import { en } from './en'
import { es } from './es'
import { fr } from './fr'
import { ru } from './ru'
import { zh } from './zh'
import type { ClaimGrammar } from './types'

export const CLAIM_GRAMMARS: readonly ClaimGrammar[] = [en, fr, es, ru, ar, zh]

/** The grammar of a reply's language; where the parser did not know it, of the script and words that prevail. */
export function grammarOf(language: string, texts: readonly string[]): ClaimGrammar {
  const code = language.slice(0, 2).toLowerCase()
  return CLAIM_GRAMMARS.find((grammar) => grammar.language === code) ?? guess(texts) ?? en
}

const SAMPLE = 20_000

function guess(texts: readonly string[]): ClaimGrammar | undefined {
  const sample = texts.join(' ').slice(0, SAMPLE)
  const count = (pattern: RegExp) => sample.match(pattern)?.length ?? 0
  const latin = count(/\p{Script=Latin}/gu)
  const scripts = [
    ['zh', 3 * count(/\p{Script=Han}/gu)],
    ['ar', count(/\p{Script=Arabic}/gu)],
    ['ru', count(/\p{Script=Cyrillic}/gu)],
  ] as const
  const script = scripts.find(([, letters]) => letters > latin)
  if (script) return CLAIM_GRAMMARS.find((grammar) => grammar.language === script[0])
  const words = sample.toLowerCase().split(/[^\p{L}]+/u)
  let best: { grammar: ClaimGrammar; hits: number } | undefined
  for (const grammar of CLAIM_GRAMMARS) {
    const hits = words.filter((word) => grammar.boundaryWords.has(word)).length
    if (hits > 0 && (best === undefined || hits > best.hits)) best = { grammar, hits }
  }
  return best?.grammar
}
