import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { AppError } from '@/lib/errors'
import { richReport, stored } from '@/lib/testing/report-content'
import { doc, p } from '@/lib/testing/richtext'
import { renderReport } from './render-report'
import { renderInThread } from './thread'

const root = fileURLToPath(new URL('../..', import.meta.url))
const report = stored(richReport())

test.each(['docx', 'html', 'pdf', 'json'] as const)(
  '%s is the same from a thread as from here',
  { timeout: 30_000 },
  async (format) => {
    const bytes = await renderInThread({ stored: report, format }, root)
    expect(Buffer.from(bytes).equals(Buffer.from(await renderReport(report, format)))).toBe(true)
  },
)

test('a refusal keeps its code, reason and values', { timeout: 30_000 }, async () => {
  const footnote = stored({
    ...richReport(),
    chapters: [{ chapter: 'introduction', text: doc(p('x'), { type: 'oddity' }) }],
  })
  const refusal = await renderInThread({ stored: footnote, format: 'html' }, root).catch(
    (error: unknown) => error,
  )
  expect(refusal).toBeInstanceOf(AppError)
  expect(refusal).toMatchObject({
    code: 'unsupported',
    reason: 'exportNode',
    values: { node: 'oddity', place: 'Introduction and methodology' },
  })
})

test('what breaks in the thread breaks one export, and the next one works', { timeout: 30_000 }, async () => {
  const broken = {
    ...report,
    chapters: [{ chapter: 'introduction' as const, text: [new Uint8Array([9, 9, 9])] }],
  }
  await expect(renderInThread({ stored: broken, format: 'html' }, root)).rejects.toThrow()
  await expect(renderInThread({ stored: report, format: 'html' }, root)).resolves.toBeInstanceOf(Uint8Array)
})
