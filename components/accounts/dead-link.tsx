import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { buttonClasses } from '@/components/ui/styles'
import { AccountFrame } from './frame'

/** Says that a one-time link is dead, why that may be, and what to do. */
export async function DeadLink({ kind }: { kind: 'welcome' | 'link' | 'invitation' }) {
  const t = await getTranslations('accounts.dead')
  return (
    <AccountFrame title={t('title')}>
      <p className="text-soft">{t(kind)}</p>
      <Link href="/sign-in" className={`${buttonClasses('primary')} self-start`}>
        {t('toSignIn')}
      </Link>
    </AccountFrame>
  )
}
