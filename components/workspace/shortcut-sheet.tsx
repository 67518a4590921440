'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { COMMAND_SHEET, TYPED_SHEET } from '@/components/editor/commands/sheet'
import { Dialog } from '@/components/ui/dialog'
import { hasAppleKeys, KeySheet } from '@/components/ui/key-sheet'
import { areShortcutsOn, setShortcutsOn } from './device'
import { SHEET } from './shortcuts'

/** Every shortcut there is, and the switch for those that are single keys. */
export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const t = useTranslations('shortcuts')
  const [isOn, setOn] = useState(areShortcutsOn)
  const change = (next: boolean) => {
    setOn(next)
    setShortcutsOn(next)
  }
  const command = useTranslations('editor')
  const nameOf = ({ id, keys }: { id: string; keys: string }) => ({
    id,
    text: command(`tool.${id}`),
    keys,
  })
  const groups = [
    ...SHEET.map(({ name, lines }) => ({
      name,
      title: t(`groups.${name}`),
      lines: lines.map(({ id, keys }) => ({ id, text: t(id), keys })),
    })),
    ...COMMAND_SHEET.map(({ name, lines }) => ({
      name,
      title: command(`sheet.${name}`),
      lines: [
        ...lines.map(nameOf),
        ...(name === 'insert' ? [{ id: 'toolbar', text: t('toolbar'), keys: 'Alt+F10' }] : []),
      ],
    })),
    {
      name: 'typed',
      title: t('groups.typed'),
      lines: [
        { id: 'slash', text: command('slashMenu'), keys: '/' },
        ...TYPED_SHEET.map(nameOf),
        { id: 'typedBold', text: t('typedBold'), keys: '**…**' },
      ],
    },
  ]
  const names: Record<string, string> = hasAppleKeys()
    ? { Mod: '⌘', Shift: '⇧', Alt: '⌥', Escape: t('keys.escape'), Space: t('keys.space') }
    : {
        Mod: t('keys.control'),
        Shift: t('keys.shift'),
        Alt: t('keys.alt'),
        Escape: t('keys.escape'),
        Space: t('keys.space'),
      }
  return (
    <Dialog title={t('title')} isOpen wide onOpenChange={(isOpen) => !isOpen && onClose()}>
      <KeySheet groups={groups} names={names} />
      <label className="flex items-start gap-2 border-t border-line pt-4 text-sm">
        <input
          type="checkbox"
          checked={isOn}
          onChange={(event) => change(event.target.checked)}
          className="mt-0.5 size-4 accent-accent"
        />
        <span>
          {t('switch')}
          <span className="block text-soft">{t('switchHint')}</span>
        </span>
      </label>
    </Dialog>
  )
}
