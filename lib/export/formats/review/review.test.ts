import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import { reportFacts, richReport } from '@/lib/testing/report-content'
import { commented, doc, hr, li, link, note, p, ref, table, td, th, tr, ul } from '@/lib/testing/richtext'
import { by, del, fmt, ins, split, suggested } from '@/lib/testing/suggested'
import { exportWording } from '../../wording'
import { faultsOf } from '../docx/testing/faults-of'
import { type CopyFacts, renderReview, type ReviewOptions } from '.'
import { isElement, parseXml, textOf, type XmlElement } from './xml'

const wording = exportWording()

const options: ReviewOptions = {
  copyId: '0190a000-0000-7000-8000-000000000001',
  names: null,
  withDates: false,
  variant: 'confidential',
  threads: [],
}

const text = doc(
  p(
    'The State counts ',
    del(by('author'), 'thirty'),
    ins(by('reviewer'), 'twelve'),
    ' centres, ',
    commented('of which', 't-words'),
    ' ',
    fmt(by('author', 'f'), 'nine', { add: [{ type: 'bold' }] }),
    ' are open',
    split(by('reviewer', 's')),
    'and the rest not',
    note('A survey, ', ins(by('author', 'n'), 'of 2025')),
    '.',
  ),
  suggested(p('Joined to it.'), { joined: by('author', 'j') }),
  suggested(p(ins(by('reviewer', 'b'), 'A new paragraph.')), { inserted: by('reviewer', 'b') }),
  suggested(p('To be a heading'), {
    changed: [{ ...by('author', 'c'), type: 'heading', attrs: { level: 2 } }],
  }),
  p(),
  suggested(p('Goes wholly.'), { deleted: by('author', 'g') }),
  ul(li(p('item one', split(by('author', 'i'), 2), 'item two'))),
  table(tr(th('A')), suggested(tr(td('1')), { deleted: by('reviewer', 'r') })),
  suggested(hr(), { deleted: by('author', 'h') }),
  p('See ', ref('question:q-2', 'paragraph 4'), ' and ', link('a survey', 'https://example.org/'), '.'),
)

const content = {
  report: reportFacts(),
  chapters: [],
  sections: [
    {
      title: 'Shelters',
      questions: [
        { id: 'q-1', label: '3 (a)', slug: '3-a', draftId: 'draft-1', text },
        { id: 'q-2', label: '4', slug: '4', draftId: 'draft-2', text: doc(p('Open them.')) },
      ],
    },
  ],
}

describe('a review copy', () => {
  let bytes: Uint8Array
  let parts: Record<string, Uint8Array>
  let facts: CopyFacts
  let body: XmlElement
  const all = (name: string, root: XmlElement = body): XmlElement[] =>
    root.children.flatMap((child) =>
      isElement(child) ? [...(child.name === name ? [child] : []), ...all(name, child)] : [],
    )
  const xml = (name: string) => strFromU8(parts[name]!)
  const paragraphOf = (bookmark: string) =>
    all('w:p').find((each) => all('w:bookmarkStart', each).some(({ attrs }) => attrs['w:name'] === bookmark))!

  beforeAll(async () => {
    const threads = [
      {
        id: 't-words',
        draftId: 'draft-1',
        isResolved: false,
        comments: [
          { id: 'c-1', authorId: 'author', at: '2026-05-01T10:00:00.000Z', text: 'Which ones?' },
          { id: 'c-2', authorId: 'lawyer', at: '2026-05-02T10:00:00.000Z', text: 'All <nine>.\nReally.' },
        ],
      },
      {
        id: 't-draft',
        draftId: 'draft-2',
        isResolved: true,
        comments: [{ id: 'c-3', authorId: 'author', at: '2026-05-01T10:00:00.000Z', text: 'On the whole' }],
      },
    ]
    const made = await renderReview(content, wording, { ...options, threads })
    bytes = made.bytes
    parts = unzipSync(bytes)
    facts = made.facts
    body = parseXml(xml('word/document.xml'))
  })

  test('shows what is suggested in words as tracked changes of nobody by name and of no time', () => {
    const said = (name: string, inner: string) =>
      all(name).flatMap((each) => {
        const words = all(inner, each).map(textOf).join('')
        return words === '' ? [] : [`${each.attrs['w:author']}: ${words}`]
      })
    expect(said('w:ins', 'w:t')).toEqual(['Reviewer 3: twelve', 'Reviewer 3: A new paragraph.'])
    expect(said('w:del', 'w:delText')).toEqual([
      'Reviewer 1: thirty',
      'Reviewer 1: Goes wholly.',
      'Reviewer 3: 1',
    ])
    expect(xml('word/footnotes.xml')).toMatch(/<w:ins [^>]*w:author="Reviewer 1"[^>]*><w:r>.*of 2025/)
    const dates = new Set([...all('w:ins'), ...all('w:del')].map(({ attrs }) => attrs['w:date']))
    expect([...dates]).toEqual(['2000-01-01T00:00:00Z'])
    expect(facts.stamps).toEqual(['Reviewer 1|2000-01-01T00:00:00Z', 'Reviewer 3|2000-01-01T00:00:00Z'])
  })

  test('shows where paragraphs part, join, come, go and become headings', () => {
    const ends = (name: string) => {
      const mark = all('w:pPr', paragraphOf(name)).flatMap((each) => all('w:rPr', each))
      return mark.flatMap(({ children }) => children.flatMap((child) => (isElement(child) ? child.name : [])))
    }
    expect(ends('_cpD1B1')).toEqual(['w:ins'])
    expect(ends('_cpD1B2')).toEqual(['w:del'])
    expect(ends('_cpD1B4')).toEqual(['w:ins'])
    expect(ends('_cpD1B6')).toEqual(['w:del'])
    expect(textOf(paragraphOf('_cpD1B8'))).toBe('item two')
    const heading = paragraphOf('_cpD1B5')
    expect(all('w:pStyle', heading).map(({ attrs }) => attrs['w:val'])).toEqual(['Heading4', 'BodyText'])
    expect(all('w:pPrChange', heading)).toHaveLength(1)
    expect(all('w:trPr').flatMap((each) => all('w:del', each))).toHaveLength(1)
    const [bold] = all('w:rPrChange')
    expect(bold!.children).toEqual([{ name: 'w:rPr', attrs: {}, children: [] }])
  })

  test('has threads as comments with their answers, at their words or at the heading', () => {
    const comments = xml('word/comments.xml')
    expect(comments).toContain('All &lt;nine&gt;.')
    expect(comments.match(/w:author="[^"]*"/g)).toEqual([
      'w:author="Reviewer 1"',
      'w:author="Reviewer 2"',
      'w:author="Reviewer 1"',
      'w:author="Reviewer 1"',
    ])
    expect(xml('word/commentsExtended.xml').match(/<w15:commentEx [^>]*>/g)).toEqual([
      '<w15:commentEx w15:paraId="10000000" w15:done="0"/>',
      '<w15:commentEx w15:paraId="10000001" w15:paraIdParent="10000000" w15:done="0"/>',
      '<w15:commentEx w15:paraId="10000002" w15:done="1"/>',
      '<w15:commentEx w15:paraId="10000003" w15:done="0"/>',
    ])
    const document = xml('word/document.xml')
    const between = (number: number) =>
      document
        .slice(document.indexOf(`<w:commentRangeStart w:id="${number}"`))
        .split(`<w:commentRangeEnd w:id="${number}"`)[0]!
        .replace(/<[^>]*>/g, '')
    expect([0, 1, 2].map(between)).toEqual(['of which', 'of which', 'Paragraph 4 of the list of issues'])
    expect(comments).toContain('Suggested: the line before this paragraph is to go.')
  })

  test('says what is what without saying it to a reader', () => {
    const names = all('w:bookmarkStart').map(({ attrs }) => attrs['w:name']!)
    expect(names.filter((name) => name.startsWith('_cpD1B'))).toHaveLength(11)
    expect(names).toContain('_cpC0190a000000070008000000000000001')
    expect(xml('docProps/custom.xml')).toContain(options.copyId)
    expect(facts.drafts).toEqual([
      { draftId: 'draft-1', number: 1, level: 2, refs: [expect.stringContaining('paragraph 4')] },
      { draftId: 'draft-2', number: 2, level: 2, refs: [] },
    ])
    expect(facts.fixed).toContain('Paragraph 3 (a) of the list of issues')
    expect(xml('word/settings.xml')).toContain('<w:trackRevisions/>')
    // Nothing of what was there while it was written, nor who or what anybody is here.
    for (const [name, part] of Object.entries(parts)) {
      if (!/\.(xml|rels)$/.test(name)) continue
      expect(strFromU8(part), name).not.toMatch(/[\u{f0000}-\u{10ffff}]/u)
      expect(strFromU8(part), name).not.toMatch(/draft-1|"author"|"lawyer"|t-words|2026-/)
    }
  })

  test('has no fault as a Word file', () => {
    expect(faultsOf(bytes)).toEqual([])
  })

  test('is one document: every bookmark and change has its own number, every comment its place', () => {
    const ids = all('w:bookmarkStart').map(({ attrs }) => attrs['w:id'])
    expect(new Set(ids).size).toBe(ids.length)
    const changes = ['w:ins', 'w:del', 'w:rPrChange', 'w:pPrChange'].flatMap((name) => all(name))
    expect(new Set(changes.map(({ attrs }) => attrs['w:id'])).size).toBe(changes.length)
    const numbers = (name: string) => new Set(all(name).map(({ attrs }) => attrs['w:id']))
    expect(numbers('w:commentRangeStart')).toEqual(new Set(['0', '1', '2', '3']))
    expect(numbers('w:commentRangeEnd')).toEqual(new Set(['0', '1', '2', '3']))
    expect(numbers('w:commentReference')).toEqual(new Set(['0', '1', '2', '3']))
  })
})

test('names people and times when somebody chooses so', async () => {
  const names = new Map([['author', 'The author']])
  const { bytes, facts } = await renderReview(content, wording, { ...options, names, withDates: true })
  const document = strFromU8(unzipSync(bytes)['word/document.xml']!)
  expect(document).toContain('w:author="The author" w:date="1970-01-01T00:00:00Z"')
  expect(document).toContain('w:author="Somebody"')
  expect(facts.stamps).toContain('The author|1970-01-01T00:00:00Z')
})

test('the same report gives the same bytes, and without anything suggested it is the Word document with bookmarks', async () => {
  const plain = richReport()
  const [one, other] = await Promise.all([
    renderReview(plain, wording, options),
    renderReview(plain, wording, options),
  ])
  expect(one.bytes).toEqual(other.bytes)
  expect(Object.keys(unzipSync(one.bytes))).not.toContain('word/comments.xml')
})

test('a copy for the public says nothing of what was discussed about confidential words alone', async () => {
  const confidential = (node: ReturnType<typeof commented>) => ({
    ...node,
    marks: [...(node.marks ?? []), { type: 'confidential' }],
  })
  const open = [
    {
      id: 'q-1',
      label: '3',
      slug: '3',
      draftId: 'draft-1',
      text: doc(
        p(
          'Doors ',
          confidential(commented('with names', 't-secret')),
          ' and ',
          commented('hours', 't-both'),
          '.',
        ),
        p(confidential(commented('Only here.', 't-both'))),
      ),
    },
  ]
  const threadOf = (id: string, text: string) => ({
    ...{ id, draftId: 'draft-1', isResolved: false },
    comments: [{ id, authorId: 'author', at: '2026-05-01T10:00:00.000Z', text }],
  })
  const threads = [
    threadOf('t-secret', 'Whose names?'),
    threadOf('t-both', 'Which hours?'),
    threadOf('t-draft', 'Done?'),
  ]
  const given = { ...content, sections: [{ title: 'Shelters', questions: open }] }
  const said = async (variant: 'public' | 'confidential') => {
    const { bytes } = await renderReview(given, wording, { ...options, variant, threads })
    return Object.values(unzipSync(bytes))
      .map((part) => strFromU8(part))
      .join('')
  }
  const shown = await said('public')
  expect(shown).not.toContain('Whose names?')
  expect(shown).toContain('Which hours?')
  expect(shown).toContain('Done?')
  expect(await said('confidential')).toContain('Whose names?')
})
