import { describe, expect, it } from 'vitest'
import { committeeByName, COMMITTEES, readDocumentSymbol, readReplySymbol } from './committees'
import { readDate, readOrdinal, readSessionDates } from './dates'
import { isKnownFootnote, readHeaderLine, readTitle } from './header'
import { grammarOf } from './languages'
import { foldLine } from './languages/fold-line'
import type { DocumentKind } from './languages/language'

function languageOf(code: string) {
  const language = grammarOf(code)
  if (language === null) throw new Error(`no grammar for ${code}`)
  return language
}

describe('readOrdinal', () => {
  it.each([
    ['fr', 'première', 1],
    ['fr', 'dix-septième', 17],
    ['fr', 'vingtième', 20],
    ['fr', 'vingt et unième', 21],
    ['fr', 'soixante et onzième', 71],
    ['fr', 'soixante-dix-septième', 77],
    ['fr', 'quatre-vingtième', 80],
    ['fr', 'quatre-vingt-unième', 81],
    ['fr', 'quatre-vingt-dixième', 90],
    ['fr', 'quatre-vingt-treizième', 93],
    ['fr', 'quatre-vingt-dix-neuvième', 99],
    ['fr', 'centième', 100],
    ['fr', 'cent quarante-deuxième', 142],
    ['fr', '93e', 93],
    ['fr', '1re', 1],
    ['fr', 'quatre-vingt', null],
    ['es', '93º', 93],
    ['es', '93.º', 93],
    ['es', '93°', 93],
    ['es', '93er', 93],
    ['es', 'nonagésimo tercer', 93],
    ['es', 'octogésimo', 80],
    ['es', 'centésimo cuadragésimo segundo', 142],
    ['es', 'decimoséptimo', 17],
    ['ru', 'девяносто третья', 93],
    ['ru', 'девяносто третьей', 93],
    ['ru', 'семидесятая', 70],
    ['ru', 'сто сорок вторая', 142],
    ['ru', 'сотая', 100],
    ['ru', '93-я', 93],
    ['ru', 'восьмая', 8],
    ['ru', 'очередная', null],
    ['ar', 'الثالثة والتسعون', 93],
    ['ar', 'الثالثة والتسعين', 93],
    ['ar', 'التسعون', 90],
    ['ar', 'الحادية والعشرون', 21],
    ['ar', 'الثالثة عشرة', 13],
    ['ar', 'السابعة', 7],
    ['ar', 'الثانية والأربعون بعد المائة', 142],
    ['ar', 'المائة والثانية والأربعون', 142],
    ['ar', '93', 93],
    ['ar', 'الأخيرة', null],
    ['zh', '九十三', 93],
    ['zh', '二十', 20],
    ['zh', '十二', 12],
    ['zh', '一百四十二', 142],
    ['zh', '一百零一', 101],
    ['zh', '一百一十', 110],
    ['zh', '93', 93],
    ['zh', '下', null],
  ])('in %s reads %s as %s', (code, words, number) => {
    expect(readOrdinal(foldLine(words), languageOf(code))).toBe(number)
  })
})

describe('dates', () => {
  const months: Record<string, string[]> = {
    fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' '),
    es: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'
      .split(' ')
      .map((month) => `de ${month} de`),
    ru: 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' '),
    ar: [
      'كانون الثاني/يناير',
      'شباط/فبراير',
      'آذار/مارس',
      'نيسان/أبريل',
      'أيار/مايو',
      'حزيران/يونيه',
      'تموز/يوليه',
      'آب/أغسطس',
      'أيلول/سبتمبر',
      'تشرين الأول/أكتوبر',
      'تشرين الثاني/نوفمبر',
      'كانون الأول/ديسمبر',
    ],
  }
  it.each(
    Object.entries(months).flatMap(([code, names]) =>
      names.map((name, index) => [code, name, index + 1] as const),
    ),
  )('in %s know %s as month %i', (code, name, month) => {
    const iso = `2024-${String(month).padStart(2, '0')}-09`
    expect(readDate(foldLine(`9 ${name} 2024`), languageOf(code))).toBe(iso)
  })

  it.each([
    ['fr', '1er octobre 2025', '2025-10-01'],
    ['es', '1 de octubre de 2025', '2025-10-01'],
    ['es', '1º de octubre del 2025', '2025-10-01'],
    ['ru', '1 октября 2025 года', '2025-10-01'],
    ['ru', '1 октября 2025 г.', '2025-10-01'],
    ['ar', '٢٠ تشرين الأول/أكتوبر ٢٠٢٥', '2025-10-20'],
    ['ar', '20 أكتوبر 2025', '2025-10-20'],
    ['zh', '2025年10月20日', '2025-10-20'],
    ['zh', '2025 年 10 月 20 日', '2025-10-20'],
    ['fr', '31 juin 2025', null],
    ['ru', '31 июня 2025 года', null],
    ['zh', '2025年13月20日', null],
  ])('in %s read %s as %s', (code, text, iso) => {
    expect(readDate(foldLine(text), languageOf(code))).toBe(iso)
  })

  it.each([
    ['fr', 'Genève, 22 juin\u201310 juillet 2026', 'Genève'],
    ['fr', 'Genève, du 22 juin au 10 juillet 2026', 'Genève'],
    ['es', 'Ginebra, 22 de junio a 10 de julio de 2026', 'Ginebra'],
    ['es', 'Ginebra, del 22 de junio al 10 de julio de 2026', 'Ginebra'],
    ['ru', 'Женева, 22 июня \u2013 10 июля 2026 года', 'Женева'],
    ['ru', 'Женева, 22 июня\u201310 июля 2026 года', 'Женева'],
    ['ar', 'جنيف، 22 حزيران/يونيه - 10 تموز/يوليه 2026', 'جنيف'],
    ['zh', '2026年6月22日至7月10日，日内瓦', '日内瓦'],
    ['zh', '日内瓦，2026年6月22日至7月10日', '日内瓦'],
  ])('in %s read the period %s', (code, line, place) => {
    const dates = readSessionDates(foldLine(line), line, languageOf(code))
    expect(dates).toEqual({ place, from: '2026-06-22', to: '2026-07-10' })
    expect(readHeaderLine(line)).toEqual({ field: 'sessionDates', dates })
  })

  it.each([
    ['Genève, 3-28 février 2025', '2025-02-03', '2025-02-28'],
    ['Ginebra, 3 a 28 de febrero de 2025', '2025-02-03', '2025-02-28'],
    ['Женева, 3\u201328 февраля 2025 года', '2025-02-03', '2025-02-28'],
    ['جنيف، 3-28 شباط/فبراير 2025', '2025-02-03', '2025-02-28'],
    ['2025年2月3日至28日，日内瓦', '2025-02-03', '2025-02-28'],
    ['2024年11月30日至2025年1月15日', '2024-11-30', '2025-01-15'],
  ])('read the period %s', (line, from, to) => {
    expect(readHeaderLine(line)).toMatchObject({ field: 'sessionDates', dates: { from, to } })
  })
})

describe('readHeaderLine', () => {
  it.each([
    'Quatre-vingt-treizième session',
    '93e session',
    '93ᵉ session',
    'Groupe de travail de présession de la quatre-vingt-treizième session',
    '93º período de sesiones',
    '93.º período de sesiones',
    'Nonagésimo tercer período de sesiones',
    'Девяносто третья сессия',
    '93-я сессия',
    'الدورة الثالثة والتسعون',
    'الدورة ٩٣',
    '第九十三届会议',
    '第93届会议',
    'Ninety-third session',
    '93rd session',
  ])('reads the session in %s', (line) => {
    expect(readHeaderLine(line)).toEqual({ field: 'session', session: 93 })
  })

  it.each([
    '[Date de réception : 20 octobre 2025]',
    '[Reçu le 20 octobre 2025]',
    '[20 octobre 2025]',
    '[Fecha de recepción: 20 de octubre de 2025]',
    '[Recibido el 20 de octubre de 2025]',
    '[Дата получения: 20 октября 2025 года]',
    '[تاريخ الاستلام: 20 تشرين الأول/أكتوبر 2025]',
    '[تاريخ الاستلام: ٢٠ تشرين الأول/أكتوبر ٢٠٢٥]',
    '[接收日期：2025年10月20日]',
    '[收到日期：2025年10月20日]',
    '[Date received: 20 October 2025]',
  ])('reads the date of receipt in %s', (line) => {
    expect(readHeaderLine(line)).toEqual({ field: 'dateReceived', date: '2025-10-20' })
  })

  it.each([
    'Nations Unies',
    'Distr. générale',
    'Original : anglais',
    'Original\u00a0: fran\u00e7ais',
    'Anglais, français et espagnol seulement',
    'Français',
    'Convention sur l\u2019\u00e9limination de toutes les formes de discrimination \u00e0 l\u2019\u00e9gard des femmes',
    'Pacte international relatif aux droits civils et politiques',
    '20 octobre 2025',
    'Naciones Unidas',
    'Distr. general',
    'Original: inglés',
    'Español, francés e inglés únicamente',
    'Convención sobre los Derechos del Niño',
    '20 de octubre de 2025',
    'Организация Объединенных Наций',
    'Конвенция о ликвидации всех форм дискриминации в отношении женщин',
    'Только на английском, испанском и французском языках',
    '20 октября 2025 года',
    'الأمم المتحدة',
    'اتفاقية القضاء على جميع أشكال التمييز ضد المرأة',
    'Distr.: General',
    'Arabic',
    'Original: Russian',
    'English, French, Russian and Spanish only',
    '联合国',
    '联 合 国',
    'Original:',
    '消除对妇女一切形式歧视公约',
    '2025年10月20日',
  ])('knows %s as a line of the header', (line) => {
    expect(readHeaderLine(line)).toEqual({ field: 'other' })
  })

  it.each([
    'La session a été tenue en 2020.',
    'Première session du Parlement',
    'Обязательная сессия',
    'Les femmes et la santé',
    'Salud',
    'Здравоохранение',
    'الصحة',
    'الدورة التدريبية',
    '健康',
    'Women',
    'Reply to paragraph 3 of the list of issues',
    'Réponse au paragraphe 3 de la liste de points',
    'Respuesta al párrafo 3 de la lista de cuestiones',
    'Ответ на пункт 3 перечня вопросов',
    'الرد على الفقرة 3 من قائمة المسائل',
    '对问题清单第3段的答复',
  ])('takes %s for no line of the header', (line) => {
    expect(readHeaderLine(line)).toBeNull()
  })
})

const TITLES: [title: string, kind: DocumentKind, state: string | null, stateName?: string][] = [
  [
    'Réponses du Kazakhstan à la liste de points et de questions concernant son sixième rapport périodique',
    'reply',
    'KAZ',
    'Kazakhstan',
  ],
  ['Réponses de la France à la liste de points', 'reply', 'FRA', 'France'],
  ['Réponses de l\u2019Albanie à la liste de points', 'reply', 'ALB', 'Albanie'],
  ['Réponses d\u2019Haïti à la liste de points', 'reply', 'HTI', 'Haïti'],
  ['Réponses des Comores à la liste de points', 'reply', 'COM', 'Comores'],
  ['Réponses de Sri Lanka à la liste de points', 'reply', 'LKA'],
  ['Réponses de la Côte d\u2019Ivoire à la liste de points', 'reply', 'CIV', 'Côte d\u2019Ivoire'],
  ['Réponses de la République de Moldova à la liste de points', 'reply', 'MDA', 'République de Moldova'],
  [
    'Réponses du Royaume-Uni de Grande-Bretagne et d\u2019Irlande du Nord à la liste de points',
    'reply',
    'GBR',
  ],
  ['Réponses écrites du Gouvernement de l\u2019Ouzbékistan à la liste de points', 'reply', 'UZB'],
  [
    'Liste de points et de questions concernant le sixième rapport périodique du Kazakhstan',
    'list_of_issues',
    'KAZ',
  ],
  [
    'Liste de points établie avant la soumission du sixième rapport périodique de l\u2019Ukraine',
    'list_of_issues',
    'UKR',
  ],
  [
    'Observations finales concernant le sixième rapport périodique du Kazakhstan',
    'concluding_observations',
    'KAZ',
  ],
  [
    'Observations finales concernant le rapport de Sri Lanka valant huitième à dixième rapports périodiques',
    'concluding_observations',
    null,
  ],
  [
    'Respuestas de Kazajstán a la lista de cuestiones y preguntas relativa a su sexto informe periódico',
    'reply',
    'KAZ',
    'Kazajstán',
  ],
  ['Respuestas de la República de Moldova a la lista de cuestiones', 'reply', 'MDA'],
  ['Respuestas del Perú a la lista de cuestiones', 'reply', 'PER', 'Perú'],
  ['Respuestas de El Salvador a la lista de cuestiones', 'reply', 'SLV'],
  ['Respuestas de los Estados Unidos de América a la lista de cuestiones', 'reply', 'USA'],
  [
    'Lista de cuestiones y preguntas relativa al sexto informe periódico de Kazajstán',
    'list_of_issues',
    'KAZ',
  ],
  [
    'Lista de cuestiones previa a la presentación del quinto informe periódico del Uruguay',
    'list_of_issues',
    'URY',
  ],
  ['Observaciones finales sobre el sexto informe periódico de Kazajstán', 'concluding_observations', 'KAZ'],
  [
    'Ответы Казахстана на перечень вопросов в связи с его шестым периодическим докладом',
    'reply',
    'KAZ',
    'Казахстан',
  ],
  ['Ответы Республики Казахстан на перечень вопросов', 'reply', 'KAZ'],
  ['Ответы Российской Федерации на перечень вопросов', 'reply', 'RUS'],
  ['Ответы Республики Молдова на перечень вопросов', 'reply', 'MDA'],
  ['Ответы Кыргызстана на перечень вопросов', 'reply', 'KGZ'],
  ['Ответы правительства Узбекистана на перечень вопросов', 'reply', 'UZB'],
  ['Перечень вопросов в связи с шестым периодическим докладом Казахстана', 'list_of_issues', 'KAZ'],
  [
    'Перечень вопросов, предваряющий представление пятого периодического доклада Беларуси',
    'list_of_issues',
    'BLR',
  ],
  ['Заключительные замечания по шестому периодическому докладу Казахстана', 'concluding_observations', 'KAZ'],
  ['ردود كازاخستان على قائمة المسائل والأسئلة المتعلقة بتقريرها الدوري السادس', 'reply', 'KAZ', 'كازاخستان'],
  ['ردود الجمهورية العربية السورية على قائمة المسائل', 'reply', 'SYR'],
  ['ردود مصر على قائمة المسائل', 'reply', 'EGY'],
  ['ردود الأردن على قائمة المسائل والأسئلة', 'reply', 'JOR', 'الأردن'],
  ['ردود دولة الكويت على قائمة المسائل', 'reply', 'KWT'],
  ['قائمة المسائل والأسئلة المتعلقة بالتقرير الدوري السادس لكازاخستان', 'list_of_issues', 'KAZ'],
  ['قائمة المسائل المتعلقة بالتقرير الدوري الخامس للنمسا', 'list_of_issues', 'AUT'],
  ['الملاحظات الختامية بشأن التقرير الدوري السادس للبنان', 'concluding_observations', 'LBN'],
  ['哈萨克斯坦对与其第六次定期报告有关的议题和问题清单的答复', 'reply', 'KAZ', '哈萨克斯坦'],
  ['哈萨克斯坦对问题清单的答复', 'reply', 'KAZ', '哈萨克斯坦'],
  ['摩尔多瓦共和国就问题清单提交的答复', 'reply', 'MDA'],
  ['与哈萨克斯坦第六次定期报告有关的议题和问题清单', 'list_of_issues', 'KAZ'],
  ['关于哈萨克斯坦第六次定期报告的结论性意见', 'concluding_observations', 'KAZ'],
  [
    'List of issues and questions in relation to the sixth periodic report of Kazakhstan',
    'list_of_issues',
    'KAZ',
  ],
  ['List of issues prior to submission of the fifth periodic report of Uruguay', 'list_of_issues', 'URY'],
  [
    'List of themes in relation to the combined eleventh and twelfth periodic reports of Kazakhstan',
    'list_of_issues',
    'KAZ',
  ],
  [
    'List of issues in relation to the report submitted by Kazakhstan under article 29 (1) of the Convention',
    'list_of_issues',
    'KAZ',
  ],
  [
    'List of issues and questions with regard to the consideration of periodic reports',
    'list_of_issues',
    null,
  ],
  ['Concluding observations on the sixth periodic report of Kazakhstan', 'concluding_observations', 'KAZ'],
  [
    'Concluding observations on the combined fourth to sixth periodic reports of the Republic of Moldova',
    'concluding_observations',
    'MDA',
  ],
  [
    'Replies of Kazakhstan to the list of themes in relation to its combined reports',
    'reply',
    'KAZ',
    'Kazakhstan',
  ],
  ['Replies of Kazakhstan to the list of issues prior to reporting', 'reply', 'KAZ'],
  ['Information received from Kazakhstan in response to the list of issues', 'reply', 'KAZ'],
  [
    'Responses to the list of issues and questions with regard to the consideration of the combined reports',
    'reply',
    null,
  ],
  [
    'Sixth periodic report submitted by Kazakhstan under article 18 of the Convention, due in 2023',
    'report',
    'KAZ',
  ],
  [
    'Liste des points à traiter établie avant la soumission du deuxième rapport périodique du Japon* (CAT/C/JPN/2)',
    'list_of_issues',
    'JPN',
  ],
  [
    'Observations finales concernant le cinquième rapport périodique de Maurice',
    'concluding_observations',
    'MUS',
  ],
  [
    'Observations finales concernant le cinquième rapport périodique de la Roumanie',
    'concluding_observations',
    'ROU',
  ],
  [
    'Заключительные замечания по объединенным восемнадцатому – двадцать первому периодическим докладам Объединенных Арабских Эмиратов',
    'concluding_observations',
    'ARE',
  ],
  [
    'Заключительные замечания в отношении Сент-Винсента и Гренадин в условиях отсутствия его второго периодического доклада',
    'concluding_observations',
    'VCT',
  ],
  ['Заключительные замечания по первоначальному докладу Хорватии', 'concluding_observations', 'HRV'],
  ['الملاحظات الختامية بشأن التقرير الدوري الثالث للبوسنة والهرسك', 'concluding_observations', 'BIH'],
  ['قائمة المواضيع والمسائل المتعلقة بالنظر في التقارير الدورية', 'list_of_issues', null],
  ['关于美利坚合众国第四次定期报告的结论性意见', 'concluding_observations', 'USA'],
  ['关于卡塔尔初次报告的结论意见', 'concluding_observations', 'QAT'],
  [
    'Concluding observations on the initial report of Gabon as adopted by the Committee at its forty-ninth session',
    'concluding_observations',
    'GAB',
  ],
  [
    'Observaciones finales del Comité para la Eliminación de la Discriminación contra la Mujer: Bélgica',
    'concluding_observations',
    'BEL',
  ],
  [
    'Lista de cuestiones y preguntas relativa al quinto informe periódico del Pakistán',
    'list_of_issues',
    'PAK',
  ],
]

describe('readTitle', () => {
  it.each(TITLES)('reads %s as %s of %s', (title, kind, state, stateName) => {
    expect(readTitle(title)).toMatchObject({ kind, state })
    if (stateName !== undefined) expect(readTitle(title)?.stateName).toBe(stateName)
    expect(readHeaderLine(title)).toMatchObject({ field: 'title', kind, state })
  })

  it.each([
    'The list of issues was discussed.',
    'Réponses aux violences faites aux femmes',
    'Respuestas a la violencia',
    'Ответы на насилие',
    'ردود الفعل',
    '答复',
    'Consideration of reports submitted by States parties under article 18 of the Convention',
  ])('takes %s for no title', (line) => {
    expect(readTitle(line)).toBeNull()
  })
})

describe('committees', () => {
  it.each(COMMITTEES.flatMap(({ code, otherNames }) => otherNames.map((name) => [code, name] as const)))(
    'know %s as %s',
    (code, name) => {
      expect(committeeByName(name)?.code).toBe(code)
      expect(committeeByName(` ${name.toUpperCase()} `)?.code).toBe(code)
    },
  )

  it('have a name in each of the six languages', () => {
    for (const { otherNames } of COMMITTEES) expect(otherNames.length).toBeGreaterThanOrEqual(5)
  })
})

describe('readDocumentSymbol', () => {
  it.each([
    ['CEDAW/C/KAZ/Q/6', 'list_of_issues'],
    ['CEDAW/C/KAZ/QPR/6', 'list_of_issues'],
    ['CEDAW/C/KAZ/Q/6/Rev.1', 'list_of_issues'],
    ['CEDAW/C/KAZ/Q/5/Add.1', 'reply'],
    ['CEDAW/C/KAZ/RQ/6', 'reply'],
    ['CCPR/C/KAZ/RQPR/3', 'reply'],
    ['CEDAW/C/SUR/RQ/4-6', 'reply'],
    ['CRC/C/KAZ/CO/5-6', 'concluding_observations'],
    ['CRC/C/OPSC/KAZ/CO/1', 'concluding_observations'],
    ['CEDAW/C/NRU/1\u20132', 'report'],
    ['CEDAW/C/SUR/4-6', 'report'],
    ['E/C.12/KAZ/3', 'report'],
    ['CAT/C/KAZ/CO/4/Corr.1', 'concluding_observations'],
    ['Nations Unies CED/C/KAZ/Q/1', 'list_of_issues'],
    ['الأمم المتحدة CMW/C/KAZ/RQ/1', 'reply'],
    ['联合国 CRPD/C/KAZ/RQ/1', 'reply'],
    ['CEDAW/C/61/D/45/2012', null],
    ['CEDAW/C/KAZ/CO/5/Add.1', null],
    ['CEDAW/C/KAZ/FCO/5', null],
    ['See CEDAW/C/KAZ/Q/6', null],
    ['HRI/CORE/KAZ/2010', null],
  ])('reads %s as %s', (line, kind) => {
    expect(readDocumentSymbol(line)?.kind ?? null).toBe(kind)
    expect(readReplySymbol(line) !== null).toBe(kind === 'reply')
  })

  it.each(COMMITTEES.map((committee) => [committee.code, committee]))(
    'knows all symbols of %s',
    (_, committee) => {
      for (const [tail, kind] of [
        ['Q/1', 'list_of_issues'],
        ['QPR/2', 'list_of_issues'],
        ['RQ/1', 'reply'],
        ['CO/1', 'concluding_observations'],
        ['1', 'report'],
      ]) {
        expect(readDocumentSymbol(`${committee.symbol}/KAZ/${tail}`)).toMatchObject({
          committee,
          state: 'KAZ',
          kind,
        })
      }
    },
  )
})

describe('footnotes', () => {
  it.each([
    'Le présent document n\u2019a pas été revu par les services d\u2019édition.',
    'La version originale du présent document n\u2019a pas été revue par les services d\u2019édition.',
    'El presente documento se publica sin haber sido objeto de revisión editorial oficial.',
    'Настоящий документ издается без официального редактирования.',
    'تصدر هذه الوثيقة دون تحرير رسمي.',
    '本文件未经正式编辑印发。',
    'Adopted by the Committee at its ninety-third session (22 June\u201310 July 2026).',
    'Adoptées par le Comité à sa quatre-vingt-treizième session.',
    'Приняты Комитетом на его девяносто третьей сессии.',
    'اعتمدتها اللجنة في دورتها الثالثة والتسعين.',
  ])('include %s', (line) => {
    expect(isKnownFootnote(line)).toBe(true)
  })

  it.each(['Les annexes sont entrées en vigueur.', 'Документ был принят.', '法律已通过。'])(
    'do not include %s',
    (line) => {
      expect(isKnownFootnote(line)).toBe(false)
    },
  )
})
