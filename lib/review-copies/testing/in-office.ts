import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Whether LibreOffice is here; without it what it does to a copy cannot be tried, and the test says so. */
export function hasOffice(): boolean {
  try {
    return execFileSync('soffice', ['--version'], { stdio: 'pipe' }).length > 0
  } catch {
    console.info('LibreOffice is not installed: what it does to a review copy was not tried.')
    return false
  }
}

/** The copy opened in LibreOffice, with its text changed as `change` does in the program's own flat format, and saved as Word. */
export function changedInOffice(bytes: Uint8Array, change: (xml: string) => string): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'review-office-'))
  const convert = (name: string, to: string) =>
    execFileSync(
      'soffice',
      [
        `-env:UserInstallation=file://${join(folder, 'profile')}`,
        ...['--headless', '--convert-to', to, '--outdir', join(folder, to), join(folder, name)],
      ],
      { stdio: 'pipe', timeout: 60_000 },
    )
  try {
    writeFileSync(join(folder, 'copy.docx'), bytes)
    convert('copy.docx', 'fodt')
    writeFileSync(join(folder, 'copy.fodt'), change(readFileSync(join(folder, 'fodt', 'copy.fodt'), 'utf8')))
    convert('copy.fodt', 'docx')
    return new Uint8Array(readFileSync(join(folder, 'docx', 'copy.docx')))
  } finally {
    rmSync(folder, { recursive: true })
  }
}
