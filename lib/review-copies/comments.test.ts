import { describe, expect, test } from 'vitest'
import { thread, withComment, copyOf, edited } from './testing/copies'

describe('comments', () => {
  const comment = (id: number, text: string, paragraph: string) =>
    `<w:comment w:id="${id}" w:author="The lawyer" w:date="2026-06-01T10:00:00Z" w:initials="L"><w:p w14:paraId="${paragraph}"><w:r><w:t>${text}</w:t></w:r></w:p></w:comment>`

  test('new ones begin threads at their words, answers go to the thread, old ones are known', async () => {
    const { bytes, compare } = await copyOf(withComment, [thread])
    const back = edited(bytes, {
      'word/comments.xml': (xml) =>
        xml.replace(
          '</w:comments>',
          `${comment(7, 'Those of 2025.', '00000007')}${comment(8, 'Are they doors?', '00000008')}</w:comments>`,
        ),
      'word/commentsExtended.xml': (xml) =>
        xml.replace(
          '</w15:commentsEx>',
          '<w15:commentEx w15:paraId="00000007" w15:paraIdParent="10000000" w15:done="0"/><w15:commentEx w15:paraId="00000008" w15:done="0"/></w15:commentsEx>',
        ),
      'word/document.xml': (xml) =>
        xml.replace(
          '<w:r><w:t xml:space="preserve"> doors.</w:t></w:r>',
          '<w:r><w:t xml:space="preserve"> </w:t></w:r><w:commentRangeStart w:id="8"/><w:r><w:t>doors</w:t></w:r><w:commentRangeEnd w:id="8"/><w:r><w:commentReference w:id="8"/></w:r><w:r><w:t>.</w:t></w:r>',
        ),
    })
    const said = (text: string) => [{ author: 'The lawyer', text, date: '2026-06-01T10:00:00Z' }]
    const { threads, edits } = compare(back).drafts[0]!
    expect(edits).toEqual([])
    expect(threads).toEqual([
      { kind: 'replies', thread: 't-1', comments: said('Those of 2025.') },
      {
        kind: 'thread',
        anchor: { from: { block: 0, at: 11 }, to: { block: 0, at: 16 } },
        comments: said('Are they doors?'),
      },
    ])
  })
})
