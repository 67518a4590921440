import { expect, test } from 'vitest'
import { checkSite } from './origin'

test.each(['cross-site', 'same-site'])(
  'a request that a page of another site began (%s) is refused',
  (site) => {
    expect(() => checkSite(new Headers({ 'sec-fetch-site': site }))).toThrow('wrongOrigin')
  },
)

test.each([{ 'sec-fetch-site': 'same-origin' }, { 'sec-fetch-site': 'none' }, {}])(
  'that of our pages, of an address that somebody typed, and of programs passes: %o',
  (headers) => expect(() => checkSite(new Headers(headers as HeadersInit))).not.toThrow(),
)
