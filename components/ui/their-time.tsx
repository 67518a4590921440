'use client'
import { NextIntlClientProvider, useLocale } from 'next-intl'
import { type ReactNode, useSyncExternalStore } from 'react'

const never = () => () => {}
const here = () => Intl.DateTimeFormat().resolvedOptions().timeZone
const onServer = () => 'UTC'

/** Lets everything below it say times as this person's clock shows them; as the page comes, before its scripts, in UTC. */
export function TheirTime({ children }: { children: ReactNode }) {
  const timeZone = useSyncExternalStore(never, here, onServer)
  const locale = useLocale()
  return (
    <NextIntlClientProvider locale={locale} timeZone={timeZone}>
      {children}
    </NextIntlClientProvider>
  )
}
