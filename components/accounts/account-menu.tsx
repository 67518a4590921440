import { getTranslations } from 'next-intl/server'
import { AccountMenuButton } from './account-menu-button'

/** The menu at the end of every bar: the person's name, their account, the colours, signing out. */
export async function AccountMenu({ name }: { name: string }) {
  const t = await getTranslations('accounts.menu')
  return (
    <AccountMenuButton
      name={name}
      labels={{ menu: t('label'), account: t('account'), signOut: t('signOut') }}
    />
  )
}
