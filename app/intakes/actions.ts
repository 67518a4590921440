'use server'
import { addCommitteeDocument } from '@/lib/committee-documents/add-committee-document'
import { discardIntake } from '@/lib/intake/discard-intake'
import { intakeChoice, reportChoices, typedIntake } from '@/lib/intake/schema'
import { startTypedIntake } from '@/lib/intake/start-intake'
import { action } from '@/lib/next/action'
import { createReportFromIntake } from '@/lib/reports/create-report-from-intake'
import { reviseReply } from '@/lib/state-replies/revise-reply'

export const startTyped = action(typedIntake, ({ userId }, input) => startTypedIntake(userId, input))
export const discard = action(intakeChoice, ({ userId }, input) => discardIntake(userId, input))
export const create = action(reportChoices, ({ userId }, input) => createReportFromIntake(userId, input))
export const revise = action(intakeChoice, ({ userId }, input) => reviseReply(userId, input))
export const addDocument = action(intakeChoice, ({ userId }, input) => addCommitteeDocument(userId, input))
