import { getTranslations } from 'next-intl/server'
import { Bell } from '@/components/notifications/bell'
import { AccountMenuButton } from './account-menu-button'

/** The end of every bar: notifications, and the menu with the person's name, their account, the colours, signing out. */
export async function AccountMenu({ name }: { name: string }) {
  const t = await getTranslations('accounts.menu')
  return (
    <>
      <Bell />
      <AccountMenuButton
        name={name}
        labels={{ menu: t('label'), account: t('account'), inspect: t('inspect'), signOut: t('signOut') }}
      />
    </>
  )
}
