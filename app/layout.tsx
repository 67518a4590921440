import type { Metadata, Viewport } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getTranslations } from 'next-intl/server'
import { cookies, headers } from 'next/headers'
import type { ReactNode } from 'react'
import { ClientMessages } from '@/components/ui/client-messages'
import { CspNonce } from '@/components/ui/csp-nonce'
import './globals.css'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('app')
  return {
    title: { default: t('name'), template: `%s · ${t('name')}` },
    robots: { index: false, follow: false },
  }
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' }

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = (await cookies()).get('theme')?.value
  const nonce = (await headers()).get('x-nonce') ?? undefined
  const locale = await getLocale()
  return (
    <html lang={locale} dir="ltr" data-theme={theme === 'light' || theme === 'dark' ? theme : undefined}>
      <head>
        {/* Where React Aria looks for the nonce of the one style sheet that it adds. */}
        <CspNonce nonce={nonce} />
      </head>
      <body className="min-h-dvh antialiased">
        <NextIntlClientProvider messages={null}>
          <ClientMessages namespaces={['ui', 'errors']}>{children}</ClientMessages>
        </NextIntlClientProvider>
      </body>
    </html>
  )
}
