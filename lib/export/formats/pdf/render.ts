import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler'
import { AppError } from '@/lib/errors'
import type { ReportTree } from '../../tree'
import { picturePath } from './figure'
import { fontsFor } from './fonts'
import { missingGlyph } from './missing-glyph'
import { sourceOf } from './source'
import { withoutTraces } from './traces'

/** PDF/UA-1 for readers, or the archives' PDF/A-2a. */
export type PdfStandard = 'ua-1' | 'a-2a'

/** Where Typst believes to be. Nothing lies there: what it may read is given to it. */
const NOWHERE = '/nonexistent'

/**
 * The report as a tagged PDF that keeps to a standard, with bookmarks, links, languages and all fonts in it, and
 * without any trace of who wrote it, when, or with what. The same report gives the same bytes.
 * @throws AppError `unsupported` for a node or mark without a rule, and `exportGlyph` for a letter that no font of ours
 * has, each naming the place.
 */
export async function renderPdf(tree: ReportTree, standard: PdfStandard = 'ua-1'): Promise<Uint8Array> {
  // The archives' standard demands a date, and any true one would say when: the first that a zip can name, as in ours.
  const source = sourceOf(tree, standard === 'a-2a' ? 'datetime(year: 1980, month: 1, day: 1)' : 'none')
  const compiler = NodeCompiler.create({
    workspace: NOWHERE,
    fontArgs: [{ fontBlobs: await fontsFor(source) }],
  })
  for (const [id, { bytes, mime }] of Object.entries(tree.images))
    compiler.mapShadow(NOWHERE + picturePath(id, mime), Buffer.from(bytes))
  const compiled = compiler.compile({ mainFileContent: source })
  const document = compiled.result
  if (!document) throw new Error(`Typst refused the report: ${reasonOf(compiled.takeDiagnostics())}`)
  return withoutTraces(pdfOf(compiler, document, standard, tree))
}

function pdfOf(
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

const reasonOf = (diagnostics: { shortDiagnostics: unknown[] } | null): string =>
  JSON.stringify(diagnostics?.shortDiagnostics ?? []).slice(0, 500)
