import type { InputJsonValue } from '@/lib/generated/prisma/internal/prismaNamespace'

/** Plain data as the database takes it, without fields that are not there. */
export function asJson(value: object): InputJsonValue {
  return JSON.parse(JSON.stringify(value)) as InputJsonValue
}
