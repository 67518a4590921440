import { describe, expect, it } from 'vitest'
import { committeeByName, COMMITTEES, readDocumentSymbol, readReplySymbol } from './committees'
import { readDate, readOrdinal, readSessionDates } from './dates'
import { isKnownFootnote, readHeaderLine } from './header'
import { grammarOf } from './languages'
import { foldLine } from './languages/fold-line'

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
