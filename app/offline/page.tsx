import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AccountFrame } from '@/components/accounts/frame'
import { KeptList } from '@/components/offline/kept-list'
import { ClientMessages } from '@/components/ui/client-messages'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('offline'))('title') }
}

/** What the service worker shows without a line, in place of a page that this browser does not keep. Holds nothing of anybody. */
export default async function OfflinePage() {
  const t = await getTranslations('offline')
  return (
    <AccountFrame title={t('title')}>
      <ClientMessages namespaces={['offline']}>
        <KeptList />
      </ClientMessages>
    </AccountFrame>
  )
}
