import { fork } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { db } from '@/lib/db'
import { testDatabase } from '@/lib/testing/database'
import { createUser, type TestUser } from '@/lib/testing/factories'
import { createIntake } from '@/lib/testing/intakes'

const database = testDatabase()
const PROGRAM = fileURLToPath(new URL('testing/create-one.ts', import.meta.url))
const QUESTIONS = 300

/** Makes a report in a process of its own, killed so long after it began; says whether it had ended by itself. */
async function createAndKill(person: TestUser, intakeId: string, after: number): Promise<boolean> {
  const child = fork(PROGRAM, [person.id, intakeId], {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, DATABASE_URL: database.url() },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  let done = false
  const ended = new Promise((resolve) => child.once('exit', resolve))
  await new Promise<void>((resolve) => {
    child.on('message', (message) => {
      if (message === 'done') done = true
      resolve()
    })
    void ended.then(() => resolve())
  })
  await Promise.race([sleep(after), ended])
  child.kill('SIGKILL')
  await ended
  return done
}

test(
  'a server that is killed while it makes a report has made all of it or nothing',
  { timeout: 120_000 },
  async () => {
    const person = await createUser()
    const lines = Array.from({ length: QUESTIONS }, (_, index) => `${index + 1}\n\tThe law is in force.\n`)
    const intakeId = await createIntake({ user: person, text: lines.join('\n') })
    let wasKilled = 0
    for (let after = 100; ; after *= 2) {
      const isDone = await createAndKill(person, intakeId, after)
      // PostgreSQL may still be ending what the killed process had begun.
      await db.$executeRaw`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and state like 'idle in transaction%'`
      const made = await db.report.count()
      const whole = [1, QUESTIONS, QUESTIONS + 3, QUESTIONS + 3, 1, 1]
      const found = await Promise.all([
        db.stateReply.count(),
        db.question.count(),
        db.draft.count(),
        db.draftUpdate.count(),
        db.stateReplyVersion.count(),
        db.membership.count(),
      ])
      expect(found).toEqual(made === 0 ? whole.map(() => 0) : whole)
      const { status } = await db.intake.findUniqueOrThrow({ where: { id: intakeId } })
      expect(status).toBe(made === 0 ? 'ready' : 'finished')
      if (isDone || made > 0) break
      wasKilled++
    }
    expect(wasKilled).toBeGreaterThan(1)
  },
)
