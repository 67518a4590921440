import { describe, expect, test } from 'vitest'
import { picture } from '@/lib/images/testing/pictures'
import { finalReading, originalReading } from '@/lib/richtext/readings'
import { doc } from '@/lib/testing/richtext'
import { BEFORE, copyOf, draftText, linesOf, taken, thread, withComment } from './testing/copies'
import { changedInOffice, hasOffice } from './testing/in-office'

const info =
  '<office:change-info><dc:creator>The lawyer</dc:creator><dc:date>2026-06-01T10:00:00</dc:date></office:change-info>'
const region = (id: string, kind: 'insertion' | 'deletion') =>
  `<text:changed-region xml:id="${id}" text:id="${id}"><text:${kind}>${info}</text:${kind}></text:changed-region>`
const around = (id: string, words: string) =>
  `<text:change-start text:change-id="${id}"/>${words}<text:change-end text:change-id="${id}"/>`

const pictures = {
  chart: await picture('chart').png().toBuffer(),
  photograph: await picture('photograph').jpeg().toBuffer(),
}
/** A picture in the midst of text. */
const frame = (which: keyof typeof pictures, alt: string) =>
  `<draw:frame draw:name="${which}" text:anchor-type="as-char" svg:width="2cm" svg:height="1.5cm"><draw:image><office:binary-data>${pictures[which].toString('base64')}</office:binary-data></draw:image><svg:desc>${alt.replaceAll('&', '&amp;')}</svg:desc></draw:frame>`

/** Replacements, each of which must change something. */
const replaced =
  (...pairs: [string | RegExp, string][]) =>
  (xml: string) =>
    pairs.reduce((made, [from, to]) => {
      const after = made.replace(from, to)
      expect(after, String(from)).not.toBe(made)
      return after
    }, xml)

describe.runIf(hasOffice())('a copy on which somebody worked in LibreOffice', () => {
  const text = doc(...draftText.content!, ...withComment.content!)

  test('brings what they tracked and what they did not, what they said, and pictures', async () => {
    const { bytes, compare } = await copyOf(text, [thread])
    const back = changedInOffice(
      bytes,
      replaced(
        [
          '</text:tracked-changes>',
          `${region('c1', 'insertion')}${region('c2', 'deletion')}${region('c3', 'insertion')}</text:tracked-changes>`,
        ],
        ['nine are open.', `${around('c2', 'nine')}${around('c1', 'eight')} are open.`],
        [
          'A third paragraph.',
          `A third and last paragraph.${around('c3', frame('chart', 'A tracked chart'))}`,
        ],
        [
          /(<text:p(?: [^>]*)?>(?:(?!<text:p)[^])*The last one\.)/,
          `<text:p>${frame('photograph', 'Doors & gates')}</text:p>$1`,
        ],
        [
          'The last one.',
          '<office:annotation office:name="n1"><dc:creator>The lawyer</dc:creator><dc:date>2026-06-01T10:00:00</dc:date><text:p>Is it?</text:p></office:annotation>The last<office:annotation-end office:name="n1"/> one.',
        ],
      ),
    )
    const changes = compare(back)
    const [draft] = changes.drafts
    expect(draft!.remarks).toEqual([])
    expect(draft!.proposals).toEqual([])
    expect(draft!.threads).toMatchObject([
      {
        kind: 'thread',
        comments: [{ author: 'The lawyer', text: 'Is it?' }],
        anchor: { from: { at: 0 }, to: { at: 8 } },
      },
    ])
    const { document, conflicts } = taken(text, changes)
    expect(conflicts).toEqual([])
    expect(originalReading(document)).toEqual(originalReading(text))
    const lines = linesOf(finalReading(document))
    expect(lines[0]).toBe('The State counts twelve centres, eight are open.')
    expect(lines[2]).toBe('A third and last paragraph.')
    expect(lines.slice(3, BEFORE.length)).toEqual(BEFORE.slice(3))
    const { content = [] } = finalReading(document)
    const figures = content.flatMap(({ type, attrs }, index) =>
      type === 'figure' ? [[index, attrs?.alt]] : [],
    )
    expect(figures).toEqual([
      [3, 'A tracked chart'],
      [6, 'Doors & gates'],
    ])
    const authors = draft!.edits.flatMap((edit) => (edit.kind === 'insertBlocks' ? [edit.author] : []))
    expect(authors).toEqual(['The lawyer', null])
    expect(draft!.edits.map(({ author }) => author)).toContain('The lawyer')
  }, 90_000)

  test('says which suggestions were accepted and rejected there', async () => {
    const { bytes, compare } = await copyOf(text)
    const back = changedInOffice(
      bytes,
      replaced(
        [
          /<text:changed-region(?:(?!<\/text:changed-region>)[^])*<text:insertion>[^]*?<\/text:changed-region>/,
          '',
        ],
        [
          /<text:change-start text:change-id="[^"]*"\/>twelve<text:change-end text:change-id="[^"]*"\/>/,
          'twelve',
        ],
        [
          /<text:changed-region(?:(?!<\/text:changed-region>)[^])*<text:deletion>[^]*?<\/text:changed-region>/,
          '',
        ],
        [/<text:change-start text:change-id="[^"]*"\/>thirty<text:change-end text:change-id="[^"]*"\/>/, ''],
      ),
    )
    const [draft] = compare(back).drafts
    expect(draft).toMatchObject({ edits: [], remarks: [], threads: [] })
    expect(draft!.proposals.map(({ kind, passage, wanted }) => [kind, passage, wanted])).toEqual([
      ['accepted', 'thirty', ''],
      ['accepted', '', 'twelve'],
    ])
  }, 90_000)

  test('brings a row that was put into a table', async () => {
    const { bytes, compare } = await copyOf(text)
    const back = changedInOffice(bytes, (xml) => {
      const row = [...xml.matchAll(/<table:table-row(?: [^>]*)?>[^]*?<\/table:table-row>/g)].find(([all]) =>
        all.includes('three'),
      )![0]
      const made = row
        .replace(/<text:bookmark [^>]*\/>/g, '')
        .replace('three', 'five')
        .replace('four', 'six')
      return replaced([row, row + made])(xml)
    })
    const [draft] = compare(back).drafts
    expect(draft!.edits).toMatchObject([{ kind: 'insertRows', side: 'after' }])
    expect(draft!.remarks).toEqual([])
  }, 90_000)
})
