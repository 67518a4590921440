import { expect, test } from 'vitest'
import { readPaste } from '.'
import { refusal } from './testing/refusal'

test('what is pasted is read from its HTML where it has some', async () => {
  const html =
    '<html><body><!--StartFragment--><ol start=3><li><b>Law</b></li></ol><!--EndFragment--></body></html>'
  expect(await readPaste({ html, text: 'Law' })).toMatchObject({ format: 'html', text: '3.\tLaw' })
  expect(await readPaste({ html: ' ', text: '3 (a)\n\n\tЗакон' })).toMatchObject({
    format: 'txt',
    text: '3 (a)\n\n\tЗакон',
  })
})

test('nothing is refused', async () => {
  const empty = { code: 'not_a_reply', reason: 'replyEmpty' }
  expect(await refusal(readPaste({ text: ' \n' }))).toEqual(empty)
  expect(await refusal(readPaste({ html: '<p>&nbsp;</p>', text: '' }))).toEqual(empty)
})
