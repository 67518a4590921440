import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { AppError } from '@/lib/errors'
import { translator } from '@/lib/i18n/translator'
import { finalReading, originalReading } from '@/lib/richtext/readings'
import { misfitsIn } from '@/lib/richtext/suggestions/fits'
import { saidBy } from '@/lib/richtext/suggestions/shape'
import { isEmptyDocument } from '@/lib/richtext/words'
import { anySuggestedDocument } from '@/lib/testing/suggested'
import { picturesIn } from './pictures'
import { readCopy } from './reading'
import { LAWYER, draftText, copyOf, edited, inDocument, taken } from './testing/copies'
import { pictureRun, tracked, withPictures } from './testing/with-picture'

// No more is asked of its bytes than how they begin.
const PICTURES = { rIdP1: { name: 'new.png', bytes: strToU8('\x89PNG\r\n\x1a\n', true) } }

describe('whatever somebody does to it', () => {
  const run =
    /<w:r>(?:<w:rPr>(?:(?!<\/w:rPr>|Change).)*<\/w:rPr>)?<w:t xml:space="preserve">([^<]*)<\/w:t><\/w:r>/g
  const anyAct = fc.constantFrom(
    'keep',
    'keep',
    'keep',
    'delete',
    'insert',
    'retype',
    'drop',
    'break',
    'bold',
    'picture',
  )

  /** A file in which runs were deleted, typed behind, typed over, taken away, parted and made bold. */
  const actedOn = (xml: string, acts: string[]) => {
    let next = 0
    const body = xml.indexOf('_cpD')
    const head = body === -1 ? xml.length : xml.lastIndexOf('<w:p>', body)
    const isIn = (at: number, name: string) =>
      xml.lastIndexOf(`<w:${name} `, at) > xml.lastIndexOf(`</w:${name}>`, at)
    const changed = xml.slice(head).replace(run, (whole: string, words: string, at: number) => {
      const act = acts[next++ % acts.length]!
      const isTracked = ['ins', 'del', 'hyperlink'].some((name) => isIn(head + at, name))
      const typed = `<w:ins w:id="9${next}" ${LAWYER}><w:r><w:t>new ${next}</w:t></w:r></w:ins>`
      if (act === 'delete' && !isTracked)
        return `<w:del w:id="8${next}" ${LAWYER}>${whole.replaceAll('w:t', 'w:delText').replaceAll('w:delTextab', 'w:tab')}</w:del>`
      if (act === 'insert' && !isTracked) return whole + typed
      if (act === 'retype') return whole.replace(`>${words}<`, '>typed over<')
      if (act === 'picture' && !isTracked)
        return whole + (next % 2 ? tracked(pictureRun('rIdP1')) : pictureRun('rIdP1', { alt: 'door' }))
      if (act === 'drop') return ''
      if (act === 'break' && !isTracked) return `${whole}</w:p><w:p>${typed}`
      if (act === 'bold' && !whole.includes('<w:rPr>'))
        return whole.replace('<w:r>', '<w:r><w:rPr><w:b/></w:rPr>')
      return whole
    })
    return xml.slice(0, head) + changed
  }

  test('comes in as suggestions alone, and what they would make of the draft can be shown', async () => {
    let [count, pictures] = [0, 0]
    await fc.assert(
      fc.asyncProperty(
        anySuggestedDocument(),
        fc.array(anyAct, { minLength: 3, maxLength: 9 }),
        async (text, acts) => {
          if (isEmptyDocument(originalReading(text)) && isEmptyDocument(finalReading(text))) return
          const { bytes, compare } = await copyOf(text)
          const changes = compare(withPictures(bytes, PICTURES, (xml) => actedOn(xml, acts)))
          const { document, edits } = taken(text, changes)
          count += edits.length
          pictures += picturesIn(edits).size
          expect(saidBy(originalReading(document))).toBe(saidBy(originalReading(text)))
          expect(misfitsIn(finalReading(document))).toEqual(misfitsIn(finalReading(text)))
        },
      ),
      { numRuns: Number(process.env.RUNS ?? 10) },
    )
    expect(count).toBeGreaterThan(10)
    expect(pictures).toBeGreaterThan(0)
  }, 60_000)
})

test('a file that is no review copy says so', async () => {
  const reason = (bytes: Uint8Array) => {
    try {
      return readCopy(bytes).copyId
    } catch (error) {
      const { reason, values } = error as AppError
      return values?.format ? `${reason}: ${values.format}` : reason
    }
  }
  expect(reason(strToU8('no document at all'))).toBe('reviewFormat: txt')
  expect(reason(strToU8('%PDF-1.7 and so on'))).toBe('reviewFormat: pdf')
  expect(reason(zipSync({ 'content.xml': strToU8('<x/>') }))).toBe('reviewFormat: odt')
  for (const format of ['txt', 'pdf', 'odt', 'doc', 'encrypted'])
    expect(translator('errors')('reviewFormat', { format })).toMatch(/^This is .*\.docx/)
  expect(reason(strToU8('PK\x03\x04 and then nothing'))).toBe('replyDamaged')
  const { bytes } = await copyOf(draftText)
  expect(reason(bytes)).toBe('0190a000-0000-7000-8000-000000000001')
  const withoutProperty = edited(bytes, {
    'docProps/custom.xml': (xml) => xml.replace(/<property.*<\/property>/, ''),
  })
  expect(reason(withoutProperty)).toBe('0190a000-0000-7000-8000-000000000001')
  expect(reason(inDocument(withoutProperty, [/_cpC[0-9a-f]{32}/, '_other']))).toBeNull()
})
