import type { PDFDocumentProxy, PDFPageProxy } from 'unpdf/pdfjs'
import { completeRuntime } from './node-20'

export type { PDFDocumentProxy, PDFPageProxy }
export type Engine = typeof import('unpdf/pdfjs')

let engine: Promise<Engine> | undefined

/** The PDF engine, loaded once, on first use: 1.4 MB of script that no other format needs. */
export function loadEngine(): Promise<Engine> {
  completeRuntime()
  engine ??= import('unpdf/pdfjs')
  return engine
}
