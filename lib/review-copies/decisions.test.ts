import { expect, test } from 'vitest'
import { finalReading, originalReading } from '@/lib/richtext/readings'
import type { DocumentNode } from '@/lib/richtext/document'
import { resolve } from '@/lib/richtext/suggestions/resolve'
import { bold, doc, p } from '@/lib/testing/richtext'
import { by, del, fmt, ins, suggested } from '@/lib/testing/suggested'
import {
  BEFORE,
  copyOf,
  draftText,
  edited,
  inDocument,
  linesOf,
  taken,
  thread,
  withComment,
} from './testing/copies'

const INS = /<w:ins [^>]*>(<w:r>(?:(?!<\/w:r>).)*<\/w:r>)<\/w:ins>/
const DEL = /<w:del [^>]*>(?:(?!<\/w:del>).)*<\/w:del>/
const decidedIn = async (text: DocumentNode, ...replacements: [string | RegExp, string][]) => {
  const { bytes, compare } = await copyOf(text)
  return compare(inDocument(bytes, ...replacements)).drafts[0]!
}

test('what was accepted or rejected in Word is told of each suggestion, and is neither an edit nor a conflict', async () => {
  const accepted = await decidedIn(draftText, [INS, '$1'], [DEL, ''])
  expect(accepted).toMatchObject({ edits: [], remarks: [], threads: [] })
  expect(accepted.proposals).toEqual([
    { kind: 'accepted', target: by('author').id, passage: 'thirty', wanted: '' },
    { kind: 'accepted', target: by('reviewer').id, passage: '', wanted: 'twelve' },
  ])
  const rejected = await decidedIn(
    draftText,
    [INS, ''],
    [
      /<w:del [^>]*>(<w:r>.*?)<w:delText([^>]*)>thirty<\/w:delText><\/w:r><\/w:del>/,
      '$1<w:t$2>thirty</w:t></w:r>',
    ],
  )
  expect(rejected).toMatchObject({ edits: [], remarks: [] })
  expect(rejected.proposals.map(({ kind }) => kind)).toEqual(['rejected', 'rejected'])
  const one = await decidedIn(draftText, [INS, '$1'])
  expect(one.proposals.map(({ kind, wanted }) => [kind, wanted])).toEqual([['accepted', 'twelve']])
})

test('made here, the decisions give the text that Word shows', async () => {
  const { proposals } = await decidedIn(draftText, [INS, '$1'], [DEL, ''])
  const verdicts = new Map(proposals.map(({ target }) => [target, 'accept' as const]))
  const decided = resolve(draftText, ({ id }) => verdicts.get(id) ?? 'keep')
  expect(linesOf(decided)).toEqual(BEFORE)
  expect(originalReading(decided)).toEqual(finalReading(draftText))
})

test('letters in the midst of a word, whole paragraphs and headings are decided too', async () => {
  const letters = doc(p('The colo', ins(by('a'), 'u'), 'r of centre', del(by('b'), 's'), ' is grey.'))
  const within = await decidedIn(letters, [INS, ''], [DEL, ''])
  expect(within).toMatchObject({ edits: [], remarks: [] })
  expect(within.proposals.map(({ kind, target }) => [kind, target])).toEqual([
    ['rejected', by('a').id],
    ['accepted', by('b').id],
  ])

  const blocks = doc(
    p('First.'),
    suggested(p(ins(by('a'), 'A paragraph that comes.')), { inserted: by('a') }),
    p('Last.'),
  )
  const whole = await decidedIn(blocks, [
    /<w:p>(?:(?!<\/w:p>).)*A paragraph that comes\.(?:(?!<\/w:p>).)*<\/w:p>/,
    '',
  ])
  expect(whole).toMatchObject({
    edits: [],
    remarks: [],
    proposals: [{ kind: 'rejected', target: by('a').id }],
  })

  const change = { ...by('a'), type: 'heading', attrs: { level: 1 } }
  const heading = doc(suggested(p('Shelters'), { changed: [change] }), p('Last.'))
  const styled = await decidedIn(heading, [/<w:pPrChange [^>]*>.*?<\/w:pPrChange>/, ''])
  expect(styled).toMatchObject({ edits: [], proposals: [{ kind: 'accepted', target: by('a').id }] })
  const back = await decidedIn(heading, [
    /<w:pStyle w:val="Heading3"\/>((?:(?!<\/w:pPr>).)*)<w:pPrChange [^>]*>.*?<\/w:pPrChange>/,
    '<w:pStyle w:val="BodyText"/>$1',
  ])
  expect(back).toMatchObject({ edits: [], proposals: [{ kind: 'rejected', target: by('a').id }] })

  const looks = doc(
    p('Open ', fmt(by('a'), 'these', { add: [{ type: 'bold' }] }), ' doors.'),
    p(bold('Now.')),
  )
  const looked = await decidedIn(looks, [/<w:rPrChange [^>]*>.*?<\/w:rPrChange>/, ''])
  expect(looked).toMatchObject({ edits: [], proposals: [{ kind: 'accepted', wanted: 'these' }] })
})

test('a part of a suggestion is no decision: what went is proposed to go, what was accepted is told', async () => {
  const text = doc(p('Nobody ', ins(by('a'), 'ever opened'), ' them.'))
  const accepted = await decidedIn(text, [
    /(<w:ins [^>]*>)(<w:r>.*?)ever opened(<\/w:t><\/w:r>)<\/w:ins>/,
    '$1$2ever $3</w:ins>$2opened$3',
  ])
  expect(accepted).toMatchObject({
    edits: [],
    proposals: [],
    remarks: [{ kind: 'accepted', passage: 'opened' }],
  })
  const rejected = await decidedIn(text, ['ever opened', 'ever '])
  expect(rejected).toMatchObject({ edits: [{ kind: 'delete', author: null }], proposals: [], remarks: [] })
})

test('a thread that was settled in Word, or begun again, is proposed so; a file that says nothing of it is not', async () => {
  const settledIn = async (isResolved: boolean, xml: (part: string) => string) => {
    const { bytes, compare } = await copyOf(withComment, [{ ...thread, isResolved }])
    return compare(edited(bytes, { 'word/commentsExtended.xml': xml })).drafts[0]!
  }
  const done = await settledIn(false, (xml) => xml.replace('w15:done="0"', 'w15:done="1"'))
  expect(done.proposals).toEqual([{ kind: 'resolved', target: 't-1', passage: 'Which ones?', wanted: '' }])
  expect(done).toMatchObject({ edits: [], threads: [] })
  const again = await settledIn(true, (xml) => xml.replace('w15:done="1"', 'w15:done="0"'))
  expect(again.proposals.map(({ kind }) => kind)).toEqual(['reopened'])
  const silent = await settledIn(true, (xml) => xml.replace(/<w15:commentEx [^>]*\/>/, ''))
  expect(silent.proposals).toEqual([])
  expect(taken(withComment, { drafts: [done], remarks: [], savedBy: null }).conflicts).toEqual([])
})

test('who saved the file last is told', async () => {
  const { bytes, compare } = await copyOf(draftText)
  const saved = edited(bytes, {
    'docProps/core.xml': (xml) =>
      xml.replace(
        /<cp:lastModifiedBy>.*?<\/cp:lastModifiedBy>|<cp:lastModifiedBy\/>|(?=<\/cp:coreProperties>)/,
        '<cp:lastModifiedBy>The lawyer</cp:lastModifiedBy>',
      ),
  })
  expect(compare(saved).savedBy).toBe('The lawyer')
  expect(compare(bytes).savedBy).toBeNull()
})

test('of suggestions on the same letters, which Word shows as one, each is decided', async () => {
  const [a, b, c] = [by('a'), by('b'), by('c')]
  const both = { type: 'deletion', attrs: { ...b } }
  const gone = doc(p('The ', del(a, 'thir'), del(a, 'ty', both), del(b, ' open'), ' centres.'))
  const all = await decidedIn(gone, [new RegExp(DEL, 'g'), ''])
  expect(all).toMatchObject({ edits: [], remarks: [] })
  expect(all.proposals.map(({ kind, target, passage }) => [kind, target, passage])).toEqual([
    ['accepted', 'a', 'thirty'],
    ['accepted', 'b', 'ty open'],
  ])
  // The other goes on beside it.
  const first = await decidedIn(gone, [
    /(?:<w:del [^>]*>(?:(?!<\/w:del>).)*thir<(?:(?!<\/w:del>).)*<\/w:del>)(?:<w:del [^>]*>(?:(?!<\/w:del>).)*>ty<(?:(?!<\/w:del>).)*<\/w:del>)/,
    '',
  ])
  expect(first.proposals.map(({ kind, target }) => [kind, target])).toEqual([['accepted', 'a']])

  const block = doc(suggested(p('A ', del(b, 'third'), ' one.'), { deleted: c }), p('End.'))
  const { proposals } = await decidedIn(
    block,
    [/<w:rPr><w:del [^>]*\/><\/w:rPr>/, ''],
    [new RegExp(/<w:del [^>]*>(<w:r>(?:(?!<\/w:r>).)*<\/w:r>)<\/w:del>/, 'g'), '$1'],
    [/w:delText/g, 'w:t'],
  )
  expect(proposals.map(({ kind, target, passage }) => [kind, target, passage])).toEqual([
    ['rejected', 'c', 'A third one.'],
    ['rejected', 'b', 'third'],
  ])

  const bolder = fmt(
    a,
    'open',
    { add: [{ type: 'bold' }] },
    { type: 'formatting', attrs: { ...by('b', 'b', 2), add: [{ type: 'italic' }], remove: [] } },
  )
  const looks = await decidedIn(doc(p('They are ', bolder, '.')), [/<w:rPrChange .*?<\/w:rPrChange>/, ''])
  expect(looks).toMatchObject({ edits: [], remarks: [] })
  expect(looks.proposals.map(({ kind, target }) => [kind, target])).toEqual([
    ['accepted', 'b'],
    ['accepted', 'a'],
  ])
})
