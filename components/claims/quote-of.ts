import type { LedgerPassage } from '@/lib/claims-ledger/schema'

/** A passage as the editor quotes it, with the label of its own question. */
export function quoteOf({ quote, paragraph, question }: LedgerPassage) {
  return { text: quote, paragraph, label: question }
}
