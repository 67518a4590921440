import { describe, expect, it } from 'vitest'
import { sourceDocument } from '@/lib/testing/source-document'
import { outlineOfDocument, pairItems, parseCommitteeDocument, parseReply, type CommitteeDocument } from '.'

/** Items as lines: label, what leads to it, its text. */
const items = (document: CommitteeDocument) =>
  document.items.map(({ label, lead, text }) => [label, lead, text].join(' | '))

const LIST = [
  ['United Nations\tCEDAW/C/SYL/Q/4', { row: true }],
  'Committee on the Elimination of Discrimination against Women',
  ['List of issues and questions in relation to the fourth periodic report of Sylvania*', { heading: 1 }],
  ['Visibility of the Convention', { heading: 2 }],
  [
    'The State party reports that the Convention is applied (para. 12). Please provide information on: (a) the number of cases in which it was invoked; (b) steps taken to train judges, in line with article 2 (c) of the Convention; and (c) the budget.',
    { list: '1.' },
  ],
  ['Legislative framework', { heading: 2 }],
  ['In line with its previous concluding observations, please indicate:', { list: '2.' }],
  ['Whether the Act prohibits direct discrimination;', { list: '(a)' }],
  ['Which penalties it sets.', { list: '(b)' }],
  ['Please describe the mechanism referred to in article 5 (a) and (b) of the Act.', { list: '3.' }],
  ['* Adopted by the pre-sessional working group.', { note: '1' }],
] as const

describe('a list of issues', () => {
  const document = parseCommitteeDocument(sourceDocument([...LIST] as never), 'list_of_issues')

  it('has an item for each letter, in the text or on its own line, with what leads to it', () => {
    expect(items(document)).toEqual([
      '1 (a) | The State party reports that the Convention is applied (para. 12). Please provide information on: | the number of cases in which it was invoked;',
      '1 (b) | The State party reports that the Convention is applied (para. 12). Please provide information on: | steps taken to train judges, in line with article 2 (c) of the Convention; and',
      '1 (c) | The State party reports that the Convention is applied (para. 12). Please provide information on: | the budget.',
      '2 (a) | In line with its previous concluding observations, please indicate: | Whether the Act prohibits direct discrimination;',
      '2 (b) | In line with its previous concluding observations, please indicate: | Which penalties it sets.',
      '3 |  | Please describe the mechanism referred to in article 5 (a) and (b) of the Act.',
    ])
    expect(document.items.map(({ refs }) => refs.join())).toEqual([
      '1(a)',
      '1(b)',
      '1(c)',
      '2(a)',
      '2(b)',
      '3',
    ])
    expect(document.items.map(({ slug }) => slug)).toEqual(['1-a', '1-b', '1-c', '2-a', '2-b', '3'])
    expect(document.items.map(({ heading }) => heading)).toEqual([
      ...Array.from({ length: 3 }, () => 'Visibility of the Convention'),
      ...Array.from({ length: 3 }, () => 'Legislative framework'),
    ])
  })

  it('is the same by an outline that was made as of a reply', () => {
    const source = sourceDocument([...LIST] as never)
    expect(parseCommitteeDocument(source, 'list_of_issues', outlineOfDocument(source)).items).toEqual(
      document.items,
    )
    const { blocks } = outlineOfDocument(source, 'list_of_issues')
    expect(blocks.filter(({ kind }) => kind === 'label').every(({ confidence }) => confidence === 1)).toBe(
      true,
    )
  })

  it('says what it is', () => {
    expect(document).toMatchObject({
      kind: 'list_of_issues',
      committee: 'CEDAW',
      symbol: 'CEDAW/C/SYL/Q/4',
      language: 'en',
      warnings: [],
    })
  })

  it.each([
    [
      'fr',
      '1.\tDonner des renseignements sur\u00a0: a) le nombre de cas\u00a0; b) les mesures prises par les autorités.\n\n2.\tIndiquer si la loi est en vigueur et si elle est appliquée par les tribunaux.',
      ['1 a)', '1 b)', '2'],
    ],
    [
      'es',
      '1.\tSírvanse proporcionar información sobre: a) el número de casos; b) las medidas adoptadas por el Estado.\n\n2.\tSírvanse indicar si la ley está en vigor y si se aplica en los tribunales.',
      ['1 a)', '1 b)', '2'],
    ],
    [
      'ru',
      '1.\tПросьба представить информацию: а) о числе дел; б) о мерах, принятых в стране; в) о бюджете.\n\n2.\tПросьба указать, вступил ли закон в силу и применяется ли он судами.',
      ['1 а)', '1 б)', '1 в)', '2'],
    ],
    [
      'ar',
      '1-\tيرجى تقديم معلومات عن: (أ) عدد القضايا التي عرضت على المحاكم؛ (ب) التدابير المتخذة من أجل المرأة.\n\n2-\tيرجى بيان ما إذا كان القانون نافذا في الدولة الطرف.',
      ['1 (أ)', '1 (ب)', '2'],
    ],
    [
      'zh',
      '1.\t请提供资料，说明：(a) 案件的数量；(b) 缔约国为妇女采取的措施。\n\n2.\t请说明该法律是否已经生效，以及法院是否适用该法律。',
      ['1 (a)', '1 (b)', '2'],
    ],
  ])('is read in %s', (language, text, labels) => {
    const read = parseCommitteeDocument(sourceDocument(text.split('\n\n')), 'list_of_issues')
    expect(read.language).toBe(language)
    expect(read.items.map(({ label }) => label)).toEqual(labels)
    const letters = read.items.flatMap((item) => item.letters)
    expect(letters).toEqual(labels.slice(0, -1).map((_, index) => 'abc'[index]))
  })
})

describe('concluding observations', () => {
  it('have an item for each paragraph, and for each lettered recommendation', () => {
    const document = parseCommitteeDocument(
      sourceDocument([
        ['A.\tIntroduction', { heading: 1 }],
        ['The Committee welcomes the report.', { list: '1.' }],
        ['B.\tPrincipal areas of concern', { heading: 1 }],
        ['Access to justice', { heading: 2 }],
        ['The Committee is concerned that courts are far away.', { list: '2.' }],
        ['The Committee recommends that the State party:', { list: '3.', bold: true }],
        ['Open further courts;', { list: '(a)', bold: true }],
        ['Pay for legal aid, in particular for: (i) widows; (ii) migrants.', { list: '(b)', bold: true }],
        ['Recalling its general recommendation, the Committee calls for quotas.', { list: '4.', bold: true }],
      ]),
      'concluding_observations',
    )
    expect(items(document)).toEqual([
      '1 |  | The Committee welcomes the report.',
      '2 |  | The Committee is concerned that courts are far away.',
      '3 (a) | The Committee recommends that the State party: | Open further courts;',
      '3 (b) | The Committee recommends that the State party: | Pay for legal aid, in particular for: (i) widows; (ii) migrants.',
      '4 |  | Recalling its general recommendation, the Committee calls for quotas.',
    ])
    expect(document.items.map(({ heading }) => heading)).toEqual([
      'A. Introduction',
      ...Array.from({ length: 4 }, () => 'Access to justice'),
    ])
  })
})

describe('pairing', () => {
  const asked = (labels: string) => labels.split(', ').map((label) => ({ label, refs: refsOf(label) }))
  const refsOf = (label: string) => {
    const question = parseReply(`${label}\n\n\tText.`).sections[0]?.questions[0]
    return question?.refs ?? []
  }
  const pairs = (itemLabels: string, questionLabels: string) =>
    pairItems(asked(itemLabels), asked(questionLabels)).map(
      ({ item, question, origin }) => `${item.label} ${origin === 'exact' ? '=' : '~'} ${question.label}`,
    )

  it.each([
    ['1 (a), 1 (b), 2', '1 (a), 1 (b), 2', ['1 (a) = 1 (a)', '1 (b) = 1 (b)', '2 = 2']],
    ['1 (a), 1 (b)', '1 (a) and (b)', ['1 (a) ~ 1 (a) and (b)', '1 (b) ~ 1 (a) and (b)']],
    ['1 a)', 'Reply to paragraph 1 (a)', ['1 a) ~ Reply to paragraph 1 (a)']],
    ['3', '3 (a), 3 (b)', ['3 ~ 3 (a)', '3 ~ 3 (b)']],
    ['3 (a), 3 (b)', '3', ['3 (a) ~ 3', '3 (b) ~ 3']],
    [
      '3, 4, 5, 6',
      'Paragraphs 3 to 5',
      ['3 ~ Paragraphs 3 to 5', '4 ~ Paragraphs 3 to 5', '5 ~ Paragraphs 3 to 5'],
    ],
    ['3, 3 (a)', '3, 3 (a)', ['3 = 3', '3 (a) = 3 (a)']],
    ['1, 2', '3', []],
  ])('of %s with %s is %j', (itemLabels, questionLabels, expected) => {
    expect(pairs(itemLabels, questionLabels)).toEqual(expected)
  })

  it('leaves the paragraphs of a document without labels alone, unless their numbers can be those of the questions', () => {
    const units = (numbers: string[]) =>
      numbers.map((number) => ({ label: number, refs: [number], guesses: ['paragraphsAsUnits'] }))
    expect(pairItems(asked('1, 2'), units(['1', '2', '3']))).toEqual([])
    expect(pairItems(asked('1, 2'), units(['1', '2']))).toHaveLength(2)
  })
})
