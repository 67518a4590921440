import { isAbsolute, join } from 'node:path'
import { z } from 'zod'
import { AppError } from '@/lib/errors'

/** What a person may set, with the names of the environment variables. An empty variable counts as unset. */
const schema = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  APP_URL: z
    .url({ protocol: /^https?$/ })
    .refine((url) => !URL.canParse(url) || (new URL(url).pathname === '/' && !new URL(url).search))
    .optional(),
  COUNTERPOINT_DATA: z.string().default('data'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  NEXTAUTH_SECRET: z.string().min(32).optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().max(320).optional(),
})

/** The process' settings after defaults: see `environment()`. */
export type Environment = {
  /** Address to listen on. */
  host: string
  /** Port to listen on; 0 (tests) lets the system choose. */
  port: number
  /** The address that people are given and that links are made with, without a slash at the end. */
  appUrl: string
  /** Origins that browsers may connect from. */
  appOrigins: string[]
  /** Whether APP_URL names a public origin: only then is a proxy before us, whose X-Forwarded-For can be believed. */
  behindProxy: boolean
  /** Absolute path of the data folder. */
  dataFolder: string
  /** An external PostgreSQL, or the embedded one once it was started and provided. */
  databaseUrl: string | undefined
  /** Key of the session cookies, once it was provided. */
  authSecret: string | undefined
  /** Where mail goes out and what it comes from; null when none is sent. */
  mail: { smtpUrl: string; from: string } | null
}

/** The folder of the installation: provided by what can be called from any folder, else the current one. */
export const repositoryRoot = (variables: NodeJS.ProcessEnv = process.env): string =>
  variables.COUNTERPOINT_ROOT ?? process.cwd()

/** Where the build's programs of processes apart lie; null when the server was not started from a build. */
export const workersFolder = (variables: NodeJS.ProcessEnv = process.env): string | null =>
  variables.COUNTERPOINT_WORKERS || null

/**
 * Reads and checks the environment; this file is its only reader. Without APP_URL the printed address is the one that
 * is listened on, and its `localhost` and `127.0.0.1` spellings are both accepted as origins.
 * @throws AppError `invalid_input` naming the variable.
 */
export function environment(variables: NodeJS.ProcessEnv = process.env): Environment {
  const given = Object.fromEntries(
    Object.keys(schema.shape).map((name) => [name, variables[name]?.trim() || undefined]),
  )
  const checked = schema.safeParse(given)
  if (!checked.success) {
    const name = String(checked.error.issues[0]?.path[0])
    throw new AppError('invalid_input', 'environment', {
      name,
      value: /SECRET|DATABASE|SMTP/.test(name) ? '…' : (given[name] ?? ''),
    })
  }
  const { HOST, PORT, APP_URL, COUNTERPOINT_DATA, DATABASE_URL, NEXTAUTH_SECRET, SMTP_URL, MAIL_FROM } =
    checked.data
  const origins = APP_URL ? [new URL(APP_URL).origin] : localOrigins(HOST, PORT)
  return {
    host: HOST,
    port: PORT,
    appUrl: origins[0]!,
    appOrigins: origins,
    behindProxy: APP_URL !== undefined,
    dataFolder: isAbsolute(COUNTERPOINT_DATA)
      ? COUNTERPOINT_DATA
      : join(/* turbopackIgnore: true */ repositoryRoot(variables), COUNTERPOINT_DATA),
    databaseUrl: DATABASE_URL,
    authSecret: NEXTAUTH_SECRET,
    mail: SMTP_URL
      ? { smtpUrl: SMTP_URL, from: MAIL_FROM ?? `counterpoint@${new URL(origins[0]!).hostname}` }
      : null,
  }
}

/** The first one is printed. Listening everywhere (`0.0.0.0`, `::`) answers on localhost too. */
function localOrigins(host: string, port: number): string[] {
  const loopback = ['localhost', '127.0.0.1', '[::1]']
  const name = host.includes(':') ? `[${host}]` : host
  const names = [...loopback, '0.0.0.0', '[::]'].includes(name) ? loopback : [name]
  return names.map((each) => new URL(`http://${each}:${port}`).origin)
}

/** Where the database is. @throws AppError `unavailable` before it was started or named. */
export function databaseUrl(): string {
  const url = process.env.DATABASE_URL
  if (!url) throw new AppError('unavailable', 'databaseNotStarted')
  return url
}

/** What the process itself found out or made while it started, named as `Environment` names it. */
export type Provided = {
  root?: string
  databaseUrl?: string
  authSecret?: string
  appUrl?: string
  port?: number
}

/**
 * Puts start-up's findings where every copy of this module (Next bundles its own), next-auth and child processes see
 * them: the environment.
 */
export function provideEnvironment(provided: Provided): void {
  if (provided.root) process.env.COUNTERPOINT_ROOT = provided.root
  if (provided.databaseUrl) process.env.DATABASE_URL = provided.databaseUrl
  if (provided.authSecret) process.env.NEXTAUTH_SECRET = provided.authSecret
  if (provided.appUrl) process.env.NEXTAUTH_URL = provided.appUrl
  if (provided.port) process.env.PORT = String(provided.port)
  process.env.NEXT_TELEMETRY_DISABLED = '1'
}

/** What programs other than ours are started with: where to find programs, and neither secrets nor a locale. */
export function bareEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SYSTEMROOT, NODE_ENV } = process.env
  return { PATH, SYSTEMROOT, NODE_ENV, LC_ALL: 'C', TZ: 'UTC' }
}
