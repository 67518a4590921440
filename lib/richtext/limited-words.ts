/** Words that count towards the limit: as the text stands, and with every suggestion accepted. */
export interface LimitedWords {
  words: number
  final: number
  /** How many of both the public submission does not have; without them none. */
  hidden?: number
  finalHidden?: number
}

/** Words of a report in each of its submissions. */
export interface WordsOfVariants {
  /** Of the one that is submitted, which the limit is about; the public one while nothing is decided. */
  words: number
  final: number
  public: number
  confidential: number
}

/** What these words are in each submission. */
export function ofVariants(
  { words, final, hidden = 0, finalHidden = 0 }: LimitedWords,
  countsConfidential: boolean,
): WordsOfVariants {
  return {
    words: countsConfidential ? words : words - hidden,
    final: countsConfidential ? final : final - finalHidden,
    public: words - hidden,
    confidential: words,
  }
}

/** These words together. */
export function totalOf(counted: readonly LimitedWords[]): Required<LimitedWords> {
  const sum = { words: 0, final: 0, hidden: 0, finalHidden: 0 }
  for (const { words, final, hidden = 0, finalHidden = 0 } of counted) {
    sum.words += words
    sum.final += final
    sum.hidden += hidden
    sum.finalHidden += finalHidden
  }
  return sum
}
