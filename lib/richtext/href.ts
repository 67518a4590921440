const PROTOCOLS = new Set(['http:', 'https:', 'mailto:'])

/**
 * The address in the only form in which a link of ours may carry it, or null when it may not be a link: absolute,
 * http, https or mailto, with a host or recipient, and without a user name that could dress up as the host.
 */
export function safeHref(href: unknown): string | null {
  if (typeof href !== 'string' || href.length > 2048) return null
  let url: URL
  try {
    url = new URL(href.trim())
  } catch {
    return null
  }
  if (!PROTOCOLS.has(url.protocol) || url.username || url.password) return null
  return url.protocol === 'mailto:' && !url.pathname ? null : url.href
}
