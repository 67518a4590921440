import { createRequire } from 'node:module'
import { dirname } from 'node:path'

const { resolve } = createRequire(import.meta.url)

interface Family {
  /** As Typst knows it. */
  name: string
  /** What it is needed for; without it for every report. */
  script?: RegExp
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
    name: 'Noto Serif SC',
    script: /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|[\u3000-\u303f\uff00-\uffef]/u,
    files: [
      'noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
      'noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
    ],
  },
]

/** The names of all families, in the order in which they are asked for a letter. */
export const FAMILY_NAMES = FAMILIES.map(({ name }) => name)

/**
 * The folders of the fonts that a text needs, in the packages that this installation brings. Typst reads of them what it
 * uses, when it uses it: bytes that are given to it are kept twice, and those for Chinese alone are 30 MB.
 */
export function fontFoldersFor(text: string): string[] {
  return FAMILIES.filter(({ script }) => !script || script.test(text))
    .flatMap(({ files }) => files)
    .map((file) => dirname(resolve(/* turbopackIgnore: true */ `@expo-google-fonts/${file}`)))
}
