/**
 * The Content-Security-Policy of one response: nothing but this origin, scripts and styles only with the nonce.
 * Development adds what React's and Next's tooling needs (eval, inline styles).
 */
export function contentSecurityPolicy(
  nonce: string,
  { host, development }: { host: string; development: boolean },
): string {
  // Older Safari does not count sockets of the same origin as 'self'.
  const sockets = /^[\w.:[\]-]+$/.test(host) ? ` ws://${host} wss://${host}` : ''
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    development ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${sockets}`,
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ')
}
