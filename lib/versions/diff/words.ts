/** Differences of two texts beyond which they are shown one after the other: nobody would read so many. */
export const MAX_EDITS = 800

/** Words, whole numbers (`3,796` is one), white space, and every other sign by itself; also each sign of a script that writes no spaces. */
const TOKEN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|\p{N}+(?:[.,\u00a0\u202f]\p{N}+)*|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{M}\p{N}])+|\s+|[^]/gu

/** A text in the pieces that are compared. Joined they are the text. */
export function tokensOf(text: string): string[] {
  return text.match(TOKEN) ?? []
}
