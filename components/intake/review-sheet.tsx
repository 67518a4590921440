'use client'
import { useTranslations } from 'next-intl'
import { Dialog } from '@/components/ui/dialog'
import { REVIEW_SHEET } from './review-keys'

/** Every key of the review. */
export function ReviewSheet({ onClose }: { onClose: () => void }) {
  const t = useTranslations('review.keys')
  return (
    <Dialog title={t('title')} isOpen wide onOpenChange={(isOpen) => !isOpen && onClose()}>
      <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
        {REVIEW_SHEET.map(({ name, lines }) => (
          <section key={name} aria-labelledby={`keys-${name}`}>
            <h3 id={`keys-${name}`} className="mb-1.5 text-sm font-semibold">
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
    </Dialog>
  )
}

function Keys({ keys }: { keys: string }) {
  const t = useTranslations('review.keys.names')
  const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent)
  const names: Record<string, string> = {
    Mod: isApple ? '⌘' : t('control'),
    Shift: isApple ? '⇧' : t('shift'),
    Escape: t('escape'),
    Enter: t('enter'),
    Backspace: t('backspace'),
    Home: t('home'),
    End: t('end'),
  }
  return keys.split(/[ +]/).map((key, index) => (
    <kbd
      key={index}
      className="ms-1 inline-block min-w-6 rounded border border-line-strong bg-sunken px-1.5 text-center font-sans text-xs"
    >
      {names[key] ?? key}
    </kbd>
  ))
}
