import { describe, expect, it } from 'vitest'
import messages from '@/lib/i18n/messages/en.json' with { type: 'json' }
import { translator } from '@/lib/i18n/translator'
import { parseReply, WARNING_CODES, type Warning, type WarningCode } from '.'
import { READER_NOTICES } from './document'
import { GUESS_CODES } from './outline'

const HEADER_CODES: WarningCode[] = [
  'committeeNotFound',
  'sessionNotFound',
  'stateNotFound',
  'titleNotFound',
  'dateReceivedNotFound',
]

/** A reply whose questions each have a line of text. */
function withLabels(...labels: string[]): string {
  return labels.map((label) => `${label}\n\n\tAn answer.\n\n`).join('')
}

/** The warnings of the questions, without the blocks that they lead to. */
function warningsOf(text: string): Warning[] {
  const warnings = parseReply(text).warnings.filter(({ code }) => !HEADER_CODES.includes(code))
  return warnings.map(({ code, label, values }) => ({ code, label, values }))
}

describe('warnings', () => {
  it('say what the header lacks', () => {
    expect(parseReply(withLabels('1')).warnings.map(({ code }) => code)).toEqual(HEADER_CODES)
  })

  it.each([
    [['1 (a)', '1 (b)', '2', '3 (a)', '3 (b) and (c)', '3 (d)', '4 (a)'], []],
    [['1 (i)', '1 (ii)', '1 (iii)', '1 (iv)', '2'], []],
    [['1 (a)', '1 (b)', '1 (d)'], ['letterGap 1 (d): 1(c)']],
    [['1 (b)'], ['letterGap 1 (b): 1(a)']],
    [['1 (a) and (b)', '1 (e)'], ['letterGap 1 (e): 1(c), 1(d)']],
    [
      ['1 (a)', '1 (c)', '1 (b)'],
      ['letterGap 1 (c): 1(b)', 'labelOutOfOrder 1 (b): '],
    ],
    [['1', '4'], ['numberGap 4: ']],
    [['2 (a)'], ['numberGap 2 (a): ']],
    [
      ['1 (a)', '3 (a)', '2 (a)'],
      ['numberGap 3 (a): ', 'labelOutOfOrder 2 (a): '],
    ],
    [['1 (a)', '1 (b)', '1 (a)'], ['duplicateLabel 1 (a): 1(a)']],
    [
      ['1 (a)', '2 (a)', '1 (a)'],
      ['labelOutOfOrder 1 (a): ', 'duplicateLabel 1 (a): 1(a)'],
    ],
    [['1 (\u0430)'], ['cyrillicLetter 1 (\u0430): 1(a)']],
  ])('for the labels %j are %j', (labels, expected) => {
    const found = warningsOf(withLabels(...labels))
    expect(found.map(({ code, label, values }) => `${code} ${label}: ${values['refs'] ?? ''}`)).toEqual(
      expected,
    )
  })

  it.each([
    ['1\n\n\tOne.\n\n2 (a)\n\n2 (b)\n\n\tTwo.', [{ code: 'emptyQuestion', label: '2 (a)', values: {} }]],
    [
      '1\n\n\tOne.\n\n1 (a) (b)\n\n\tTwo.',
      [{ code: 'unreadLabel', label: '1', values: { text: '1 (a) (b)' } }],
    ],
    ['1\n\n\tOne.\n\n2\nText.\n\n\tTwo.', []],
    ['1\n\n\tOne.\n\tTwo.\n2\nText.', [{ code: 'numberNotALabel', label: '1', values: { text: '2' } }]],
    [
      '1 (a)\n\n\tOne.\n\nOdd line\n\n1 (b)\n\n\tTwo.',
      [{ code: 'possibleHeading', label: '1 (a)', values: { text: 'Odd line' } }],
    ],
    [
      `1\n\n\tOne.\n\n2\n\n\tTwo.\n\n3\n\n\t${'Much more is said here. '.repeat(300)}`,
      [{ code: 'longQuestion', label: '3', values: {} }],
    ],
    ['1\n\n\tO\ufffdne long enough.', [{ code: 'damagedCharacters', label: null, values: { count: 1 } }]],
  ])('for the text %j are %j', (text, expected) => {
    expect(warningsOf(text)).toEqual(expected)
  })
})

describe('the words of this room', () => {
  it.each(WARNING_CODES)('include a message for %s', (code) => {
    const values = { label: '3 (a)', refs: '3(a)', letters: '\u0430', text: 'x', from: 2, to: 3, count: 2 }
    const said = translator('parsing')(`warnings.${code}`, values)
    expect(said).not.toContain('warnings.')
    expect(said).not.toContain('{')
  })

  it.each(GUESS_CODES)('say what was guessed: %s', (code) => {
    expect(translator('parsing')(`guesses.${code}`)).toMatch(/^[A-Z].*\.$/)
  })

  it.each(READER_NOTICES)('say what a reader did: %s', (code) => {
    const said = translator('parsing')(`notices.${code}`, {
      count: 2,
      pages: '2, 3',
      encoding: 'windows-1251',
    })
    expect(said).toMatch(/^[A-Z\d].*\.$/)
  })

  it('include a message for every refusal', () => {
    for (const reason of [
      'replyEmpty',
      'replyBinary',
      'replyEncoding',
      'replyNoLabels',
      'outlineNotOfDocument',
      'replyTooLarge',
      'replyTooManyParts',
      'replyFormat',
    ]) {
      expect(messages.errors).toHaveProperty(reason)
    }
    const said = translator('errors')('replyFormat', { format: 'docx' })
    expect(said).toContain('Word')
    expect(translator('errors')('replyTooLarge', { megabytes: 5 })).toContain('5 MB')
  })
})
