import { describe, expect, it } from 'vitest'
import { detectLanguage } from './detect'
import { LANGUAGES } from '.'
import { answerMarkLength, grammarsFor, headingFormOf, questionIn } from '../forms'

describe('a question of the Committee', () => {
  it.each([
    ['en', 'Please provide information on the measures taken.'],
    ['en', 'Please also indicate whether the law was adopted.'],
    ['en', 'With reference to the previous concluding observations (para. 12), please describe the steps.'],
    [
      'en',
      'In the light of the Committee\u2019s general recommendation No. 33 (2015), please update the Committee.',
    ],
    ['en', 'Also, please clarify whether the age may be lowered.'],
    ['en', 'Kindly comment on reports of violence.'],
    ['fr', 'Veuillez donner des renseignements sur les mesures prises.'],
    ['fr', 'Compte tenu des pr\u00e9c\u00e9dentes observations finales, veuillez indiquer les mesures.'],
    ['fr', 'Donnez des renseignements.'],
    ['es', 'S\u00edrvanse proporcionar informaci\u00f3n sobre las medidas.'],
    ['es', 'En relaci\u00f3n con las observaciones finales anteriores, s\u00edrvanse indicar las medidas.'],
    ['es', 'Indiquen las medidas.'],
    ['ru', 'Просьба представить информацию о принятых мерах.'],
    ['ru', 'С учетом предыдущих заключительных замечаний Комитета просьба сообщить о мерах.'],
    ['ar', 'يرجى تقديم معلومات عن التدابير المتخذة.'],
    ['ar', 'في ضوء الملاحظات الختامية السابقة للجنة، يرجى بيان التدابير.'],
    ['zh', '请提供资料，说明采取的措施。'],
    ['fr', 'Donner des renseignements détaillés sur les mesures prises (par. 10).'],
    ['es', 'Facilítese asimismo información sobre los progresos.'],
    ['es', 'Indíquese si la ley fue aprobada.'],
    ['zh', '根据委员会先前的结论性意见，请说明采取的措施。'],
    ['en', 'In relation to paragraph 5 of the report, please clarify whether it may be invoked.'],
    ['fr', 'Présenter les mesures prises pour donner suite à ces recommandations.'],
    ['fr', 'Au sujet du paragraphe 5 du rapport, veuillez indiquer les mesures.'],
    ['es', 'Por lo que respecta al párrafo 5 del informe, expongan las medidas.'],
    ['ru', 'В отношении пункта 5 доклада просьба сообщить о мерах.'],
    ['ar', 'بخصوص الفقرة 5 من التقرير، يرجى بيان التدابير.'],
    ['zh', '关于报告第5段，请说明采取的措施。'],
  ])('in %s knows %s', (language, line) => {
    expect(questionIn(line, LANGUAGES)).toBe('first')
    expect(questionIn(line, grammarsFor(language))).toBe('first')
  })

  it.each([
    'The law was adopted in 2020.',
    'Pleased with this result, the Government went on.',
    'La loi a \u00e9t\u00e9 adopt\u00e9e.',
    'La ley fue aprobada.',
    'Закон был принят.',
    'Просьбами граждан занимается',
    'اعتمد القانون.',
    '法律已通过。',
    'In relation to paragraph 5 of the report, the law was adopted.',
    'Présentés en 2020, les projets ont été adoptés.',
    'Por lo que respecta al párrafo 5, la ley fue aprobada.',
    'В отношении пункта 5 доклада закон был принят.',
    '就业方面，法律已通过。',
    '',
  ])('takes %s for none', (line) => {
    expect(questionIn(line, LANGUAGES)).toBeNull()
  })
})

describe('the mark before an answer', () => {
  it.each([
    ['Reply: The law', 'The law'],
    ['Reply', ''],
    ['REPLY:', ''],
    ['Response: the law', 'the law'],
    ['Answer. The law', 'The law'],
    ['State party\u2019s reply: The law', 'The law'],
    ['Reply of the State party: The law', 'The law'],
    ['R\u00e9ponse : la loi', 'la loi'],
    ['R\u00e9ponse\u00a0: la loi', 'la loi'],
    ['R\u00e9ponse de l\u2019\u00c9tat partie', ''],
    ['Respuesta: la ley', 'la ley'],
    ['Ответ: закон', 'закон'],
    ['Ответ', ''],
    ['الرد: القانون', 'القانون'],
    ['الجواب', ''],
    ['答复：法律', '法律'],
    ['答：法律', '法律'],
    ['Answer \u2013 The law', 'The law'],
  ])('in %s finds the answer', (line, rest) => {
    const length = answerMarkLength(line, LANGUAGES)
    expect(length).toBeGreaterThan(0)
    expect(line.slice(length)).toBe(rest)
  })

  it.each([
    'Replying to this, the State party says:',
    'The reply was given.',
    'Response services for women',
    'Reply to paragraph 3',
    'R\u00e9ponse aux violences',
    'Respuesta a la violencia',
    'Ответственность',
    'الرد على العنف',
    '答复问题',
    '',
  ])('finds no mark in %s', (line) => {
    expect(answerMarkLength(line, LANGUAGES)).toBe(0)
  })
})

describe('a heading by articles', () => {
  it.each([
    'Articles 1 to 4',
    'Article 2 (c)',
    'Article 2: Non-discrimination',
    'Article 16',
    'Articles 1, 2 and 4 \u2013 Equality',
    'Article 1 of the Convention',
    'Articles premier \u00e0 4',
    'Article premier',
    'Article 1er',
    'Art. 2',
    'Art\u00edculos 1 a 4',
    'Art\u00edculo 2 c)',
    'Статьи 1\u20134',
    'Статья 2 (c)',
    'المواد 1 إلى 4',
    'المادة 2',
    'المواد من ١ إلى ٤',
    'المادتان 2 و3',
    '第一至第四条',
    '第1至4条',
    '第二条',
    '第2条(c)项',
  ])('knows %s', (line) => {
    expect(headingFormOf(line, LANGUAGES)).toBe('article')
  })

  it.each([
    'Article 5 provides that all are equal before the law.',
    'Articles of association',
    'Article 125 of the Code',
    'L\u2019article 5 dispose que',
    'Article 5 dispose que tous sont \u00e9gaux',
    'Art\u00edculo 5 dispone que todos son iguales',
    'Статья 5 предусматривает, что все равны',
    'تنص المادة 5 على',
    '第五条规定人人平等。',
    '第五章',
    'Women',
    '',
  ])('takes %s for none', (line) => {
    expect(headingFormOf(line, LANGUAGES)).not.toBe('article')
  })
})

describe('a numbered heading', () => {
  it.each([
    'A. Marriage',
    'A.Marriage',
    'A.导言',
    'II. Marriage',
    'IV. Marriage',
    'Part I: General information',
    'Section B. Marriage',
    'Partie I \u2013 G\u00e9n\u00e9ralit\u00e9s',
    'Premi\u00e8re partie. Mariage',
    'Parte II. Matrimonio',
    'А. Брак',
    'II. Брак',
    'Часть I. Общие сведения',
    'أولا - الزواج',
    'أولاً- الزواج',
    'ألف - الزواج',
    'باء- الزواج',
    'الجزء الأول: الزواج',
    '一、婚姻',
    '(一) 婚姻',
    '（二）婚姻',
    '十二、婚姻',
    '第一部分 婚姻',
  ])('is %s', (line) => {
    expect(headingFormOf(line, LANGUAGES)).toBe('enumerated')
  })

  it.each([
    'Marriage',
    'A law',
    'I am',
    'Parties to a marriage',
    'Part of the law',
    'Parte del matrimonio',
    'Часть закона',
    'В браке',
    'أولا',
    'ألف امرأة',
    'الجزء من القانون',
    '一名妇女',
    '部分妇女',
    '',
  ])('is not %j', (line) => {
    expect(headingFormOf(line, LANGUAGES)).toBeNull()
  })
})

describe('a heading of many replies', () => {
  it.each(['Introduction', 'ANNEX I', 'Generalidades', 'Введение', 'مقدمة', '导言', '附件一'])(
    'knows %s',
    (line) => {
      expect(headingFormOf(line, LANGUAGES)).toBe('common')
    },
  )

  it.each(['Introduction of the law', 'Marriage', 'Annexed territories', '介绍'])(
    'takes %s for none',
    (line) => {
      expect(headingFormOf(line, LANGUAGES)).toBeNull()
    },
  )
})

describe('detectLanguage', () => {
  it.each([
    ['en', 'The State party has adopted a law on the protection of women and of children in the country.'],
    [
      'fr',
      'L\u2019\u00c9tat partie a adopt\u00e9 une loi sur la protection des femmes et des enfants dans le pays.',
    ],
    [
      'es',
      'El Estado parte ha aprobado una ley sobre la protecci\u00f3n de las mujeres y de los ni\u00f1os en el pa\u00eds.',
    ],
    ['ru', 'Государство-участник приняло закон о защите женщин и детей, который вступил в силу в 2020 году.'],
    ['ar', 'اعتمدت الدولة الطرف قانونا بشأن حماية النساء والأطفال في البلد من العنف.'],
    ['zh', '缔约国通过了一项关于保护妇女和儿童的法律，该法已于2020年生效。'],
    [
      'fr',
      'La loi a \u00e9t\u00e9 adopt\u00e9e. Le plan a \u00e9t\u00e9 \u00e9labor\u00e9. Le fonds a \u00e9t\u00e9 cr\u00e9\u00e9.',
    ],
    ['es', 'La ley fue aprobada. El plan ha sido elaborado. Se cre\u00f3 el fondo.'],
    ['en', 'The law was adopted. A plan was drawn up. The fund was set up.'],
    ['und', 'Der Vertragsstaat hat ein Gesetz zum Schutz der Frauen und Kinder im Land angenommen.'],
    ['und', '締約国は女性と子どもの保護に関する法律を採択しました。'],
    ['und', 'Η χώρα έχει εγκρίνει νόμο.'],
    ['und', '12 34'],
    ['und', ''],
  ])('says %s of %s', (language, text) => {
    expect(detectLanguage(text)).toBe(language)
  })
})
