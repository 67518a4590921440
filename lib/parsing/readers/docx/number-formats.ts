/** Largest number that is written in a format; Word stops there too. */
const LARGEST = 32_767

const ROMAN: readonly [number, string][] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
]

function roman(number: number): string {
  let text = ''
  let rest = number
  for (const [value, letters] of ROMAN) {
    text += letters.repeat(Math.floor(rest / value))
    rest %= value
  }
  return text
}

/** a … z, aa, bb … as Word counts; beyond thirty rounds it is a plain number. */
const lettered =
  (alphabet: string) =>
  (number: number): string => {
    const letters = Array.from(alphabet)
    const rounds = Math.ceil(number / letters.length)
    return rounds > 30 ? String(number) : letters[(number - 1) % letters.length]!.repeat(rounds)
  }

/** Signs for 1, 2, 3 …; a plain number beyond the last. */
const listed =
  (signs: string) =>
  (number: number): string =>
    Array.from(signs)[number - 1] ?? String(number)

const digits =
  (signs: string) =>
  (number: number): string =>
    String(number).replace(/\d/g, (digit) => Array.from(signs)[Number(digit)]!)

/** Chinese counting: ten, eleven, twenty-one; `ten` as in 一十 or 十 at the start. */
const counted =
  (signs: string, units: string, startsWithOne: boolean) =>
  (number: number): string => {
    const figures = String(number)
    if (figures.length > units.length) return digits(signs)(number)
    let text = ''
    for (const [index, figure] of Array.from(figures).entries()) {
      const unit = Array.from(units)[figures.length - 1 - index]!.trim()
      if (figure !== '0') text += Array.from(signs)[Number(figure)]! + unit
      else if (text !== '' && !text.endsWith(signs[0]!)) text += signs[0]!
    }
    const trimmed = text.endsWith(signs[0]!) ? text.slice(0, -1) : text
    const isTeen = number >= 10 && number <= 19 && !startsWithOne
    return isTeen ? trimmed.slice(1) : trimmed
  }

const upper =
  (write: (number: number) => string) =>
  (number: number): string =>
    write(number).toUpperCase()

function ordinal(number: number): string {
  const isTeen = number % 100 >= 11 && number % 100 <= 13
  const ending = isTeen ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th')
  return `${number}${ending}`
}

const latin = lettered('abcdefghijklmnopqrstuvwxyz')
// Word leaves out ё, й, ъ and ь.
const russian = lettered('абвгдежзиклмнопрстуфхцчшщыэюя')
const simplified = counted('〇一二三四五六七八九', ' 十百千', false)
const zeroed = counted('零一二三四五六七八九', ' 十百千', false)

/** How ST_NumberFormat writes a number; what is missing here is written in figures. */
const FORMATS: Readonly<Record<string, (number: number) => string>> = {
  decimalZero: (number) => String(number).padStart(2, '0'),
  lowerLetter: latin,
  upperLetter: upper(latin),
  lowerRoman: roman,
  upperRoman: upper(roman),
  ordinal,
  numberInDash: (number) => `- ${number} -`,
  hex: (number) => number.toString(16).toUpperCase(),
  chicago: (number) => '*†‡§'.charAt((number - 1) % 4).repeat(Math.min(9, Math.ceil(number / 4))),
  russianLower: russian,
  russianUpper: upper(russian),
  arabicAlpha: lettered('أبتثجحخدذرزسشصضطظعغفقكلمنهوي'),
  arabicAbjad: lettered('أبجدهوزحطيكلمنسعفصقرشتثخذضظغ'),
  hebrew2: lettered('אבגדהוזחטיכלמנסעפצקרשת'),
  thaiLetters: lettered('กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ'),
  chineseCounting: simplified,
  chineseCountingThousand: simplified,
  taiwaneseCounting: simplified,
  taiwaneseCountingThousand: simplified,
  japaneseCounting: zeroed,
  ideographDigital: digits('〇一二三四五六七八九'),
  japaneseDigitalTenThousand: digits('〇一二三四五六七八九'),
  taiwaneseDigital: digits('〇一二三四五六七八九'),
  koreanDigital: digits('영일이삼사오육칠팔구'),
  chineseLegalSimplified: counted('零壹贰叁肆伍陆柒捌玖', ' 拾佰仟', true),
  ideographLegalTraditional: counted('零壹貳參肆伍陸柒捌玖', ' 拾佰仟', true),
  japaneseLegal: counted('零壱弐参四五六七八九', ' 拾百阡', true),
  ideographTraditional: listed('甲乙丙丁戊己庚辛壬癸'),
  ideographZodiac: listed('子丑寅卯辰巳午未申酉戌亥'),
  decimalEnclosedCircle: listed('①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'),
  decimalEnclosedCircleChinese: listed('①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'),
  decimalEnclosedParen: listed('⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇'),
  decimalEnclosedFullstop: listed('⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛'),
  ideographEnclosedCircle: listed('㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉'),
  decimalFullWidth: digits('０１２３４５６７８９'),
  decimalFullWidth2: digits('０１２３４５６７８９'),
  hindiNumbers: digits('०१२३४५६७८९'),
  thaiNumbers: digits('๐๑๒๓๔๕๖๗๘๙'),
  none: () => '',
  bullet: () => '',
}

/** Writes a number in one of Word's formats (ST_NumberFormat): `lowerRoman` 4 is `iv`. */
export function writeNumber(number: number, format: string): string {
  const write = Object.hasOwn(FORMATS, format) ? FORMATS[format] : undefined
  const isOut = number < 1 || number > LARGEST
  if (write === undefined || (isOut && format !== 'none' && format !== 'bullet')) return String(number)
  return write(number)
}
