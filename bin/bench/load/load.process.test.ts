import { afterAll, expect, test } from 'vitest'

const { cleanUp, startLoad } = await import('../processes.mjs' as string)
const { startBeside } = await import('../targets.mjs' as string)

afterAll(() => cleanUp())

test.each([
  ['relay', 0],
  ['hocuspocus', 0],
  ['hocuspocus', 2],
])('every keystroke of people on a %s (%i full editors) is followed to its end', async (kind, full) => {
  const target = await startBeside(kind)
  const options = {
    target: target.client,
    groups: [[target.draft(1)]],
    each: 2,
    full,
    rate: 20,
    seconds: 1,
    warmup: 0.2,
  }
  const load = startLoad('type', options)
  const { groups } = await load.result
  const [{ typed, missing, propagation, acknowledgement }] = groups
  expect(typed).toBeGreaterThan(20)
  expect(missing).toBe(0)
  expect(propagation.count).toBe(typed)
  expect(acknowledgement.count).toBe(kind === 'relay' ? 0 : typed)
  await target.end()
  expect(() => process.kill(-load.pid, 0)).toThrow('ESRCH')
  expect(() => process.kill(-target.watched()[0], 0)).toThrow('ESRCH')
})
