// In the browser this is `lib0/dom`, as far as the binding of Yjs to ProseMirror uses it (next.config.js). The original
// brings a library that checks values.

/** The page. */
export const doc = document
