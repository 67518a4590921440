import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type Action, PERMISSIONS, ROLES } from '@/lib/policy'

const page = readFileSync(new URL('README.md', import.meta.url), 'utf8')
const top = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
const contributing = readFileSync(new URL('../CONTRIBUTING.md', import.meta.url), 'utf8')

/** The permission table as Markdown, columns padded as the formatter pads them. */
function permissionTable(): string {
  const rows = [
    ['action', ...ROLES],
    ...(Object.keys(PERMISSIONS) as Action[]).map((action) => [
      `\`${action}\``,
      ...ROLES.map((role) => ((PERMISSIONS[action] as readonly string[]).includes(role) ? 'yes' : '')),
    ]),
  ]
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  const line = (cells: string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`
  const [head, ...body] = rows
  return [line(head!), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...body.map(line)].join(
    '\n',
  )
}

describe('the pages that explain', () => {
  test('the permission table is that of the policy', () => {
    const between = /<!-- permissions -->\n\n([^]*?)\n\n<!-- \/permissions -->/.exec(page)?.[1]
    expect(between).toBe(permissionTable())
  })

  test('the list of decisions names each one, by its number and in their order', () => {
    const folder = new URL('decisions/', import.meta.url)
    const decisions = readdirSync(folder).filter((name) => /^\d{4}-/.test(name))
    const listed = readFileSync(new URL('README.md', folder), 'utf8').matchAll(/\((\d{4}-[\w-]+\.md)\)/g)
    expect(Array.from(listed, ([, name]) => name)).toEqual(decisions.toSorted())
    for (const name of decisions)
      expect(readFileSync(new URL(name, folder), 'utf8')).toMatch(new RegExp(`^# ${name.slice(0, 4)} `))
  })

  test.each([
    ['lib/README.md', page],
    ['README.md', top],
    ['CONTRIBUTING.md', contributing],
  ])('every file that %s names exists', (_, text) => {
    const named = [
      ...text.matchAll(/[`(]((?:app|bin|components|e2e|lib|prisma)\/[\w./-]*\w\.\w+)[`)\s]/g),
    ].map((match) => match[1]!)
    expect(named.length).toBeGreaterThan(0)
    expect(named.filter((path) => !existsSync(new URL(`../${path}`, import.meta.url)))).toEqual([])
  })
})
