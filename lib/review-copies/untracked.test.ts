import { describe, expect, test } from 'vitest'
import type { DocumentNode } from '@/lib/richtext/document'
import { finalReading, originalReading } from '@/lib/richtext/readings'
import { doc, p } from '@/lib/testing/richtext'
import { by, split, suggested } from '@/lib/testing/suggested'
import { draftText, copyOf, inDocument, taken, linesOf, accepted, insteadOf } from './testing/copies'

describe('what was not tracked', () => {
  const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`

  test('is found by comparing: words, paragraphs, a note that is gone', async () => {
    const lines = await accepted(
      [run('A third paragraph.'), run('A wholly other third paragraph.')],
      [
        /(<w:p>(?:(?!<w:p>).)*_cpD1B10"(?:(?!<\/w:p>).)*<\/w:p>)/,
        '$1<w:p><w:r><w:t>One more.</w:t></w:r></w:p>',
      ],
      [/<w:p>(?:(?!<w:p>).)*places in villages<\/w:t><\/w:r><\/w:p>/, ''],
      [/<w:r><w:rPr><w:rStyle w:val="FootnoteReference"\/><\/w:rPr><w:footnoteReference [^>]*\/><\/w:r>/, ''],
    )
    expect(lines).toEqual(
      insteadOf(
        [1, 'Nobody opened at night, as @ says.'],
        [2, 'A wholly other third paragraph.'],
        [4],
        [9, 'The last one.', 'One more.'],
      ),
    )
  })

  test('in what the report makes itself it is shown and has no place', async () => {
    const { bytes, compare } = await copyOf(draftText)
    const back = inDocument(bytes, [
      /Paragraph 4 of the list of issues(?!.*Paragraph 4 of the list)/,
      'Paragraph four',
    ])
    expect(compare(back).remarks).toEqual([
      { kind: 'fixed', author: null, passage: 'Paragraph 4 of the list of issues', wanted: 'Paragraph four' },
    ])
  })
})

describe('the draft has changed since', () => {
  const back = async (...replacements: [string, string][]) => {
    const { bytes, compare } = await copyOf(draftText)
    return compare(inDocument(bytes, ...replacements))
  }
  const replaceLine = (index: number, ...nodes: DocumentNode[]) =>
    doc(...draftText.content!.toSpliced(index, 1, ...nodes))

  test('elsewhere: everything finds its place', async () => {
    const now = doc(p('New at the top.'), ...replaceLine(2, p('A whole third paragraph, longer.')).content!)
    const changes = await back(['A third paragraph.', 'A third and last paragraph.'])
    const { document, conflicts } = taken(draftText, changes, now)
    expect(conflicts).toEqual([])
    expect(linesOf(finalReading(document))[3]).toBe('A whole third and last paragraph, longer.')
    expect(originalReading(document)).toEqual(originalReading(now))
  })

  test('at that very place: nothing is done to it, and it is told', async () => {
    const changes = await back(['A third paragraph.', 'A fourth paragraph.'])
    const now = replaceLine(2, p('A fifth paragraph.'))
    const { document, conflicts } = taken(draftText, changes, now)
    expect(document).toEqual(
      taken(draftText, { drafts: [{ ...changes.drafts[0]!, edits: [] }], remarks: [], savedBy: null }, now)
        .document,
    )
    expect(new Set(conflicts.map(({ passage }) => passage))).toEqual(new Set(['A third paragraph.']))
  })

  test('the paragraph is gone: it is told', async () => {
    const changes = await back(['A third paragraph.', 'A third and last paragraph.'])
    const { conflicts } = taken(draftText, changes, replaceLine(2))
    expect(conflicts.map(({ why, passage }) => [why, passage])).toEqual([['gone', 'A third paragraph.']])
  })
})

test('one that stands in a split that was suggested is not split again', async () => {
  const text = doc(p('One', split(by('author')), 'two'), suggested(p('three'), { joined: by('author', 'j') }))
  const { bytes, compare } = await copyOf(text)
  const changes = compare(inDocument(bytes, ['>two<', '>two and a half<']))
  const { document } = taken(text, changes)
  expect(linesOf(finalReading(document))).toEqual(['One', 'two and a halfthree'])
})
