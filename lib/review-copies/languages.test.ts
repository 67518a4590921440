import { describe, expect, test } from 'vitest'
import { finalReading } from '@/lib/richtext/readings'
import type { DocumentNode } from '@/lib/richtext/document'
import { doc, lang, p } from '@/lib/testing/richtext'
import { languageThatCame } from './languages'
import { copyOf, draftText, inDocument, LAWYER, taken } from './testing/copies'

const says = (given: Partial<Record<'plain' | 'rightToLeft' | 'eastAsian', string>>) => ({
  ...{ plain: null, rightToLeft: null, eastAsian: null, ...given },
})

describe('the language of words that came', () => {
  test.each([
    ['Russian in an English report', 'в ночное время', says({ plain: 'ru-RU' }), 'en', 'ru'],
    ['Kazakh', 'түнгі уақыт', says({ plain: 'kk-KZ' }), 'en', 'kk'],
    ['Arabic, which Word says apart', 'في الليل', says({ plain: 'en-GB', rightToLeft: 'ar-SA' }), 'en', 'ar'],
    ['Chinese, which Word says apart', '夜', says({ plain: 'en-GB', eastAsian: 'zh-CN' }), 'fr', 'zh'],
    ['English in a Russian report', 'night shelter', says({ plain: 'en-US' }), 'ru', 'en'],
    ['with signs of no script', '24 часа, 7 дней.', says({ plain: 'ru-RU' }), 'en', 'ru'],
  ])('is taken in: %s', (_, text, languages, report, tag) => {
    expect(languageThatCame(text, languages, report)).toBe(tag)
  })

  test.each([
    ['it says nothing', 'в ночное время', null, 'en'],
    ['of one script with the report, among which Word guesses', 'la nuit', says({ plain: 'fr-FR' }), 'en'],
    ['Russian in a Kazakh report', 'в ночное время', says({ plain: 'ru-RU' }), 'kk'],
    ['letters of another script', 'в ночное время', says({ plain: 'en-US' }), 'en'],
    ['letters of two scripts', 'в night', says({ plain: 'ru-RU' }), 'en'],
    ['letters that the language has not', 'түнгі уақыт', says({ plain: 'ru-RU' }), 'en'],
    ['one letter', 'я', says({ plain: 'ru-RU' }), 'en'],
    ['no letter', '24 – 7', says({ plain: 'ru-RU' }), 'en'],
    ['a language that no report is in', 'під час ночі', says({ plain: 'uk-UA' }), 'en'],
    ['said of other letters', 'في الليل', says({ plain: 'ar-SA' }), 'en'],
    ['a report in a language of which nothing is known', 'в ночное время', says({ plain: 'ru-RU' }), 'xx'],
    ['a copy that does not say the report’s', 'в ночное время', says({ plain: 'ru-RU' }), null],
  ])('is left: %s', (_, text, languages, report) => {
    expect(languageThatCame(text, languages, report)).toBeNull()
  })
})

const run = (text: string, tag = '') =>
  `<w:r>${tag && `<w:rPr><w:lang w:val="${tag}"/></w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`
const came = (text: string, tag: string) => `<w:ins w:id="901" ${LAWYER}>${run(text, tag)}</w:ins>`
const languagesIn = (node: DocumentNode): [string, unknown][] =>
  (node.content ?? []).flatMap((each): [string, unknown][] => {
    const mark = each.marks?.find(({ type }) => type === 'language')
    return mark ? [[each.text ?? '', mark.attrs?.lang]] : languagesIn(each)
  })

test('words that came are marked with it, in lines and new paragraphs; words that were there are not', async () => {
  const { bytes, compare } = await copyOf(draftText)
  const changes = compare(
    inDocument(
      bytes,
      [
        run('A third paragraph.'),
        `${run('A third paragraph', 'fr-FR')}${came(' (третий абзац)', 'ru-RU')}${came(' ici', 'fr-FR')}.`,
      ],
      [
        /<w:p>(?:(?!<\/w:p>).)*The last one\.(?:(?!<\/w:p>).)*<\/w:p>/,
        `<w:p>${run('Новый абзац.', 'ru-RU')}</w:p>$&`,
      ],
    ),
  )
  const { document, conflicts } = taken(draftText, changes)
  expect(conflicts).toEqual([])
  expect(languagesIn(finalReading(document))).toEqual([
    [' (третий абзац)', 'ru'],
    ['Новый абзац.', 'ru'],
  ])
})

test('within words in a language of their own what comes is in that one', async () => {
  const text = doc(p('He said: ', lang('түнгі уақыт бойынша', 'kk'), '.'))
  const { bytes, compare } = await copyOf(text)
  const changes = compare(
    inDocument(bytes, [/түнгі уақыт/, `түнгі </w:t></w:r>${came('нет ', 'ru-RU')}<w:r><w:t>уақыт`]),
  )
  expect(languagesIn(finalReading(taken(text, changes).document))).toEqual([
    ['түнгі нет уақыт бойынша', 'kk'],
  ])
})
