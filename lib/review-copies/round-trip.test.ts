import fc from 'fast-check'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { AppError } from '@/lib/errors'
import { renderReview, type ReviewThread } from '@/lib/export/formats/review'
import { faultsOf } from '@/lib/export/formats/docx/testing/faults-of'
import type { ReportContent } from '@/lib/export/content'
import { exportWording } from '@/lib/export/wording'
import type { DocumentNode } from '@/lib/richtext/document'
import { finalReading, originalReading } from '@/lib/richtext/readings'
import { misfitsIn } from '@/lib/richtext/suggestions/fits'
import { saidBy } from '@/lib/richtext/suggestions/shape'
import { isEmptyDocument } from '@/lib/richtext/words'
import { readDocument, updateFromDocument } from '@/lib/richtext/ydoc'
import { largeReport } from '@/lib/testing/large-report'
import { everyNode, reportFacts } from '@/lib/testing/report-content'
import { bold, commented, doc, figure, h, li, note, p, ref, table, td, tr, ul } from '@/lib/testing/richtext'
import { anySuggestedDocument, by, del, ins, split, suggested } from '@/lib/testing/suggested'
import type { CopyChanges } from './changes'
import { compareCopy } from './compare'
import { readCopy } from './reading'
import { placesIn, takeInto } from './take-into'

const wording = exportWording()
const LAWYER = 'w:author="The lawyer" w:date="2026-06-01T10:00:00Z"'

const draftText = doc(
  p(
    'The State counts ',
    del(by('author'), 'thirty'),
    ins(by('reviewer'), 'twelve'),
    ' centres, nine are open.',
  ),
  p(
    'Nobody ',
    bold('opened'),
    ' at night',
    note('A survey of 2025.'),
    ', as ',
    ref('question:q-2', 'paragraph 4'),
    ' says.',
  ),
  p('A third paragraph.'),
  ul(li('places in towns'), li('places in villages')),
  table(tr(td('one'), td('two')), tr(td('three'), td('four'))),
  p('The last one.'),
)

const thread: ReviewThread = {
  id: 't-1',
  draftId: 'draft-1',
  isResolved: false,
  comments: [{ id: 'c-1', authorId: 'author', at: '2026-05-01T10:00:00.000Z', text: 'Which ones?' }],
}

const captioned = doc(p('One.'), figure({ image: 'i-1', alt: 'A door' }, 'Doors'), p('Two.'))

const withComment = doc(p('Open ', commented('these', 't-1'), ' doors.'))

async function copyOf(text: DocumentNode, threads: ReviewThread[] = []) {
  const questions = [
    { id: 'q-1', label: '3 (a)', slug: '3-a', draftId: 'draft-1', text },
    { id: 'q-2', label: '4', slug: '4', draftId: 'draft-2', text: doc(p('Open them.')) },
  ]
  const content = { report: reportFacts(), chapters: [], sections: [{ title: 'Shelters', questions }] }
  const { bytes, facts } = await renderReview(content, wording, {
    copyId: '0190a000-0000-7000-8000-000000000001',
    ...{ names: null, withDates: false, variant: 'confidential', threads },
  })
  const texts = new Map([
    ['draft-1', text],
    ['draft-2', questions[1]!.text],
  ])
  return { bytes, compare: (back: Uint8Array) => compareCopy(facts, texts, readCopy(back)) }
}

/** The file with one of its parts changed, as somebody's program would have done. */
function edited(bytes: Uint8Array, changes: Record<string, (xml: string) => string>): Uint8Array {
  const parts = unzipSync(bytes)
  for (const [name, change] of Object.entries(changes)) {
    const before = strFromU8(parts[name] ?? new Uint8Array())
    const after = change(before)
    expect(after, name).not.toBe(before)
    parts[name] = strToU8(after)
  }
  return zipSync(parts)
}

const inDocument = (bytes: Uint8Array, ...replacements: [string | RegExp, string][]) =>
  edited(bytes, {
    'word/document.xml': (xml) => replacements.reduce((made, [from, to]) => made.replace(from, to), xml),
  })

/** The draft after what came back was taken in, and what had no place. */
function taken(text: DocumentNode, changes: CopyChanges, now = text) {
  const live = new Y.Doc()
  Y.applyUpdate(live, updateFromDocument(now))
  const { edits } = changes.drafts.find(({ draftId }) => draftId === 'draft-1')!
  const result = takeInto(live, placesIn(live, text), edits, ({ group }) => ({
    id: `taken-${group}`,
    user: 'importer',
    at: 1,
  }))
  return { document: readDocument(live), ...result }
}

const linesOf = (node: DocumentNode): string[] =>
  node.type === 'paragraph' || node.type === 'heading'
    ? [
        (node.content ?? [])
          .map((each) =>
            each.type === 'footnote'
              ? `[${linesOf({ ...each, type: 'paragraph' })[0]}]`
              : (each.text ?? (each.type === 'hardBreak' ? '/' : '@')),
          )
          .join(''),
      ]
    : (node.content ?? []).flatMap(linesOf)

async function accepted(...replacements: [string | RegExp, string][]): Promise<string[]> {
  const { bytes, compare } = await copyOf(draftText)
  const { document, conflicts } = taken(draftText, compare(inDocument(bytes, ...replacements)))
  expect(conflicts).toEqual([])
  expect(originalReading(document)).toEqual(originalReading(draftText))
  return linesOf(finalReading(document))
}

const BEFORE = linesOf(finalReading(draftText))
const insteadOf = (...lines: [number, ...string[]][]) => {
  const made = BEFORE.map((line) => [line])
  for (const [index, ...now] of lines) made[index] = now
  return made.flat()
}

const nothing = { edits: [], threads: [], remarks: [] }

/** All of a report out and in again. */
async function roundTrip(report: ReportContent): Promise<void> {
  let count = 0
  const texts = new Map<string, DocumentNode>()
  const known = <Draft extends { text: DocumentNode }>(draft: Draft) => {
    const draftId = `draft-${++count}`
    texts.set(draftId, draft.text)
    return { ...draft, draftId }
  }
  const content = {
    ...report,
    chapters: report.chapters.map(known),
    sections: report.sections.map((section) => ({ ...section, questions: section.questions.map(known) })),
  }
  const options = { copyId: '', names: null, withDates: false, variant: 'confidential' as const, threads: [] }
  const { bytes, facts } = await renderReview(content, wording, options)
  const changes = compareCopy(facts, texts, readCopy(bytes))
  expect(changes.remarks).toEqual([])
  expect(changes.drafts.length).toBeGreaterThan(50)
  expect(changes.drafts.flatMap(({ edits, threads, remarks }) => [...edits, ...threads, ...remarks])).toEqual(
    [],
  )
}

describe('a copy that nobody changed', () => {
  test('adds nothing, whatever is suggested and said in it', async () => {
    await fc.assert(
      fc.asyncProperty(anySuggestedDocument(), async (text) => {
        if (isEmptyDocument(originalReading(text)) && isEmptyDocument(finalReading(text))) return
        const { bytes, compare } = await copyOf(text, [thread])
        expect(faultsOf(bytes)).toEqual([])
        const changes = compare(bytes)
        expect(changes.remarks).toEqual([])
        for (const { draftId: _, ...each } of changes.drafts) expect(each).toEqual(nothing)
      }),
      { numRuns: Number(process.env.RUNS ?? 10) },
    )
  }, 60_000)

  test('adds nothing where the report says something before the words of a caption', async () => {
    const { bytes, facts } = await renderReview(
      {
        report: reportFacts(),
        chapters: [{ chapter: 'introduction', draftId: 'draft-1', text: captioned }],
        sections: [],
      },
      wording,
      { copyId: '', names: null, withDates: false, variant: 'public', threads: [] },
    )
    const compare = (back: Uint8Array) =>
      compareCopy(facts, new Map([['draft-1', captioned]]), readCopy(back)).drafts[0]!
    expect(compare(bytes).edits).toEqual([])
    const back = inDocument(bytes, ['>Doors<', '>Doors at night<'])
    expect(compare(back).edits).toMatchObject([{ kind: 'insert', block: 1, at: 5 }])
  })

  test('adds nothing at the length of the longest reports', () => roundTrip(largeReport()), 60_000)

  test('adds nothing when another program has written it anew', async () => {
    const soffice = ['/usr/bin/soffice', '/usr/local/bin/soffice'].find((path) => {
      try {
        return execFileSync(path, ['--version'], { stdio: 'pipe' }).length > 0
      } catch {
        return false
      }
    })
    if (!soffice) {
      console.info('LibreOffice is not installed: that it leaves a review copy as it is was not tried.')
      return
    }
    const text = doc(...everyNode().content!, ...draftText.content!, ...withComment.content!)
    const { bytes, compare } = await copyOf(text, [thread])
    const folder = mkdtempSync(join(tmpdir(), 'review-'))
    try {
      writeFileSync(join(folder, 'copy.docx'), bytes)
      const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
      execFileSync(
        soffice,
        [
          profile,
          '--headless',
          '--convert-to',
          'docx',
          '--outdir',
          join(folder, 'out'),
          join(folder, 'copy.docx'),
        ],
        { stdio: 'pipe', timeout: 60_000 },
      )
      const changes = compare(new Uint8Array(readFileSync(join(folder, 'out', 'copy.docx'))))
      expect(changes.remarks).toEqual([])
      for (const { draftId: _, ...each } of changes.drafts) expect(each).toEqual(nothing)
    } finally {
      rmSync(folder, { recursive: true })
    }
  }, 90_000)
})

describe('what was tracked', () => {
  const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
  const gone = (text: string) =>
    `<w:del w:id="900" ${LAWYER}><w:r><w:delText xml:space="preserve">${text}</w:delText></w:r></w:del>`
  const came = (text: string) => `<w:ins w:id="901" ${LAWYER}>${run(text)}</w:ins>`

  test('words that come and go, also within a word, are suggestions of one another', async () => {
    const lines = await accepted([
      run(' centres, nine are open.'),
      run(' centre') + gone('s') + run(', ') + gone('nine') + came('eight') + run(' are open.'),
    ])
    expect(lines).toEqual(insteadOf([0, 'The State counts twelve centre, eight are open.']))
  })

  test('keep the name of who made them, and what belongs together', async () => {
    const { bytes, compare } = await copyOf(draftText)
    const back = inDocument(bytes, [
      run('A third paragraph.'),
      run('A ') + gone('third') + came('fourth') + run(' paragraph.'),
    ])
    expect(compare(back).drafts[0]!.edits).toEqual([
      { kind: 'delete', block: 2, note: null, from: 2, to: 7, author: 'The lawyer', group: 1 },
      {
        ...{ kind: 'insert', block: 2, note: null, at: 7, author: 'The lawyer', group: 1 },
        pieces: [{ kind: 'text', text: 'fourth', look: [] }],
      },
    ])
  })

  test('words of a note', async () => {
    const { bytes, compare } = await copyOf(draftText)
    const back = edited(bytes, {
      'word/footnotes.xml': (xml) =>
        xml.replace(run('A survey of 2025.'), run('A survey of ') + gone('2025') + came('2024') + run('.')),
    })
    const { document, conflicts } = taken(draftText, compare(back))
    expect(conflicts).toEqual([])
    expect(linesOf(finalReading(document))[1]).toBe('Nobody opened at night[A survey of 2024.], as @ says.')
  })

  test('a paragraph that parts, and one that joins the one before', async () => {
    const mark = (name: string) => `<w:rPr><w:${name} w:id="902" ${LAWYER}/></w:rPr>`
    const parted = await accepted([
      /<w:p><w:pPr><w:pStyle w:val="BodyText"\/><\/w:pPr>((?:(?!<w:p>).)*)A third paragraph\.<\/w:t><\/w:r><\/w:p>/,
      `<w:p><w:pPr><w:pStyle w:val="BodyText"/>${mark('ins')}</w:pPr>$1A third</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr>${run(' paragraph.')}</w:p>`,
    ])
    expect(parted).toEqual(insteadOf([2, 'A third', ' paragraph.']))
    const joined = await accepted([
      /<w:pPr><w:pStyle w:val="BodyText"\/><\/w:pPr>(<w:bookmarkStart [^>]*_cpD1B2")/,
      `<w:pPr><w:pStyle w:val="BodyText"/>${mark('del')}</w:pPr>$1`,
    ])
    expect(joined).toEqual(
      insteadOf([1, 'Nobody opened at night[A survey of 2025.], as @ says.A third paragraph.'], [2]),
    )
  })

  test('whole paragraphs that come and go', async () => {
    const ends = (name: string) =>
      `<w:pPr><w:pStyle w:val="BodyText"/><w:rPr><w:${name} w:id="903" ${LAWYER}/></w:rPr></w:pPr>`
    const lines = await accepted(
      [
        /<w:pPr><w:pStyle w:val="BodyText"\/><\/w:pPr>((?:(?!<w:p>).)*)<w:r><w:t xml:space="preserve">A third paragraph\.<\/w:t><\/w:r>/,
        `${ends('del')}$1${gone('A third paragraph.')}`,
      ],
      [
        /(<w:p><w:pPr><w:pStyle w:val="BodyText"\/><\/w:pPr><w:bookmarkStart [^>]*_cpD1B10")/,
        `<w:p>${ends('ins')}${came('A new one.')}</w:p><w:p>${ends('ins')}${came('And another.')}</w:p>$1`,
      ],
    )
    expect(lines).toEqual(insteadOf([2], [9, 'A new one.', 'And another.', 'The last one.']))
  })

  test('an item of a list, a row that goes, another look, a heading', async () => {
    const { bytes, compare } = await copyOf(draftText)
    const back = inDocument(
      bytes,
      [
        /(<w:p><w:pPr><w:pStyle w:val="ListBullet"\/><w:numPr>(?:(?!<\/w:numPr>).)*<\/w:numPr>)(<\/w:pPr>(?:(?!<w:p>).)*)places in towns<\/w:t><\/w:r><\/w:p>/,
        `$1<w:rPr><w:ins w:id="904" ${LAWYER}/></w:rPr>$2places in towns</w:t></w:r></w:p>$1</w:pPr>${came('by the sea')}</w:p>`,
      ],
      [
        /<w:trPr>(<w:cantSplit\/>)<\/w:trPr>((?:(?!<w:trPr>).)*three)/,
        `<w:trPr>$1<w:del w:id="905" ${LAWYER}/></w:trPr>$2`,
      ],
      [
        run('A third paragraph.'),
        `${run('A ')}<w:r><w:rPr><w:b/><w:rPrChange w:id="906" ${LAWYER}><w:rPr/></w:rPrChange></w:rPr><w:t>third paragraph.</w:t></w:r>`,
      ],
      [
        /<w:pStyle w:val="BodyText"\/>(<\/w:pPr><w:bookmarkStart [^>]*_cpD1B10")/,
        `<w:pStyle w:val="Heading3"/><w:pPrChange w:id="907" ${LAWYER}><w:pPr><w:pStyle w:val="BodyText"/></w:pPr></w:pPrChange>$1`,
      ],
    )
    const { document, conflicts } = taken(draftText, compare(back))
    expect(conflicts).toEqual([])
    expect(originalReading(document)).toEqual(originalReading(draftText))
    const { content } = finalReading(document)
    expect(content!.slice(2)).toEqual([
      p('A ', bold('third paragraph.')),
      ul(li('places in towns'), li('by the sea'), li('places in villages')),
      table(tr(td('one'), td('two'))),
      h(1, 'The last one.'),
    ])
  })

  test('decisions on what was suggested are told, and change nothing', async () => {
    const { bytes, compare } = await copyOf(draftText)
    const back = inDocument(
      bytes,
      [/<w:ins [^>]*>(<w:r><w:t xml:space="preserve">twelve<\/w:t><\/w:r>)<\/w:ins>/, '$1'],
      [/<w:del [^>]*><w:r><w:delText xml:space="preserve">thirty<\/w:delText><\/w:r><\/w:del>/, ''],
    )
    const [draft] = compare(back).drafts
    expect(draft!.edits).toEqual([])
    expect(draft!.remarks.map(({ kind, passage }) => [kind, passage])).toEqual([
      ['accepted', 'thirty'],
      ['accepted', 'twelve'],
    ])
  })
})

describe('what was not tracked', () => {
  const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`

  test('is found by comparing: words, paragraphs, a note that is gone', async () => {
    const lines = await accepted(
      [run('A third paragraph.'), run('A wholly other third paragraph.')],
      [
        /(<w:p>(?:(?!<w:p>).)*_cpD1B10"(?:(?!<\/w:p>).)*<\/w:p>)/,
        '$1<w:p><w:r><w:t>One more.</w:t></w:r></w:p>',
      ],
      [/<w:p>(?:(?!<w:p>).)*places in villages<\/w:t><\/w:r><\/w:p>/, ''],
      [/<w:r><w:rPr><w:rStyle w:val="FootnoteReference"\/><\/w:rPr><w:footnoteReference [^>]*\/><\/w:r>/, ''],
    )
    expect(lines).toEqual(
      insteadOf(
        [1, 'Nobody opened at night, as @ says.'],
        [2, 'A wholly other third paragraph.'],
        [4],
        [9, 'The last one.', 'One more.'],
      ),
    )
  })

  test('in what the report makes itself it is shown and has no place', async () => {
    const { bytes, compare } = await copyOf(draftText)
    const back = inDocument(bytes, [
      /Paragraph 4 of the list of issues(?!.*Paragraph 4 of the list)/,
      'Paragraph four',
    ])
    expect(compare(back).remarks).toEqual([
      { kind: 'fixed', author: null, passage: 'Paragraph 4 of the list of issues', wanted: 'Paragraph four' },
    ])
  })
})

describe('the draft has changed since', () => {
  const back = async (...replacements: [string, string][]) => {
    const { bytes, compare } = await copyOf(draftText)
    return compare(inDocument(bytes, ...replacements))
  }
  const replaceLine = (index: number, ...nodes: DocumentNode[]) =>
    doc(...draftText.content!.toSpliced(index, 1, ...nodes))

  test('elsewhere: everything finds its place', async () => {
    const now = doc(p('New at the top.'), ...replaceLine(2, p('A whole third paragraph, longer.')).content!)
    const changes = await back(['A third paragraph.', 'A third and last paragraph.'])
    const { document, conflicts } = taken(draftText, changes, now)
    expect(conflicts).toEqual([])
    expect(linesOf(finalReading(document))[3]).toBe('A whole third and last paragraph, longer.')
    expect(originalReading(document)).toEqual(originalReading(now))
  })

  test('at that very place: nothing is done to it, and it is told', async () => {
    const changes = await back(['A third paragraph.', 'A fourth paragraph.'])
    const now = replaceLine(2, p('A fifth paragraph.'))
    const { document, conflicts } = taken(draftText, changes, now)
    expect(document).toEqual(
      taken(draftText, { drafts: [{ ...changes.drafts[0]!, edits: [] }], remarks: [] }, now).document,
    )
    expect(new Set(conflicts.map(({ passage }) => passage))).toEqual(new Set(['A third paragraph.']))
  })

  test('the paragraph is gone: it is told', async () => {
    const changes = await back(['A third paragraph.', 'A third and last paragraph.'])
    const { conflicts } = taken(draftText, changes, replaceLine(2))
    expect(conflicts.map(({ why, passage }) => [why, passage])).toEqual([['gone', 'A third paragraph.']])
  })
})

describe('whatever somebody does to it', () => {
  const run =
    /<w:r>(?:<w:rPr>(?:(?!<\/w:rPr>|Change).)*<\/w:rPr>)?<w:t xml:space="preserve">([^<]*)<\/w:t><\/w:r>/g
  const anyAct = fc.constantFrom(
    'keep',
    'keep',
    'keep',
    'delete',
    'insert',
    'retype',
    'drop',
    'break',
    'bold',
  )

  /** A file in which runs were deleted, typed behind, typed over, taken away, parted and made bold. */
  const actedOn = (xml: string, acts: string[]) => {
    let next = 0
    const body = xml.indexOf('_cpD')
    const head = body === -1 ? xml.length : xml.lastIndexOf('<w:p>', body)
    const isIn = (at: number, name: string) =>
      xml.lastIndexOf(`<w:${name} `, at) > xml.lastIndexOf(`</w:${name}>`, at)
    const changed = xml.slice(head).replace(run, (whole: string, words: string, at: number) => {
      const act = acts[next++ % acts.length]!
      const isTracked = ['ins', 'del', 'hyperlink'].some((name) => isIn(head + at, name))
      const typed = `<w:ins w:id="9${next}" ${LAWYER}><w:r><w:t>new ${next}</w:t></w:r></w:ins>`
      if (act === 'delete' && !isTracked)
        return `<w:del w:id="8${next}" ${LAWYER}>${whole.replaceAll('w:t', 'w:delText').replaceAll('w:delTextab', 'w:tab')}</w:del>`
      if (act === 'insert' && !isTracked) return whole + typed
      if (act === 'retype') return whole.replace(`>${words}<`, '>typed over<')
      if (act === 'drop') return ''
      if (act === 'break' && !isTracked) return `${whole}</w:p><w:p>${typed}`
      if (act === 'bold' && !whole.includes('<w:rPr>'))
        return whole.replace('<w:r>', '<w:r><w:rPr><w:b/></w:rPr>')
      return whole
    })
    return xml.slice(0, head) + changed
  }

  test('comes in as suggestions alone, and what they would make of the draft can be shown', async () => {
    let count = 0
    await fc.assert(
      fc.asyncProperty(
        anySuggestedDocument(),
        fc.array(anyAct, { minLength: 3, maxLength: 9 }),
        async (text, acts) => {
          if (isEmptyDocument(originalReading(text)) && isEmptyDocument(finalReading(text))) return
          const { bytes, compare } = await copyOf(text)
          const parts = unzipSync(bytes)
          const xml = actedOn(strFromU8(parts['word/document.xml']!), acts)
          const changes = compare(zipSync({ ...parts, 'word/document.xml': strToU8(xml) }))
          const { document, edits } = taken(text, changes)
          count += edits.length
          expect(saidBy(originalReading(document))).toBe(saidBy(originalReading(text)))
          expect(misfitsIn(finalReading(document))).toEqual(misfitsIn(finalReading(text)))
        },
      ),
      { numRuns: Number(process.env.RUNS ?? 10) },
    )
    expect(count).toBeGreaterThan(10)
  }, 60_000)
})

describe('comments', () => {
  const comment = (id: number, text: string, paragraph: string) =>
    `<w:comment w:id="${id}" w:author="The lawyer" w:date="2026-06-01T10:00:00Z" w:initials="L"><w:p w14:paraId="${paragraph}"><w:r><w:t>${text}</w:t></w:r></w:p></w:comment>`

  test('new ones begin threads at their words, answers go to the thread, old ones are known', async () => {
    const { bytes, compare } = await copyOf(withComment, [thread])
    const back = edited(bytes, {
      'word/comments.xml': (xml) =>
        xml.replace(
          '</w:comments>',
          `${comment(7, 'Those of 2025.', '00000007')}${comment(8, 'Are they doors?', '00000008')}</w:comments>`,
        ),
      'word/commentsExtended.xml': (xml) =>
        xml.replace(
          '</w15:commentsEx>',
          '<w15:commentEx w15:paraId="00000007" w15:paraIdParent="10000000" w15:done="0"/><w15:commentEx w15:paraId="00000008" w15:done="0"/></w15:commentsEx>',
        ),
      'word/document.xml': (xml) =>
        xml.replace(
          '<w:r><w:t xml:space="preserve"> doors.</w:t></w:r>',
          '<w:r><w:t xml:space="preserve"> </w:t></w:r><w:commentRangeStart w:id="8"/><w:r><w:t>doors</w:t></w:r><w:commentRangeEnd w:id="8"/><w:r><w:commentReference w:id="8"/></w:r><w:r><w:t>.</w:t></w:r>',
        ),
    })
    const said = (text: string) => [{ author: 'The lawyer', text, date: '2026-06-01T10:00:00Z' }]
    const { threads, edits } = compare(back).drafts[0]!
    expect(edits).toEqual([])
    expect(threads).toEqual([
      { kind: 'replies', thread: 't-1', comments: said('Those of 2025.') },
      {
        kind: 'thread',
        anchor: { from: { block: 0, at: 11 }, to: { block: 0, at: 16 } },
        comments: said('Are they doors?'),
      },
    ])
  })
})

test('one that stands in a split that was suggested is not split again', async () => {
  const text = doc(p('One', split(by('author')), 'two'), suggested(p('three'), { joined: by('author', 'j') }))
  const { bytes, compare } = await copyOf(text)
  const changes = compare(inDocument(bytes, ['>two<', '>two and a half<']))
  const { document } = taken(text, changes)
  expect(linesOf(finalReading(document))).toEqual(['One', 'two and a halfthree'])
})

test('a file that is no review copy says so', async () => {
  const reason = (bytes: Uint8Array) => {
    try {
      return readCopy(bytes).copyId
    } catch (error) {
      return (error as AppError).reason
    }
  }
  expect(reason(strToU8('no document at all'))).toBe('replyFormat')
  expect(reason(strToU8('PK and then nothing'))).toBe('replyDamaged')
  const { bytes } = await copyOf(draftText)
  expect(reason(bytes)).toBe('0190a000-0000-7000-8000-000000000001')
  const withoutProperty = edited(bytes, {
    'docProps/custom.xml': (xml) => xml.replace(/<property.*<\/property>/, ''),
  })
  expect(reason(withoutProperty)).toBe('0190a000-0000-7000-8000-000000000001')
  expect(reason(inDocument(withoutProperty, [/_cpC[0-9a-f]{32}/, '_other']))).toBeNull()
})
