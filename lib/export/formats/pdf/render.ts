import type { NodeCompiler, NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler'
import { AppError } from '@/lib/errors'
import { paperOf } from '../../design'
import type { Paper } from '../../papers'
import type { ReportTree } from '../../tree'
import { fontFoldersFor } from './fonts'
import { missingGlyph } from './missing-glyph'
import { withRowHeaders } from './row-headers'
import { sourceOf } from './source'
import { withoutTraces } from './traces'
import { compilerWith, documentOf, givePicture, picturePathOf } from './typst'

/** PDF/UA-1 for readers, or the archives' PDF/A-2a. */
export type PdfStandard = 'ua-1' | 'a-2a'

/**
 * The report as a tagged PDF that keeps to a standard, with bookmarks, links, languages and all fonts in it, and
 * without any trace of who wrote it, when, or with what. The same report gives the same bytes.
 * @throws AppError `unsupported` for a node or mark without a rule, and `exportGlyph` for a letter that no font of ours
 * has, each naming the place.
 */
export async function renderPdf(
  tree: ReportTree,
  standard: PdfStandard = 'ua-1',
  paper: Paper = paperOf(tree.design),
): Promise<Uint8Array> {
  // The archives' standard demands a date, and any true one would say when: the first that a zip can name, as in ours.
  const date = standard === 'a-2a' ? 'datetime(year: 1980, month: 1, day: 1)' : 'none'
  const source = sourceOf(tree, { date, paper })
  const compiler = compilerWith(fontFoldersFor(source))
  for (const [id, image] of Object.entries(tree.images))
    givePicture(compiler, picturePathOf(id, image), image)
  const document = documentOf(compiler, source)
  // What Typst remembers of how it set the pages it does not need to write them; kept, it adds up over many exports.
  compiler.evictCache(0)
  return withRowHeaders(withoutTraces(pdfOf(compiler, document, standard, tree)), tree)
}

/** A compiled report as PDF. @throws AppError `exportGlyph`, naming the place. */
export function pdfOf(
  compiler: NodeCompiler,
  document: NodeTypstDocument,
  pdfStandard: PdfStandard,
  tree: ReportTree,
): Uint8Array {
  try {
    return compiler.pdf(document, { pdfStandard })
  } catch (error) {
    const missing = missingGlyph(error, tree)
    throw missing ? new AppError('unsupported', 'exportGlyph', missing) : error
  }
}
