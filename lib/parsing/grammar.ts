/**
 * The grammars of the languages, in one place for whoever asks what a line means; the tables are in `languages/`.
 */
export { grammarOf, LANGUAGES } from './languages'
export { detectLanguage } from './languages/detect'
export type { Language, LineForms } from './languages/language'
export {
  isArticleHeading,
  isCommonHeading,
  isQuestionForm,
  readAnswerMark,
  readEnumerator,
} from './languages/line-forms'

/**
 * Lines that are neither the State's words nor about the document, wherever they stand. `image` is what a text
 * extraction leaves of a picture, `trailer` what the printer adds on the last page.
 */
export const ARTEFACT_LINES: readonly { name: 'image' | 'trailer'; pattern: RegExp }[] = [
  { name: 'image', pattern: /^(?:image|picture)\d{0,4}\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf|svg|webp)$/ },
  { name: 'trailer', pattern: /^please recycle ?[@\u267b\u267a\u2672]?$/ },
  { name: 'trailer', pattern: /^ge\.\d\d-\d{5,6}(?: ?\([a-z]\))?$/ },
  { name: 'trailer', pattern: /^\*\d{7,10}\*$/ },
]
