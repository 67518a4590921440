'use server'
import { linkItem, unlinkItem } from '@/lib/committee-documents/link-item'
import { removeCommitteeDocument } from '@/lib/committee-documents/remove-committee-document'
import { committeeDocumentChoice, itemLinking } from '@/lib/committee-documents/schema'
import { action } from '@/lib/next/action'

export const link = action(itemLinking, ({ userId }, input) => linkItem(userId, input))
export const unlink = action(itemLinking, ({ userId }, input) => unlinkItem(userId, input))
export const removeDocument = action(committeeDocumentChoice, ({ userId }, input) =>
  removeCommitteeDocument(userId, input),
)
