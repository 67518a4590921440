// In the browser this is `lib0/logging`, as far as Yjs uses it (next.config.js): the words without their colours.
export const BOLD = ''
export const UNBOLD = ''
export const ORANGE = ''
export const RED = ''

/** What Yjs tells who looks for a fault. */
export const print = (...parts: unknown[]) => console.log(...parts.filter((part) => part !== ''))

/** What Yjs warns of. */
export const warn = (...parts: unknown[]) => console.warn(...parts.filter((part) => part !== ''))
