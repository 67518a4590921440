'use client'
import type { Editor } from '@tiptap/core'
import { ExternalLink, Pencil, Unlink } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { useObservable } from '../collab-provider'
import type { CompanionProps } from '../companions/companion'
import { NOTHING_OPEN } from '../companions/surface'
import { useEditorState } from '../text/use-editor-state'
import { linkTarget } from './link-target'

interface LinkState {
  href: string | null
  isEmpty: boolean
  isFocused: boolean
  from: number
}

const NO_LINK: LinkState = { href: null, isEmpty: true, isFocused: false, from: 0 }

function linkState(editor: Editor): LinkState {
  const { selection } = editor.state
  const href: unknown = editor.getAttributes('link').href
  return {
    href: typeof href === 'string' ? href : null,
    isEmpty: selection.empty,
    isFocused: editor.view.hasFocus(),
    from: selection.from,
  }
}

/**
 * Below the cursor: with the cursor in a link where it leads, to open, change or remove it; while editing a field for
 * the address. Enter applies, Escape goes back to the text.
 */
export default function LinkPanel({ editor, canEdit, surface }: CompanionProps) {
  const isEditing = useObservable(surface.open, NOTHING_OPEN).has('link') && canEdit
  const onEditing = (editing: boolean) => (editing ? surface.show('link') : surface.close('link'))
  const state = useEditorState(editor, linkState, NO_LINK)
  const panel = useRef<HTMLDivElement>(null)
  const isShown = isEditing || (state.href !== null && state.isEmpty)

  useEffect(() => {
    const element = panel.current
    if (isShown && element) placeBelow(editor, element)
  }, [editor, isShown, isEditing, state.from, state.href])

  if (!isShown) return null
  return (
    <div ref={panel} className="editor-link-panel">
      {isEditing ? (
        <LinkField editor={editor} href={state.href} onDone={() => onEditing(false)} />
      ) : (
        state.href && (
          <LinkFacts
            href={state.href}
            canEdit={canEdit}
            onEdit={() => onEditing(true)}
            onRemove={() => editor.chain().focus().extendMarkRange('link').unsetLink().run()}
          />
        )
      )}
    </div>
  )
}

function LinkFacts(props: { href: string; canEdit: boolean; onEdit: () => void; onRemove: () => void }) {
  const { href, canEdit, onEdit, onRemove } = props
  const t = useTranslations('editor.link')
  return (
    <>
      <a
        href={href}
        target="_blank"
        rel="noopener noreferrer nofollow"
        className="editor-link-address"
        title={href}
      >
        <ExternalLink aria-hidden />
        <span>{href.replace(/^(https?:\/\/|mailto:)/, '')}</span>
        <span className="sr-only">, {t('open')}</span>
      </a>
      {canEdit && (
        <>
          <button
            type="button"
            className="editor-tool"
            aria-label={t('edit')}
            title={t('edit')}
            onClick={onEdit}
          >
            <Pencil aria-hidden />
          </button>
          <button
            type="button"
            className="editor-tool"
            aria-label={t('remove')}
            title={t('remove')}
            onClick={onRemove}
          >
            <Unlink aria-hidden />
          </button>
        </>
      )}
    </>
  )
}

function LinkField({ editor, href, onDone }: { editor: Editor; href: string | null; onDone: () => void }) {
  const t = useTranslations('editor.link')
  const [typed, setTyped] = useState(href ?? '')
  const [isWrong, setWrong] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const errorId = useId()
  useEffect(() => input.current?.select(), [])

  const back = () => {
    onDone()
    editor.view.focus()
  }
  const apply = (event: FormEvent) => {
    event.preventDefault()
    const target = linkTarget(typed)
    if (!target) {
      setWrong(true)
      input.current?.focus()
      return
    }
    onDone()
    setLink(editor, target)
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- hears the keys of its field
    <form
      className="editor-link-form"
      onSubmit={apply}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        event.stopPropagation()
        back()
      }}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) onDone()
      }}
    >
      <input
        ref={input}
        // The person asked for this field just now.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        type="text"
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        value={typed}
        placeholder={t('placeholder')}
        aria-label={t('address')}
        aria-invalid={isWrong || undefined}
        aria-describedby={isWrong ? errorId : undefined}
        onChange={(event) => {
          setTyped(event.target.value)
          setWrong(false)
        }}
      />
      <button type="submit" className="editor-link-apply">
        {t('apply')}
      </button>
      {isWrong && (
        <p id={errorId} role="alert">
          {t('wrong')}
        </p>
      )}
    </form>
  )
}

/** Gives the selection, or the link that holds the cursor, this address; without either, inserts the address. */
function setLink(editor: Editor, href: string): void {
  if (editor.state.selection.empty && !editor.isActive('link')) {
    const text = href.replace(/^mailto:/, '')
    const content = { type: 'text', text, marks: [{ type: 'link', attrs: { href } }] }
    editor.chain().focus().insertContent(content).run()
    return
  }
  const chain = editor.chain().focus()
  if (editor.state.selection.empty) chain.extendMarkRange('link')
  chain.setLink({ href }).run()
}

function placeBelow(editor: Editor, panel: HTMLElement): void {
  const frame = panel.offsetParent
  if (!frame) return
  const { left, bottom } = editor.view.coordsAtPos(editor.state.selection.from)
  const edges = frame.getBoundingClientRect()
  const widest = frame.clientWidth - panel.offsetWidth - 8
  panel.style.top = `${bottom - edges.top + frame.scrollTop + 6}px`
  panel.style.left = `${Math.max(8, Math.min(left - edges.left - 12, widest))}px`
}
