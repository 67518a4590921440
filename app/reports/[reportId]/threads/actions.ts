'use server'
import { action } from '@/lib/next/action'
import { deleteComment } from '@/lib/threads/delete-comment'
import { editComment } from '@/lib/threads/edit-comment'
import { markThreadRead } from '@/lib/threads/mark-thread-read'
import { reopenThread } from '@/lib/threads/reopen-thread'
import { replyToThread } from '@/lib/threads/reply-to-thread'
import { resolveThread } from '@/lib/threads/resolve-thread'
import { commentChoice, editedComment, newReply, newThread, threadChoice } from '@/lib/threads/schema'
import { startThread } from '@/lib/threads/start-thread'

export const start = action(newThread, ({ userId }, input) => startThread(userId, input))
export const answer = action(newReply, ({ userId }, input) => replyToThread(userId, input))
export const edit = action(editedComment, ({ userId }, input) => editComment(userId, input))
export const remove = action(commentChoice, ({ userId }, input) => deleteComment(userId, input))
export const resolve = action(threadChoice, ({ userId }, input) => resolveThread(userId, input))
export const reopen = action(threadChoice, ({ userId }, input) => reopenThread(userId, input))
export const read = action(threadChoice, ({ userId }, input) => markThreadRead(userId, input))
