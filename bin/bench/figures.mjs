// Every figure that is printed: what it is called, where it is in the results, and what it should be at most. A row is
// `{ label, aim?, note?, product, relay?, hocuspocus? }`, each cell a number, a list of numbers (p50, p95, p99, longest)
// or null for "not measured"; an aim is compared with the product's number, or with one of its list.

import { claimFigures, documentFigures, exportFigures, parseFigures } from './figures/documents.mjs'
import { fileFigures, pageFigures, previewFigures, startFigures, typingFigures } from './figures/pages.mjs'
import { burstFigures, growthFigures, historyFigures, socketFigures } from './figures/servers.mjs'

/** Groups of rows from what the sections answered; a section that did not run has none. */
export function figures(results) {
  return [
    parseFigures(results.parse),
    ...(results.documents ?? []).map(documentFigures),
    claimFigures(results.claims),
    exportFigures(results.export),
    startFigures(results.start),
    pageFigures(results.page),
    typingFigures(results.typing),
    ...(results.preview ?? []).map(previewFigures),
    fileFigures(results.file),
    ...socketFigures(results.sockets),
    burstFigures(results.burst),
    growthFigures(results.growth),
    historyFigures(results.history),
  ].filter(Boolean)
}

/** Whether a row's figure is as it should be; null when nothing is aimed at or nothing was measured. */
export function isMet({ aim, product }) {
  const value = aim && (Array.isArray(product) ? product[aim.of ?? 2] : product)
  return typeof value === 'number' ? value <= aim.atMost : null
}
