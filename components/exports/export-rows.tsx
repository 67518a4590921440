import { Callout } from '@/components/ui/callout'
import { type Answer, useAction } from '@/components/ui/use-action'
import type { ExportReference, ListedExport } from '@/lib/exports/schema'
import { ExportRow } from './export-row'

type Command = (input: ExportReference) => Promise<Answer<void>>

/** Exports one below the other, each to be cancelled, taken away or made again. Nothing where there are none. */
export function ExportRows(props: {
  reportId: string
  exports: readonly ListedExport[]
  /** What the list is called; without it by the heading above it. */
  label?: string
  isOnline: boolean
  cancel: Command
  remove: Command
  onChanged: () => void
  onAgain: (entry: ListedExport) => void
}) {
  const { reportId, exports, label, isOnline, cancel, remove, onChanged, onAgain } = props
  const changing = useAction()
  const change = (command: Command, exportId: string) =>
    changing.run(() => command({ reportId, exportId }), onChanged)
  return (
    <>
      {changing.general && (
        <div className="mt-3">
          <Callout tone="error">{changing.general}</Callout>
        </div>
      )}
      {exports.length > 0 && (
        <ol aria-label={label} className="mt-4 divide-y divide-line border-y border-line">
          {exports.map((entry) => (
            <ExportRow
              key={entry.id}
              reportId={reportId}
              entry={entry}
              isOnline={isOnline}
              isPending={changing.isPending}
              onCancel={() => void change(cancel, entry.id)}
              onRemove={() => change(remove, entry.id)}
              onAgain={() => onAgain(entry)}
            />
          ))}
        </ol>
      )}
    </>
  )
}
