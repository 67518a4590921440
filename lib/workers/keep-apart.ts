import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { AppError, type ErrorCode } from '@/lib/errors'
import { programAt } from './program'
import { environmentApart } from './run-apart'

type Told =
  | { id: number; bytes: number; answer: unknown }
  | { id: number; bytes: number; broken: string }
  | {
      id: number
      bytes: number
      refusal: { code: ErrorCode; reason: string; values: Record<string, string | number> }
    }

interface Asked {
  resolve: (answer: never) => void
  reject: (error: Error) => void
  timer: NodeJS.Timeout
}

/**
 * A process that is asked many things and remembers between them; its memory goes with it. It answers one after the
 * other, and ends with the server, however that ends. It keeps the server from nothing: neither from ending nor, while
 * it thinks, from anything else.
 */
export class KeptApart {
  private readonly child: ChildProcess
  private readonly asked = new Map<number, Asked>()
  private count = 0
  private hasEnded = false
  /** What it took of the machine's memory when it answered last. */
  bytes = 0

  /**
   * `entry` is a module, from `root`, whose default export answers; `megabytes` what its objects may take, and
   * `mostMegabytes` the whole process, which is ended as soon as it takes more.
   */
  constructor(
    private readonly task: {
      root: string
      entry: string
      megabytes: number
      mostMegabytes: number
      seconds: number
    },
  ) {
    const { root, entry, megabytes, mostMegabytes } = task
    this.child = fork(/* turbopackIgnore: true */ join(root, 'lib/workers/keep.mjs'), {
      execArgv: [`--max-old-space-size=${megabytes}`],
      env: environmentApart(root),
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    this.child.on('message', (told: Told) => this.told(told))
    this.child.once('error', (error) => this.end(error))
    this.child.once('exit', (code, signal) =>
      this.end(new Error(`The process ended with ${signal ?? code}.`)),
    )
    const mostBytes = mostMegabytes * 1024 * 1024
    this.child.send({ entry: programAt(root, entry), mostBytes }, () => {})
    this.child.unref()
    this.child.channel?.unref()
  }

  /**
   * Asks, and waits for the answer to this; the whole process is ended when it takes too long.
   * @throws AppError of whoever answers; Error when that broke or has ended.
   */
  ask<Answer>(question: unknown): Promise<Answer> {
    const { seconds } = this.task
    if (this.hasEnded) return Promise.reject(new Error('The process has ended.'))
    const id = ++this.count
    return new Promise<Answer>((resolve, reject) => {
      const timer = setTimeout(() => this.end(new Error(`No answer within ${seconds} s.`)), seconds * 1000)
      this.asked.set(id, { resolve, reject, timer: timer.unref() })
      this.child.send({ id, question }, (error) => {
        if (error) this.end(error)
      })
    })
  }

  get isRunning(): boolean {
    return !this.hasEnded
  }

  /** Ends it; who still waits for an answer is told `error`. */
  end(error: Error = new Error('The process was ended.')): void {
    if (this.hasEnded) return
    this.hasEnded = true
    this.child.kill('SIGKILL')
    for (const { reject, timer } of this.asked.values()) {
      clearTimeout(timer)
      reject(error)
    }
    this.asked.clear()
  }

  private told(told: Told): void {
    const asked = this.asked.get(told.id)
    this.asked.delete(told.id)
    this.bytes = told.bytes
    if (!asked) return
    clearTimeout(asked.timer)
    if ('answer' in told) asked.resolve(told.answer as never)
    else if ('broken' in told) asked.reject(new Error(told.broken))
    else asked.reject(new AppError(told.refusal.code, told.refusal.reason, told.refusal.values))
  }
}
