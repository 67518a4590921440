import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

interface Package {
  dependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
}

const { packages } = JSON.parse(
  readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8'),
) as { packages: Record<string, Package> }

/** Where Node would look for a package from the folder of another, nearest first. */
function* foldersAbove(folder: string, name: string): Generator<string> {
  for (let at = folder; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    yield at ? `${at}/node_modules/${name}` : `node_modules/${name}`
    if (!at.includes('/node_modules/')) break
  }
  yield `node_modules/${name}`
}

// npm leaves out what its registry did not have on the day, and refuses the file wherever its store remembers less.
test('the lock file has every package that its packages ask for, also those of other machines', () => {
  const missing = Object.entries(packages).flatMap(([folder, { dependencies, optionalDependencies }]) =>
    Object.keys({ ...dependencies, ...optionalDependencies })
      .filter((name) => ![...foldersAbove(folder, name)].some((at) => packages[at]))
      .map((name) => `${name} of ${folder}`),
  )
  expect(Object.keys(packages).length).toBeGreaterThan(300)
  expect(missing).toEqual([])
})
