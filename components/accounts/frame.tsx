import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'

/** The frame of the pages before one is signed in: the product's name, one title, one narrow column. */
export async function AccountFrame({ title, children }: { title: string; children: ReactNode }) {
  const t = await getTranslations('app')
  return (
    <main className="mx-auto flex min-h-dvh max-w-sm flex-col gap-6 px-5 pt-[12vh] pb-12">
      <p className="text-sm font-semibold tracking-tight text-soft">{t('name')}</p>
      <h1 className="font-serif text-3xl font-semibold">{title}</h1>
      {children}
    </main>
  )
}
