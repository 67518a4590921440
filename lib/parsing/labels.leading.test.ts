import { describe, expect, it } from 'vitest'
import { readLabel, readLeadingLabel, readLetterLabel } from './labels'

describe('readLeadingLabel', () => {
  it.each([
    ['3 (a) The law was adopted.', ['3(a)'], 'The law was adopted.', 'bare'],
    ['3(a)\tthe law was adopted.', ['3(a)'], 'the law was adopted.', 'bare'],
    ['3 a) The law', ['3(a)'], 'The law', 'bare'],
    ['3 (a). the law', ['3(a)'], 'the law', 'bare'],
    ['3 (a) and (b): The law', ['3(a)', '3(b)'], 'The law', 'bare'],
    ['3.a Information', ['3(a)'], 'Information', 'bare'],
    ['1. The law', ['1'], 'The law', 'numbered'],
    ['1.The law', ['1'], 'The law', 'numbered'],
    ['1.\tThe law', ['1'], 'The law', 'numbered'],
    ['12\tThe law', ['12'], 'The law', 'numbered'],
    ['1) The law', ['1'], 'The law', 'numbered'],
    ['1.A law was adopted', ['1'], 'A law was adopted', 'numbered'],
    ['1. a law', ['1'], 'a law', 'numbered'],
    ['\u0661- \u0627\u0644\u0642\u0627\u0646\u0648\u0646', ['1'], 'القانون', 'numbered'],
    ['\u0661\u0662- القانون', ['12'], 'القانون', 'numbered'],
    ['1- القانون', ['1'], 'القانون', 'numbered'],
    ['1、法律规定', ['1'], '法律规定', 'numbered'],
    ['1. 法律规定', ['1'], '法律规定', 'numbered'],
    ['１．法律规定', ['1'], '法律规定', 'numbered'],
    ['Paragraph 3: The law', ['3'], 'The law', 'worded'],
    ['Paragraph 3. The law', ['3'], 'The law', 'worded'],
    ['Paragraph 3 \u2013 Legal framework', ['3'], 'Legal framework', 'worded'],
    ['Question 3 (a) - Legal framework', ['3(a)'], 'Legal framework', 'worded'],
    ['Question 3.\tPlease provide', ['3'], 'Please provide', 'worded'],
    ['Reply to paragraph 3 (a) The law', ['3(a)'], 'The law', 'worded'],
    ['Reply to paragraph 3 of the list of issues: the law', ['3'], 'the law', 'worded'],
    ['R\u00e9ponse au paragraphe 3 a) : la loi', ['3(a)'], 'la loi', 'worded'],
    ['R\u00e9ponse au paragraphe 3. La loi', ['3'], 'La loi', 'worded'],
    ['Respuesta al p\u00e1rrafo 3 a): la ley', ['3(a)'], 'la ley', 'worded'],
    ['Respuesta a la pregunta 3 La ley', ['3'], 'La ley', 'worded'],
    ['Ответ на пункт 3: закон', ['3'], 'закон', 'worded'],
    ['Ответ на вопрос 3. Закон', ['3'], 'Закон', 'worded'],
    ['Вопрос 3. Закон', ['3'], 'Закон', 'worded'],
    ['3 а) Закон', ['3(a)'], 'Закон', 'bare'],
    ['الرد على الفقرة 3 (أ): القانون', ['3(a)'], 'القانون', 'worded'],
    ['السؤال ٣: القانون', ['3'], 'القانون', 'worded'],
    ['٣ (أ) القانون', ['3(a)'], 'القانون', 'bare'],
    ['对问题清单第3段的答复：法律', ['3'], '法律', 'worded'],
    ['问题3：法律', ['3'], '法律', 'worded'],
    ['3(a) 法律', ['3(a)'], '法律', 'bare'],
  ])('reads %s', (line, refs, text, form) => {
    const read = readLeadingLabel(line)
    expect(read?.label.refs).toEqual(refs)
    expect(read?.label.form).toBe(form)
    expect(line.slice(read?.end)).toBe(text)
    expect(readLabel(line)).toBeNull()
  })

  it.each([
    'Paragraph 3 of article 5 of the Code provides that the age of marriage is 18.',
    'Paragraph 3 Law on marriage',
    'Reply to paragraph 3 was given above.',
    'In response to paragraph 3, the Government states that',
    'Issue 3 of the journal: women',
    'Questions 3 women asked: none',
    '3 (a) of the Act',
    '15 women were heard.',
    '3.1 The law',
    '1.5 million women',
    '20.10.2025: the law',
    '2025. The law',
    '12:30 The law',
    '3-year plan',
    '15\u201319 years old',
    '15\u2013 19 years old',
    '5% of women',
    '3 (2024) women',
    '100,000 women',
    'Le paragraphe 3 : la loi',
    'Paragraphe 3 de l\u2019article 5: la loi',
    'P\u00e1rrafo 3 del art\u00edculo 5. La ley',
    'Пункт 3 статьи 5: закон',
    'الفقرة 3 من المادة 5: القانون',
    '3 (أ) من القانون',
    '3(a)条规定',
    '第3条：法律',
    '5个省',
    '2020年法律',
  ])('takes %s for no label', (line) => {
    for (const language of [undefined, 'en', 'fr', 'es', 'ru', 'ar', 'zh']) {
      expect(readLeadingLabel(line, language === undefined ? {} : { language })).toBeNull()
    }
  })
})

describe('readLetterLabel', () => {
  it.each([
    ['(a)', ['a'], ''],
    ['(a) The law', ['a'], 'The law'],
    ['a) the law', ['a'], 'the law'],
    ['a. The law', ['a'], 'The law'],
    ['(a) and (b) The law', ['a', 'b'], 'The law'],
    ['(a)\u2013(c)', ['a', 'b', 'c'], ''],
    ['(ii) The law', ['ii'], 'The law'],
    ['\t(b)\tThe law', ['b'], 'The law'],
    ['(أ) القانون', ['a'], 'القانون'],
    ['(هـ) القانون', ['e'], 'القانون'],
    ['(б) Закон', ['b'], 'Закон'],
    ['б) Закон', ['b'], 'Закон'],
    ['（一）法律', ['a'], '法律'],
    ['(二) 法律', ['b'], '法律'],
    ['（a）法律', ['a'], '法律'],
  ])('reads %s', (line, letters, text) => {
    const read = readLetterLabel(line)
    expect(read?.letters).toEqual(letters)
    expect(line.slice(read?.end)).toBe(text)
  })

  it.each([
    'The law',
    'A. Marriage',
    'e.g. this',
    'i.e. this',
    '(see above)',
    '(the law)',
    'a law',
    '',
    '(1) One',
  ])('takes %j for none', (line) => {
    expect(readLetterLabel(line)).toBeNull()
  })
})
