'use client'
import { FileUp } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type DragEvent, useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { classes } from '@/components/ui/styles'

/** What the file dialog offers first; what is read is told by the bytes. */
const ACCEPT = '.docx,.pdf,.txt,.html,.htm,text/plain,text/html,application/pdf'

interface DropZoneProps {
  title: string
  isDisabled: boolean
  onFile: (file: File) => void
  /** What the file dialog offers first. */
  accept?: string
  /** Words of one's own; those of documents that come in otherwise. */
  labels?: { now: string; choose: string; accepted: string }
  /** Low, or one line without what is accepted, where it is not what the page is about. */
  size?: 'large' | 'small' | 'line'
}

/** Where a file is dropped, or chosen by a button. */
export function DropZone({ labels, ...props }: DropZoneProps) {
  return labels ? <LabelledDropZone {...props} labels={labels} /> : <IntakeDropZone {...props} />
}

function IntakeDropZone(props: Omit<DropZoneProps, 'labels'>) {
  const t = useTranslations('intake.drop')
  return (
    <LabelledDropZone {...props} labels={{ now: t('now'), choose: t('choose'), accepted: t('accepted') }} />
  )
}

function LabelledDropZone(props: DropZoneProps & Required<Pick<DropZoneProps, 'labels'>>) {
  const { title, isDisabled, onFile, labels, accept = ACCEPT, size = 'large' } = props
  const isLine = size === 'line'
  const input = useRef<HTMLInputElement>(null)
  // Entering a child leaves its parent: only the balance tells whether the file is still over the zone.
  const depth = useRef(0)
  const [isOver, setOver] = useState(false)

  const take = () => {
    const field = input.current
    const file = field?.files?.[0]
    // The same file may be chosen again, after a refusal.
    if (field) field.value = ''
    if (file) onFile(file)
  }
  const first = useRef(take)
  // What was chosen before the page could hear of it.
  useEffect(() => first.current(), [])

  const drag = (by: number) => (event: DragEvent) => {
    event.preventDefault()
    depth.current = Math.max(0, depth.current + by)
    setOver(depth.current > 0)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    depth.current = 0
    setOver(false)
    const file = event.dataTransfer.files[0]
    if (file && !isDisabled) onFile(file)
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the button inside does the same by keyboard
    <div
      onDragEnter={drag(1)}
      onDragLeave={drag(-1)}
      onDragOver={(event) => event.preventDefault()}
      onDrop={drop}
      className={classes(
        'flex items-center gap-3 rounded-xl border-2 border-dashed transition-colors',
        isLine ? 'flex-wrap px-4 py-3' : 'flex-col px-6 text-center',
        size === 'small' && 'py-5',
        size === 'large' && 'py-10',
        isOver ? 'border-accent bg-accent-soft' : 'border-line-strong bg-sunken',
      )}
    >
      <FileUp
        aria-hidden
        className={classes(isLine ? 'size-5' : 'size-8', isOver ? 'text-accent' : 'text-faint')}
        strokeWidth={1.5}
      />
      <p className={isLine ? 'me-auto text-sm' : 'text-base font-medium'}>{isOver ? labels.now : title}</p>
      <Button
        variant={isLine ? 'secondary' : 'primary'}
        isDisabled={isDisabled}
        onPress={() => input.current?.click()}
      >
        {labels.choose}
      </Button>
      {!isLine && <p className="max-w-prose text-sm text-soft">{labels.accepted}</p>}
      {/* The button does all it does, under the same name. */}
      <input ref={input} type="file" accept={accept} hidden onChange={take} />
    </div>
  )
}
