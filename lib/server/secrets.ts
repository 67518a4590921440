import { randomBytes } from 'node:crypto'
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { AppError } from '@/lib/errors'

const schema = z.object({
  /** Signs and encrypts the session cookies. */
  authSecret: z.string().min(32),
})

export type Secrets = z.infer<typeof schema>

/**
 * The installation's secrets, from `<data>/secrets.json`, mode 0600. Made on the first start; the file appears whole or
 * not at all, and is never overwritten, because new secrets would sign everybody out.
 * @throws AppError `unavailable` when the file is there but is not what was written.
 */
export function readOrCreateSecrets(dataFolder: string): Secrets {
  const file = join(dataFolder, 'secrets.json')
  const draft = `${file}.${randomBytes(6).toString('hex')}`
  const secrets: Secrets = { authSecret: randomBytes(32).toString('base64url') }
  try {
    return read(file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  writeFileSync(draft, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
  try {
    linkSync(draft, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(draft, { force: true })
  }
  return read(file)
}

function read(file: string): Secrets {
  const text = readFileSync(file, 'utf8')
  try {
    return schema.parse(JSON.parse(text))
  } catch {
    throw new AppError('unavailable', 'secrets', { file })
  }
}
