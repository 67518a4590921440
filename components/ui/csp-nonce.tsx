'use client'
import { useState } from 'react'

/**
 * Says which nonce the document's policy knows, for what adds styles later. It stays that of the document's own request:
 * when the page is refreshed in place, the server renders with another, which the policy does not know.
 */
export function CspNonce({ nonce }: { nonce: string | undefined }) {
  const [first] = useState(nonce)
  return <meta property="csp-nonce" nonce={first} />
}
