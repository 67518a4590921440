import { createTranslator } from 'use-intl/core'
import en from './messages/en.json'

/** Says a message of the catalogue; `key` is a path below the translator's namespace. */
export type Translate = (key: string, values?: Record<string, string | number>) => string

type Namespace = keyof typeof en | `${keyof typeof en}.${string}`

/** The catalogue outside of pages: on the command line, at start-up, in answers and in what a command names. */
export function translator(namespace: Namespace): Translate {
  return createTranslator({ locale: 'en', messages: en as never, namespace: namespace as never }) as Translate
}
