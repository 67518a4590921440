import { expect, test } from 'vitest'

const { figures, isMet } = await import('./figures.mjs' as string)
const { format } = await import('./figures/format.mjs' as string)
const { table } = await import('./table.mjs' as string)

const delays = (p99: number, max = p99) => ({ count: 9, p50: 1, p95: 2, p99, max })
const kind = (p99: number, timesRelay: number, more = {}) => ({
  propagation: delays(p99, 70),
  acknowledgement: delays(9, 20),
  timesRelay: { p50: 1, p99: timesRelay },
  missing: 0,
  ...more,
})

test('aims are compared with the product’s own figure, and with the p99 where there are several', () => {
  expect(isMet({ aim: { atMost: 5 }, product: 5, relay: 9 })).toBe(true)
  expect(isMet({ aim: { atMost: 5 }, product: 5.1, relay: 1 })).toBe(false)
  expect(isMet({ aim: { atMost: 10 }, product: [1, 2, 9, 400] })).toBe(true)
  expect(isMet({ aim: { atMost: 10 }, product: [1, 2, 11, 12] })).toBe(false)
  expect(isMet({ product: 5 })).toBeNull()
  expect(isMet({ aim: { atMost: 5 }, product: null })).toBeNull()
})

test('sockets are judged by the ratio, the acknowledgement, the longest delay and what is missing', () => {
  const kinds = { relay: kind(2, 1, { acknowledgement: null }), product: kind(9, 4.5, { missing: 1 }) }
  const [group] = figures({ sockets: { 200: { kinds, taken: 2, counted: 2, noise: 0 } } })
  const verdicts = group.rows.flatMap((row: { label: string }) => {
    const met = isMet(row)
    return met === null ? [] : [[row.label.split(/[,:] /)[0], met]]
  })
  expect(verdicts).toEqual([
    ['propagation p99', true],
    ['acknowledgement p50 / p95 / p99 / longest', true],
    ['worst stall', false],
    ['appearances and acknowledgements that never came', false],
  ])
})

test('sections that did not run are not printed', () => {
  expect(figures({})).toEqual([])
})

test('the table puts the aim, the verdict and the other servers beside a figure', () => {
  const rows = [
    { label: 'p99', aim: { atMost: 10 }, product: [1, 2, 12.34, 1234.5], relay: null, note: 'why' },
    { label: 'size', product: 3 },
  ]
  const lines = table([{ title: 'Group', rows }]).split('\n')
  expect(lines[0]).toMatch(/aim +Counterpoint +plain relay$/)
  expect(lines[2]).toBe('Group')
  expect(lines[3]).toMatch(/p99 +≤ 10 +MISSED +1 \/ 2 \/ 12\.3 \/ 1,235 +– +why$/)
  expect(lines[4]).toMatch(/size +3$/)
})

test('numbers are short', () => {
  expect([0.123, 1.234, 12.34, 123.4, 12_345, null, Number.NaN].map(format)).toEqual([
    '0.12',
    '1.23',
    '12.3',
    '123',
    '12,345',
    '–',
    '–',
  ])
})
