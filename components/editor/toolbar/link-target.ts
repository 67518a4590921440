import { safeHref } from '@/lib/richtext/href'

/** What a person typed as an address, as an address: "un.org" becomes https, "a@b.org" mail. Null for what cannot be one. */
export function linkTarget(typed: string): string | null {
  const text = typed.trim()
  if (text === '' || /\s/.test(text)) return null
  // A scheme, but not "host:8080".
  if (/^[a-z][a-z0-9+.-]*:(?!\d)/i.test(text)) return safeHref(text)
  if (/^[^/@]+@[^/@]+\.[^/@]+$/.test(text)) return safeHref(`mailto:${text}`)
  if (/^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+([:/?#].*)?$/u.test(text)) return safeHref(`https://${text}`)
  return null
}
