'use client'
import { ChevronDown, FileSearch, LogOut, UserRound } from 'lucide-react'
import { useLeaving } from '@/components/editor/device/use-leaving'
import { Button } from '@/components/ui/button'
import { Menu, MenuItem } from '@/components/ui/menu'
import { ThemeItems } from '@/components/ui/theme-menu'
import { leave } from './auth-client'

interface Labels {
  menu: string
  account: string
  inspect: string
  signOut: string
}

export function AccountMenuButton({ name, labels }: { name: string; labels: Labels }) {
  const { signOut, dialog } = useLeaving(() => leave())
  const trigger = (
    <Button variant="quiet" size="small" aria-label={`${labels.menu}: ${name}`}>
      {/* A phone has no room for a name beside where one is. */}
      <UserRound aria-hidden className="sm:hidden" />
      <span className="max-w-48 truncate max-sm:hidden">{name}</span>
      <ChevronDown aria-hidden className="max-sm:hidden" />
    </Button>
  )
  return (
    <>
      <Menu trigger={trigger} label={labels.menu}>
        <MenuItem id="account" href="/account">
          <UserRound aria-hidden />
          {labels.account}
        </MenuItem>
        <MenuItem id="inspect" href="/inspect">
          <FileSearch aria-hidden />
          {labels.inspect}
        </MenuItem>
        <ThemeItems />
        <MenuItem id="sign-out" onAction={signOut}>
          <LogOut aria-hidden />
          {labels.signOut}
        </MenuItem>
      </Menu>
      {dialog}
    </>
  )
}
