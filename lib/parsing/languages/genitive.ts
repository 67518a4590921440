/** Words whose genitive no rule gives, or that have none. */
const IRREGULAR: Readonly<Record<string, string>> = {
  Острова: 'Островов',
  Филиппины: 'Филиппин',
  Гренадины: 'Гренадин',
  Багамы: 'Багам',
  Коморы: 'Комор',
  Мальдивы: 'Мальдив',
  Беларусь: 'Беларуси',
  Самоа: 'Самоа',
  Никарагуа: 'Никарагуа',
  Антигуа: 'Антигуа',
}

const ADJECTIVES: readonly (readonly [RegExp, string])[] = [
  [/ая$/, 'ой'],
  [/(?:ый|ий|ое)$/, 'ого'],
  [/ие$/, 'их'],
  [/ые$/, 'ых'],
  [/овы$/, 'овых'],
]

const NOUNS: readonly (readonly [RegExp, string])[] = [
  [/ство$/, 'ства'],
  [/(?<=[гкхжчшщ])а$/, 'и'],
  [/а$/, 'ы'],
  [/я$/, 'и'],
  [/(?<=[^аеёиоуыэюя])ы$/, 'ов'],
  [/й$/, 'я'],
  [/ь$/, 'я'],
  [/(?<=[бвгджзклмнпрстфхцчшщ])$/, 'а'],
]

function apply(rules: typeof NOUNS, word: string): string | null {
  const rule = rules.find(([ending]) => ending.test(word))
  return rule === undefined ? null : word.replace(rule[0], rule[1])
}

/**
 * The genitive of a State's Russian name, as titles have it ("Ответы Казахстана"): adjectives and the noun that they
 * lead to change, what follows that noun stays ("Республики Молдова"), and behind "и" it begins anew.
 */
export function russianGenitive(name: string): string {
  let isOpen = true
  return name
    .split(' ')
    .map((word) => {
      if (word === 'и' || word === '—') isOpen = true
      if (!isOpen || word.length < 3) return word
      const adjective = name.includes(' ') ? apply(ADJECTIVES, word) : null
      if (adjective !== null) return adjective
      isOpen = false
      return IRREGULAR[word] ?? apply(NOUNS, word) ?? word
    })
    .join(' ')
}
