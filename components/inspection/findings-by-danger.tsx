'use client'
import { useTranslations } from 'next-intl'
import type { Danger, Finding, FindingKind } from '@/lib/inspection'
import { DANGERS, KINDS } from '@/lib/inspection/finding'
import { classes } from '@/components/ui/styles'

/** So many are shown at once; the others are a press away. */
const SHOWN = 4

const COLOURS: Record<Danger, string> = {
  people: 'border-danger text-danger',
  hidden: 'border-danger text-danger',
  active: 'border-warning text-warning',
  machine: 'border-warning text-warning',
  traces: 'border-line-strong text-soft',
}

/** What was found, the worst first, each kind with plain words about what it means. */
export function FindingsByDanger({ findings }: { findings: Finding[] }) {
  const t = useTranslations('inspection')
  return DANGERS.map((danger) => {
    const own = findings.filter(({ kind }) => KINDS[kind] === danger)
    if (own.length === 0) return null
    const kinds = [...new Set(own.map(({ kind }) => kind))]
    return (
      <section
        key={danger}
        aria-labelledby={`danger-${danger}`}
        className={classes('border-s-2 ps-4', COLOURS[danger])}
      >
        <h3 id={`danger-${danger}`} className="font-semibold">
          {t(`dangers.${danger}`)}
        </h3>
        <ul className="mt-2 flex flex-col gap-4 text-ink">
          {kinds.map((kind) => (
            <KindOfFinding key={kind} kind={kind} findings={own.filter((each) => each.kind === kind)} />
          ))}
        </ul>
      </section>
    )
  })
}

function KindOfFinding({ kind, findings }: { kind: FindingKind; findings: Finding[] }) {
  const t = useTranslations('inspection')
  const [first, rest] = [findings.slice(0, SHOWN), findings.slice(SHOWN)]
  return (
    <li className="min-w-0">
      <p className="font-medium">
        {t(`kinds.${kind}.label`)}{' '}
        <span className="font-normal text-soft">· {t(`kinds.${kind}.meaning`)}</span>
      </p>
      <FindingList findings={first} />
      {rest.length > 0 && (
        <details>
          <summary className="cursor-pointer text-sm text-soft">{t('more', { count: rest.length })}</summary>
          <FindingList findings={rest} />
        </details>
      )}
    </li>
  )
}

/** Findings with where they are, without their kind where that stands above them. */
export function FindingList({ findings, withKind = false }: { findings: Finding[]; withKind?: boolean }) {
  const t = useTranslations('inspection')
  return (
    <ul className="mt-1 flex flex-col gap-0.5 text-sm wrap-anywhere">
      {findings.map(({ kind, part, value, count }) => (
        <li key={`${kind} ${part} ${value}`}>
          {withKind && `${t(`kinds.${kind}.label`)} `}
          {value !== '' && (
            <q dir="auto" className="font-mono text-[0.8125rem]">
              {value}
            </q>
          )}{' '}
          <span className="text-soft">
            {part}
            {count > 1 && ` ×${count}`}
          </span>
        </li>
      ))}
    </ul>
  )
}
