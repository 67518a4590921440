'use server'
import { cancelExport } from '@/lib/exports/cancel-export'
import { removeExport } from '@/lib/exports/remove-export'
import { exportInput, startExportInput } from '@/lib/exports/schema'
import { startExport } from '@/lib/exports/start-export'
import { action } from '@/lib/next/action'

export const start = action(startExportInput, ({ userId }, input) => startExport(userId, input))
export const cancel = action(exportInput, ({ userId }, input) => cancelExport(userId, input))
export const remove = action(exportInput, ({ userId }, input) => removeExport(userId, input))
