import { expect, test } from 'vitest'
import en from '@/lib/i18n/messages/en.json'
import { parseReply, type StateReply } from '@/lib/parsing'
import { claimsOf } from '../claims-of'
import { contradictionsOf } from '.'
import { REASONS } from './finding'

const BASE = parseReply('Replies of Osmara to the list of issues\n\n1\n\n\tText.\n')

/** A reply in any language: one question with these paragraphs. */
function replyIn(language: string, texts: readonly string[]): StateReply {
  const [section] = BASE.sections
  const [question] = section!.questions
  const paragraphs = texts.map((text, at) => ({
    ...question!.paragraphs[0]!,
    id: `1.${at + 1}`,
    text,
    normalised: text,
  }))
  return { ...BASE, language, sections: [{ ...section!, questions: [{ ...question!, paragraphs }] }] }
}

const explained = (language: string, texts: readonly string[]) => {
  const reply = replyIn(language, texts)
  return contradictionsOf(reply, claimsOf(reply)).map(({ explanation }) => explanation)
}

test.each([
  ['fr', 'Le pays compte 136 centres d’accueil : 55 en ville et 91 à la campagne.', '81'],
  ['es', 'El país cuenta con 136 centros: 55 en ciudades y 91 en zonas rurales.', '81'],
  ['ru', 'В стране действуют 136 центров: 55 в городах и 91 в сельской местности.', '81'],
])('%s: parts that do not add up', (language, text, right) => {
  expect(explained(language, [text])).toEqual(['The parts add up to 146 (55 + 91), not to the total of 136.'])
  expect(explained(language, [text.replace('91', right)])).toEqual([])
})

test('a column of a table that does not add up to its total', () => {
  const rows = ['Region\t2022\t2023', 'North\t120\t130', 'South\t80\t95', 'Total\t200\t235']
  expect(explained('en', rows)).toEqual(['The parts add up to 225 (130 + 95), not to the total of 235.'])
  expect(explained('ru', rows)).toEqual(['The parts add up to 225 (130 + 95), not to the total of 235.'])
  expect(explained('en', [...rows.slice(0, 3), 'Total\t200\t225'])).toEqual([])
})

test('every reason has its words', () => {
  expect(Object.keys(en.claims.contradictions)).toEqual(expect.arrayContaining([...REASONS]))
})
