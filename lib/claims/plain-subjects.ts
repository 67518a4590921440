import type { ClaimGrammar } from './languages/types'
import { normalPhrase, phraseFrom, phraseUpTo, withComplement } from './noun-phrases'
import type { Quantity } from './quantities'
import type { Subject } from './subjects'
import { firstFrom, type Token } from './tokens'

const COMPLEMENTS = new Set("de du des d' \u0434\u043b\u044f".split(' '))
/** Chinese has no spaces: what is counted goes on to one of these. */
const HAN_BOUNDARY =
  /[^\p{Script=Han}]|[的是在和与及被为由从对将已有达了向因]|其中|达到|获|接受|参加|遭受|享有|从事|得到|位于|受益/u
const MEASURE_WORD = /^(?:多|余)?[个名人件起所家项次位份户对名条部座]/u

/** What a quantity counts in languages for which there is no grammar of phrases: the words next to it. */
export function plainSubject(
  text: string,
  tokens: readonly Token[],
  quantity: Quantity,
  grammar: ClaimGrammar,
): Subject {
  if (grammar.language === 'zh') return hanSubject(text, quantity)
  let at = firstFrom(tokens, quantity.end)
  const lower = tokens[at]?.lower ?? ''
  const isOf = /^(?:de|des|du|d|of|\u0645\u0646)$/.test(lower)
  if (isOf) at += 1
  else if (/^d['\u2019]/.test(lower)) at += 0
  const token = tokens[at]
  const isNext = token !== undefined && token.isWord && !/[,;:()]/.test(text.slice(quantity.end, token.start))
  let phrase = isNext ? phraseFrom(tokens, at, grammar) : null
  let end = quantity.unit === 'count' && phrase ? tokens[phrase.to]!.end : quantity.end
  if (phrase && !isOf) phrase = withComplement(tokens, phrase, grammar, COMPLEMENTS)
  if (phrase === null) {
    const ahead = firstFrom(tokens, quantity.start)
    const open = tokens[ahead - 1]?.text === '(' ? ahead - 1 : ahead
    phrase = phraseUpTo(tokens, open, Math.max(0, open - 6), grammar)
    end = quantity.end
  }
  if (phrase === null) {
    return {
      subject: '',
      range: null,
      population: null,
      end: quantity.end,
      isElliptical: true,
      isAnaphor: false,
    }
  }
  return {
    subject: normalPhrase(tokens, phrase, grammar),
    range: { start: tokens[phrase.from]!.start, end: tokens[phrase.to]!.end },
    population: null,
    end,
    isElliptical: false,
    isAnaphor: false,
  }
}

function hanSubject(text: string, { end, unit, start }: Quantity): Subject {
  const behind = text.slice(end, end + 24)
  const measure = MEASURE_WORD.exec(behind)?.[0] ?? ''
  const rest = behind.slice(measure.length)
  const stop = HAN_BOUNDARY.exec(rest)?.index ?? rest.length
  if (unit === 'count' && (measure !== '' || stop > 0)) {
    const isPerson = measure.endsWith('人') || (measure.endsWith('名') && stop === 0)
    const length = measure.length + Math.min(stop, 10)
    const subject = isPerson && stop === 0 ? '人' : rest.slice(0, Math.min(stop, 10))
    const from = end + (isPerson && stop === 0 ? 0 : measure.length)
    if (subject !== '')
      return {
        subject,
        range: { start: from, end: end + length },
        population: null,
        end: end + length,
        isElliptical: false,
        isAnaphor: false,
      }
  }
  const lead = /([\p{Script=Han}]{2,12}?)(?:为|占|达|达到|共|有|是|降至|增至|上升至|下降到)?\s?$/u.exec(
    text.slice(Math.max(0, start - 14), start),
  )
  const subject = lead?.[1] ?? ''
  return { subject, range: null, population: null, end, isElliptical: subject === '', isAnaphor: false }
}
