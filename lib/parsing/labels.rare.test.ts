import { describe, expect, it } from 'vitest'
import { parseReply } from '.'
import { readLabel } from './labels'
import { pairItems } from './pair-items'

const refs = (line: string, language: string) => readLabel(line, { language })?.refs.join(' ') ?? null

describe('a letter before its number', () => {
  it.each([
    ['en', 'Reply to subparagraph (d) of paragraph 6', '6(d)'],
    ['en', 'Subparagraphs (a)\u2013(c) of question 4', '4(a) 4(b) 4(c)'],
    ['en', 'Items (a) and (b) of paragraph 7 of the list of issues', '7(a) 7(b)'],
    ['fr', 'R\u00e9ponse \u00e0 l\u2019alin\u00e9a a) du paragraphe 3', '3(a)'],
    ['fr', 'R\u00e9ponse aux alin\u00e9as b) et c) du paragraphe 1 de la liste de points', '1(b) 1(c)'],
    ['es', 'Respuesta al apartado a) del p\u00e1rrafo 3', '3(a)'],
    ['es', 'Respuesta a los apartados a) y b) del p\u00e1rrafo 3 de la lista de cuestiones', '3(a) 3(b)'],
    ['ru', 'Ответ на подпункт d) пункта 6', '6(d)'],
    ['ru', 'Ответ на подпункты а) и б) пункта 6 перечня вопросов', '6(a) 6(b)'],
    ['ar', 'الرد على الفقرة الفرعية (أ) من الفقرة 3', '3(a)'],
    ['ar', 'الرد على الفقرتين الفرعيتين (أ) و(ب) من الفقرة 3 من قائمة المسائل', '3(a) 3(b)'],
  ])('in %s: %s', (language, line, expected) => {
    expect(refs(line, language)).toBe(expected)
  })

  it.each(['Letters of paragraph 7', 'Subparagraph (a) of paragraphs 6 and 7', 'Items (a) and (b)'])(
    'is none in %s',
    (line) => {
      expect(refs(line, 'en')).toBeNull()
    },
  )
})

describe('words that languages share', () => {
  it.each([
    ['Questions 5 et 6', '5 6'],
    ['Points 5 et 6', '5 6'],
    ['Questions 5 and 6', '5 6'],
    ['Question 5', '5'],
    ['Cuestiones 3 a 5', '3 4 5'],
    ['Cuestión núm. 6', '6'],
  ])('%s is read in the language that reads most of it', (line, expected) => {
    expect(refs(line, 'und')).toBe(expected)
  })
})

describe('short and rare wordings', () => {
  it.each([
    ['en', 'Q3 (a)', '3(a)'],
    ['en', 'Q.3', '3'],
    ['en', 'Q 3:', '3'],
    ['en', 'Question 3a', '3(a)'],
    ['en', 'Re. question 3', '3'],
    ['en', 'On paragraph 4 of the list', '4'],
    ['en', 'Reply to theme 3 of the list of themes', '3'],
    ['en', 'Reply to paragraph 3, points (a) and (b)', '3(a) 3(b)'],
    ['fr', 'Réponse aux paragraphes 1er et 2', '1 2'],
    ['fr', 'Réponse aux points 3 et 4 de la liste', '3 4'],
    ['fr', 'Réponse au thème 3', '3'],
    ['es', 'Respuesta a los puntos 3 y 4 de la lista', '3 4'],
    ['ru', 'Ответ на вопросы пункта 5 перечня', '5'],
    ['ru', 'Тема 3', '3'],
    ['ar', 'الرد على الفقرة 3 من القائمة', '3'],
    ['zh', '对清单第3段所提问题的答复', '3'],
  ])('in %s: %s', (language, line, expected) => {
    expect(refs(line, language)).toBe(expected)
  })

  it.each(['Qatar 3', 'Question 3rd', 'Question 2nd half', 'Theme park 3', 'On 4 March'])(
    'no label: %s',
    (line) => {
      expect(refs(line, 'en')).toBeNull()
    },
  )
})

describe('parts of a letter', () => {
  it.each([
    ['5 (a) (i)', '5(a)(i)', '5-a-i'],
    ['5 (a)(i) and (ii)', '5(a)(i) 5(a)(ii)', '5-a-i-ii'],
    ['5 (a) (i) and (b)', '5(a)(i) 5(b)', '5-a-i-b'],
    ['Reply to paragraph 5 (a) (iv) of the list of issues', '5(a)(iv)', '5-a-iv'],
    ['9 (h) and (i)', '9(h) 9(i)', '9-h-i'],
    ['9 (i) and (j)', '9(i) 9(j)', '9-i-j'],
    ['9 (i)', '9(i)', '9-i'],
  ])('%s', (line, expected, slug) => {
    expect(refs(line, 'en')).toBe(expected)
    expect(readLabel(line)?.slug).toBe(slug)
  })

  it('go on in order, and pair with the letter that was asked', () => {
    const { sections, warnings } = parseReply(
      ['5 (a) (i)', 'Nine.', '5 (a) (ii)', 'Ten.', '5 (b)', 'None.'].join('\n\n'),
    )
    const codes = warnings.map(({ code }) => code)
    expect(codes).not.toContain('labelOutOfOrder')
    expect(codes).not.toContain('duplicateLabel')
    const questions = sections.flatMap((section) => section.questions)
    const items = ['5 (a)', '5 (b)', '5 (c)'].map((label) => ({ label, refs: [label.replace(' ', '')] }))
    expect(
      pairItems(items, questions).map(({ item, question }) => `${item.label}: ${question.slug}`),
    ).toEqual(['5 (a): 5-a-i', '5 (a): 5-a-ii', '5 (b): 5-b'])
  })
})
