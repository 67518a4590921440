import { describe, expect, it } from 'vitest'
import { parseReply } from '.'

/** The reply as an outline: `# heading`, `label`, `- paragraph`. */
function outline(text: string): string[] {
  return parseReply(text).sections.flatMap((section) => [
    ...(section.title === '' ? [] : [`# ${section.title}`]),
    ...section.questions.flatMap((question) => [
      question.label,
      ...question.paragraphs.map((paragraph) => `- ${paragraph.text}`),
    ]),
  ])
}

describe('labels in their place', () => {
  it('stand with or without blank lines, indented or not', () => {
    expect(outline('1 (a)\n\tOne.\n1 (b)\n\tTwo.\n \t1 (c) \n\tThree.')).toEqual([
      '1 (a)',
      '- One.',
      '1 (b)',
      '- Two.',
      '1 (c)',
      '- Three.',
    ])
  })

  it('are bare numbers only where they go on in order before an answer', () => {
    const text = '1 (a)\n\n\tOne.\n\n2\n\n\tTwo.\n\n45\n\n\tStill two.\n\n1\n\n\tAnd this.\n\n4\n\n\tFour.'
    expect(outline(text)).toEqual([
      '1 (a)',
      '- One.',
      '2',
      '- Two.',
      '- 45',
      '- Still two.',
      '- 1',
      '- And this.',
      '4',
      '- Four.',
    ])
  })

  it('are never the figures of a table or of a page', () => {
    const table = '1 (a)\n\n\tIn figures:\n\nYear\n2\n3\n4\n5\n\n\tSo it went.\n\n1 (b)\n\n\tText.'
    expect(outline(table)).toEqual([
      '1 (a)',
      '- In figures:',
      '- Year',
      '- 2',
      '- 3',
      '- 4',
      '- 5',
      '- So it went.',
      '1 (b)',
      '- Text.',
    ])
    const page = '3 (a)\n\nFirst page.\n\n5\n\nSecond page.\n\n3 (b)\n\nText.'
    expect(outline(page)).toEqual(['3 (a)', '- First page.', '- 5', '- Second page.', '3 (b)', '- Text.'])
  })

  it('are not joined with an answer in lower case that follows at once', () => {
    expect(outline('1 (a)\nsee above.\n17\n1 (b)\nand so on.')).toEqual([
      '1 (a)',
      '- see above.',
      '- 17',
      '1 (b)',
      '- and so on.',
    ])
  })

  it('are not the number of a page before the header', () => {
    const reply = parseReply('1\n\nReplies of Kazakhstan to the list of issues\n\nHealth\n\n1 (a)\n\nOne.')
    expect(reply).toMatchObject({
      state: 'KAZ',
      sections: [{ title: 'Health', questions: [{ label: '1 (a)' }] }],
    })
  })

  it('give repeated slugs a count', () => {
    const reply = parseReply('3 (a)\n\n\tOne.\n\n3 (a)\n\n\tTwo.\n\n3 (a)\n\n\tThree.')
    const questions = reply.sections.flatMap((section) => section.questions)
    expect(questions.map(({ slug }) => slug)).toEqual(['3-a', '3-a-2', '3-a-3'])
    expect(questions.map(({ paragraphs }) => paragraphs[0]?.id)).toEqual(['3-a.1', '3-a-2.1', '3-a-3.1'])
  })
})

describe('headings', () => {
  it('stand before a label with a new number', () => {
    const text =
      'Education\n\n1 (a)\n\n\tOne.\n\nHealth*\n\n2 (a)\n\n\tTwo.\n\nNot a heading\n\n2 (b)\n\n\tThree.'
    expect(outline(text)).toEqual([
      '# Education',
      '1 (a)',
      '- One.',
      '# Health',
      '2 (a)',
      '- Two.',
      '- Not a heading',
      '2 (b)',
      '- Three.',
    ])
  })

  it('may be two, one under the other', () => {
    const text = '1\n\n\tOne.\n\nArticles 1 to 4\n\nHealth\n\n2\n\n\tTwo.'
    expect(parseReply(text).sections.map(({ title, questions }) => [title, questions.length])).toEqual([
      ['', 1],
      ['Articles 1 to 4', 0],
      ['Health', 1],
    ])
  })

  it('are not what stands as the only answer in a text without indents', () => {
    expect(outline('1\n\nNot applicable\n\n2\n\nAn answer.\n\nHealth\n\n3\n\nYes.')).toEqual([
      '1',
      '- Not applicable',
      '2',
      '- An answer.',
      '# Health',
      '3',
      '- Yes.',
    ])
  })

  it('are neither sentences nor long', () => {
    const long = 'Long '.repeat(60).trim()
    expect(outline(`1\n\n\tOne.\n\nA sentence.\n\n2\n\n\tTwo.\n\n${long}\n\n3\n\n\tThree.`)).toEqual([
      '1',
      '- One.',
      '- A sentence.',
      '2',
      '- Two.',
      `- ${long}`,
      '3',
      '- Three.',
    ])
  })

  it('may have a single space before them, as extractions leave it', () => {
    const text = '1\n\n\tOne.\n\n Health\n\n2\n\n\tTwo.\n\n  Not one\n\n3\n\n\tThree.'
    expect(outline(text)).toEqual(['1', '- One.', '# Health', '2', '- Two.', '- Not one', '3', '- Three.'])
  })

  it('may be missing altogether', () => {
    expect(parseReply('1\n\n\tOne.').sections).toMatchObject([{ title: '', questions: [{ label: '1' }] }])
  })
})

describe('paragraphs', () => {
  it('are joined where a line breaks in the middle of a sentence, and only there', () => {
    const text =
      '1 (a)\n\n\tThe law was\nadopted in\nKazakhstan.\nnever; item one\n- item two\n\nlower after a blank'
    expect(outline(text)).toEqual([
      '1 (a)',
      '- The law was adopted in',
      '- Kazakhstan.',
      '- never; item one',
      '- - item two',
      '- lower after a blank',
    ])
  })

  it('are not joined when each has its indent', () => {
    expect(outline('1\n\n\tOne and\n\ttwo.')).toEqual(['1', '- One and', '- two.'])
  })

  it('have a space for a soft line break, and never two', () => {
    expect(outline('1 (a)\n\n\tone\vtwo \vthree\v four\v')).toEqual(['1 (a)', '- one two three four'])
  })

  it('end where two soft line breaks stand together, as on web pages', () => {
    expect(outline('1 (a)\n\n\tOne.\v\vTwo\v \vThree.')).toEqual(['1 (a)', '- One.', '- Two', '- Three.'])
  })

  it('lose bookmarks, controls and broken surrogates inside words without a trace', () => {
    expect(outline('1 (a)\n\n\tone[bookmark: _Ref1]two\u0007three\ud800four\ufefffive')).toEqual([
      '1 (a)',
      '- onetwothreefourfive',
    ])
    expect(outline('1 (a)\n\n\tone[bookmark: a\tb]two')).toEqual(['1 (a)', '- onetwo'])
    expect(outline('1 (a)\n\n\ta [bookmark: not closed')).toEqual(['1 (a)', '- a [bookmark: not closed'])
  })

  it('keep pictures and trailers out, and their words in sentences', () => {
    const text =
      '1 (a)\n\n\tOne.\n\nimage12.png\n\n\tTwo: Please recycle @\nPlease recycle\nGE.25-12345 (E)\n*2512345*'
    expect(outline(text)).toEqual(['1 (a)', '- One.', '- Two: Please recycle @'])
  })

  it('are read alike with every kind of line break', () => {
    const lines = ['Education', '', '1 (a)', '', '\tOne.', '', '1 (b)', '', '\tTwo.', '']
    for (const lineBreak of ['\r\n', '\r', '\u2028', '\u0085', '\f']) {
      expect(outline(lines.join(lineBreak))).toEqual(outline(lines.join('\n')))
    }
  })
})

describe('what stands before the first question', () => {
  const HEADER = [
    'United Nations',
    'CEDAW/C/KGZ/RQ/6*',
    'Convention on the Elimination of All Forms of Discrimination against Women',
    'Distr.: General',
    '4 March 2024',
    'Original: Russian',
    'Ninetieth session',
    'Geneva, 3–21 February 2025',
    'Replies of Kyrgyzstan to the list of issues',
    'in relation to its sixth periodic report*, **',
    '[Date received: 4 March 2024]',
    '* Reissued for technical reasons.',
    '** The annexes are on file with the Secretariat.',
  ]

  it('fills the header, from the symbol where no line says it', () => {
    const reply = parseReply([...HEADER, '', 'Health', '', '1 (a)', '', '\tOne.'].join('\n'))
    expect(reply).toMatchObject({
      committee: 'CEDAW',
      committeeName: 'Committee on the Elimination of Discrimination against Women',
      session: 90,
      sessionDates: { place: 'Geneva', from: '2025-02-03', to: '2025-02-21' },
      state: 'KGZ',
      stateName: 'Kyrgyzstan',
      symbol: 'CEDAW/C/KGZ/RQ/6',
      title: 'Replies of Kyrgyzstan to the list of issues in relation to its sixth periodic report',
      dateReceived: '2024-03-04',
      notes: ['Reissued for technical reasons.', 'The annexes are on file with the Secretariat.'],
      warnings: [],
    })
    expect(reply.header).toHaveLength(10)
    expect(reply.sections.map(({ title }) => title)).toEqual(['Health'])
  })

  it('keeps header lines that it does not know', () => {
    const reply = parseReply(['Economic and Social Council', ...HEADER, '', '1 (a)', '', '\tOne.'].join('\n'))
    expect(reply.header[0]).toBe('Economic and Social Council')
    expect(reply.notes).toHaveLength(2)
  })

  it('keeps an introduction as notes', () => {
    const reply = parseReply(
      [
        ...HEADER,
        '',
        'Introduction',
        '',
        '\tWe thank the Committee.',
        '',
        'Health',
        '',
        '1 (a)',
        '',
        '\tOne.',
      ].join('\n'),
    )
    expect(reply.notes.slice(2)).toEqual(['Introduction', 'We thank the Committee.'])
    expect(reply.sections.map(({ title }) => title)).toEqual(['Health'])
  })

  it('never takes a symbol, a session or a footnote from the text of an answer', () => {
    const answer = '1 (a)\n\nCEDAW/C/KGZ/RQ/6\n\nNinetieth session\n\n* a starred item of a list\n\nText.'
    const reply = parseReply(answer)
    expect(reply).toMatchObject({ symbol: null, session: null, state: null, notes: [] })
    expect(outline(answer)).toHaveLength(5)
  })

  it('finds a footnote of the Secretariat behind the last answer', () => {
    const reply = parseReply(
      '1 (a)\n\n\tOne.\n\n* The present document is being issued without formal editing.',
    )
    expect(reply.notes).toEqual(['The present document is being issued without formal editing.'])
  })

  it('leaves the language open when it is none of those known', () => {
    const spanish =
      'El Estado adoptó la ley de igualdad y creó una comisión para la protección de las mujeres.'
    const polish = 'Państwo przyjęło ustawę o równości oraz powołało komisję do spraw ochrony kobiet.'
    expect(parseReply(`1 (a)\n\n\t${spanish}`).language).toBe('es')
    expect(parseReply(`1 (a)\n\n\t${polish}`).language).toBe('und')
    expect(parseReply('1 (a)\n\n\tThe State adopted the law of equality and it is in force.').language).toBe(
      'en',
    )
  })
})
