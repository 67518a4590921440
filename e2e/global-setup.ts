import { mkdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort, startInstallation } from './installation'

/** One installation for all journeys; what they need to know of it is in the environment. Returns its end. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const folder = join(tmpdir(), `counterpoint-e2e-${process.pid}`)
  mkdirSync(folder, { recursive: true })
  const data = join(folder, 'data')
  const installation = await startInstallation(data, await freePort())
  process.env.E2E_URL = installation.url
  process.env.E2E_DATA = data
  process.env.E2E_FIRST_VISIT = /https?:\/\/\S+\/welcome\/\S+/.exec(installation.output())?.[0] ?? ''
  return async () => {
    await installation.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
