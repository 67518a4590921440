import { describe, expect, it } from 'vitest'
import { readLabel, readLeadingLabel, readLetterLabel } from './labels'

const numbers = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => String(from + index))

const LABELS: Record<string, [line: string, refs: string[], slug?: string][]> = {
  en: [
    ['Paragraph 3', ['3'], '3'],
    ['Paragraph 3.', ['3']],
    ['Paragraph 3:', ['3']],
    ['PARAGRAPH 3', ['3']],
    ['Para. 3 (a)', ['3(a)'], '3-a'],
    ['Para 3(a)', ['3(a)']],
    ['Paras. 3 and 4', ['3', '4'], '3-and-4'],
    ['Question 3', ['3']],
    ['Question No. 7', ['7']],
    ['Question n\u00ba 7', ['7']],
    ['Question (3)', ['3']],
    ['Questions 3, 4 and 5', ['3', '4', '5'], '3-and-4-and-5'],
    ['Issue 3', ['3']],
    ['Item 12 (b)', ['12(b)']],
    ['Paragraphs 4 to 6', ['4', '5', '6'], '4-to-6'],
    ['Paragraphs 4\u20136', ['4', '5', '6'], '4-to-6'],
    ['Paragraphs 4 \u2013 6', ['4', '5', '6'], '4-to-6'],
    ['Paragraphs 4 through 6', ['4', '5', '6']],
    ['Paragraphs 4, 6 to 8 and 10', ['4', '6', '7', '8', '10'], '4-and-6-to-8-and-10'],
    ['Paragraph 3 (a) to (c)', ['3(a)', '3(b)', '3(c)'], '3-a-b-c'],
    ['Paragraphs 3 (a) and 4 (b)', ['3(a)', '4(b)'], '3-a-and-4-b'],
    ['Paragraph 3, subparagraphs (a) and (b)', ['3(a)', '3(b)'], '3-a-b'],
    ['Paragraph 3 and paragraph 4', ['3', '4']],
    ['Reply to paragraph 3', ['3']],
    ['Reply to Paragraph 3 (a)', ['3(a)']],
    ['Reply to paragraph 3 (a) of the list of issues', ['3(a)']],
    ['Reply to paragraph 3 (a) of the list of issues (CEDAW/C/XXX/Q/9)', ['3(a)']],
    ['Reply to paragraph 1 of the list of issues (CAT/C/RRR/Q/1/Add.1)', ['1']],
    ['Replies to the issues raised in paragraphs 4 to 6', ['4', '5', '6']],
    ['Replies to the questions raised in paragraphs 4 to 6 of the list of issues', ['4', '5', '6']],
    ['Response to the questions in paragraph 5 of the list of issues and questions', ['5']],
    ['Reply to question No. 7', ['7']],
    ['Answer to Question 3', ['3']],
    ['Answer to question 3 (b):', ['3(b)']],
    ['Answers to questions 3 and 4', ['3', '4']],
    ['Response to paragraph 12 of the list of issues in relation to the sixth periodic report', ['12']],
    ['Response to paragraph 12 of the list of issues prior to reporting', ['12']],
    ['Response to the list of issues, paragraph 9', ['9']],
    ['Reply to the issues raised by the Committee in paragraph 8', ['8']],
    ['In response to paragraph 8', ['8']],
    ['With regard to paragraph 8 of the list of issues', ['8']],
    ['Reply 3', ['3']],
    ['Response No. 3', ['3']],
    ['Paragraph 2 of the list of themes', ['2']],
    ['B. Reply to paragraph 3 of the list of issues', ['3']],
    ['II. Question 3', ['3']],
    ['Information on paragraph 14', ['14']],
    ['Written reply to paragraph 3', ['3']],
    ['Issues raised in paragraph 9 of the list of issues', ['9']],
  ],
  fr: [
    ['Paragraphe 3', ['3']],
    ['R\u00e9ponse au paragraphe 3 a)', ['3(a)'], '3-a'],
    ['R\u00e9ponse au paragraphe 3', ['3']],
    ['R\u00c9PONSE AU PARAGRAPHE 3', ['3']],
    ['R\u00e9ponses aux paragraphes 4 \u00e0 6 de la liste de points', ['4', '5', '6'], '4-to-6'],
    ['R\u00e9ponse au paragraphe 3 a) et b)', ['3(a)', '3(b)'], '3-a-b'],
    ['R\u00e9ponse au paragraphe 3 a) \u00e0 c)', ['3(a)', '3(b)', '3(c)']],
    ['R\u00e9ponse \u00e0 la question 4', ['4']],
    ['R\u00e9ponse \u00e0 la question n\u00ba 4', ['4']],
    ['R\u00e9ponse \u00e0 la question n\u00b0 4 :', ['4']],
    ['R\u00e9ponse au point 7 de la liste de points (CCPR/C/RRR/Q/3)', ['7']],
    [
      'R\u00e9ponse au paragraphe 1 de la liste de points et de questions concernant le rapport unique',
      ['1'],
    ],
    ['R\u00e9ponse aux questions pos\u00e9es au paragraphe 5 de la liste de points', ['5']],
    ['R\u00e9ponses aux points soulev\u00e9s dans les paragraphes 4 et 5', ['4', '5']],
    ['Paragraphes 4, 5 et 6', ['4', '5', '6']],
    ['Question 3', ['3']],
    ['Question no 3', ['3']],
    ['Point 3', ['3']],
    ['Paragraphe 3 de la liste des points \u00e0 traiter', ['3']],
    ['Paragraphe 3, alin\u00e9a a)', ['3(a)']],
    ['R\u00e9ponse 3', ['3']],
    ['Par. 3 a)', ['3(a)']],
    ['Renseignements relatifs au paragraphe 3', ['3']],
  ],
  es: [
    ['P\u00e1rrafo 3', ['3']],
    ['Respuesta al p\u00e1rrafo 3 a) de la lista de cuestiones', ['3(a)'], '3-a'],
    ['Respuesta a la pregunta 4', ['4']],
    ['Respuesta a la pregunta n\u00fam. 4', ['4']],
    ['Respuesta a la pregunta N\u00b0 4:', ['4']],
    ['RESPUESTA AL P\u00c1RRAFO 4', ['4']],
    ['Respuesta a la cuesti\u00f3n planteada en el p\u00e1rrafo 1 de la lista de cuestiones', ['1']],
    [
      'Respuesta a las cuestiones planteadas en los p\u00e1rrafos 4 a 6 de la lista de cuestiones (CRPD/C/RRR/Q/1)',
      ['4', '5', '6'],
      '4-to-6',
    ],
    ['Respuestas a los p\u00e1rrafos 4 y 5', ['4', '5'], '4-and-5'],
    ['Respuesta al p\u00e1rrafo 3 a) y b)', ['3(a)', '3(b)']],
    ['P\u00e1rrafo 3, apartado a)', ['3(a)']],
    ['Pregunta 7', ['7']],
    ['Pregunta n.\u00ba 7', ['7']],
    ['Cuesti\u00f3n 7', ['7']],
    ['P\u00e1rrafos 4 al 6 de la lista de cuestiones y preguntas', ['4', '5', '6']],
    ['Respuesta 7', ['7']],
    ['P\u00e1rrafo 7 de la lista de cuestiones previa a la presentaci\u00f3n de informes', ['7']],
  ],
  ru: [
    ['\u041f\u0443\u043d\u043a\u0442 3', ['3']],
    ['Ответ на пункт 3 a) перечня вопросов', ['3(a)'], '3-a'],
    ['Ответ на пункт 3 а) перечня вопросов', ['3(a)'], '3-a'],
    ['Ответ на пункт 3 б)', ['3(b)'], '3-b'],
    ['Ответ на пункт 3 (в)', ['3(c)'], '3-c'],
    ['Ответ на пункт 3 с)', ['3(c)'], '3-c'],
    ['Ответ на пункт 3 д) и е)', ['3(e)', '3(f)'], '3-e-f'],
    ['ОТВЕТ НА ПУНКТ 3', ['3']],
    ['Ответы на вопросы, содержащиеся в пунктах 4–6', ['4', '5', '6'], '4-to-6'],
    ['Ответы на вопросы, поднятые в пунктах 4 и 5 перечня вопросов (CEDAW/C/RRR/Q/4)', ['4', '5'], '4-and-5'],
    ['Ответ на вопрос, содержащийся в пункте 7 перечня вопросов', ['7']],
    ['Ответ на вопрос 3', ['3']],
    ['Ответ на вопрос № 3', ['3']],
    ['Вопрос 3', ['3']],
    ['Вопрос № 12.', ['12']],
    ['Пункты 4 по 6', ['4', '5', '6']],
    ['Пункт 3 перечня вопросов', ['3']],
    ['К пункту 3', ['3']],
    ['По пункту 3 б)', ['3(b)']],
    ['Пункт 3, подпункт б)', ['3(b)']],
    ['Ответ на пункт 3 перечня вопросов в связи с шестым периодическим докладом', ['3']],
    ['Ответ на пункт 3 перечня тем', ['3']],
    ['Ответы на вопросы 3 а) и 4 б)', ['3(a)', '4(b)']],
  ],
  ar: [
    ['الفقرة 3', ['3']],
    ['الفقرة ٣', ['3']],
    ['الفقرة ۳', ['3']],
    ['الفقرة (3)', ['3']],
    ['الرد على الفقرة 3 (أ) من قائمة المسائل', ['3(a)'], '3-a'],
    ['الرد على الفقرة ٣ (ب) من قائمة المسائل', ['3(b)'], '3-b'],
    ['الرد على الفقرة 3(هـ)', ['3(e)'], '3-e'],
    ['الفقرات من 4 إلى 6', ['4', '5', '6'], '4-to-6'],
    ['الفقرات 4-6', ['4', '5', '6']],
    ['الفقرتان 4 و5', ['4', '5'], '4-and-5'],
    ['الرد على الفقرتين 4 و 5 من قائمة المسائل والأسئلة', ['4', '5']],
    ['الرد على الأسئلة الواردة في الفقرة 3 من قائمة المسائل (CAT/C/RRR/Q/3)', ['3']],
    ['الرد على المسائل المثارة في الفقرة 3 من قائمة المسائل', ['3']],
    ['الرد على المسائل المثارة في الفقرات ٤ إلى ٦', ['4', '5', '6']],
    ['رد على السؤال رقم 3', ['3']],
    ['الإجابة على السؤال 3', ['3']],
    ['الجواب عن السؤال 3:', ['3']],
    ['السؤال ٣', ['3']],
    ['الردود على الفقرة 3 (أ) و(ب)', ['3(a)', '3(b)'], '3-a-b'],
    ['الفقرة 3 (أ) إلى (ج)', ['3(a)', '3(b)', '3(c)']],
    ['فيما يتعلق بالفقرة 3 من قائمة المسائل', ['3']],
    ['ردا على الفقرة 3', ['3']],
    ['المسألة 3', ['3']],
    ['٣ (أ)', ['3(a)'], '3-a'],
    ['٣(د)', ['3(d)'], '3-d'],
    ['3 (و)', ['3(f)'], '3-f'],
    ['3 (أ) و(ب)', ['3(a)', '3(b)'], '3-a-b'],
  ],
  zh: [
    ['对问题清单第3段的答复', ['3'], '3'],
    ['对问题单第4至6段的答复', ['4', '5', '6'], '4-to-6'],
    ['对问题清单第４至６段的答复', ['4', '5', '6']],
    ['对问题清单第4段至第6段的答复', ['4', '5', '6']],
    ['对问题清单第4和5段的答复', ['4', '5'], '4-and-5'],
    ['对问题清单第4段和第5段的答复', ['4', '5']],
    ['第3段(a)', ['3(a)'], '3-a'],
    ['第3(a)段', ['3(a)'], '3-a'],
    ['第3段（a）和（b）', ['3(a)', '3(b)'], '3-a-b'],
    ['第3段', ['3']],
    ['第三段', ['3']],
    ['第十二段', ['12']],
    ['第 3 段', ['3']],
    ['问题3', ['3']],
    ['问题 3 (a)', ['3(a)']],
    ['问题3：', ['3']],
    ['关于问题清单第3段所提问题的答复', ['3']],
    ['对问题清单(CEDAW/C/RRR/Q/4)第3段的答复', ['3']],
    ['对问题和议题清单第3段的答复', ['3']],
    ['答复第3段', ['3']],
    ['对第3段的答复', ['3']],
    ['对问题清单第3段(a)的答复', ['3(a)']],
    ['对问题清单第3(a)段的答复', ['3(a)']],
    ['第3段(a)项', ['3(a)']],
    ['对 问 题 清单第 3 段 的 答 复', ['3']],
    ['对第3个问题的答复', ['3']],
    ['对问题清单第3段所载问题的答复', ['3']],
    ['３（ａ）', ['3(a)']],
    ['3（一）', ['3(a)']],
    ['3 (二)', ['3(b)']],
  ],
}

const rows = Object.entries(LABELS).flatMap(([language, labels]) =>
  labels.map(([line, refs, slug]): [string, string, string[], string?] => [language, line, refs, slug]),
)

describe('readLabel', () => {
  it.each(rows)('in %s reads %s', (language, line, refs, slug) => {
    for (const options of [{}, { language }]) {
      const label = readLabel(line, options)
      expect(label?.refs ?? null).toEqual(refs)
      if (slug !== undefined) expect(label?.slug).toBe(slug)
      expect(label?.form).toBe(/^\P{L}{0,3}\p{N}/u.test(line) ? 'bare' : 'worded')
      expect(label?.slug).toMatch(/^\d{1,3}(-[a-z0-9]+)*$/)
    }
    expect(readLeadingLabel(line)).toBeNull()
  })

  it.each([
    'Paragraph 3 of article 5 of the Code provides that the age of marriage is 18.',
    'Paragraph 3 of article 5 of the Code',
    'Paragraph 3 was answered above',
    'Paragraph 3 of the list of issues asks about marriage.',
    'Paragraphs 4 to 600',
    'Paragraphs 6 to 4',
    'Question of nationality',
    'Questions 3 women asked',
    'Reply to paragraph',
    'Replies to the list of issues',
    'Answer to the question',
    'In 2020',
    'In 3 regions',
    'Article 3',
    'Article 3 (a)',
    'Issue 3 of the journal Women',
    'Table 3',
    'List of issues',
    '15\u201319',
    '4, 5',
    '3 (2024)',
    '3 (see)',
    '3 (a) (b)',
    '3.1',
    '1.5',
    '20.10.2025',
    '12:30',
    '3 women',
    'Paragraphe 3 de l\u2019article 5 du Code',
    'Le paragraphe 3 de l\u2019article 5 dispose que\u2026',
    'Paragraphe 3 ci-dessus',
    'R\u00e9ponse du Gouvernement',
    'Point de vue',
    'Sur 3 femmes',
    'P\u00e1rrafo 3 del art\u00edculo 5 del C\u00f3digo',
    'Respuesta del Estado parte',
    'Sobre 3 mujeres',
    'En 2020',
    'Пункт 3 статьи 5 Кодекса',
    'Пункт 3 статьи 5 Кодекса предусматривает, что возраст вступления в брак составляет 18 лет.',
    'По 3 делам',
    'В 2020 году',
    'В 3 областях',
    'Ответственность 3',
    'Вопросы, 3 из которых решены',
    'الفقرة 3 من المادة 5 من القانون',
    'تنص الفقرة 3 من المادة 5 على ما يلي',
    'الرد على التحرش',
    'في 2020',
    'المادة 3',
    '第3条',
    '第3条规定',
    '第3条第2款',
    '第三章',
    '对3名妇女',
    '关于2020年',
    '第3届会议',
    '问题清单',
    '第九十三届会议',
  ])('takes %s for no label', (line) => {
    for (const language of [undefined, 'en', 'fr', 'es', 'ru', 'ar', 'zh']) {
      expect(readLabel(line, language === undefined ? {} : { language })).toBeNull()
    }
  })

  it('writes out a range of sixty numbers and no more', () => {
    expect(readLabel('Paragraphs 1 to 61')?.refs).toEqual(numbers(1, 61))
    expect(readLabel('Paragraphs 1 to 62')).toBeNull()
  })

  it('knows a number with its sign from a bare one', () => {
    const forms = ['3', '3.', '3)', '\u0663-', '3 (a)', '3. (a)', '3:'].map((line) => readLabel(line)?.form)
    expect(forms).toEqual(['bare', 'numbered', 'numbered', 'numbered', 'bare', 'bare', 'bare'])
  })

  it('reads Cyrillic letters by their place in Russian, by their look elsewhere', () => {
    expect(readLabel('5 (\u0435)')).toMatchObject({ refs: ['5(e)'], lookalikes: ['\u0435'] })
    expect(readLabel('5 (\u0435)', { language: 'ru' })).toMatchObject({ refs: ['5(f)'], lookalikes: [] })
    expect(readLabel('5 (\u0441)', { language: 'ru' })).toMatchObject({
      refs: ['5(c)'],
      lookalikes: ['\u0441'],
    })
    expect(readLabel('5 (\u0432)')).toMatchObject({ refs: ['5(c)'], lookalikes: [] })
  })
})

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
