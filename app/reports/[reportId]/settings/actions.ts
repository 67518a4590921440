'use server'
import { choosePaper } from '@/lib/designs/choose-paper'
import { removeTemplate } from '@/lib/designs/remove-template'
import { paperChoice, templateChoice } from '@/lib/designs/schema'
import { action } from '@/lib/next/action'
import { addOrganisation } from '@/lib/reports/add-organisation'
import { moveOrganisation } from '@/lib/reports/move-organisation'
import { removeOrganisation } from '@/lib/reports/remove-organisation'
import { renameOrganisation } from '@/lib/reports/rename-organisation'
import {
  compilationChange,
  organisationAddition,
  organisationChoice,
  organisationMove,
  organisationRenaming,
  settingsChange,
} from '@/lib/reports/schema'
import { updateCompilation } from '@/lib/reports/update-compilation'
import { updateSettings } from '@/lib/reports/update-settings'

export const save = action(settingsChange, ({ userId }, input) => updateSettings(userId, input))
export const arrange = action(compilationChange, ({ userId }, input) => updateCompilation(userId, input))
export const add = action(organisationAddition, ({ userId }, input) => addOrganisation(userId, input))
export const rename = action(organisationRenaming, ({ userId }, input) => renameOrganisation(userId, input))
export const move = action(organisationMove, ({ userId }, input) => moveOrganisation(userId, input))
export const remove = action(organisationChoice, ({ userId }, input) => removeOrganisation(userId, input))
export const paper = action(paperChoice, ({ userId }, input) => choosePaper(userId, input))
export const withoutTemplate = action(templateChoice, ({ userId }, input) => removeTemplate(userId, input))
