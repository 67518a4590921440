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

/** Lets the source show a picture of the report. */
export function givePicture(compiler: NodeCompiler, id: string, { bytes, mime }: ContentImage): void {
  compiler.mapShadow(NOWHERE + picturePath(id, mime), Buffer.from(bytes))
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
