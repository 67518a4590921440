import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { type AppError, isAppError } from '@/lib/errors'
import { PLACES_QUERY, readPlaces } from '../formats/pdf/marks'
import { fontFoldersFor } from '../formats/pdf/fonts'
import { pdfOf } from '../formats/pdf/render'
import { sourceOf } from '../formats/pdf/source'
import { compilerWith, documentOf, givePicture, picturePathOf } from '../formats/pdf/typst'
import type { ContentImage } from '../content'
import type { Paper } from '../papers'
import type { ReportTree } from '../tree'
import { type DrawnPage, drawPage, pagesIn, type RawPage } from './page'
import { type Region, regionsOf } from './regions'

/** A report set on pages. */
export interface SetReport {
  pages: Pick<RawPage, 'hash' | 'width' | 'height'>[]
  /** Where what was written stands. */
  regions: Region[]
  /** Why this report could not be exported as PDF; null when it could. */
  refusal: Pick<AppError, 'code' | 'reason' | 'values'> | null
}

// Typst forgets what it has not used for so many reports.
const KEPT_RESULTS = 3

/**
 * Sets one report on pages again and again, as it is while it is written. What did not change is not set anew, and takes
 * memory for that: it belongs into a process of its own, which ends.
 */
export class Typesetter {
  private compiler: NodeCompiler | null = null
  private fonts: readonly string[] = []
  /** What stands in Typst's files, by its path: a name is another picture's when their order changes. */
  private readonly given = new Map<string, ContentImage>()
  private raw = new Map<string, RawPage>()
  private before = new Map<string, RawPage>()
  private glyphs: ReadonlyMap<string, string> = new Map()
  private glyphsBefore: ReadonlyMap<string, string> = new Map()

  /** Sets the report. @throws AppError `unsupported` for a node or mark without a rule. */
  set(tree: ReportTree, paper: Paper): SetReport {
    const source = sourceOf(tree, { paper, hasMarks: true })
    const compiler = this.compilerOf(source, tree)
    const document = documentOf(compiler, source)
    const { pages, glyphs } = pagesIn(compiler.svg(document))
    const places = readPlaces(compiler.query(document, PLACES_QUERY))
    const refusal = refusalOf(() => pdfOf(compiler, document, 'ua-1', tree))
    compiler.evictCache(KEPT_RESULTS)
    this.before = this.raw
    this.glyphsBefore = this.glyphs
    this.raw = new Map(pages.map((page) => [page.hash, page]))
    this.glyphs = glyphs
    return {
      pages: pages.map(({ hash, width, height }) => ({ hash, width, height })),
      regions: regionsOf(tree, places, pages[0]?.height ?? 0),
      refusal,
    }
  }

  /** A page of the report as it was set last or the time before; null for any other. */
  draw(hash: string): DrawnPage | null {
    const page = this.raw.get(hash)
    if (page) return drawPage(page, this.glyphs)
    const earlier = this.before.get(hash)
    return earlier ? drawPage(earlier, this.glyphsBefore) : null
  }

  private compilerOf(source: string, { images }: ReportTree): NodeCompiler {
    const fonts = fontFoldersFor(source)
    if (!this.compiler || fonts.some((font) => !this.fonts.includes(font))) {
      this.compiler = compilerWith(fonts)
      this.fonts = fonts
      this.given.clear()
    }
    const { compiler, given } = this
    const wanted = new Map(Object.entries(images).map(([id, image]) => [picturePathOf(id, image), image]))
    for (const path of [...given.keys()].filter((each) => !wanted.has(each))) {
      given.delete(path)
      compiler.unmapShadow(path)
    }
    for (const [path, image] of wanted) {
      if (given.get(path) === image) continue
      given.set(path, image)
      givePicture(compiler, path, image)
    }
    return compiler
  }
}

function refusalOf(write: () => unknown): SetReport['refusal'] {
  try {
    write()
    return null
  } catch (error) {
    if (!isAppError(error)) throw error
    const { code, reason, values } = error
    return { code, reason, values }
  }
}
