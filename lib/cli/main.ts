import { Command, CommanderError } from 'commander'
import { isAppError } from '@/lib/errors'
import { translator } from '@/lib/i18n/translator'
import { addClaims } from './claims'
import { addParse } from './parse'
import { addReport } from './report'
import { addUser } from './user'

/** What the command line exits with: done, refused or failed, or called in a way that it does not understand. */
export const EXIT = { done: 0, failed: 1, usage: 2 } as const

/**
 * Runs one call of `bin/counterpoint.mjs` and answers its exit code. Results go to stdout, everything else to stderr;
 * an error is one line.
 */
export async function main(parameters: readonly string[]): Promise<number> {
  const t = translator('cli')
  // `counterpoint … | head` is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) =>
    process.exit(error.code === 'EPIPE' ? EXIT.done : EXIT.failed),
  )

  const program = new Command('counterpoint')
    .description(t('description'))
    .helpOption('-h, --help', t('help'))
    .helpCommand(false)
    .addHelpText('after', `\n${t('afterHelp')}`)
    .showHelpAfterError(t('seeHelp'))
    .exitOverride()
  addParse(program)
  addClaims(program)
  addUser(program)
  addReport(program)

  try {
    await program.parseAsync([...parameters], { from: 'user' })
    return EXIT.done
  } catch (error) {
    if (error instanceof CommanderError) return isCallForHelp(error, parameters) ? EXIT.done : EXIT.usage
    process.stderr.write(`counterpoint: ${explain(error)}\n`)
    return EXIT.failed
  }
}

function isCallForHelp({ code }: CommanderError, parameters: readonly string[]): boolean {
  return code === 'commander.helpDisplayed' || (code === 'commander.help' && parameters.includes('--help'))
}

function explain(error: unknown): string {
  const t = translator('errors')
  if (isAppError(error)) return t(error.reason, error.values)
  const detail = error instanceof Error ? error.message : String(error)
  return translator('cli')('unexpected', { detail: detail.replace(/\s+/g, ' ').trim() })
}
