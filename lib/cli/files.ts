import { createReadStream } from 'node:fs'
import { access, writeFile } from 'node:fs/promises'
import { AppError } from '@/lib/errors'

/** The bytes of a file, or of stdin for `-`; at most one more than `limit`, for who refuses that many anyway. */
export async function readInput(file: string, limit: number): Promise<Uint8Array> {
  const stream: AsyncIterable<Uint8Array> = file === '-' ? process.stdin : createReadStream(file)
  const chunks: Uint8Array[] = []
  let length = 0
  try {
    for await (const chunk of stream) {
      chunks.push(chunk)
      length += chunk.byteLength
      if (length > limit) break
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') throw new AppError('invalid_input', 'fileMissing', { file })
    if (code === 'EISDIR') throw new AppError('invalid_input', 'fileIsFolder', { file })
    throw new AppError('invalid_input', 'fileUnreadable', { file, detail: (error as Error).message })
  }
  return Buffer.concat(chunks)
}

/** Refuses to overwrite, early: before the work whose result would be lost. */
export async function refuseExisting(file: string): Promise<void> {
  const exists = await access(file).then(
    () => true,
    () => false,
  )
  if (exists) throw new AppError('conflict', 'fileExists', { file })
}

/** Writes a file that must not exist yet, or any with `force`; to stdout for `-`. */
export async function writeOutput(file: string, bytes: Uint8Array, force: boolean): Promise<void> {
  if (file === '-') {
    await new Promise<void>((resolve) => process.stdout.write(bytes, () => resolve()))
    return
  }
  try {
    // It may be confidential, and others may have accounts on this machine.
    await writeFile(file, bytes, { flag: force ? 'w' : 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST')
      throw new AppError('conflict', 'fileExists', { file })
    throw new AppError('unavailable', 'fileUnwritable', { file, detail: (error as Error).message })
  }
}
