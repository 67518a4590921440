import { useLocale, useTranslations } from 'next-intl'
import type { CompanionProps } from '../../companions/companion'
import { Picker } from '../picker'
import { languageAt } from './languages'
import { offeredLanguages } from './offered-languages'

/** In which language the selection is, or the passage around the caret. */
export default function LanguagePicker({ editor, canEdit, surface }: CompanionProps) {
  const t = useTranslations('editor.nodes.language')
  const locale = useLocale()
  if (!canEdit) return null
  const current = languageAt(editor.state)
  const close = () => surface.close('language')
  return (
    <Picker
      editor={editor}
      find={(query) => offeredLanguages(query, { locale, current, remove: t('remove') })}
      onChoose={({ lang }) => {
        close()
        // At once: Tiptap does it a frame later, and the next key would be lost.
        editor.view.focus()
        editor.chain().focus().setLanguage(lang).run()
      }}
      onClose={close}
      words={{
        field: t('find'),
        list: t('list'),
        none: t('none'),
        count: (count) => t('count', { count }),
      }}
    />
  )
}
