import { Editor } from '@tiptap/core'
import { useTranslations } from 'next-intl'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { directionOfLanguage } from '@/lib/richtext/language-tag'
import type { DraftSession } from '../connection/draft-session'
import { colourOf } from '../presence/colour'
import { keptMode } from '../suggesting/kept-mode'
import { type EditorExtensionOptions, editorExtensions } from './extensions'

export interface TiptapOptions extends Pick<
  EditorExtensionOptions,
  'quotations' | 'placeholder' | 'onToolbar' | 'onPasted' | 'references'
> {
  session: DraftSession | null
  /** There is a text to show: from the server or from this device. Until then there is no editor. */
  isReady: boolean
  canEdit: boolean
  /** Whether they may change the text itself and not only suggest. */
  mayEdit: boolean
  user: { id: string; name: string }
  label: string
  /** How to leave the text by keys, for those who hear the label. */
  hint: string
  lang: string | undefined
  /** Where the editor goes. */
  host: RefObject<HTMLElement | null>
}

/** Makes the editor in `host` as soon as there is a text, and keeps it until the draft is left. */
export function useTiptap(options: TiptapOptions): Editor | null {
  const { session, isReady, canEdit, host, label, hint, lang } = options
  const [editor, setEditor] = useState<Editor | null>(null)
  const t = useTranslations('editor.nodes')
  const latest = useRef({ ...options, t })
  useEffect(() => {
    latest.current = { ...options, t }
  })

  useEffect(() => {
    if (!session || !isReady || !host.current) return
    const { user, placeholder, quotations, references } = latest.current
    // Who suggested the last time types nothing until what suggests is there: the first key is not to pass unmarked.
    const edits = keptMode(user.id, session.draftId, true) === 'editing'
    const made = new Editor({
      element: host.current,
      injectCSS: false,
      editable: latest.current.canEdit,
      editorProps: { attributes: attributesOf(latest.current) },
      extensions: editorExtensions({
        fragment: session.fragment,
        draftId: session.draftId,
        canEdit: () => latest.current.canEdit,
        mayEdit: () => latest.current.mayEdit && edits,
        placeholder: latest.current.canEdit ? placeholder : undefined,
        quotations,
        references,
        say: (key, values) => latest.current.t(key, values),
        carets: { awareness: session.awareness, user: { ...user, color: colourOf(user.id) } },
        onToolbar: () => latest.current.onToolbar?.() ?? false,
        onPasted: (pasted) => latest.current.onPasted?.(pasted),
      }),
    })
    setEditor(made)
    return () => {
      setEditor(null)
      made.destroy()
    }
  }, [session, isReady, host])

  useEffect(() => {
    if (!editor) return
    editor.setOptions({
      editable: canEdit,
      editorProps: { attributes: attributesOf({ canEdit, label, hint, lang }) },
    })
  }, [editor, canEdit, label, hint, lang])

  return editor
}

/** What the text says of itself to who cannot see it, and to the browser's spell checker; from its first moment on. */
function attributesOf({
  canEdit,
  label,
  hint,
  lang,
}: Pick<TiptapOptions, 'canEdit' | 'label' | 'hint' | 'lang'>) {
  return {
    role: 'textbox',
    'aria-multiline': 'true',
    'aria-label': label,
    'aria-description': hint,
    ...(canEdit ? {} : { 'aria-readonly': 'true', tabindex: '0' }),
    ...(lang ? { lang, dir: directionOfLanguage(lang) } : {}),
    class: 'reading',
    spellcheck: 'true',
  }
}
