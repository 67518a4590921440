import { foldForSearch } from './fold'

/** What stands beside the recycling sign on the last page, in the six languages. */
const RECYCLE = new RegExp(
  `^(?:${[
    'please recycle',
    'merci de recycler',
    'se ruega reciclar',
    'просьба отправить на вторичную переработку',
    'الرجاء إعادة الاستعمال',
    'يرجى إعادة التدوير',
    '请回收',
  ]
    .map(foldForSearch)
    .join('|')}) ?[@\\u267b\\u267a\\u2672]?$`,
)

/**
 * Lines that are neither the State's words nor about the document, wherever they stand. `image` is what a text
 * extraction leaves of a picture, `trailer` what the printer adds on the last page.
 */
export const ARTEFACT_LINES: readonly { name: 'image' | 'trailer'; pattern: RegExp }[] = [
  { name: 'image', pattern: /^(?:image|picture)\d{0,4}\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf|svg|webp)$/ },
  { name: 'trailer', pattern: RECYCLE },
  { name: 'trailer', pattern: /^ge\.\d\d-\d{5,6}(?: ?\([a-z]\))?(?: \d{6}){0,4}$/ },
  { name: 'trailer', pattern: /^\*\d{7,10}\*$/ },
]
