import type { Prisma } from '@/lib/generated/prisma/client'

/** A value as PostgreSQL can keep it: without U+0000 and halves of surrogate pairs, which a file may hold. */
export function asJson(value: unknown): Prisma.InputJsonValue {
  const text = JSON.stringify(value).replace(/\\u0000|\\ud[89a-f][0-9a-f]{2}/g, '\ufffd')
  return JSON.parse(text) as Prisma.InputJsonValue
}
