const PREFIX = /(?<!\p{L})(?:non|self|ex|vice|well)[-\u2010]$/iu

/** Says whether a line ends in the hyphen of a word that has one wherever it stands: non-governmental, self-employed. */
export function endsInKeptHyphen(line: string): boolean {
  return PREFIX.test(line.slice(-12))
}
