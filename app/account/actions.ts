'use server'
import { changeName } from '@/lib/accounts/change-name'
import { changePassword } from '@/lib/accounts/change-password'
import { endOtherSessions } from '@/lib/accounts/end-other-sessions'
import { endSession } from '@/lib/accounts/end-session'
import { nameChange, nothing, passwordChange, sessionChoice } from '@/lib/accounts/schema'
import { action } from '@/lib/next/action'

export const rename = action(nameChange, ({ userId }, { name }) => changeName(userId, name))
export const setPassword = action(passwordChange, changePassword)
export const endOne = action(sessionChoice, ({ userId }, { sessionId }) => endSession(userId, sessionId))
export const endOthers = action(nothing, ({ userId, sessionId }) => endOtherSessions(userId, sessionId))
