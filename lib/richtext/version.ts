// Apart from schema.ts, so that a server which only compares versions loads no editor.

/**
 * Raise it by one with every change of the schema: a node, mark or attribute added, removed, renamed, or with other
 * content. An editor deletes whatever its own schema does not know, so the server refuses a socket whose version is
 * another than this one and tells the person to reload. schema.test.ts holds a fingerprint for each version and fails
 * when the schema changed under an old number.
 */
export const SCHEMA_VERSION = 4

/** The name of the Y.XmlFragment that holds a draft's text: what Tiptap's Collaboration uses by default. */
export const XML_FRAGMENT = 'default'
