/** Draws nothing. */
export const Nothing = () => null
const nothing = () => Promise.resolve(Nothing)

/**
 * A loader for `next/dynamic`, of a component that draws nothing: the page's HTML then names the scripts of `load`, so that
 * they are on their way before the page's own scripts have run. Nothing of them is run on the server. `import()` must
 * stand within the call of `dynamic` for that, and nowhere else, or the same modules are sent twice.
 */
export function namedOnly(load: () => Promise<unknown>): () => Promise<typeof Nothing> {
  return () => (typeof window === 'undefined' ? nothing() : load().then(nothing, nothing))
}
