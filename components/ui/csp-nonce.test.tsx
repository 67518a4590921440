// @vitest-environment jsdom
import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { expect, test } from 'vitest'
import { CspNonce } from './csp-nonce'

test('the nonce of the document stays, whatever a refresh of the page brings', () => {
  ;(globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true
  const root = createRoot(document.head)
  const known = () => document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')!.nonce
  act(() => root.render(<CspNonce nonce="of-the-document" />))
  expect(known()).toBe('of-the-document')
  act(() => root.render(<CspNonce nonce="of-a-refresh" />))
  expect(known()).toBe('of-the-document')
  act(() => root.unmount())
})
