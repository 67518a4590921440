import { expect, test } from 'vitest'
import { columnShares } from './column-shares'

test.each([
  ['no widths', [{}, { colspan: 2 }], null],
  ['proportions', [{ colwidth: [100] }, { colwidth: [300] }], [0.25, 0.75]],
  ['over merged cells', [{ colspan: 2, colwidth: [100, 100] }, { colwidth: [200] }], [0.25, 0.25, 0.5]],
  ['a new column among them', [{ colwidth: [100] }, {}, { colwidth: [300] }], [1 / 6, 2 / 6, 3 / 6]],
  ['nonsense', [{ colspan: 'x', colwidth: 'y' }, { colwidth: [0] }, { colwidth: [-5] }], null],
])('%s', (_, cells, expected) => {
  const shares = columnShares(cells)
  if (!expected) return expect(shares).toBeNull()
  expect(shares).toHaveLength(expected.length)
  expected.forEach((share, index) => expect(shares![index]).toBeCloseTo(share))
})
