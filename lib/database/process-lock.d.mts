/** Gives the lock back. The end of the process, however it comes, does the same. */
export type Release = () => Promise<void>

/**
 * Takes the lock `name` of a folder, or answers undefined when another process (or another part of this one) has it.
 * The kernel holds it for the process, so that nothing stale is left behind after kill -9: an abstract socket on Linux,
 * a named pipe on Windows, flock elsewhere. Holds between processes of one machine and one network namespace.
 */
export function takeProcessLock(folder: string, name: string): Promise<Release | undefined>

/** As `takeProcessLock`, but waits for it as long as `patience` milliseconds. */
export function waitForProcessLock(
  folder: string,
  name: string,
  patience: number,
): Promise<Release | undefined>
