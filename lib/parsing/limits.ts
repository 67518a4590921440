/** Longest file that is read, in bytes. The longest replies known are under 1 MB of text. */
export const MAX_REPLY_BYTES = 16 * 1024 * 1024

/** Longest text that is parsed, in UTF-16 code units. */
export const MAX_REPLY_LENGTH = 5_000_000

/** Lines longer than this are never anything but running text: no pattern is tried on them. */
export const MAX_STRUCTURE_LENGTH = 400

/** A label is shorter than this, in code units. */
export const MAX_LABEL_LENGTH = 60
