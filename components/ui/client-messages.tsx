import { NextIntlClientProvider } from 'next-intl'
import { getMessages } from 'next-intl/server'
import type { ReactNode } from 'react'
import { TheirTime } from './their-time'

/**
 * Hands the client components below it these namespaces of the message catalogue and no others, so that a page
 * carries only the strings that it shows. `ui` and `errors` are always among them.
 */
export async function ClientMessages({
  namespaces,
  children,
}: {
  namespaces: string[]
  children: ReactNode
}) {
  const all = await getMessages()
  const wanted = new Set(['ui', 'errors', ...namespaces])
  const messages = Object.fromEntries(Object.entries(all).filter(([namespace]) => wanted.has(namespace)))
  return (
    <NextIntlClientProvider messages={messages}>
      <TheirTime>{children}</TheirTime>
    </NextIntlClientProvider>
  )
}
