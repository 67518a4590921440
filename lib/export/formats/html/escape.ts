import { writable } from '../shared'

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text as it may stand in an element or in a quoted attribute. */
export function escape(text: string): string {
  return writable(text).replace(/[&<>"']/g, (character) => ENTITIES[character]!)
}
