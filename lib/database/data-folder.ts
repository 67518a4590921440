import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import { AppError } from '@/lib/errors'

/**
 * Creates the data folder, for its owner alone. Root's may be passed through by others (not listed or read), because
 * the database in it belongs to another account.
 * @throws AppError `unavailable` when it cannot be created or written.
 */
export function prepareDataFolder(folder: string): void {
  try {
    if (!existsSync(folder))
      mkdirSync(folder, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 })
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    throw new AppError('unavailable', 'dataFolder', { folder, detail: (error as Error).message })
  }
}
