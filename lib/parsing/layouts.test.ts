import { describe, expect, it } from 'vitest'
import { replyLines as lines } from '@/lib/testing/reply-lines'
import { sourceDocument, type Line } from '@/lib/testing/source-document'
import { parseReply, type SourceDocument } from '.'
import type { SourceFormat } from './document'

const read = (written: readonly Line[], format: SourceFormat = 'docx') =>
  lines(parseReply(sourceDocument(written, format)))

const refs = (input: string | SourceDocument) =>
  parseReply(input).sections.flatMap(({ questions }) => questions.map((question) => question.refs.join(' ')))

const HEAD: Line[] = [
  ['United Nations\tCEDAW/C/SYL/RQ/4', { row: true }],
  [
    'Convention on the Elimination of All Forms of Discrimination against Women\tDistr.: General\v4 March 2024',
    { row: true },
  ],
  'Ninetieth session',
  [
    'Replies of Sylvania to the list of issues and questions in relation to its fourth periodic report*',
    { heading: 1 },
  ],
]

describe('a reply with worded headings and running numbers', () => {
  const written: Line[] = [
    ...HEAD,
    ['I.\tIntroduction', { heading: 1 }],
    ['The Government submits its replies.', { list: '1.' }],
    ['II.\tGeneral', { heading: 1 }],
    ['Reply to paragraph 1 of the list of issues (CEDAW/C/SYL/Q/4)', { heading: 2 }],
    ['The Constitution prohibits discrimination.^1^', { list: '2.' }],
    ['The Act of 2019 says more:', { list: '3.' }],
    ['Direct discrimination;', { list: '(a)' }],
    ['Indirect discrimination.', { list: '(b)' }],
    ['Reply to paragraphs 2 (a) and (b)', { heading: 2 }],
    ['Statistics are collected by the Bureau.', { list: '4.' }],
    ['Year\tCases', { row: true }],
    ['2023\t12', { row: true }],
    ['4\t5', { row: true }],
    ['III.\tHealth', { heading: 1 }],
    ['A.\tAccess', { heading: 2 }],
    ['Replies to the issues raised in paragraphs 3 to 5', { heading: 2 }],
    ['Health care is free.', { list: '5.' }],
    ['1 See the official gazette.', { note: '1' }],
  ]

  it('has the headings as labels, the numbers beside the paragraphs and the sections in between', () => {
    expect(read(written)).toEqual([
      '# II. General',
      'Reply to paragraph 1 of the list of issues (CEDAW/C/SYL/Q/4)',
      '2| The Constitution prohibits discrimination.',
      '3| The Act of 2019 says more:',
      '| (a) Direct discrimination;',
      '| (b) Indirect discrimination.',
      'Reply to paragraphs 2 (a) and (b)',
      '4| Statistics are collected by the Bureau.',
      '| Year\tCases',
      '| 2023\t12',
      '| 4\t5',
      '# III. Health',
      '# A. Access',
      'Replies to the issues raised in paragraphs 3 to 5',
      '5| Health care is free.',
    ])
    expect(refs(sourceDocument(written))).toEqual(['1', '2(a) 2(b)', '3 4 5'])
  })

  it('has its header read from the cells of its table, and its footnotes apart', () => {
    const reply = parseReply(sourceDocument(written))
    expect(reply).toMatchObject({
      committee: 'CEDAW',
      symbol: 'CEDAW/C/SYL/RQ/4',
      session: 90,
      stateName: 'Sylvania',
      title:
        'Replies of Sylvania to the list of issues and questions in relation to its fourth periodic report',
      notes: ['I. Introduction', 'The Government submits its replies.', 'See the official gazette.'],
    })
    expect(reply.header).toContain('Distr.: General')
  })
})

describe('labels with the text behind them', () => {
  it('are cut off, lettered ones and others in one order', () => {
    const text =
      '1 (a) The law was adopted.\n1 (b) It is in force.\n\n2. There is no plan.\n\n3 (a) and (b) There is one budget.\n'
    expect(lines(parseReply(text))).toEqual([
      '1 (a)',
      '| The law was adopted.',
      '1 (b)',
      '| It is in force.',
      '2.',
      '| There is no plan.',
      '3 (a) and (b)',
      '| There is one budget.',
    ])
    expect(refs(text)).toEqual(['1(a)', '1(b)', '2', '3(a) 3(b)'])
  })

  it('may have no space behind them, and figures of another script', () => {
    expect(refs('1.The law is old.\n\n2.The law is new.\n\n3.There is none.\n')).toEqual(['1', '2', '3'])
    expect(
      refs(
        '\u0661- \u0627\u0644\u0642\u0627\u0646\u0648\u0646 \u0646\u0627\u0641\u0630.\n\u0662- \u0644\u0627 \u062a\u0648\u062c\u062f \u062e\u0637\u0629.\n',
      ),
    ).toEqual(['1', '2'])
  })

  it('may be numbers of the file', () => {
    const reply = parseReply(
      sourceDocument([
        ...HEAD,
        ['Please describe the law.', { list: '1.', bold: true }],
        'It is in force.',
        ['Please describe the budget.', { list: '2.', bold: true }],
        'It grows.',
      ]),
    )
    const questions = reply.sections.flatMap((section) => section.questions)
    expect(questions.map(({ label, text }) => [label, text])).toEqual([
      ['1.', 'Please describe the law.'],
      ['2.', 'Please describe the budget.'],
    ])
    expect(questions[0]?.guesses).toContain('labelFromListNumber')
    expect(questions[0]?.confidence).toBeLessThan(1)
  })
})

describe('running numbers', () => {
  it('stand beside lettered labels and are no text', () => {
    expect(
      read([
        '1 (a)',
        ['The law was adopted.', { list: '1.' }],
        ['It is in force.', { list: '2.' }],
        '1 (b)',
        ['There is a plan.', { list: '3.' }],
        '2',
        ['There is a budget.', { list: '4.' }],
      ]),
    ).toEqual([
      '1 (a)',
      '1| The law was adopted.',
      '2| It is in force.',
      '1 (b)',
      '3| There is a plan.',
      '2',
      '4| There is a budget.',
    ])
  })

  it('are not the numbers of lists inside of answers', () => {
    expect(
      read([
        'Question 1',
        'Two laws:',
        ['Act A;', { list: '1.' }],
        ['Act B.', { list: '2.' }],
        'Question 2',
        'Two plans:',
        ['Plan A;', { list: '1.' }],
        ['Plan B.', { list: '2.' }],
      ]),
    ).toEqual([
      'Question 1',
      '| Two laws:',
      '| 1. Act A;',
      '| 2. Act B.',
      'Question 2',
      '| Two plans:',
      '| 1. Plan A;',
      '| 2. Plan B.',
    ])
  })
})

describe('a document without labels', () => {
  it('has its numbered paragraphs as units, with what follows them', () => {
    const reply = parseReply(
      sourceDocument([
        ...HEAD,
        ['Health', { heading: 2 }],
        ['Care is free.', { list: '1.' }],
        'It is paid by taxes.',
        ['There are nine hospitals.', { list: '2.' }],
        ['Education', { heading: 2 }],
        ['School lasts nine years.', { list: '3.' }],
      ]),
    )
    expect(lines(reply)).toEqual([
      '# Health',
      '1.',
      '| Care is free.',
      '| It is paid by taxes.',
      '2.',
      '| There are nine hospitals.',
      '# Education',
      '3.',
      '| School lasts nine years.',
    ])
    expect(reply.sections[0]?.questions[0]?.guesses).toContain('paragraphsAsUnits')
  })

  it('has its plain paragraphs as units', () => {
    const reply = parseReply(
      sourceDocument([
        ...HEAD,
        ['Health', { heading: 2 }],
        'Care is free for all women.',
        'It is paid by taxes.',
        ['Education', { heading: 2 }],
        'School lasts nine years.',
      ]),
    )
    expect(lines(reply)).toEqual([
      '# Health',
      '1',
      '| Care is free for all women.',
      '2',
      '| It is paid by taxes.',
      '# Education',
      '3',
      '| School lasts nine years.',
    ])
  })
})

describe('broken paragraphs', () => {
  it('are joined in text that was wrapped, without the hyphens that only part words', () => {
    const text = `3 (a)

The Government of Sylvania adopted the Act on equal treatment of women
and men on 12 March 2019. The Act prohibits direct and indirect discri-
mination, and it sets up a commission that hears complaints. The Govern-
ment appoints its members, most of whom are women, and self-employed
women are heard as well.
The commission is independent.

3 (b)

The commission heard 41 complaints in 2023, most of them about pay, and
decided 36 of these within the period of three months that the Act of
2019 sets. The Government considers a further Act on the pay of self-
employed women.
`
    expect(lines(parseReply(text))).toEqual([
      '3 (a)',
      '| The Government of Sylvania adopted the Act on equal treatment of women and men on 12 March 2019. The Act prohibits direct and indirect discrimination, and it sets up a commission that hears complaints. The Government appoints its members, most of whom are women, and self-employed women are heard as well.',
      '| The commission is independent.',
      '3 (b)',
      '| The commission heard 41 complaints in 2023, most of them about pay, and decided 36 of these within the period of three months that the Act of 2019 sets. The Government considers a further Act on the pay of self-employed women.',
    ])
  })

  it('are joined over pages, past what is printed on each', () => {
    expect(
      read(
        [
          ['Question 1', { page: 1 }],
          ['The Act prohibits discrimination and sets up a commission, which', { page: 1 }],
          ['CEDAW/C/SYL/RQ/4', { page: 2, runningHead: true }],
          ['hears complaints.', { page: 2 }],
          ['Question 2', { page: 2 }],
          ['There is none.', { page: 2 }],
        ],
        'pdf',
      ),
    ).toEqual([
      'Question 1',
      '| The Act prohibits discrimination and sets up a commission, which hears complaints.',
      'Question 2',
      '| There is none.',
    ])
  })
})
