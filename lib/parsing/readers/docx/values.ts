import type { Attributes } from '../xml'

const OFF = new Set(['0', 'false', 'off', 'none'])

/** The value of `<w:x w:val="…"/>`. */
export function valueOf(attributes: Attributes): string | undefined {
  return attributes['w:val']
}

/** Says whether `<w:x/>` switches something on; without a value it does. */
export function isOn(attributes: Attributes): boolean {
  return !OFF.has(attributes['w:val'] ?? '1')
}

/** A whole number of at most nine digits; undefined for anything else. */
export function wholeNumber(value: string | undefined): number | undefined {
  return value !== undefined && /^[+-]?\d{1,9}$/.test(value) ? Number(value) : undefined
}

/** Level of a list, 0 to 8; undefined for what is no level. */
export function levelNumber(value: string | undefined): number | undefined {
  const level = wholeNumber(value)
  return level !== undefined && level >= 0 && level <= 8 ? level : undefined
}
