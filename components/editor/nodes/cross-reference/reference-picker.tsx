import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { useObservable } from '../../collab-provider'
import type { CompanionProps } from '../../companions/companion'
import { Picker } from '../picker'
import { filterReferences } from './filter-references'
import type { Reference } from './references'

const NONE: readonly Reference[] = []

/** The parts of the report to refer to. */
export default function ReferencePicker({ editor, canEdit, surface }: CompanionProps) {
  const t = useTranslations('editor.nodes.crossReference')
  const list = useObservable(editor.storage.crossReferences.references, null) ?? NONE
  const options = useMemo(
    () => list.map((each) => ({ ...each, key: each.target, name: each.text, more: each.section })),
    [list],
  )
  if (!canEdit) return null
  const close = () => surface.close('crossReference')
  return (
    <Picker
      editor={editor}
      find={(query) => filterReferences(options, query)}
      onChoose={({ target, text }) => {
        close()
        editor.chain().focus().insertCrossReference({ target, label: text }).run()
      }}
      onClose={close}
      words={{
        field: t('find'),
        list: t('parts'),
        none: t('none'),
        count: (count) => t('count', { count }),
      }}
    />
  )
}
