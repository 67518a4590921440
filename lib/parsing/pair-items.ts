import { foldForSearch } from './fold'

/** What is compared of an item of the Committee's document and of a question of the reply. */
export interface Paired {
  label: string
  refs: readonly string[]
  /** Of a question: what was guessed of it. */
  guesses?: readonly string[]
}

export interface ItemLink<Item, Question> {
  item: Item
  question: Question
  /** `exact`: the same label as printed. `folded`: the same sub-question, or one the whole of which the other is a part. */
  origin: 'exact' | 'folded'
}

/** A label without what does not matter: case, spaces, the sign behind it. */
function fold(label: string): string {
  return foldForSearch(label).replaceAll(' ', '').replace(/[.:]$/, '')
}

const numberOf = (ref: string) => /^\p{N}+/u.exec(ref)?.[0] ?? ref

function group<Value>(
  values: readonly Value[],
  keysOf: (value: Value) => readonly string[],
): Map<string, Value[]> {
  const groups = new Map<string, Value[]>()
  for (const value of values) {
    for (const key of new Set(keysOf(value))) {
      const found = groups.get(key)
      if (found === undefined) groups.set(key, [value])
      else found.push(value)
    }
  }
  return groups
}

/** Units of a document without labels answer the questions only where their numbers can be those of the questions. */
function answering<Question extends Paired>(
  items: readonly Paired[],
  questions: readonly Question[],
): Question[] {
  const numbers = new Set(items.flatMap(({ refs }) => refs.map(numberOf)))
  const units = questions.filter(({ guesses }) => guesses?.includes('paragraphsAsUnits'))
  const isAnswer = units.every(({ refs }) => refs.every((ref) => numbers.has(numberOf(ref))))
  return isAnswer ? [...questions] : questions.filter((question) => !units.includes(question))
}

/**
 * Pairs what the Committee asked with the State's replies. One reply may answer several items, and an item several
 * replies: `4` pairs with `3 to 5`, and with `4 (a)` and `4 (b)` when the reply parts it. In the order of the items.
 */
export function pairItems<Item extends Paired, Question extends Paired>(
  items: readonly Item[],
  questions: readonly Question[],
): ItemLink<Item, Question>[] {
  const asked = answering(items, questions)
  const byLabel = group(asked, ({ label }) => [fold(label)])
  const byRef = group(asked, ({ refs }) => refs)
  const byNumber = group(asked, ({ refs }) => refs.map(numberOf))
  const askedRefs = new Set(items.flatMap(({ refs }) => refs))
  return items.flatMap((item) => {
    const exact = new Set(byLabel.get(fold(item.label)))
    const same = new Set(item.refs.flatMap((ref) => byRef.get(ref) ?? []))
    const isPaired = exact.size + same.size > 0
    const related = item.refs.flatMap((ref) =>
      (byNumber.get(numberOf(ref)) ?? []).filter(({ refs }) =>
        // The reply parts what was asked as a whole, or answers as a whole what was asked in parts.
        numberOf(ref) === ref
          ? refs.some((other) => numberOf(other) === ref && !askedRefs.has(other))
          : !isPaired && refs.some((other) => other === numberOf(ref) || other.startsWith(`${ref}(`)),
      ),
    )
    const found = new Set([...exact, ...same, ...related])
    return asked
      .filter((question) => found.has(question))
      .map((question) => ({
        item,
        question,
        origin: exact.has(question) ? ('exact' as const) : ('folded' as const),
      }))
  })
}
