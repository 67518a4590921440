/** A dynamic part of an address as it was meant: Next hands it on percent-encoded. Anything malformed stays as it is. */
export function segment(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}
