import { readFileSync } from 'node:fs'

const catalogue = JSON.parse(
  readFileSync(new URL('../../lib/i18n/messages/en.json', import.meta.url), 'utf8'),
)

/**
 * The text of `key` ("start.ready") with `{name}` filled in. For what must speak before any dependency is installed;
 * its messages hold plain placeholders only.
 */
export function message(key, values = {}) {
  const text = key.split('.').reduce((part, name) => part?.[name], catalogue)
  return String(text ?? key).replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ''))
}

/** What to print for an error: an AppError's text, else its own message. */
export function errorMessage(error) {
  if (error?.name === 'AppError') return message(`errors.${error.reason}`, error.values)
  return error?.stack ?? String(error)
}
