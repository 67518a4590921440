import type { Command } from 'commander'
import type { z } from 'zod'
import { email, newAccount } from '@/lib/accounts/schema'
import { AppError } from '@/lib/errors'
import { translator } from '@/lib/i18n/translator'

/** `user add` and `user link`: the accounts of this installation. */
export function addUser(program: Command): void {
  const t = translator('cli.user')
  const user = program.command('user').description(t('description')).helpCommand(false)

  user
    .command('add')
    .description(t('add'))
    .argument('<email>', t('email'))
    .option('--name <name>', t('name'))
    .action(async (address: string, options: { name?: string }) => {
      const account = check(newAccount, { email: address, name: options.name ?? address.split('@')[0] })
      const [{ addUser }, { withDatabase }] = await Promise.all([
        import('@/lib/accounts/add-user'),
        import('./database'),
      ])
      await withDatabase(() => addUser(account))
      process.stdout.write(`${t('added', account)}\n`)
    })

  user
    .command('link')
    .description(t('link'))
    .argument('<email>', t('email'))
    .action(async (address: string) => {
      const account = check(email, address)
      const [{ createSignInLink }, { withDatabase }, { environment }] = await Promise.all([
        import('@/lib/accounts/create-sign-in-link'),
        import('./database'),
        import('@/lib/env'),
      ])
      const { token } = await withDatabase(() => createSignInLink(account))
      process.stdout.write(`${environment().appUrl}/links/${token}\n`)
      process.stderr.write(`${t('linkNote')}\n`)
    })
}

/** Input as a schema has it. @throws AppError with the first reason of the schema. */
function check<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const checked = schema.safeParse(input)
  if (checked.success) return checked.data
  throw new AppError('invalid_input', checked.error.issues[0]?.message ?? 'invalidInput')
}
