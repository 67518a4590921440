'use client'
import type { ReactNode } from 'react'
import {
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  type MenuItemProps,
  MenuTrigger,
} from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { classes, panelClasses } from './styles'

/** A menu below its trigger: the first child is the button, the rest are MenuItems. */
export function Menu({
  trigger,
  label,
  children,
}: {
  trigger: ReactNode
  label: string
  children: ReactNode
}) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover placement="bottom end" className={classes(panelClasses, 'min-w-44')}>
        <AriaMenu aria-label={label} className="p-1 outline-none">
          {children}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}

/** One line of a Menu: an action, or with `href` a link. */
export function MenuItem({ danger, ...props }: Omit<MenuItemProps, 'className'> & { danger?: boolean }) {
  return (
    <AriaMenuItem
      {...props}
      className={classes(
        'flex cursor-default items-center gap-2 rounded px-2.5 py-1.5 text-sm outline-none data-focused:bg-accent-soft data-disabled:opacity-50 [&_svg]:size-4',
        danger && 'text-danger',
      )}
    />
  )
}
