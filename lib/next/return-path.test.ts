import { expect, test } from 'vitest'
import { returnPath } from './return-path'

test.each([
  ['/reports/1/questions/3-a?x=1#p', '/reports/1/questions/3-a?x=1#p'],
  ['//evil.example/x', '/'],
  ['/\\evil.example', '/'],
  ['https://evil.example', '/'],
  ['javascript:alert(1)', '/'],
  ['/\t/evil.example', '/'],
  ['/\n//evil.example', '/'],
  [undefined, '/'],
  [['/a', '/b'], '/'],
])('%j leads to %s', (next, path) => {
  expect(returnPath(next)).toBe(path)
})

test('what comes out leads to no other origin', () => {
  for (const next of ['/..//evil.example', '/.//evil.example', '/%2f/evil.example', '/a/..//evil.example']) {
    expect(new URL(returnPath(next), 'http://localhost:3000').origin).toBe('http://localhost:3000')
  }
})
