import { createHash } from 'node:crypto'
import { realpathSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** PostgreSQL's name for the socket: the number is part of it, nothing listens on a network port. */
export const SOCKET_PORT = 5432

/** Role and database that the product uses inside the cluster. */
export const DATABASE_NAME = 'counterpoint'

/** Where everything of the embedded PostgreSQL stands, in absolute paths without symbolic links. */
export type Layout = {
  /** `<data>/database`, owned by the account that runs PostgreSQL, mode 0700. */
  folder: string
  /** The cluster itself; exists only when it is whole. */
  cluster: string
  /** The role's password, mode 0600. */
  password: string
  log: string
  /** Copies of the programs, made only where the installed ones cannot be used. */
  programs: string
  /** Holds the socket, mode 0700: `folder`, unless its path is too long for a socket's name. */
  socketFolder: string
}

/** The layout of a data folder, which must exist. */
export function layoutOf(dataFolder: string, temporary = tmpdir()): Layout {
  const folder = join(realpathSync(dataFolder), 'database')
  return {
    folder,
    cluster: join(folder, 'cluster'),
    password: join(folder, 'password'),
    log: join(folder, 'log'),
    programs: join(folder, 'programs'),
    socketFolder: socketFolder(folder, temporary),
  }
}

/** The system cuts a socket's path at 108 bytes (104 on BSD and macOS), the closing zero included. */
function socketFolder(folder: string, temporary: string): string {
  const limit = process.platform === 'linux' ? 107 : 103
  if (Buffer.byteLength(join(folder, `.s.PGSQL.${SOCKET_PORT}`)) <= limit) return folder
  return join(temporary, `counterpoint-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`)
}
