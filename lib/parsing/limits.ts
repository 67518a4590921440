/** Longest file that is read, in bytes. The longest replies known are under 1 MB of text. */
export const MAX_REPLY_BYTES = 8_000_000

/** Longest text that is parsed, in UTF-16 code units. */
export const MAX_REPLY_LENGTH = 2_000_000

/** Lines longer than this are never anything but running text: no pattern is tried on them. */
export const MAX_STRUCTURE_LENGTH = 400

/** A label is shorter than this, in code units. */
export const MAX_LABEL_LENGTH = 60

/** Most questions and paragraphs of one reply; the longest known has 155 and 192. */
export const MAX_QUESTIONS = 2_000
export const MAX_PARAGRAPHS = 20_000
