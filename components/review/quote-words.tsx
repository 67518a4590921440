import { useTranslations } from 'next-intl'
import { nodeOfQuote } from '@/lib/richtext/commented-nodes'

/** A quotation as it is read: the words, or what a node without any is called. */
export function QuoteWords({ quote }: { quote: string }) {
  const t = useTranslations('discussion.nodes')
  const node = nodeOfQuote(quote)
  return node === null ? <q>{quote}</q> : t(node)
}
