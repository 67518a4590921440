import { expect, test } from 'vitest'
import { br, lang, note, p, quote, ref, rtl, ul, li, withAttrs } from '@/lib/testing/richtext'
import { plainText } from './shared'
import { isolated, isolateLabels, isolatePassages } from './isolates'

const shown = (text: string) =>
  text.replace(/[\u2066\u2067\u2069]/g, (each) => ({ '\u2066': '‹', '\u2067': '›' })[each] ?? '.')
const said = (nodes: Parameters<typeof isolatePassages>[0], direction: 'ltr' | 'rtl') =>
  shown(isolatePassages(nodes, direction).map(plainText).join('|'))

test('passages that run otherwise than their line stand apart from it, as a whole', () => {
  const strong = { ...lang('30', 'en'), marks: [{ type: 'bold' }, ...lang('', 'en').marks!] }
  const line = p('«', lang('In 2024, ', 'en'), strong, lang('.', 'fr'), '» ', lang('سنة', 'fa'))
  expect(said([line], 'rtl')).toBe('«‹In 2024, 30..» سنة')
})

test('of a line that says how it runs that counts, and of what it stands in', () => {
  expect(said([p('a ', lang('سنة', 'ar'))], 'ltr')).toBe('a ›سنة.')
  expect(said([rtl(p('x ', lang('b', 'en')))], 'ltr')).toBe('x ‹b.')
  expect(said([withAttrs(ul(li('x ', lang('b', 'en'))), { dir: 'rtl' })], 'ltr')).toBe('x ‹b.')
  expect(said([p('x', br(), lang('b', 'en'), note(lang('c', 'en')))], 'rtl')).toBe('x‹b.‹ c .')
  const plain = [p('x ', lang('b', 'fr'))]
  expect(isolatePassages(plain, 'ltr')[0]).toEqual(plain[0])
})

test('a line of the cover that begins in another direction stands apart', () => {
  expect(shown(isolated('12 Rue de Lausanne', 'rtl'))).toBe('‹12 Rue de Lausanne.')
  expect(isolated('12', 'rtl')).toBe('12')
  expect(isolated('12 كانون', 'rtl')).toBe('12 كانون')
  expect(shown(isolated('ملاجئ 1', 'ltr'))).toBe('›ملاجئ 1.')
})

test('a label of several paragraphs stands apart in a line from the right', () => {
  const label = '9 (i) and (j)'
  expect(shown(isolateLabels(`الفقرة ${label} من`, 'rtl'))).toBe(`الفقرة ‹${label}. من`)
  expect(shown(isolateLabels('3 (a), (b) و 4 (c)-(d)', 'rtl'))).toBe('‹3 (a), (b). و ‹4 (c)-(d).')
  for (const text of ['الفقرة 3 (a)', '2024 (NGO) و', '12']) expect(isolateLabels(text, 'rtl')).toBe(text)
  expect(isolateLabels(label, 'ltr')).toBe(label)
  expect(said([p(`الفقرة ${label}`), p(lang(label, 'en'))], 'rtl')).toBe(`الفقرة ‹${label}.|‹${label}.`)
  const source = withAttrs(quote({}, p('x')), { attribution: `رد ${label}` })
  const refers = withAttrs(ref('question:q', ''), { text: `الفقرة ${label}` })
  const [quoted, line] = isolatePassages([source, p(refers)], 'rtl')
  expect(shown(String(quoted!.attrs!.attribution))).toBe(`رد ‹${label}.`)
  expect(shown(String(line!.content![0]!.attrs!.text))).toBe(`الفقرة ‹${label}.`)
})
