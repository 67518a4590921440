import type { StateReply } from '@/lib/parsing'

/** A reply of one question whose paragraphs are given, as the parser would deliver it. */
export function replyOf(paragraphs: readonly string[], language = 'en', asked = ''): StateReply {
  const question = {
    label: '1 (a)',
    slug: '1-a',
    number: '1',
    letters: ['a'],
    refs: ['1(a)'],
    text: asked,
    confidence: 1,
    guesses: [],
    blockId: 'b1',
    paragraphs: paragraphs.map((text, at) => ({
      id: `1-a.${at + 1}`,
      text,
      normalised: text.toLowerCase(),
      blockId: `b${at + 2}`,
    })),
  }
  return {
    committee: 'CEDAW',
    committeeName: 'Committee on the Elimination of Discrimination against Women',
    session: null,
    sessionDates: null,
    state: null,
    stateName: null,
    symbol: null,
    title: '',
    dateReceived: '2025-10-20',
    language,
    header: [],
    notes: [],
    sections: [{ title: '', questions: [question] }],
    warnings: [],
  } as StateReply
}
