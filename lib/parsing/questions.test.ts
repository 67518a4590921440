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

describe('restated questions', () => {
  it('are told by their look, before the answer', () => {
    expect(
      read([
        ['Question 1', { bold: true }],
        ['The State party has ratified the Protocol. Describe the steps taken since.', { italic: true }],
        'Three steps have been taken.',
        'They go on.',
        ['Question 2', { bold: true }],
        ['Has the Act been amended in the period under review, and how?', { italic: true }],
        'It has.',
      ]),
    ).toEqual([
      'Question 1',
      '? The State party has ratified the Protocol. Describe the steps taken since.',
      '| Three steps have been taken.',
      '| They go on.',
      'Question 2',
      '? Has the Act been amended in the period under review, and how?',
      '| It has.',
    ])
  })

  it('are told by their words, with the items of their list', () => {
    const text =
      '1. Please provide information on:\n(a) Shelters;\n(b) Hotlines.\n\nThere are three shelters.\n\n2. Kindly indicate whether the Act is in force.\n\nIt is in force.\n'
    expect(lines(parseReply(text))).toEqual([
      '1.',
      '? Please provide information on:',
      '? (a) Shelters;',
      '? (b) Hotlines.',
      '| There are three shelters.',
      '2.',
      '? Kindly indicate whether the Act is in force.',
      '| It is in force.',
    ])
  })

  it('are told by the mark before the answer, which is no word of either', () => {
    const text =
      '1. The Committee is concerned about marriage.\n\nReply: The age is eighteen.\n\n2. The Committee has heard of cases.\n\nReply:\n\nNo case is known.\n'
    expect(lines(parseReply(text))).toEqual([
      '1.',
      '? The Committee is concerned about marriage.',
      '| The age is eighteen.',
      '2.',
      '? The Committee has heard of cases.',
      '| No case is known.',
    ])
  })

  it('in bold with their numbers are the labels beside running numbers', () => {
    expect(
      read([
        ['1. Please describe the steps taken to withdraw the reservations.', { bold: true }],
        '1. No steps were taken.',
        '2. Steps are planned.',
        ['2. Please give data on trafficking, by year.', { bold: true }],
        '3. There is a plan.',
        '4. There is a budget.',
        '5. There is a report.',
      ]),
    ).toEqual([
      '1.',
      '? Please describe the steps taken to withdraw the reservations.',
      '1| No steps were taken.',
      '2| Steps are planned.',
      '2.',
      '? Please give data on trafficking, by year.',
      '3| There is a plan.',
      '4| There is a budget.',
      '5| There is a report.',
    ])
  })

  it('before the label of their answer belong to it', () => {
    expect(
      read([
        ['1. Please describe the legal framework.', { bold: true }],
        ['Reply to paragraph 1', { heading: 2 }],
        'The Constitution is in force.',
        ['2. Please describe the institutions.', { bold: true }],
        ['Reply to paragraph 2', { heading: 2 }],
        'There is a commission.',
      ]),
    ).toEqual([
      'Reply to paragraph 1',
      '? Please describe the legal framework.',
      '| The Constitution is in force.',
      'Reply to paragraph 2',
      '? Please describe the institutions.',
      '| There is a commission.',
    ])
  })

  it('are told in one paragraph with the answer, parted by a soft break', () => {
    const document = sourceDocument(
      [
        'Question 1',
        'Please describe the plan.\vThere is a plan.\vIt has a budget.',
        'Question 2',
        'Please describe the law.\vThere is a law.',
      ],
      'html',
    )
    for (const words of ['Please describe the plan.', 'Please describe the law.']) {
      const start = document.text.indexOf(words)
      document.marks.push({ kind: 'bold', start, end: start + words.length })
    }
    expect(lines(parseReply(document))).toEqual([
      'Question 1',
      '? Please describe the plan.',
      '| There is a plan. It has a budget.',
      'Question 2',
      '? Please describe the law.',
      '| There is a law.',
    ])
  })

  it('are never an answer that only begins so', () => {
    expect(
      read([['Question 1', { bold: true }], 'Please see the reply to question 5.', 'It says more.']),
    ).toEqual(['Question 1', '| Please see the reply to question 5.', '| It says more.'])
  })
})

describe('headings numbered in parallel with restated questions', () => {
  it('are headings with their numbers, and the questions are the labels', () => {
    const text = [
      '1. Constitutional and legislative framework',
      '1. Please provide information on the status of the Convention in the legal order.',
      'The Convention prevails over national laws.',
      '2. Stereotypes and harmful practices',
      '2. Please describe the measures taken against bride kidnapping.',
      'Kidnapping is a crime.',
      'The courts heard nine cases.',
      '3. Employment',
      '3. Please give the wage gap for each year since 2015.',
      'The gap was 32 per cent in 2018.',
    ].join('\n\n')
    expect(lines(parseReply(text))).toEqual([
      '# 1. Constitutional and legislative framework',
      '1.',
      '? Please provide information on the status of the Convention in the legal order.',
      '| The Convention prevails over national laws.',
      '# 2. Stereotypes and harmful practices',
      '2.',
      '? Please describe the measures taken against bride kidnapping.',
      '| Kidnapping is a crime.',
      '| The courts heard nine cases.',
      '# 3. Employment',
      '3.',
      '? Please give the wage gap for each year since 2015.',
      '| The gap was 32 per cent in 2018.',
    ])
  })
})

describe('titles', () => {
  it('numbered before lettered labels are headings', () => {
    const text =
      '1. Legal framework\n\n1 (a) The law was adopted.\n\n1 (b) It is in force.\n\n2. Institutions\n\n2 (a) There is a commission.\n\n2 (b) It is independent.\n'
    expect(lines(parseReply(text))).toEqual([
      '# 1. Legal framework',
      '1 (a)',
      '| The law was adopted.',
      '1 (b)',
      '| It is in force.',
      '# 2. Institutions',
      '2 (a)',
      '| There is a commission.',
      '2 (b)',
      '| It is independent.',
    ])
  })

  it('behind a worded label say what is asked', () => {
    expect(
      read([
        ...HEAD,
        'Contents',
        'Question 1\t3',
        'Question 2\t5',
        'Question 1: Access to justice',
        'Courts are open.',
        'Question 2: Health',
        'Care is free.',
      ]),
    ).toEqual([
      'Question 1:',
      '? Access to justice',
      '| Courts are open.',
      'Question 2:',
      '? Health',
      '| Care is free.',
    ])
  })
})

describe('letters under a number', () => {
  it('are labels of their own where the answer begins with them, beside running numbers too', () => {
    const reply = parseReply(
      sourceDocument([
        ['Question 3', { heading: 2 }],
        ['Please provide data on: (a) shelters; (b) hotlines.', { bold: true }],
        '(a)',
        ['There are nine shelters.', { list: '12.' }],
        ['They are full.', { list: '13.' }],
        '(b)',
        ['There is one hotline.', { list: '14.' }],
        ['Question 4', { heading: 2 }],
        ['(a) The Act is in force.', {}],
        ['(b) The plan is not.', {}],
        ['Question 5', { heading: 2 }],
        ['There are two laws:', {}],
        ['(a) Act A;', {}],
        ['(b) Act B.', {}],
      ]),
    )
    expect(lines(reply)).toEqual([
      '3 (a)',
      '? Please provide data on:',
      '? shelters;',
      '12| There are nine shelters.',
      '13| They are full.',
      '3 (b)',
      '? Please provide data on:',
      '? hotlines.',
      '14| There is one hotline.',
      '4 (a)',
      '| The Act is in force.',
      '4 (b)',
      '| The plan is not.',
      'Question 5',
      '| There are two laws:',
      '| (a) Act A;',
      '| (b) Act B.',
    ])
    expect(reply.sections.flatMap(({ questions }) => questions.map((question) => question.slug))).toEqual([
      '3-a',
      '3-b',
      '4-a',
      '4-b',
      '5',
    ])
  })
})

describe('questions restated letter by letter', () => {
  it('are each before its answer', () => {
    const reply = parseReply(
      sourceDocument([
        ...HEAD,
        ['Please provide information on:', { list: '1.', bold: true }],
        ['The number of cases;', { list: '(a)', bold: true }],
        'There were nine cases.',
        ['The budget.', { list: '(b)', bold: true }],
        'The budget grew.',
        'It will grow.',
        ['Please describe the plan.', { list: '2.', bold: true }],
        'There is a plan.',
      ]),
    )
    expect(lines(reply)).toEqual([
      '1 (a)',
      '? Please provide information on:',
      '? The number of cases;',
      '| There were nine cases.',
      '1 (b)',
      '? Please provide information on:',
      '? The budget.',
      '| The budget grew.',
      '| It will grow.',
      '2.',
      '? Please describe the plan.',
      '| There is a plan.',
    ])
    expect(reply.warnings.filter(({ code }) => code === 'emptyQuestion')).toEqual([])
  })
})
