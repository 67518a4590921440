'use client'
import { PanelLeft } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { buttonClasses } from '@/components/ui/styles'
import type { OutlinePanel } from '@/components/workspace/use-outline-panel'
import { ClaimsMenu } from '@/components/claims/claims-menu'
import { ReplySearch } from './reply-search'
import { Steps } from './steps'

/** The bar over the State's text: outline, search, and the questions before and after. */
export function ReplyBar({ panel }: { panel: OutlinePanel }) {
  const t = useTranslations('workspace')
  return (
    <div className="relative flex h-11 shrink-0 items-center gap-1 border-b border-line px-2">
      <button
        type="button"
        aria-label={t('outline.toggle')}
        title={`${t('outline.toggle')} (o)`}
        onClick={panel.toggle}
        className={buttonClasses('quiet', 'icon')}
      >
        <PanelLeft aria-hidden className="rtl:-scale-x-100" />
      </button>
      <ReplySearch />
      <ClaimsMenu />
      <Steps />
    </div>
  )
}
