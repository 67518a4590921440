import { IntlMessageFormat } from 'intl-messageformat'
import { createTranslator } from 'use-intl/core'
import { describe, expect, test } from 'vitest'
import en from '@/lib/i18n/messages/en.json'
import { reportFacts, richReport } from '@/lib/testing/report-content'
import { doc, note, p, quote, table, td, tr, withAttrs } from '@/lib/testing/richtext'
import { compile } from './compile'
import { FORMATS } from './formats'
import { DEFAULT_COMPILATION } from './settings'
import { CATALOGUES, exportWording } from './wording'

const OTHERS = ['ar', 'es', 'fr', 'kk', 'ru', 'zh'] as const

/** Every message by its path. */
function messagesIn(node: object, path = ''): [key: string, text: string][] {
  return Object.entries(node).flatMap(([key, value]: [string, string | object]) =>
    typeof value === 'string' ? [[`${path}${key}`, value]] : messagesIn(value, `${path}${key}.`),
  )
}

/** The names that a message asks for; a count may be left to decide whether there is a number. */
function asked(text: string): string[] {
  const names = new Set<string>()
  type Element = ReturnType<IntlMessageFormat['getAst']>[number]
  const visit = (element: Element): void => {
    if ('value' in element && element.type !== 0) names.add(element.value)
    if ('options' in element)
      for (const { value } of Object.values(element.options)) value.forEach((each) => visit(each))
  }
  new IntlMessageFormat(text, 'en').getAst().forEach(visit)
  names.delete('count')
  return [...names].toSorted()
}

const { formats: _, review: __, ...set } = en.export

describe.each(OTHERS)('%s', (language) => {
  const own = messagesIn(CATALOGUES[language]!.export)

  test('has every message that the compiler sets, with the same values, and no other', () => {
    const english = messagesIn(set)
    expect(own.map(([key]) => key).toSorted()).toEqual(english.map(([key]) => key).toSorted())
    const texts = new Map(own)
    for (const [key, text] of english) {
      expect(() => new IntlMessageFormat(texts.get(key)!, language).getAst(), key).not.toThrow()
      expect(asked(texts.get(key)!), key).toEqual(asked(text))
    }
  })

  test('has every reason why two passages of the reply contradict each other, with the same values', () => {
    const reasons = Object.entries(CATALOGUES[language]!.contradictions)
    const english: Record<string, string> = en.claims.contradictions
    expect(reasons.map(([key]) => key).toSorted()).toEqual(Object.keys(english).toSorted())
    for (const [key, text] of reasons) expect(asked(text), key).toEqual(asked(english[key]!))
  })

  test('names the chapters and the committees, none of them in English', () => {
    const wording = exportWording(language)
    for (const chapter of Object.keys(en.terms.chapters) as (keyof typeof en.terms.chapters)[])
      expect(wording.chapter(chapter)).not.toBe(en.terms.chapters[chapter])
    for (const [code, name] of Object.entries(en.reports.committees))
      expect([name, code]).not.toContain(wording.committee(code))
    expect(wording.committee('XYZ')).toBe('XYZ')
  })
})

test('a report has its set words in its own language, in every format', async () => {
  const text = doc(
    p('x', note('y')),
    quote({ paragraph: '3.1', label: '3 (a)' }, p('z')),
    withAttrs(table(tr(td('1'))), { caption: 'Régions' }),
  )
  const content = {
    ...richReport(),
    report: reportFacts({ language: 'fr', publicity: 'confidential', state: 'KGZ' }),
    chapters: [{ chapter: 'introduction' as const, text }],
    sections: [],
    settings: { ...DEFAULT_COMPILATION, abbreviations: [] },
  }
  const tree = compile(content, exportWording())
  expect(tree).toMatchObject({
    contents: 'Table des matières',
    marking: 'Confidentiel – ne pas publier',
    notes: 'Notes',
    cover: {
      kind: 'Rapport alternatif',
      occasion: [
        'Présenté au Comité pour l’élimination de la discrimination à l’égard des femmes (CEDAW)',
        '93e session',
        'État partie : Kirghizistan',
      ],
      language: 'Original : français',
    },
    parts: [{ title: 'Introduction et méthodologie' }],
  })
  const html = new TextDecoder().decode(await FORMATS.html.render(tree, exportWording().t))
  expect(html).toContain('<caption>Tableau 1. Régions</caption>')
  expect(html).toContain('Réponse de l’État, paragraphe 3 (a)')
  expect(html).toContain('aria-label="Note 1"')
  expect(html).toContain('Aller au texte')
})

test.each([
  ['ar', 'KAZ', 'الدولة الطرف: كازاخستان'],
  ['zh', 'KAZ', '缔约国：哈萨克斯坦'],
  ['ru', 'KGZ', 'Государство-участник: Кыргызстан'],
  ['kk', 'KAZ', 'Қатысушы мемлекет: Қазақстан'],
  ['es', 'KAZ', 'Estado parte: Kazajstán'],
  ['zh-Hant', 'KAZ', '缔约国：哈萨克斯坦'],
  ['de', 'KAZ', 'Concerning Kazakhstan'],
])('in %s the State %s is named: %s', (language, state, line) => {
  const { cover } = compile(
    { report: reportFacts({ language, state }), chapters: [], sections: [] },
    exportWording(),
  )
  expect(cover.occasion.at(-1)).toBe(line)
})

test.each([
  ['PRK', ['Democratic People’s Republic of Korea', 'República Popular Democrática de Corea']],
  ['KOR', ['Republic of Korea', 'República de Corea']],
  ['VAT', ['Holy See', 'Santa Sede']],
  ['MMR', ['Myanmar', 'Myanmar']],
  ['CIV', ['Côte d’Ivoire', 'Côte d’Ivoire']],
])('%s is called as in United Nations documents', (state, [english, spanish]) => {
  expect(exportWording('en').state(state)).toBe(english)
  expect(exportWording('es').state(state)).toBe(spanish)
})

test.each(['en', ...OTHERS])(
  'in %s words that take the short way are those that the translator says',
  (language) => {
    const { contradictions } = CATALOGUES[language]!
    const messages = { ...en.export, ...CATALOGUES[language]!.export, contradictions }
    const { t } = exportWording(language)
    const slow = createTranslator({
      locale: language,
      messages: { export: messages } as never,
      namespace: 'export' as never,
    }) as typeof t
    let put = 0
    for (const [key, text] of messagesIn(messages)) {
      const names = [...text.matchAll(/\{(\w+)/g)].map(([, name]) => name!)
      for (const value of [0, 1, 1234.5, 'Straße {x} $& <b>it’s</b>']) {
        const values = Object.fromEntries(names.map((name) => [name, value]))
        // Plurals count; a word is none.
        if (typeof value === 'string' && /,\s*(?:plural|number|select|date)/.test(text)) continue
        expect(t(key, values), key).toBe(slow(key, values))
        put += names.length
      }
      expect(t(key), key).toBe(slow(key))
    }
    expect(put).toBeGreaterThan(50)
  },
)
