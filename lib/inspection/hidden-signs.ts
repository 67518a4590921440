// Several in a row, or a message in the signs of "tags" (beside flags, which are spelled in them): no language writes so.
const HIDDEN =
  /[\u200b-\u200d\u2060-\u2064\ufeff\u00ad\u180e]{3,}|(?<!\u{1f3f4})[\u{e0001}\u{e0020}-\u{e007f}]{2,}|[\u{e0100}-\u{e01ef}\ufe00-\ufe0f]{3,}/gu

/** Rows of signs that print nothing, in which a text can hide, as their numbers. */
export function zeroWidthIn(text: string): string[] {
  return [...text.matchAll(HIDDEN)].map(([signs]) => {
    const codes = Array.from(
      signs,
      (sign) => `U+${sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`,
    )
    return codes.slice(0, 12).join(' ')
  })
}

/** The same text without them. */
export function withoutHiddenSigns(text: string): string {
  return text.replace(HIDDEN, '')
}
