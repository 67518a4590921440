import type { PDFDocumentProxy, PDFPageProxy } from 'unpdf/pdfjs'
import { completeRuntime } from './node-20'

export type { PDFDocumentProxy, PDFPageProxy }
export type Engine = typeof import('unpdf/pdfjs')

let engine: Promise<Engine> | undefined

/**
 * The engine as Node itself loads it. The server runs TypeScript through tsx, which would also rewrite this ready
 * script of 1.4 MB: 160 MB of memory and half a second for nothing. A namespace that nobody has registered keeps tsx
 * from it; other runtimes know neither `import.meta.resolve` nor the namespace and import it by its name.
 */
async function importEngine(): Promise<Engine> {
  const { resolve } = import.meta as { resolve?: (specifier: string) => string }
  const place = typeof resolve === 'function' ? resolve('unpdf/pdfjs') : ''
  if (place.startsWith('file:') && typeof process === 'object') {
    const engineAsItIs = `${place}?tsx-namespace=none`
    return (await import(/* turbopackIgnore: true */ /* @vite-ignore */ engineAsItIs)) as Engine
  }
  return import('unpdf/pdfjs')
}

/** The PDF engine, loaded once, on first use: no other format needs it. */
export function loadEngine(): Promise<Engine> {
  completeRuntime()
  engine ??= importEngine()
  return engine
}
