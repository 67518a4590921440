'use client'
import type { Editor } from '@tiptap/core'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { LazyConfirmDialog } from '@/components/ui/lazy-confirm-dialog'
import { buttonClasses } from '@/components/ui/styles'
import type { SaveState } from './save-state'

export interface RefusalNoticeProps {
  state: Extract<SaveState, { kind: 'refused' }>
  editor: Editor | null
  /** Writes what is unsent to this device; resolves true when all of it is kept. */
  keep: () => Promise<boolean>
  /** Lets the page go without the browser's question. */
  leave: () => void
  /** Throws away what this device has of the draft, and loads what the server has. */
  renew: () => Promise<void>
}

/** Why nothing can be saved, what is with the edits that were not, and what the person can do about it. */
export function RefusalNotice({ state, editor, keep, leave, renew }: RefusalNoticeProps) {
  const t = useTranslations('editor.refusal')
  const [outcome, setOutcome] = useState<'copied' | 'copyFailed' | 'notKept' | null>(null)
  const [isAsking, setAsking] = useState(false)
  const { reason, unsent, device } = state
  const small = buttonClasses('secondary', 'small')

  const reload = async () => {
    if (unsent && !(await keep())) return setOutcome('notKept')
    leave()
    window.location.reload()
  }
  const copy = () => {
    if (!editor) return
    copyText(editor).then(
      () => setOutcome('copied'),
      () => setOutcome('copyFailed'),
    )
  }
  const where = unsent
    ? device === 'kept'
      ? 'onDevice'
      : device === 'writing'
        ? 'keeping'
        : 'onlyHere'
    : null
  return (
    <div className="editor-notice">
      <p>
        {t(`${reason}.text`)} {where && t(`edits.${where}`)}
      </p>
      <div className="editor-notice-actions">
        {reason === 'session' && (
          <a
            className={small}
            href={`/sign-in?next=${encodeURIComponent(currentPath())}`}
            target="_blank"
            rel="noopener"
          >
            {t('signIn')}
          </a>
        )}
        {(reason === 'schema' || reason === 'broken') && (
          <button type="button" className={small} onClick={() => void reload()}>
            {t('reload')}
          </button>
        )}
        {editor && unsent && (
          <button type="button" className={small} onClick={copy}>
            {t('copy')}
          </button>
        )}
        {reason === 'suggestOnly' && (
          <button
            type="button"
            className={small}
            onClick={() => (unsent && outcome !== 'copied' ? setAsking(true) : void renew())}
          >
            {t('renew')}
          </button>
        )}
        <span role="status">{outcome && t(outcome)}</span>
      </div>
      {isAsking && (
        <LazyConfirmDialog
          title={t('renewTitle')}
          confirmLabel={t('renewConfirm')}
          isOpen
          danger
          onConfirm={() => {
            setAsking(false)
            void renew()
          }}
          onCancel={() => setAsking(false)}
        >
          {t('renewText')}
        </LazyConfirmDialog>
      )}
    </div>
  )
}

function currentPath(): string {
  return window.location.pathname + window.location.search
}

/** The whole draft into the clipboard, with its form where the browser can. */
async function copyText(editor: Editor): Promise<void> {
  const text = editor.getText({ blockSeparator: '\n\n' })
  if (typeof ClipboardItem === 'undefined') return navigator.clipboard.writeText(text)
  await navigator.clipboard.write([
    new ClipboardItem({
      'text/plain': new Blob([text], { type: 'text/plain' }),
      'text/html': new Blob([editor.getHTML()], { type: 'text/html' }),
    }),
  ])
}
