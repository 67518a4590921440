import { mkdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, type Page, expect, test as base } from '@playwright/test'
import { freePort, type People, type Person, startInstallation, startPeople } from './installation'
import { expectAccessibleIfNew, judgeAlways } from './screen'

export type Role = 'coordinator' | 'author' | 'reviewer' | 'reader'

/** Somebody signed in, in a browser of their own. */
export interface Visitor extends Person {
  context: BrowserContext
  page: Page
}

interface Workbench {
  people: People
  url: string
  /** Signs a new person in; the person is removed after the test. */
  visit(name: string, options?: Parameters<BaseContext['newContext']>[0]): Promise<Visitor>
  /** A report with these members, removed after the test. */
  report(members: [Visitor, Role][], options?: { sample?: boolean }): Promise<string>
  /** The report at this address is removed after the test, too. */
  willRemove(address: string): void
  /** What browsers did that they never should: requests elsewhere, violated policies, errors in scripts. */
  offences: string[]
}

type BaseContext = {
  newContext(options?: {
    viewport?: { width: number; height: number }
    colorScheme?: 'light' | 'dark'
    hasTouch?: boolean
    serviceWorkers?: 'allow' | 'block'
  }): Promise<BrowserContext>
}

/** Records whatever this page does that no page of ours may do. */
export function watch(page: Page, origin: string, offences: string[]): void {
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (!['data:', 'blob:'].includes(url.protocol) && url.host !== new URL(origin).host)
      offences.push(`request to ${url.host}`)
  })
  page.on('console', (message) => {
    const text = message.text()
    if (/Content[- ]Security[- ]Policy|Hydration|hydrat/i.test(text))
      offences.push(`console: ${text.slice(0, 300)}`)
  })
  page.on('pageerror', (error) => offences.push(`error: ${error.stack ?? error.message}`))
}

/** A running installation and what the tests do behind its back. */
interface Shared {
  people: People
  url: string
  /** The link for the first person of this installation. */
  firstVisit: string
}

export const test = base.extend<{ bench: Workbench; judged: void }, { shared: Shared }>({
  // One for each worker: what one journey does to the installation itself (its first person, the limits of its doors)
  // is never in the way of a journey that runs at the same time.
  shared: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the parameter's shape
    async ({}, provide) => {
      const folder = join(tmpdir(), `counterpoint-e2e-${process.pid}`)
      mkdirSync(folder, { recursive: true })
      const data = join(folder, 'data')
      try {
        const installation = await startInstallation(data, await freePort())
        const { people, stop } = startPeople(data)
        const firstVisit = /https?:\/\/\S+\/welcome\/\S+/.exec(installation.output())?.[0] ?? ''
        await provide({ people, url: installation.url, firstVisit })
        await stop()
        await installation.stop()
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  bench: async ({ shared: { people, url }, browser }, provide) => {
    const visitors: Visitor[] = []
    const reports: string[] = []
    const offences: string[] = []
    const ends: (() => Promise<void>)[] = []
    await provide({
      people,
      url,
      offences,
      async visit(name, options) {
        const person = await people.person(name)
        const context = await browser.newContext({ ...options, baseURL: url })
        await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: url })
        await context.addCookies([{ ...person.cookie, url, httpOnly: true, sameSite: 'Lax' }])
        context.on('page', (opened) => ends.push(judgeAlways(opened, offences)))
        const page = await context.newPage()
        watch(page, url, offences)
        const visitor = { ...person, context, page }
        visitors.push(visitor)
        return visitor
      },
      willRemove(address) {
        const id = /reports\/([0-9a-f-]{36})/.exec(address)?.[1]
        if (!id) throw new Error(`no report at ${address}`)
        reports.push(id)
      },
      async report(members, { sample = false } = {}) {
        const id = await people.report({
          sample,
          members: members.map(([{ id: userId }, role]) => ({ userId, role })),
        })
        reports.push(id)
        return id
      },
    })
    await Promise.all(ends.map((end) => end()))
    await Promise.all(visitors.map(({ context }) => context.close()))
    for (const id of reports) await people.removeReport(id)
    for (const { id } of visitors) await people.removePerson(id)
    expect(offences).toEqual([])
  },
  // However a test ends well, what then stands on its screens has passed axe.
  judged: [
    async ({ bench: { url }, browser }, provide, { errors }) => {
      await provide()
      if (errors.length > 0) return
      for (const page of browser.contexts().flatMap((context) => context.pages()))
        if (page.url().startsWith(url)) await expectAccessibleIfNew(page)
    },
    { auto: true, timeout: 60_000 },
  ],
})

export { expect }
