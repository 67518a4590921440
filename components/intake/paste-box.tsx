'use client'
import { useTranslations } from 'next-intl'
import { type ClipboardEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { classes, fieldClasses, hintClasses, labelClasses } from '@/components/ui/styles'

/** What was pasted, as a file like any other. Formatted text is kept as a web page: its headings and lists help. */
export function pastedFile(html: string, text: string): File | null {
  if (html.trim() !== '') {
    const page = /<html[\s>]/i.test(html) ? html : `<!doctype html><html><body>${html}</body></html>`
    return new File([page], 'pasted.html', { type: 'text/html;charset=utf-8' })
  }
  if (text.trim() === '') return null
  return new File([text], 'pasted.txt', { type: 'text/plain;charset=utf-8' })
}

/** A field for the document's text, copied from wherever it can be read. */
export function PasteBox({ isDisabled, onFile }: { isDisabled: boolean; onFile: (file: File) => void }) {
  const t = useTranslations('intake.paste')
  const [text, setText] = useState('')
  // The formatting belongs to what was pasted; once the words are changed by hand it no longer fits them.
  const [html, setHtml] = useState('')
  const words = text.trim() === '' ? 0 : text.trim().split(/\s+/u).length

  const paste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const pasted = event.clipboardData.getData('text/html')
    const plain = event.clipboardData.getData('text/plain')
    const { selectionStart, selectionEnd, value } = event.currentTarget
    const isWhole = selectionStart === 0 && selectionEnd === value.length
    if (pasted === '' || !isWhole) return
    event.preventDefault()
    setText(plain)
    setHtml(pasted)
  }

  return (
    <div className="flex flex-col gap-2">
      <label htmlFor="pasted" className={labelClasses}>
        {t('label')}
      </label>
      <textarea
        id="pasted"
        rows={6}
        value={text}
        onPaste={paste}
        onChange={(event) => {
          setText(event.target.value)
          setHtml('')
        }}
        aria-describedby="pasted-hint"
        placeholder={t('placeholder')}
        dir="auto"
        className={classes(fieldClasses, 'resize-y')}
      />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button
          isDisabled={isDisabled || words === 0}
          onPress={() => {
            const file = pastedFile(html, text)
            if (file) onFile(file)
          }}
        >
          {t('read')}
        </Button>
        <p id="pasted-hint" aria-live="polite" className={hintClasses}>
          {words === 0 ? t('hint') : t('words', { words, formatted: html === '' ? 'no' : 'yes' })}
        </p>
      </div>
    </div>
  )
}
