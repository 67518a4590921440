/** A path of ours to go on to, from an address that anybody may have written; anything else becomes the front door. */
export function returnPath(next: string | string[] | undefined): string {
  if (typeof next !== 'string' || !next.startsWith('/')) return '/'
  try {
    const url = new URL(next, 'http://here.invalid')
    // "/..//elsewhere" is a path of ours to the parser, and leads elsewhere once it is written out.
    const isOurs = url.origin === 'http://here.invalid' && !url.pathname.startsWith('//')
    return isOurs ? url.pathname + url.search + url.hash : '/'
  } catch {
    return '/'
  }
}
