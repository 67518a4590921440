'use server'
import { action } from '@/lib/next/action'
import { nameReportVersion } from '@/lib/versions/name-report-version'
import { nameVersion } from '@/lib/versions/name-version'
import { renameReportVersion } from '@/lib/versions/rename-report-version'
import { restoreDraft } from '@/lib/versions/restore-draft'
import { restorePassage } from '@/lib/versions/restore-passage'
import {
  nameReportInput,
  nameVersionInput,
  renameReportVersionInput,
  restoreDraftInput,
  restorePassageInput,
} from '@/lib/versions/schema'

export const name = action(nameVersionInput, ({ userId }, input) => nameVersion(userId, input))
export const nameReport = action(nameReportInput, ({ userId }, input) => nameReportVersion(userId, input))
export const renameReport = action(renameReportVersionInput, ({ userId }, input) =>
  renameReportVersion(userId, input),
)
export const restore = action(restoreDraftInput, ({ userId }, input) => restoreDraft(userId, input))
export const restorePart = action(restorePassageInput, ({ userId }, input) => restorePassage(userId, input))
