import { useTranslations } from 'next-intl'
import type { ShownDesign } from '@/lib/designs/schema'

// Twentieths of a point in a millimetre.
const TWIPS = 56.69

const millimetres = (twips: number) => Math.round(twips / TWIPS)

/** An attached template by its name, with what the report's pages take from it. */
export function TemplateCard({
  reportId,
  template,
}: {
  reportId: string
  template: NonNullable<ShownDesign['template']>
}) {
  const t = useTranslations('settings.design')
  const { name, page, font, headingFont, logo } = template
  const facts: [label: string, value: string][] = [
    [t('font'), font ?? t('ours')],
    [t('headingFont'), headingFont ?? font ?? t('ours')],
    [
      t('page'),
      page
        ? t('millimetres', { width: millimetres(page.width), height: millimetres(page.height) })
        : t('ours'),
    ],
    [
      t('margins'),
      page
        ? [page.top, page.right, page.bottom, page.left].map((side) => millimetres(side)).join(' · ')
        : t('ours'),
    ],
    [t('logo'), logo ? t('logoOn', { pages: logo.pages }) : t('noLogo')],
  ]
  return (
    <div className="flex flex-wrap items-start gap-x-8 gap-y-4 rounded-lg border border-line px-4 py-3">
      <div className="min-w-0 flex-1">
        <p className="font-medium break-words">{name}</p>
        <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
          {facts.map(([label, value]) => (
            <div key={label} className="contents">
              <dt className="text-soft">{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </div>
      {logo && (
        // oxlint-disable-next-line nextjs/no-img-element -- drawn by us already, and not to be kept by another cache
        <img
          src={`/api/reports/${reportId}/template/logo?${logo.version}`}
          alt={t('logoAlt')}
          width={logo.width}
          height={logo.height}
          className="h-auto max-h-24 w-auto max-w-48 rounded-sm bg-white p-2"
        />
      )}
    </div>
  )
}
