/** A character that keyboards lack, with the message `editor.characters.names.ID` for its name. */
export interface SpecialCharacter {
  id: string
  character: string
}

export interface CharacterGroup {
  /** The message `editor.characters.groups.ID` is its title. */
  id: string
  characters: readonly SpecialCharacter[]
}

/** Those that cannot be seen, with the sign that stands for them where they are shown. */
export const INVISIBLE_CHARACTERS: readonly (SpecialCharacter & { sign: string })[] = [
  { id: 'noBreakSpace', character: '\u00a0', sign: '°' },
  { id: 'narrowNoBreakSpace', character: '\u202f', sign: '°' },
  { id: 'thinSpace', character: '\u2009', sign: '·' },
  { id: 'noBreakHyphen', character: '\u2011', sign: '‑' },
  { id: 'softHyphen', character: '\u00ad', sign: '¬' },
  { id: 'zeroWidthSpace', character: '\u200b', sign: '|' },
  { id: 'wordJoiner', character: '\u2060', sign: '⌶' },
  { id: 'leftToRightMark', character: '\u200e', sign: '→' },
  { id: 'rightToLeftMark', character: '\u200f', sign: '←' },
]

const named = (names: Record<string, string>): SpecialCharacter[] =>
  Object.entries(names).map(([id, character]) => ({ id, character }))

const PUNCTUATION = named({
  enDash: '–',
  emDash: '—',
  ellipsis: '…',
  bullet: '•',
  middleDot: '·',
  prime: '′',
  doublePrime: '″',
  invertedQuestion: '¿',
  invertedExclamation: '¡',
  numero: '№',
})

const SIGNS = named({
  section: '§',
  pilcrow: '¶',
  dagger: '†',
  doubleDagger: '‡',
  degree: '°',
  perMille: '‰',
  ordinalFeminine: 'ª',
  ordinalMasculine: 'º',
  superscriptTwo: '²',
  superscriptThree: '³',
  copyright: '©',
  registered: '®',
  trademark: '™',
  euro: '€',
  pound: '£',
  yen: '¥',
  tenge: '₸',
  som: '⃀',
  rouble: '₽',
  cent: '¢',
})

const NUMBERS = named({
  half: '½',
  third: '⅓',
  twoThirds: '⅔',
  quarter: '¼',
  threeQuarters: '¾',
  fifth: '⅕',
  eighth: '⅛',
  times: '×',
  divided: '÷',
  minus: '−',
  plusMinus: '±',
  almost: '≈',
  notEqual: '≠',
  atMost: '≤',
  atLeast: '≥',
  infinity: '∞',
  arrowLeft: '←',
  arrowRight: '→',
  arrowUp: '↑',
  arrowDown: '↓',
})

/** Letters by the language that needs them; the title is the language's name as `Intl.DisplayNames` has it. */
export const LETTERS: readonly { language: string; letters: string }[] = [
  { language: 'kk', letters: 'ӘәҒғҚқҢңӨөҰұҮүҺһІі' },
  { language: 'ky', letters: 'ҢңӨөҮү' },
  { language: 'tg', letters: 'ҒғӢӣҚқӮӯҲҳҶҷ' },
  { language: 'uz', letters: 'ʻʼЎўҚқҒғҲҳ' },
  { language: 'uk', letters: 'ҐґЄєІіЇї' },
  { language: 'fr', letters: 'ÀàÂâÆæÇçÉéÈèÊêËëÎîÏïÔôŒœÙùÛûÜüŸÿ' },
  { language: 'es', letters: 'ÁáÉéÍíÑñÓóÚúÜü' },
  { language: 'pt', letters: 'ÁáÂâÃãÀàÇçÉéÊêÍíÓóÔôÕõÚú' },
  { language: 'de', letters: 'ÄäÖöÜüẞß' },
  { language: 'tr', letters: 'ÇçĞğİıÖöŞşÜü' },
  { language: 'az', letters: 'ƏəÇçĞğİıÖöŞşÜü' },
  { language: 'pl', letters: 'ĄąĆćĘęŁłŃńÓóŚśŹźŻż' },
  { language: 'ro', letters: 'ĂăÂâÎîȘșȚț' },
  { language: 'cs', letters: 'ÁáČčĎďÉéĚěÍíŇňÓóŘřŠšŤťÚúŮůÝýŽž' },
  { language: 'sr-Latn', letters: 'ČčĆćĐđŠšŽž' },
  { language: 'vi', letters: 'ĂăÂâĐđÊêÔôƠơƯư' },
]

// Opening and closing, outer and inner, as each language's printers have them.
const QUOTES: Record<string, string> = {
  en: '“”‘’',
  fr: '«»“”',
  es: '«»“”',
  ru: '«»„“',
  kk: '«»„“',
  uk: '«»„“',
  de: '„“‚‘',
  pl: '„”«»',
  pt: '“”‘’',
  ar: '«»“”',
  zh: '“”‘’「」',
  ja: '「」『』',
}
const QUOTE_NAMES: Record<string, string> = {
  '“': 'quoteDoubleLeft',
  '”': 'quoteDoubleRight',
  '‘': 'quoteSingleLeft',
  '’': 'quoteSingleRight',
  '«': 'guillemetLeft',
  '»': 'guillemetRight',
  '„': 'quoteDoubleLow',
  '‚': 'quoteSingleLow',
  '「': 'cornerLeft',
  '」': 'cornerRight',
  '『': 'whiteCornerLeft',
  '』': 'whiteCornerRight',
}

/** The quotation marks of a language: opening and closing, then those within others. */
export function quotesOf(language: string | undefined): string {
  return QUOTES[language?.split('-')[0] ?? 'en'] ?? QUOTES.en ?? ''
}

/** All that is offered, with the quotation marks of the report's language before those of the others. */
export function characterGroups(language: string | undefined): CharacterGroup[] {
  const own = quotesOf(language)
  const quotes = [...new Set(own + Object.values(QUOTES).join(''))]
  return [
    { id: 'spaces', characters: INVISIBLE_CHARACTERS },
    {
      id: 'quotes',
      characters: quotes.map((character) => ({ id: QUOTE_NAMES[character] ?? character, character })),
    },
    { id: 'punctuation', characters: PUNCTUATION },
    { id: 'signs', characters: SIGNS },
    { id: 'numbers', characters: NUMBERS },
  ]
}
