import { audit } from '@/lib/audit'
import { db } from '@/lib/db'

/** Sets the name under which others see a person, from their next page and socket on. */
export async function changeName(userId: string, name: string): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.user.update({ where: { id: userId }, data: { name } })
    await audit(tx, { action: 'account.name-changed', actorId: userId })
  })
}
