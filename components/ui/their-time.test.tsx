// @vitest-environment jsdom
import { NextIntlClientProvider, useFormatter, useTranslations } from 'next-intl'
import { renderToString } from 'react-dom/server'
import { hydrateRoot } from 'react-dom/client'
import { act } from 'react'
import { expect, test, vi } from 'vitest'
import { TheirTime } from './their-time'

function When() {
  const t = useTranslations('test')
  return (
    <p>
      {t('at', { time: useFormatter().dateTime(new Date('2026-03-01T10:00:00Z'), { timeStyle: 'short' }) })}
    </p>
  )
}

test('a time is that of the clock of whoever reads it, and nothing is drawn otherwise than the server did', async () => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  const page = (
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={{ test: { at: 'At {time}' } }}>
      <TheirTime>
        <When />
      </TheirTime>
    </NextIntlClientProvider>
  )
  const options = Intl.DateTimeFormat().resolvedOptions()
  const clock = vi
    .spyOn(Intl.DateTimeFormat.prototype, 'resolvedOptions')
    .mockReturnValue({ ...options, timeZone: 'Asia/Almaty' })
  document.body.innerHTML = renderToString(page)
  expect(document.body.textContent).toMatch(/^At 10:00.AM$/)
  const errors: unknown[] = []
  await act(() => hydrateRoot(document.body, page, { onRecoverableError: (error) => errors.push(error) }))
  expect(document.body.textContent).toMatch(/^At 3:00.PM$/)
  expect(errors).toEqual([])
  clock.mockRestore()
})
