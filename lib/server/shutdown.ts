export type ShutdownOptions = { leaveDatabase: boolean }

/** What start-up has to undo. */
export type Shutdown = {
  /**
   * Remembers how to undo a step. `alongside` runs it together with the one added before it: the port stops accepting
   * at the moment at which the collaboration starts to flush.
   */
  add(name: string, undo: (options: ShutdownOptions) => Promise<void>, options?: { alongside: boolean }): void
  /** Undoes all steps, last first, once: later calls wait for the first. A step that fails or hangs does not keep the others from running. */
  run(options: ShutdownOptions): Promise<void>
}

// A step that takes longer has gone wrong; the database's own, which may have much to write, is exempt by its nature.
const PATIENCE: Record<string, number> = { database: 20_000 }
const USUAL_PATIENCE = 3000

/** An empty list of steps to undo. */
export function createShutdown(onProblem: (name: string, error: unknown) => void = logProblem): Shutdown {
  const steps: { name: string; undo: (options: ShutdownOptions) => Promise<void>; alongside: boolean }[] = []
  let running: Promise<void> | undefined

  async function undo(options: ShutdownOptions): Promise<void> {
    while (steps.length) {
      const together = []
      for (let more = true; more;) {
        const step = steps.pop()
        if (step) together.push(attempt(step.name, () => step.undo(options)))
        more = step?.alongside ?? false
      }
      await Promise.all(together)
    }
  }

  async function attempt(name: string, work: () => Promise<void>): Promise<void> {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<void>((_, reject) => {
      timer = setTimeout(() => reject(new Error('took too long')), PATIENCE[name] ?? USUAL_PATIENCE)
    })
    try {
      await Promise.race([work(), late])
    } catch (error) {
      onProblem(name, error)
    } finally {
      clearTimeout(timer)
    }
  }

  return {
    add: (name, work, { alongside } = { alongside: false }) =>
      void steps.push({ name, undo: work, alongside }),
    run: (options) => (running ??= undo(options)),
  }
}

function logProblem(name: string, error: unknown): void {
  console.error(`shutdown of ${name}:`, error)
}
