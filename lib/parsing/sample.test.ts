import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  accountFor,
  asDocument,
  decodeReply,
  outlineOfDocument,
  parseReply,
  replyFromOutline,
  type ArtefactName,
} from '.'

const bytes = readFileSync(new URL('../../prisma/samples/cedaw-93-kazakhstan-replies.txt', import.meta.url))
const text = decodeReply(bytes)
const lines = text.split('\n')
const reply = parseReply(text)
const questions = reply.sections.flatMap((section) => section.questions)
const paragraphs = questions.flatMap((question) => question.paragraphs)

/** The question whose label stands on a line of the file (from 1), with the line's text. */
function questionAt(line: number) {
  const printed = lines[line - 1]
  const found = questions.find((question) => question.label === printed)
  if (!found) throw new Error(`no question for line ${line}: ${printed}`)
  return found
}

describe('the sample reply', () => {
  it('has 23 sections, 153 questions, 155 sub-questions and 192 paragraphs', () => {
    expect(reply.sections).toHaveLength(23)
    expect(questions).toHaveLength(153)
    expect(questions.flatMap((question) => question.refs)).toHaveLength(155)
    expect(new Set(questions.flatMap((question) => question.refs)).size).toBe(155)
    expect(paragraphs).toHaveLength(192)
    expect(new Set(questions.map((question) => question.number)).size).toBe(23)
  })

  it('says in its header what it is', () => {
    expect(reply).toMatchObject({
      committee: 'CEDAW',
      committeeName: 'Committee on the Elimination of Discrimination against Women',
      session: 93,
      sessionDates: { place: 'Geneva', from: '2026-06-22', to: '2026-07-10' },
      state: 'KAZ',
      stateName: 'Kazakhstan',
      symbol: null,
      title:
        'Replies of Kazakhstan to the list of issues and questions in relation to its sixth periodic report',
      dateReceived: '2025-10-20',
      language: 'en',
      notes: ['The present document is being issued without formal editing.'],
    })
    expect(reply.header).toEqual(
      [1, 2, 3, 4, 10, 13].map((line) => lines[line - 1]?.trim().replace(/\*$/, '')),
    )
  })

  it('warns of the three Cyrillic letters and of nothing else', () => {
    expect(reply.warnings).toMatchObject([
      { code: 'cyrillicLetter', label: '12 (\u0430)', values: { letters: '\u0430', refs: '12(a)' } },
      { code: 'cyrillicLetter', label: '22 (\u0430)', values: { letters: '\u0430', refs: '22(a)' } },
      { code: 'cyrillicLetter', label: '22 (\u0441)', values: { letters: '\u0441', refs: '22(c)' } },
    ])
  })

  it.each([
    [426, '12 (\u0430)', '12-a', '12', ['a'], ['12(a)']],
    [700, '22 (\u0430)', '22-a', '22', ['a'], ['22(a)']],
    [708, '22 (\u0441)', '22-c', '22', ['c'], ['22(c)']],
    [316, '9 (i) and (j)', '9-i-j', '9', ['i', 'j'], ['9(i)', '9(j)']],
    [553, '14 (e) and (f)', '14-e-f', '14', ['e', 'f'], ['14(e)', '14(f)']],
    [660, '17', '17', '17', [], ['17']],
    [668, '18', '18', '18', [], ['18']],
    [676, '19', '19', '19', [], ['19']],
    [683, '20', '20', '20', [], ['20']],
    [691, '21', '21', '21', [], ['21']],
    [117, '4 (c)', '4-c', '4', ['c'], ['4(c)']],
    [499, '13 (f)', '13-f', '13', ['f'], ['13(f)']],
    [628, '16 (c)', '16-c', '16', ['c'], ['16(c)']],
  ])('reads the label at line %i, %s', (line, label, slug, number, letters, refs) => {
    expect(questionAt(line)).toMatchObject({ label, slug, number, letters, refs })
  })

  it.each([
    [17, '1 (a)'],
    [619, '16 (a)'],
    [680, '20'],
    [697, '22 (\u0430)'],
  ])('takes line %i for a heading', (line, firstLabel) => {
    const section = reply.sections.find(({ title }) => title === lines[line - 1])
    expect(section?.questions[0]?.label).toBe(firstLabel)
  })

  // An oracle that shares nothing with the parser: in this file, and only the State's paragraphs are indented.
  it('gives every paragraph whole, in order, with nothing added', () => {
    const indented = lines.filter((line) => /^(\[bookmark: \w+\])?\t(?!\*)/.test(line))
    expect(paragraphs.map((paragraph) => paragraph.text)).toEqual(
      indented.map((line) => line.slice(line.indexOf('\t') + 1)),
    )
  })

  it.each([116, 343, 517])('leaves the bookmark of line %i out', (line) => {
    const found = paragraphs.find(({ text: words }) => lines[line - 1]?.endsWith('\t' + words))
    expect(found?.text).toMatch(/^[A-Z]/)
  })

  it('keeps real characters as they are and folds them for search beside it', () => {
    const all = paragraphs.map((paragraph) => paragraph.text).join('\n')
    expect(all.match(/\u00a0/g)).toHaveLength(6)
    expect(all.match(/\u2011/g)).toHaveLength(5)
    expect(all).toContain('\u04d8\u0434\u0456\u043b\u0435\u0442 (Adilet)')
    expect(all).toContain('CEDAW/C/61/D/45/2012')
    const folded = paragraphs.map((paragraph) => paragraph.normalised).join('\n')
    expect(folded).not.toMatch(/[\u00a0\u2011\u2013\u2018-\u201d]/)
    expect(folded.match(/non-governmental organizations/g)?.length).toBeGreaterThan(
      all.match(/non-governmental organizations/g)?.length ?? 0,
    )
  })

  it('gives unique readable ids, the same every time', () => {
    const ids = paragraphs.map((paragraph) => paragraph.id)
    expect(new Set(ids).size).toBe(192)
    expect(ids.slice(0, 3)).toEqual(['1-a.1', '1-b.1', '1-c.1'])
    expect(questionAt(708).paragraphs.map(({ id }) => id)).toEqual(['22-c.1'])
    expect(parseReply(text)).toEqual(reply)
    expect(replyFromOutline(asDocument(text), outlineOfDocument(asDocument(text)))).toEqual(reply)
  })
})

// What an artefact of each name may hold. With this no word of the State can hide in an artefact.
const ARTEFACT_TEXTS: Record<ArtefactName, RegExp> = {
  blank: /^\n$/,
  lineBreak: /^\n$/,
  pageBreak: /^\f$/,
  space: /^ +$/,
  tab: /^\t+$/,
  byteOrderMark: /^\ufeff$/,
  bookmark: /^\[bookmark: (_Hlk214362744|_Hlk214365452|BeginPage)\]$/,
  unprintable: /^$/,
  footnoteMark: /^\*$/,
  image: /^image[123]\.(jpg|png)$/,
  trailer: /^Please recycle @$/,
  runningHead: /^$/,
  number: /^$/,
  answerMark: /^$/,
  hyphen: /^$/,
}

describe('the account of the sample', () => {
  const pieces = accountFor(text)
  const words = (kind: string) =>
    pieces.filter((piece) => piece.kind === kind).map((piece) => text.slice(piece.start, piece.end))

  it('is the input exactly', () => {
    expect(pieces.map((piece) => text.slice(piece.start, piece.end)).join('')).toBe(text)
    expect(pieces.every((piece) => piece.end > piece.start)).toBe(true)
  })

  it('has the words of the reply, each once and none besides', () => {
    expect(words('heading')).toEqual(reply.sections.map((section) => section.title))
    expect(words('label')).toEqual(questions.map((question) => question.label))
    expect(words('paragraph')).toEqual(paragraphs.map((paragraph) => paragraph.text))
    expect(words('note')).toEqual(reply.notes)
    expect(words('header')).toEqual(reply.header)
  })

  it('calls nothing an artefact that is not one by its name', () => {
    const counts: Partial<Record<ArtefactName, number>> = {}
    for (const { artefact, start, end } of pieces) {
      if (artefact === undefined) continue
      expect(text.slice(start, end)).toMatch(ARTEFACT_TEXTS[artefact])
      counts[artefact] = (counts[artefact] ?? 0) + 1
    }
    expect(counts).toEqual({
      space: 1,
      tab: 194,
      footnoteMark: 2,
      bookmark: 3,
      image: 3,
      trailer: 1,
      lineBreak: 379,
      blank: 390,
    })
  })
})
