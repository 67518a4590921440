'use client'
import { Download } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { RadioGroup } from '@/components/ui/radio-group'
import { buttonClasses } from '@/components/ui/styles'
import { useFocusKept } from '@/components/ui/use-focus-kept'
import type { Inspection } from '@/lib/inspection'
import { FindingList } from './findings-by-danger'
import type { ChangesDecision, Inspected } from './send-file'
import { useSentFile } from './use-sent-file'
import { Waiting } from './waiting'

const MIMES: Record<string, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
}
const CHANGES = ['insertion', 'deletion', 'formatChange']

/** Offers a copy that shows the same and carries nothing else, and says what is still found in it. */
export function CleanedCopy({ file, inspection }: { file: File; inspection: Inspection }) {
  const t = useTranslations('inspection.clean')
  const { state, send, stop } = useSentFile()
  const [changes, setChanges] = useState<ChangesDecision | null>(null)
  const [isAsked, setAsked] = useState(false)
  const hasChanges = inspection.findings.some(({ kind }) => CHANGES.includes(kind))
  const section = useRef<HTMLElement>(null)
  useFocusKept(section, () => section.current?.querySelector('button')?.focus())
  const make = () => {
    if (hasChanges && !changes) return setAsked(true)
    void send(file, changes ?? 'accept')
  }
  return (
    <section
      ref={section}
      aria-labelledby="clean"
      className="flex flex-col gap-4 rounded-xl border border-line bg-sunken p-5"
    >
      <div>
        <h2 id="clean" className="text-lg font-semibold">
          {t('title')}
        </h2>
        <p className="mt-1 max-w-prose text-sm text-soft">
          {t(inspection.format === 'pdf' ? 'aboutPdf' : 'aboutDocx')}
        </p>
      </div>
      {hasChanges && (
        <RadioGroup
          label={t('changes')}
          options={(['accept', 'reject'] as const).map((id) => ({
            id,
            label: t(id),
            description: t(`${id}Hint`),
          }))}
          value={changes}
          onChange={(id) => {
            setChanges(id as ChangesDecision)
            // A copy that was made otherwise is not to be taken for this one.
            stop()
          }}
          error={isAsked && !changes ? t('choose') : null}
        />
      )}
      {state.step === 'refused' && <Callout tone="error">{state.said ?? t('offline')}</Callout>}
      {state.step === 'sending' || state.step === 'working' ? (
        <Waiting state={state} label={t('making')} onStop={stop} />
      ) : state.step === 'done' ? (
        <Finished file={file} result={state.result} onAgain={make} />
      ) : (
        <div>
          <Button variant="primary" onPress={make}>
            {t('make')}
          </Button>
        </div>
      )}
    </section>
  )
}

function Finished(props: { file: File; result: Inspected; onAgain: () => void }) {
  const { file, result, onAgain } = props
  const { inspection, copy } = result
  const t = useTranslations('inspection.clean')
  const [address, setAddress] = useState<string | null>(null)
  const link = useRef<HTMLAnchorElement>(null)
  useEffect(() => link.current?.focus(), [address])
  useEffect(() => {
    if (copy === null) return
    const bytes = Uint8Array.from(atob(copy), (sign) => sign.charCodeAt(0))
    const url = URL.createObjectURL(
      new Blob([bytes], { type: MIMES[inspection.format] ?? 'application/octet-stream' }),
    )
    setAddress(url)
    return () => URL.revokeObjectURL(url)
  }, [copy, inspection.format])
  const left = inspection.findings
  return (
    <div className="flex flex-col gap-3">
      <Callout tone={left.length === 0 ? 'good' : 'warning'}>
        <p role="status">{t('left', { count: left.length })}</p>
        {left.length > 0 && <FindingList findings={left} withKind />}
      </Callout>
      <div className="flex flex-wrap gap-2">
        {address && (
          <a ref={link} href={address} download={cleanedName(file.name)} className={buttonClasses('primary')}>
            <Download aria-hidden />
            {t('save')}
          </a>
        )}
        <Button onPress={onAgain}>{t('again')}</Button>
      </div>
      <p className="text-sm text-soft">{t('name')}</p>
    </div>
  )
}

/** `report.docx` as `report-clean.docx`. */
function cleanedName(name: string): string {
  return name.replace(
    /(?:\.(\w+))?$/,
    (_, ending?: string) => `-clean${ending ? `.${ending.toLowerCase() === 'docm' ? 'docx' : ending}` : ''}`,
  )
}
