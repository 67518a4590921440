import type { ChildProcess } from 'node:child_process'
import { programAt } from './program'
import { startApart } from './run-apart'

/**
 * A process for `runApart` that has loaded what its job needs before there is one, because loading takes longer than
 * many jobs. It does one job and ends; one that nobody takes ends after `idleMs`, and with the server.
 */
export class ReadyApart {
  private child: ChildProcess | null = null
  private idle: NodeJS.Timeout | undefined

  /** `warm` is a module, from `root`, that imports what the jobs need; `megabytes` as for `runApart`. */
  constructor(private readonly task: { root: string; warm: string; megabytes: number; idleMs: number }) {}

  /** Has one ready soon, or keeps the one there is for longer. */
  prepare(): void {
    const { root, warm, megabytes, idleMs } = this.task
    clearTimeout(this.idle)
    this.idle = setTimeout(() => this.stop(), idleMs).unref()
    if (this.child) return
    const child = startApart(root)
    this.child = child
    const forget = () => {
      if (this.child === child) this.child = null
    }
    child.once('error', forget)
    child.once('exit', forget)
    child.send({ warm: programAt(root, warm), megabytes }, () => {})
    // Nobody waits for it: it keeps no process from ending.
    child.unref()
    child.channel?.unref()
  }

  /** The process, from now on the caller's; null when none is there, or it has broken. */
  take(): ChildProcess | null {
    const { child } = this
    this.child = null
    clearTimeout(this.idle)
    if (!child?.connected) return null
    child.ref()
    child.channel?.ref()
    return child
  }

  /** Ends the one that waits. */
  stop(): void {
    this.take()?.kill('SIGKILL')
  }
}
