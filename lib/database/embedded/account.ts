import { readFileSync, statSync } from 'node:fs'

/** A system account by numbers; `name` is for messages. */
export type Account = { uid: number; gid: number; name: string }

/**
 * The account that PostgreSQL must run as, which refuses to run as root: undefined (our own) unless we are root, else
 * the owner of `folder` when it exists already, else `postgres` or `nobody`.
 */
export function postgresAccount(folder: string): Account | undefined {
  if (process.platform === 'win32' || process.getuid?.() !== 0) return undefined
  const known = accounts()
  const owner = statSync(folder, { throwIfNoEntry: false })
  if (owner && owner.uid !== 0) {
    return (
      known.find(({ uid }) => uid === owner.uid) ?? {
        uid: owner.uid,
        gid: owner.gid,
        name: String(owner.uid),
      }
    )
  }
  const found = ['postgres', 'nobody'].map((name) => known.find((each) => each.name === name)).find(Boolean)
  return found ?? { uid: 65_534, gid: 65_534, name: 'nobody' }
}

function accounts(): Account[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 4)
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
}
