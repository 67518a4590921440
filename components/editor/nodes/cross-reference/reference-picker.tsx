import { useTranslations } from 'next-intl'
import { useEffect, useMemo, useState } from 'react'
import { useObservable } from '../../collab-provider'
import type { CompanionProps } from '../../companions/companion'
import { Picker } from '../picker'
import { filterReferences } from './filter-references'
import { keepPlace } from './put-reference'
import type { NotPut } from './reference-note'
import type { Reference } from './references'
import { useReportReferences } from './references-provider'

// More than one looks through; typing narrows them.
const MOST = 200
const NONE: readonly Reference[] = []

/** The parts of the report to refer to: questions and chapters at once, tables, figures, paragraphs and annexes as they come. */
export default function ReferencePicker({ editor, canEdit, surface }: CompanionProps) {
  const t = useTranslations('editor.nodes.crossReference')
  const list = useObservable(editor.storage.crossReferences.references, null) ?? NONE
  const report = useReportReferences()
  const [ask] = useState(() => report?.ask)
  useEffect(() => ask?.(), [ask])
  const options = useMemo(
    () => list.map((each) => ({ ...each, key: each.target, name: each.text, more: each.section })),
    [list],
  )
  if (!canEdit) return null
  const close = () => surface.close('crossReference')
  const put = (target: string, label: string) => {
    close()
    // At once: Tiptap does it a frame later, and the next key would be lost.
    editor.view.focus()
    editor.chain().focus().insertCrossReference({ target, label }).run()
  }
  const choose = async ({ target, text, choice }: Reference) => {
    if (!choice) return put(target, text)
    if (!report) return
    close()
    // Its name comes from the server, which may take a while: what is typed until then belongs to the text.
    editor.view.focus()
    const place = keepPlace(editor)
    const answer = await report
      .anchor(choice)
      .catch(() => ({ ok: false, reason: 'offline', fields: {} }) as const)
    if (editor.isDestroyed || (answer.ok && place.put({ target: answer.value, label: text }))) return
    place.forget()
    surface.show('referenceNote', { name: text, refusal: answer.ok ? null : answer } satisfies NotPut)
  }
  const waits = report && !report.known ? (report.hasFailed ? t('failed') : t('looking')) : null
  return (
    <Picker
      editor={editor}
      find={(query) => filterReferences(options, query).slice(0, MOST)}
      onChoose={(each) => void choose(each)}
      onClose={close}
      notice={waits}
      words={{
        field: t('find'),
        list: t('parts'),
        none: t('none'),
        count: (count) => t('count', { count }),
      }}
    />
  )
}
