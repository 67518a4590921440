import { describe, expect, it } from 'vitest'
import { readHeaderLine, readTitle } from './header'
import type { DocumentKind } from './languages/language'

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
