'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Dialog } from '@/components/ui/dialog'
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
  return (
    <Dialog title={t('title')} isOpen wide onOpenChange={(isOpen) => !isOpen && onClose()}>
      <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
        {SHEET.map(({ name, lines }) => (
          <section key={name} aria-labelledby={`shortcuts-${name}`}>
            <h3 id={`shortcuts-${name}`} className="mb-1.5 text-sm font-semibold">
              {t(`groups.${name}`)}
            </h3>
            <dl className="text-sm">
              {lines.map(({ id, keys }) => (
                <div key={id} className="flex items-baseline justify-between gap-3 py-0.5">
                  <dt className="text-soft">{t(id)}</dt>
                  <dd className="shrink-0">
                    <Keys keys={keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
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

function Keys({ keys }: { keys: string }) {
  const t = useTranslations('shortcuts')
  const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent)
  const words: Record<string, string> = isApple
    ? { Mod: '⌘', Shift: '⇧', Alt: '⌥', Escape: t('keys.escape') }
    : { Mod: t('keys.control'), Shift: t('keys.shift'), Alt: t('keys.alt'), Escape: t('keys.escape') }
  return keys.split(/[ +]/).map((key, index) => (
    <kbd
      key={index}
      className="ms-1 inline-block min-w-6 rounded border border-line-strong bg-sunken px-1.5 text-center font-sans text-xs"
    >
      {words[key] ?? key}
    </kbd>
  ))
}
