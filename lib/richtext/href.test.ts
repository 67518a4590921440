import { expect, test } from 'vitest'
import { safeHref } from './href'

test.each([
  ['https://example.org', 'https://example.org/'],
  [' http://example.org/a b?c=1#d ', 'http://example.org/a%20b?c=1#d'],
  ['HTTPS://Example.org/X', 'https://example.org/X'],
  ['mailto:secretariat@example.org', 'mailto:secretariat@example.org'],
])('%j is an address', (href, safe) => {
  expect(safeHref(href)).toBe(safe)
})

test.each([
  'javascript:alert(1)',
  'java\nscript:alert(1)',
  ' JaVaScRiPt:alert(1)',
  'data:text/html,<script>',
  'vbscript:x',
  'file:///etc/passwd',
  'tel:112',
  '/reports/1',
  '//example.org',
  'example.org',
  'https://',
  'https://un.org@evil.example/',
  'mailto:',
  `https://example.org/${'x'.repeat(2048)}`,
  '',
  null,
  undefined,
  { toString: () => 'https://example.org' },
])('%j is not', (href) => {
  expect(safeHref(href)).toBeNull()
})
