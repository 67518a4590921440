'use client'
import { Check } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { classes, panelClasses } from '@/components/ui/styles'
import { useWorkspace } from '@/components/workspace/workspace-context'
import { useAssignees, useAssignments } from './assignments-provider'

/** The members to whom a draft can be given, those who have it ticked. Every choice is kept at once. */
export function AssignMenu({
  draftId,
  label,
  className,
  children,
}: {
  draftId: string
  label: string
  className: string
  children: ReactNode
}) {
  const t = useTranslations('workspace.assignments')
  const { candidates, userId, assign, unassign } = useAssignments()
  const assigned = new Set(useAssignees(draftId).map(({ id }) => id))
  const { say } = useWorkspace()
  const toggle = async (id: string) => {
    const change = assigned.has(id) ? unassign : assign
    const answer = await change({ draftId, userId: id })
    if (!answer.ok) say(t('failed'))
  }
  // Opened a moment after the button has the focus, so that it gets it back.
  const [isOpen, setOpen] = useState(false)
  useEffect(() => setOpen(true), [])
  return (
    <MenuTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button aria-label={label} autoFocus className={className}>
        {children}
      </Button>
      <Popover placement="bottom end" className={classes(panelClasses, 'max-h-80 min-w-52 overflow-y-auto')}>
        <p className="px-3.5 pt-2.5 text-xs text-soft">{t('title')}</p>
        <Menu
          aria-label={t('title')}
          selectionMode="multiple"
          selectedKeys={assigned}
          onAction={(key) => void toggle(String(key))}
          className="p-1 outline-none"
        >
          {candidates.map(({ id, name }) => (
            <MenuItem
              key={id}
              id={id}
              textValue={name}
              className="flex cursor-default items-center gap-2 rounded px-2.5 py-1.5 text-sm outline-none data-focused:bg-accent-soft"
            >
              {({ isSelected }) => (
                <>
                  <Check aria-hidden className={classes('size-4', !isSelected && 'invisible')} />
                  {id === userId ? t('me', { name }) : name}
                </>
              )}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
