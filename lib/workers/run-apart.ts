import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { AppError } from '@/lib/errors'
import { programAt } from './program'
import type { ThreadMessage, ThreadTask } from './run-thread'

type Message<Answer> = ThreadMessage<Answer> | { outOfMemory: true } | { broken: string }

/**
 * As `runThread`, in a process of its own: for what strangers' files are put through. A thread that asks for much memory
 * at once (one long array, one growing map) takes the whole process with it, whatever its limit; here that is not the
 * server. Starts some 50 ms later than a thread, unless one is `ready`. The process ends with the server, however that
 * ends.
 * @throws AppError of the job; what `refusals` say otherwise.
 */
export function runApart<Answer>(
  task: Omit<ThreadTask, 'transfer'> & { megabytes: number },
  ready?: { take(): ChildProcess | null },
): Promise<Answer> {
  const { root, entry, job, seconds, megabytes, onProgress, signal, refusals } = task
  if (signal?.aborted) return Promise.reject(signal.reason as Error)
  const child = ready?.take() ?? startApart(root)
  return new Promise<Answer>((resolve, reject) => {
    let isOver = false
    const end = (error: Error) => {
      isOver = true
      reject(error)
      child.kill('SIGKILL')
    }
    const timer = setTimeout(() => end(refusals.tooLong()), seconds * 1000)
    const abort = () => end(signal?.reason as Error)
    signal?.addEventListener('abort', abort, { once: true })
    child.on('message', (message: Message<Answer>) => {
      if ('share' in message) return onProgress?.(message.share)
      if ('answer' in message) {
        isOver = true
        resolve(message.answer)
        child.kill('SIGKILL')
      } else if ('refusal' in message) {
        const { code, reason, values } = message.refusal
        end(new AppError(code, reason, values))
      } else if ('outOfMemory' in message) end(refusals.outOfMemory())
      else end(refusals.broken(new Error(message.broken)))
    })
    child.once('error', (error) => end(refusals.broken(error)))
    child.once('exit', (code, killedBy) => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', abort)
      if (isOver) return
      // So V8 ends a process whose heap is full.
      if (killedBy === 'SIGABRT' || killedBy === 'SIGTRAP' || code === 134)
        return reject(refusals.outOfMemory())
      reject(refusals.broken(new Error(`The process ended with ${killedBy ?? code} and no answer.`)))
    })
    child.send({ entry: programAt(root, entry), job, megabytes }, (error) => {
      if (error) end(refusals.broken(error))
    })
  })
}

/** A process that waits for what it is to do, as lib/workers/apart.mjs takes it. */
export function startApart(root: string): ChildProcess {
  return fork(/* turbopackIgnore: true */ join(root, 'lib/workers/apart.mjs'), {
    execArgv: [],
    env: environmentApart(root),
    serialization: 'advanced',
    // A process that runs out of memory prints its stack; what is worth knowing is told in messages.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
}

/** Nothing of the parent's: neither how it was started nor its secrets. */
export function environmentApart(root: string): NodeJS.ProcessEnv {
  return {
    TSX_TSCONFIG_PATH: join(/* turbopackIgnore: true */ root, 'tsconfig.json'),
    // One pool of memory for all threads: glibc gives each its own, of which what is free is of no use to the others.
    MALLOC_ARENA_MAX: '1',
  } as unknown as NodeJS.ProcessEnv
}
