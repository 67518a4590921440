'use client'
import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import type { BlockKind } from '@/lib/parsing/outline'
import type { DocumentKind } from './new-document'

const BEGINNINGS = ['heading', 'label', 'paragraph'] as const

/** What stands in an outline without blocks: how to begin one by typing or pasting. */
export function EmptyOutline({ kind, insert }: { kind: DocumentKind; insert: (kind: BlockKind) => void }) {
  const t = useTranslations('review.nothing')
  return (
    <div className="mx-auto flex max-w-md flex-col gap-3 px-4 py-16 text-soft">
      <h2 className="font-serif text-xl font-semibold text-ink">{t('title')}</h2>
      <p>{t(kind)}</p>
      <p>{t('paste')}</p>
      <div className="mt-2 flex flex-wrap gap-2">
        {BEGINNINGS.map((beginning) => (
          <Button key={beginning} onPress={() => insert(beginning)}>
            <Plus aria-hidden />
            {t(`add.${beginning}`)}
          </Button>
        ))}
      </div>
    </div>
  )
}
