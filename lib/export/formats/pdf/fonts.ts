import { createRequire } from 'node:module'
import { dirname } from 'node:path'

const { resolve } = createRequire(import.meta.url)

interface Family {
  /** As Typst knows it. */
  name: string
  /** What it is needed for; without it for every report. */
  script?: RegExp
  /** The only letters for which it is asked, and before the others: those that they would put together, as "≠" of two. */
  covers?: string
  files: string[]
}

/** In the order in which they are asked for a letter. */
const FAMILIES: readonly Family[] = [
  {
    name: 'Noto Serif',
    files: [
      'noto-serif/400Regular/NotoSerif_400Regular.ttf',
      'noto-serif/400Regular_Italic/NotoSerif_400Regular_Italic.ttf',
      'noto-serif/700Bold/NotoSerif_700Bold.ttf',
      'noto-serif/700Bold_Italic/NotoSerif_700Bold_Italic.ttf',
    ],
  },
  {
    name: 'Amiri',
    script: /\p{Script=Arabic}/u,
    files: [
      'amiri/400Regular/Amiri_400Regular.ttf',
      'amiri/400Regular_Italic/Amiri_400Regular_Italic.ttf',
      'amiri/700Bold/Amiri_700Bold.ttf',
      'amiri/700Bold_Italic/Amiri_700Bold_Italic.ttf',
    ],
  },
  {
    // What text calculates and points with: ≥, ≈, →, √.
    name: 'Noto Sans Math',
    script: /[\u20d0-\u20ef\u2190-\u2bff\u{1d400}-\u{1d7ff}]/u,
    covers:
      '[\\u{20d0}-\\u{20ef}\\u{2190}-\\u{22ff}\\u{27c0}-\\u{27ff}\\u{2900}-\\u{2aff}\\u{1d400}-\\u{1d7ff}]',
    files: ['noto-sans-math/400Regular/NotoSansMath_400Regular.ttf'],
  },
  {
    // Ticks, boxes and other signs of forms and tables.
    name: 'Noto Sans Symbols 2',
    script: /[\u2300-\u2bff\u{1f000}-\u{1fbff}]/u,
    files: ['noto-sans-symbols-2/400Regular/NotoSansSymbols2_400Regular.ttf'],
  },
  {
    name: 'Noto Serif SC',
    // Numbers in rings and the Roman ones that are one sign, too, which only it has.
    script:
      /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|[\u2150-\u2188\u2460-\u24ff\u2776-\u2793\u3000-\u33ff\uff00-\uffef]/u,
    files: [
      'noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
      'noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
    ],
  },
]

const neededFor = (text: string): readonly Family[] =>
  FAMILIES.filter(({ script }) => !script || script.test(text))

/**
 * The families that a text needs, as Typst is told them, in the order in which they are asked for a letter. No others are
 * named: a machine may have fonts of the same name, and the file would be another there.
 */
export function fontsFor(text: string): string {
  const families = neededFor(text)
  return [
    ...families.flatMap(({ name, covers }) =>
      covers ? [`(name: "${name}", covers: regex("${covers}"))`] : [],
    ),
    ...families.map(({ name }) => `"${name}"`),
  ].join(', ')
}

/**
 * The folders of the fonts that a text needs, in the packages that this installation brings. Typst reads of them what it
 * uses, when it uses it: bytes that are given to it are kept twice, and those for Chinese alone are 30 MB.
 */
export function fontFoldersFor(text: string): string[] {
  return neededFor(text)
    .flatMap(({ files }) => files)
    .map((file) => dirname(resolve(/* turbopackIgnore: true */ `@expo-google-fonts/${file}`)))
}
