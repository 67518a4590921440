import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler'
import type { ContentImage } from '../../content'
import { picturePath } from './figure'

/** Where Typst believes to be. Nothing lies there: what it may read is given to it. */
const NOWHERE = '/nonexistent'

/**
 * A compiler with the fonts of these folders. It knows those of the machine as well, after ours; the source names families
 * of ours alone, and none to fall back to.
 */
export const compilerWith = (fontFolders: readonly string[]): NodeCompiler =>
  NodeCompiler.create({ workspace: NOWHERE, fontArgs: [{ fontPaths: [...fontFolders] }] })

/** Where the source looks for a picture of the report. */
export const picturePathOf = (id: string, { mime }: ContentImage): string => NOWHERE + picturePath(id, mime)

/** Lets the source show a picture of the report at its path, in the place of what was there. */
export function givePicture(compiler: NodeCompiler, path: string, { bytes }: ContentImage): void {
  compiler.mapShadow(path, Buffer.from(bytes))
}

/** The pages of a source. @throws Error when Typst refuses it, which is an error of ours. */
export function documentOf(compiler: NodeCompiler, source: string): NodeTypstDocument {
  const compiled = compiler.compile({ mainFileContent: source })
  const document = compiled.result
  if (!document) throw new Error(`Typst refused the report: ${reasonOf(compiled.takeDiagnostics())}`)
  return document
}

const reasonOf = (diagnostics: { shortDiagnostics: unknown[] } | null): string =>
  JSON.stringify(diagnostics?.shortDiagnostics ?? []).slice(0, 500)
