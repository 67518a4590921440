/** Largest file that is read, in bytes. */
export const MAX_DOCUMENT_BYTES = 25_000_000

/** Most bytes that the parts of one package may unpack to, counted while unpacking; headers are not believed. */
export const MAX_UNPACKED_BYTES = 100_000_000

/** A part that unpacks to more than `RATIO_CHECKED_FROM` bytes and to more than this many times its size is a bomb. */
export const MAX_UNPACKING_RATIO = 250
export const RATIO_CHECKED_FROM = 10_000_000

/** Most entries of a package; a document with a picture on each of its pages has a few hundred. */
export const MAX_ENTRIES = 10_000

/** Elements inside one another, and attributes of one element, in XML. Word's own stay below 100 and 100. */
export const MAX_XML_DEPTH = 1_000
export const MAX_ATTRIBUTES = 1_000

/** Elements inside one another in a web page (browsers stop at 512), and all elements of it. */
export const MAX_HTML_DEPTH = 1_000
export const MAX_HTML_ELEMENTS = 400_000

/** Spaces, quotes and slashes inside one tag: a bound on its attributes. */
export const MAX_TAG_PIECES = 20_000

/** Most marks of a document; a long reply has some ten thousand. */
export const MAX_MARKS = 500_000
