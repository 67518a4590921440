import { describe, expect, it } from 'vitest'
import { replyLines as lines } from '@/lib/testing/reply-lines'
import { sourceDocument, type Line } from '@/lib/testing/source-document'
import { parseReply, type SourceDocument } from '.'

const refs = (input: string | SourceDocument) =>
  parseReply(input).sections.flatMap(({ questions }) => questions.map((question) => question.refs.join(' ')))

describe('other languages', () => {
  it.each([
    [
      'fr',
      [
        'Réponse au paragraphe 3 a)',
        'La loi est en vigueur et les femmes sont égales devant la loi.',
        'Réponse aux paragraphes 4 à 6',
        'Le plan est en cours et il a été adopté par le Gouvernement.',
      ],
      ['3(a)', '4 5 6'],
    ],
    [
      'es',
      [
        'Respuesta al párrafo 3 a)',
        'La ley está en vigor y las mujeres son iguales ante la ley.',
        'Respuesta a los párrafos 4 a 6',
        'El plan fue aprobado por el Gobierno en el año 2023.',
      ],
      ['3(a)', '4 5 6'],
    ],
    [
      'ru',
      [
        'Ответ на пункт 3 а)',
        'Закон вступил в силу, и женщины равны перед законом.',
        'Ответ на пункт 3 б)',
        'План был принят Правительством в 2023 году.',
      ],
      ['3(a)', '3(b)'],
    ],
    [
      'ar',
      [
        'الرد على الفقرة 3 (أ)',
        'القانون نافذ في جميع أنحاء البلد وهو يحمي المرأة من التمييز.',
        'الرد على الفقرة 3 (ب)',
        'اعتمدت الحكومة الخطة في عام 2023.',
      ],
      ['3(a)', '3(b)'],
    ],
    [
      'zh',
      [
        '对问题清单第3段的答复',
        '法律已经生效，妇女在法律面前人人平等。',
        '对问题清单第4段的答复',
        '政府于2023年通过了该计划。',
      ],
      ['3', '4'],
    ],
  ])('are read: %s', (language, written, expected) => {
    const reply = parseReply(sourceDocument(written))
    expect(reply.language).toBe(language)
    expect(refs(sourceDocument(written))).toEqual(expected)
    expect(
      reply.sections.flatMap(({ questions }) => questions.map(({ paragraphs }) => paragraphs.length)),
    ).toEqual([1, 1])
  })
})

describe('lines of a head', () => {
  const facts = (input: string | SourceDocument) => {
    const { committee, session, sessionDates, title } = parseReply(input)
    return { committee, session, from: sessionDates?.from, title }
  }
  const expected = {
    committee: 'CEDAW',
    session: 93,
    from: '2026-06-22',
    title: 'Replies of Sylvania to the list of issues and questions in relation to its sixth periodic report',
  }

  it('are parted where they are one paragraph with breaks, and a title is not', () => {
    const written: Line[] = [
      'Committee on the Elimination of Discrimination against Women\vNinety-third session\vGeneva, 22 June–10 July 2026',
      'Replies of Sylvania to the list of issues and questions\vin relation to its sixth periodic report',
      'Reply to paragraph 1',
      'There is a law.',
    ]
    expect(facts(sourceDocument(written))).toEqual(expected)
  })

  it('are parted where the text is wrapped and centred', () => {
    const text = `
      Committee on the Elimination of Discrimination against Women
                        Ninety-third session
                   Geneva, 22 June–10 July 2026

   Replies of Sylvania to the list of issues and questions in relation to
   its sixth periodic report

   I. Law

   Reply to paragraph 1

   There is a law on the equal treatment of all persons, which has been in
   force for many years and is applied by all the courts of the land, from
   the lowest to the highest.

   II. Violence against women, and the shelters and hotlines that the State
   has set up (arts. 2 and 3)

   Reply to paragraph 2

   There are nine shelters, and a hotline that is open at all hours on all
   days of the year.
`
    expect(facts(text)).toEqual(expected)
    expect(parseReply(text).sections.map((section) => section.title)).toEqual([
      'I. Law',
      'II. Violence against women, and the shelters and hotlines that the State has set up (arts. 2 and 3)',
    ])
  })
})

it('keeps the hyphen of non-governmental at the end of a wrapped line', () => {
  const text = `Replies of Sylvania to the list of issues

Reply to paragraph 1

The report was written by the ministry, which asked fourteen bodies of non-
governmental character for what they think of it, and by a working group of
members of Parliament, who met eleven times in the course of the year and who
have since been asked to go on with what they do for two further years.
`
  expect(lines(parseReply(text))[1]).toContain('fourteen bodies of non-governmental character')
})
