/** Bytes of a kilobyte. */
export const KB = 1000

/** A whole number with its thousands apart. */
export const count = (number) => number.toLocaleString('en')

/** A number for reading: three digits that count, or all of a whole number. */
export function format(value) {
  if (value === null || value === undefined || Number.isNaN(value)) return '–'
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en')
  return String(Number(value.toPrecision(value < 1 ? 2 : 3)))
}
