import codes from 'i18n-iso-countries/codes.json' with { type: 'json' }
import { describe, expect, it } from 'vitest'
import { russianGenitive } from './languages/genitive'
import { UNITED_NATIONS_NAMES } from './languages/state-names'
import { stateByName } from './states'

const ALPHA3 = new Map(codes.map(([alpha2, alpha3]) => [alpha2, alpha3] as const))

describe('stateByName', () => {
  it.each(['en', 'fr', 'es', 'ru', 'ar', 'zh'])(
    'knows every name of the list of ISO in %s',
    async (language) => {
      const list = (await import(`i18n-iso-countries/langs/${language}.json`, {
        with: { type: 'json' },
      })) as {
        default: { countries: Record<string, string | string[]> }
      }
      const wrong: string[] = []
      for (const [alpha2, names] of Object.entries(list.default.countries)) {
        for (const name of [names].flat()) {
          // Two States are called so; United Nations documents mean the smaller one.
          if (name === 'Congo') continue
          if (stateByName(name, language) !== (ALPHA3.get(alpha2) ?? null)) wrong.push(name)
        }
      }
      expect(wrong).toEqual([])
    },
  )

  it.each(Object.entries(UNITED_NATIONS_NAMES))(
    'knows every name of the United Nations in %s',
    (language, list) => {
      for (const line of list.trim().split(/\s*\n\s*/)) {
        expect(codes.some(([, alpha3]) => alpha3 === line.slice(0, 3))).toBe(true)
        for (const name of line.slice(4).split(/ \/ |\|/)) {
          expect([name, stateByName(name, language)]).toEqual([name, line.slice(0, 3)])
        }
      }
    },
  )

  it.each([
    ['fr', 'la République-Unie de Tanzanie', 'TZA'],
    ['fr', 'République du Bénin', 'BEN'],
    ['fr', 'République d’Albanie', 'ALB'],
    ['fr', 'République du Congo', 'COG'],
    ['fr', 'République démocratique du Congo', 'COD'],
    ['fr', 'Corée', null],
    ['es', 'República del Paraguay', 'PRY'],
    ['es', 'Reino de España', 'ESP'],
    ['es', 'la Argentina', 'ARG'],
    ['ru', 'Республики Таджикистан', 'TJK'],
    ['ru', 'Княжества Монако', 'MCO'],
    ['ru', 'Ирана (Исламской Республики)', 'IRN'],
    ['ru', 'Руритании', null],
    ['ar', 'لكازاخستان', 'KAZ'],
    ['ar', 'للأردن', 'JOR'],
    ['ar', 'لجمهورية مولدوفا', 'MDA'],
    ['ar', 'لبنان', 'LBN'],
    ['ar', 'للبنان', 'LBN'],
    ['ar', 'ليبيا', 'LBY'],
    ['ar', 'مملكة البحرين', 'BHR'],
    ['ar', 'روريتانيا', null],
    ['zh', '哈萨克斯坦共和国', 'KAZ'],
    ['zh', '约旦王国', 'JOR'],
    ['zh', '卢里塔尼亚', null],
    ['xx', 'Kazakhstan', null],
  ])('in %s knows %s as %s', (language, name, alpha3) => {
    expect(stateByName(name, language)).toBe(alpha3)
  })
})

describe('russianGenitive', () => {
  it.each([
    ['Казахстан', 'Казахстана'],
    ['Китай', 'Китая'],
    ['Беларусь', 'Беларуси'],
    ['Израиль', 'Израиля'],
    ['Индия', 'Индии'],
    ['Мексика', 'Мексики'],
    ['Польша', 'Польши'],
    ['Куба', 'Кубы'],
    ['Перу', 'Перу'],
    ['Самоа', 'Самоа'],
    ['Нидерланды', 'Нидерландов'],
    ['Филиппины', 'Филиппин'],
    ['Новая Зеландия', 'Новой Зеландии'],
    ['Соломоновы Острова', 'Соломоновых Островов'],
    ['Босния и Герцеговина', 'Боснии и Герцеговины'],
    ['Сент-Винсент и Гренадины', 'Сент-Винсента и Гренадин'],
    ['Республика Молдова', 'Республики Молдова'],
    ['Российская Федерация', 'Российской Федерации'],
    ['Соединенные Штаты Америки', 'Соединенных Штатов Америки'],
    ['Объединенные Арабские Эмираты', 'Объединенных Арабских Эмиратов'],
    ['Корейская Народно-Демократическая Республика', 'Корейской Народно-Демократической Республики'],
    ['Шри-Ланка', 'Шри-Ланки'],
  ])('of %s is %s', (name, genitive) => {
    expect(russianGenitive(name)).toBe(genitive)
  })
})
