import { describe, expect, it } from 'vitest'
import { replyLines as lines } from '@/lib/testing/reply-lines'
import { sourceDocument, type Line } from '@/lib/testing/source-document'
import { parseReply } from '.'
import type { SourceFormat } from './document'

const read = (written: readonly Line[], format: SourceFormat = 'docx') =>
  lines(parseReply(sourceDocument(written, format)))

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

describe('tables of questions and answers', () => {
  it('are read row by row, and tables of figures are not', () => {
    expect(
      read([
        ...HEAD,
        ['No.\tIssue\tReply of the State party', { row: true }],
        [
          '1 (a)\tStatus of the Convention in the courts\tThe courts apply the Convention directly, and did so in nine cases in 2023.',
          { row: true },
        ],
        [
          '1 (b)\tPlease give data\tThe Bureau collects data every year.\vIt publishes them on its website for everybody.',
          { row: true },
        ],
        ['2\tThe plan\tThere is a plan for the years up to 2030, with a budget of its own.', { row: true }],
      ]),
    ).toEqual([
      '1 (a)',
      '? Status of the Convention in the courts',
      '| The courts apply the Convention directly, and did so in nine cases in 2023.',
      '1 (b)',
      '? Please give data',
      '| The Bureau collects data every year.',
      '| It publishes them on its website for everybody.',
      '2',
      '? The plan',
      '| There is a plan for the years up to 2030, with a budget of its own.',
    ])
    expect(
      read([
        'Question 1',
        'In figures:',
        ['1\tShelters\t12', { row: true }],
        ['2\tHotlines\t3', { row: true }],
      ]),
    ).toEqual(['Question 1', '| In figures:', '| 1\tShelters\t12', '| 2\tHotlines\t3'])
  })
})

describe('a document that lost its numbers', () => {
  it('has its restated questions as units', () => {
    expect(
      read(
        [
          ...HEAD,
          ['Health', { heading: 2 }],
          ['Please describe access to care.', { bold: true }],
          'Care is free for all women.',
          'It is paid by taxes.',
          ['Please give data on births.', { bold: true }],
          'There were 9,000 births.',
          ['Education', { heading: 2 }],
          ['The Committee asks how long girls go to school. Please inform it.', { bold: true }],
          'School lasts nine years.',
        ],
        'html',
      ),
    ).toEqual([
      '# Health',
      '1',
      '? Please describe access to care.',
      '| Care is free for all women.',
      '| It is paid by taxes.',
      '2',
      '? Please give data on births.',
      '| There were 9,000 births.',
      '# Education',
      '3',
      '? The Committee asks how long girls go to school. Please inform it.',
      '| School lasts nine years.',
    ])
  })
})

describe('questions restated with their numbers before the label of their answer', () => {
  it('belong to it with the items of their list, and are no running numbers', () => {
    const text = [
      'Legal framework',
      '1. There is no law. Please describe the steps taken to adopt one.',
      'Reply to question 1',
      '1. A draft is before Parliament.',
      '2. It is expected to be adopted.',
      'Stereotypes',
      '2. Please inform the Committee about measures taken, including:',
      '(a) Criminal proceedings;',
      '(b) Protection of victims.',
      'Reply to question 2',
      '3. Kidnapping is a crime.',
      '4. The courts heard nine cases.',
    ].join('\n\n')
    expect(lines(parseReply(text))).toEqual([
      '# Legal framework',
      'Reply to question 1',
      '? There is no law. Please describe the steps taken to adopt one.',
      '1| A draft is before Parliament.',
      '2| It is expected to be adopted.',
      '# Stereotypes',
      'Reply to question 2',
      '? Please inform the Committee about measures taken, including:',
      '? (a) Criminal proceedings;',
      '? (b) Protection of victims.',
      '3| Kidnapping is a crime.',
      '4| The courts heard nine cases.',
    ])
  })
})

describe('a question in bold that introduces a list', () => {
  const question = (look: object): Line[] => [
    ...HEAD,
    ['1. Please indicate whether the following may go to court:', { bold: true }],
    ['(a) Women with disabilities;', look],
    ['(b) Women who live in the country.', look],
  ]

  it('has the items of its list, in whatever look, where an answer follows', () => {
    for (const look of [{ bold: true }, {}])
      expect(
        read([...question(look), 'All may.', ['2. Please give data.', { bold: true }], 'There are none.']),
      ).toEqual([
        '1.',
        '? Please indicate whether the following may go to court:',
        '? (a) Women with disabilities;',
        '? (b) Women who live in the country.',
        '| All may.',
        '2.',
        '? Please give data.',
        '| There are none.',
      ])
  })

  it('has answers in letters where nothing follows them', () => {
    expect(read([...question({}), ['2. Please give data.', { bold: true }], 'There are none.'])).toEqual([
      '1 (a)',
      '? Please indicate whether the following may go to court:',
      '| Women with disabilities;',
      '1 (b)',
      '? Please indicate whether the following may go to court:',
      '| Women who live in the country.',
      '2.',
      '? Please give data.',
      '| There are none.',
    ])
  })
})
