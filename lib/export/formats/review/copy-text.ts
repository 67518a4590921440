import type { DocumentNode } from '@/lib/richtext/document'
import { publicReading } from '@/lib/richtext/public-reading'
import type { Variant } from '../../content'

/** A draft as a copy has it: without what is confidential, unless it is for those who may know. */
export function copyText(text: DocumentNode, variant: Variant): DocumentNode {
  return variant === 'public' ? publicReading(text) : text
}
