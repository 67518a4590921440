import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { originalReading } from '@/lib/richtext/readings'
import { anyDocument } from '@/lib/testing/any-document'
import { bold, doc, figure, h, hr, li, note, p, quote, table, td, th, tr, ul } from '@/lib/testing/richtext'
import type { DocumentNode } from '@/lib/richtext/document'
import { XML_FRAGMENT } from '@/lib/richtext/version'
import { updateFromDocument } from '@/lib/richtext/ydoc'
import * as Y from 'yjs'
import { readAuthored } from './authored'
import { authored, byClient, linesOf, sideOf } from '../testing/authored'
import { diffDrafts } from './index'

const diff = (before: DocumentNode, after: DocumentNode) =>
  diffDrafts(authored(before, 10), authored(after, 20), byClient)

/** Blocks as short as a person would say them: [-gone-] {+come+} ~formatted~. */
const said = (before: DocumentNode, after: DocumentNode) =>
  diff(before, after).blocks.map(({ state, pieces, end, rows }) => {
    const text = pieces
      .map(({ kind, text: words }) =>
        kind === 'removed'
          ? `[-${words}-]`
          : kind === 'added'
            ? `{+${words}+}`
            : kind === 'formatted'
              ? `~${words}~`
              : words,
      )
      .join('')
    return `${state}: ${text}${end === 'same' ? '' : end === 'added' ? ' +¶' : ' -¶'}${rows ? rows.map((row) => row.state).join(' ') : ''}`
  })

describe('what changed', () => {
  test('word by word', () => {
    expect(
      said(
        doc(p('The law has been in force since 2009.'), p('Nothing else.')),
        doc(p('The law has not been in force since 2010.'), p('Nothing else.')),
      ),
    ).toEqual(['changed: The law has {+not +}been in force since [-2009-]{+2010+}.', 'same: Nothing else.'])
  })

  test('a paragraph that was split, and one that was joined', () => {
    expect(said(doc(p('One two. Three four.')), doc(p('One two. '), p('Three four.')))).toEqual([
      'changed: One two.  +¶',
      'same: Three four.',
    ])
    expect(said(doc(p('One two. '), p('Three four.')), doc(p('One two. Three four.')))).toEqual([
      'changed: One two.  -¶',
      'same: Three four.',
    ])
  })

  test('a new paragraph beside one that changed is no split, and one that went no join', () => {
    const [one, two] = [p('The law is in force.'), p('The law has been in force for a year.')]
    const more = p('The courts apply it.')
    expect(said(doc(one), doc(two, more))).toEqual([
      'changed: The law [-is -]{+has been +}in force{+ for a year+}.',
      'added: {+The courts apply it.+} +¶',
    ])
    expect(said(doc(two, more), doc(one))).toEqual([
      'changed: The law [-has been -]{+is +}in force[- for a year-].',
      'removed: [-The courts apply it.-] -¶',
    ])
    expect(said(doc(one), doc(p('The courts apply the law.'), two))).toEqual([
      'added: {+The courts apply the law.+} +¶',
      'changed: The law [-is -]{+has been +}in force{+ for a year+}.',
    ])
    expect(said(doc(p('Alone.')), doc(p('Alone.'), p('Added.'), p('At the end.')))).toEqual([
      'same: Alone.',
      'added: {+Added.+} +¶',
      'added: {+At the end.+} +¶',
    ])
    expect(
      said(doc(p('It ends so.')), doc(p('It ends otherwise.'), p('And goes on.'), p('And on.'))),
    ).toEqual([
      'changed: It ends [-so-]{+otherwise+}.',
      'added: {+And goes on.+} +¶',
      'added: {+And on.+} +¶',
    ])
  })

  test('paragraphs that came, went and moved', () => {
    const [a, b, c] = [
      p('The first paragraph stands here.'),
      p('The second one is another.'),
      p('Third of all these.'),
    ]
    expect(said(doc(a, b, c), doc(b, c, a))).toEqual([
      'movedAway: [-The first paragraph stands here.-] -¶',
      'same: The second one is another.',
      'same: Third of all these.',
      'moved: The first paragraph stands here. +¶',
    ])
    expect(said(doc(a, b), doc(a, p('Entirely new words came.'), b))).toEqual([
      'same: The first paragraph stands here.',
      'added: {+Entirely new words came.+} +¶',
      'same: The second one is another.',
    ])
    expect(said(doc(a, b, hr()), doc(a))).toEqual([
      'same: The first paragraph stands here.',
      'removed: [-The second one is another.-] -¶',
      'removed:  -¶',
    ])
  })

  test('one that was changed on its way', () => {
    const far = Array.from({ length: 3 }, (_, index) =>
      p(`Unchanged paragraph number ${index} stands between.`),
    )
    const before = doc(p('Shelters are open in nine of the seventeen regions.'), ...far)
    const after = doc(...far, p('Shelters are open in ten of the seventeen regions.'))
    expect(said(before, after).at(-1)).toBe(
      'moved: Shelters are open in {+ten+} of the seventeen regions. +¶',
    )
  })

  test('a heading moves with its text, and a picture that is described otherwise stays', () => {
    const [one, two] = [h(2, 'One'), h(2, 'Two')]
    const [a, b] = [p('The first paragraph is about shelters.'), p('The second is about courts and police.')]
    expect(said(doc(one, a, two, b), doc(two, b, one, a)).map((line) => line.split(':')[0])).toEqual([
      'movedAway',
      'movedAway',
      'same',
      'same',
      'moved',
      'moved',
    ])
    const picture = (image: string, alt: string) => doc(a, figure({ image, alt }, 'Shelters by region'), b)
    const [, described] = diff(picture('1', 'A map'), picture('1', 'A map of all regions')).blocks
    expect(described).toMatchObject({
      state: 'formatted',
      style: { more: { alt: 'A map of all regions' } },
      former: { more: { alt: 'A map' } },
    })
    expect(said(picture('1', 'A map'), picture('2', 'A map')).map((line) => line.split(':')[0])).toEqual([
      'same',
      'removed',
      'added',
      'same',
    ])
  })

  test('two people in one sentence, each by what they wrote and took away', () => {
    const text = 'There are nine shelters in the country.'
    const old = new Y.Doc()
    Y.applyUpdate(old, updateFromDocument(doc(p(text)), 10))
    const now = new Y.Doc()
    Y.applyUpdate(now, Y.encodeStateAsUpdate(old))
    const words = (now.getXmlFragment(XML_FRAGMENT).get(0) as Y.XmlElement).get(0) as Y.XmlText
    now.clientID = 21
    words.delete(text.indexOf('nine'), 4)
    words.insert(text.indexOf('nine'), 'ten')
    now.clientID = 22
    words.insert(words.toString().indexOf(' in the'), ' for women')
    const { blocks, authors } = diffDrafts(readAuthored(old), readAuthored(now), byClient)
    expect(
      blocks[0]!.pieces.flatMap(({ kind, text: said, by }) =>
        kind === 'same' ? [] : [[kind, said.trim(), by]],
      ),
    ).toEqual([
      ['removed', 'nine', 'remover'],
      ['added', 'ten', 'user 21'],
      ['added', 'for women', 'user 22'],
    ])
    expect(new Set(authors)).toEqual(new Set(['remover', 'user 21', 'user 22']))
  })

  test('formatting alone, by name', () => {
    const [words] = diff(doc(p('Some bold words.')), doc(p('Some ', bold('bold'), ' words.'))).blocks
    expect(words).toMatchObject({ state: 'formatted' })
    expect(words!.pieces[1]).toMatchObject({ kind: 'formatted', text: 'bold', on: ['bold'], off: [] })
    const [heading] = diff(doc(p('Title')), doc(h(2, 'Title'))).blocks
    expect(heading).toMatchObject({
      state: 'formatted',
      style: { type: 'heading', level: 2 },
      former: { type: 'paragraph' },
    })
    const [item] = diff(doc(p('Point')), doc(ul(li('Point')))).blocks
    expect(item).toMatchObject({ state: 'formatted', style: { list: 'bullet', isItem: true } })
    const [quoted] = diff(doc(p('Words')), doc(quote({ paragraph: '1.1', label: '1' }, p('Words')))).blocks
    expect(quoted).toMatchObject({ state: 'formatted', style: { quote: '1' } })
  })

  test('tables row by row and cell by cell', () => {
    const row = (...cells: string[]) => tr(...cells.map((cell) => td(cell)))
    const before = doc(table(tr(th('Region'), th('Shelters')), row('Almaty', '4'), row('Aktobe', '2')))
    const after = doc(
      table(tr(th('Region'), th('Shelters')), row('Almaty', '5'), row('Abai', '1'), row('Aktobe', '2')),
    )
    const [made] = diff(before, after).blocks
    expect(made!.rows!.map(({ state }) => state)).toEqual(['same', 'changed', 'added', 'same'])
    expect(made!.rows![1]!.cells.map(({ state }) => state)).toEqual(['same', 'changed'])
  })

  test('a footnote is not the text around it', () => {
    const [block] = diff(
      doc(p('Counted', note('By whom?'), ' in 2020.')),
      doc(p('Counted', note('By the office.'), ' in 2020.')),
    ).blocks
    const changed = block!.pieces.filter(({ kind }) => kind === 'added' || kind === 'removed')
    expect(changed.length).toBeGreaterThan(0)
    expect(changed.every(({ note: isNote }) => isNote)).toBe(true)
  })
})

test('suggestions and the marks of comments are no changes', () => {
  const before = doc(p('Kept words.'))
  const comment = { type: 'comment', attrs: { thread: 't' } }
  const after = doc({
    type: 'paragraph',
    content: [
      { type: 'text', text: 'Kept', marks: [comment] },
      { type: 'text', text: ' new', marks: [{ type: 'insertion', attrs: { id: '1', user: 'u', at: 1 } }] },
      { type: 'text', text: ' words.' },
    ],
  })
  const read = (document: DocumentNode, client: number) =>
    originalReading(authored(document, client), { withoutComments: true })
  const { passages } = diffDrafts(read(before, 10), read(after, 20), byClient)
  expect(passages).toEqual([])
})

test('each change is whose it is, and passages say where they are', () => {
  const { blocks, passages, authors } = diff(
    doc(p('One two three four.'), p('Five.')),
    doc(p('One six three four.'), p('Five.')),
  )
  expect(blocks[0]!.pieces.map(({ kind, by }) => [kind, by])).toEqual([
    ['same', null],
    ['removed', 'remover'],
    ['added', 'user 20'],
    ['same', null],
  ])
  expect(passages).toHaveLength(1)
  expect(passages[0]!.before).toHaveLength(1)
  expect(passages[0]!.after).toHaveLength(1)
  expect(passages[0]).toMatchObject({ behind: null })
  expect(authors.toSorted()).toEqual(['remover', 'user 20'])
})

test(
  'what is the same and added is the later text, what is the same and removed the earlier one',
  { timeout: 60_000 },
  () => {
    fc.assert(
      fc.property(anyDocument(), anyDocument(), (one, other) => {
        const [before, after] = [labelled(one), labelled(other)]
        const { blocks } = diff(before, after)
        expect(sideOf(blocks, 'before').join('\n')).toBe(linesOf(before).join('\n'))
        expect(sideOf(blocks, 'after').join('\n')).toBe(linesOf(after).join('\n'))
      }),
      { numRuns: 100 },
    )
  },
)

test('after random edits of two people both texts are read from what is said, and each word is whose it is', () => {
  const step = fc.record({
    client: fc.constantFrom(21, 22),
    what: fc.constantFrom('type', 'type', 'delete', 'add', 'remove', 'split'),
    block: fc.nat(99),
    at: fc.nat(999),
  })
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 25 }), (steps) => {
      const begin = doc(
        ...[
          'The law is in force in the whole country.',
          'The courts apply it.',
          'Nine shelters are open.',
        ].map((words) => p(words)),
      )
      const old = new Y.Doc()
      Y.applyUpdate(old, updateFromDocument(begin, 10))
      const now = new Y.Doc()
      Y.applyUpdate(now, Y.encodeStateAsUpdate(old))
      const fragment = now.getXmlFragment(XML_FRAGMENT)
      const paragraph = (words: string) => {
        const made = new Y.XmlElement('paragraph')
        made.insert(0, [new Y.XmlText(words)])
        return made
      }
      steps.forEach(({ client, what, block, at }, number) => {
        now.clientID = client
        if (fragment.length === 0) fragment.insert(0, [paragraph('')])
        const index = block % fragment.length
        const text = (fragment.get(index) as Y.XmlElement).get(0) as Y.XmlText
        const words = text.toJSON() as string
        const place = [0, ...[...words.matchAll(/ |$/g)].map((found) => found.index)][
          at % (words.split(' ').length + 1)
        ]!
        const word = ` n${number}by${client}`
        if (what === 'type') text.insert(place, word)
        else if (what === 'delete') text.delete(place, Math.min(words.length - place, 1 + (at % 12)))
        else if (what === 'add') fragment.insert(index, [paragraph(`Also${word}`)])
        else if (what === 'remove') fragment.delete(index, 1)
        else {
          text.delete(place, words.length - place)
          fragment.insert(index + 1, [paragraph(words.slice(place))])
        }
      })
      const [before, after] = [readAuthored(old), readAuthored(now)]
      const { blocks } = diffDrafts(before, after, byClient)
      expect(sideOf(blocks, 'before').join('\n')).toBe(linesOf(before).join('\n'))
      expect(sideOf(blocks, 'after').join('\n')).toBe(linesOf(after).join('\n'))
      for (const { kind, text, by } of blocks.flatMap(({ pieces }) => pieces)) {
        for (const [, client] of text.matchAll(/by(2[12])(?!\d)/g)) {
          expect(kind).toBe('added')
          // Whoever splits a paragraph writes what stands behind anew.
          if (!steps.some(({ what }) => what === 'split')) expect(by).toBe(`user ${client}`)
        }
        if (kind === 'removed') expect(by).toBe('remover')
        if (kind === 'same') expect(by).toBe(null)
      }
    }),
    { numRuns: 100 },
  )
}, 30_000)

/** The label of a cross-reference is what its target was last called: with the same target it is the same. */
function labelled(node: DocumentNode): DocumentNode {
  if (node.type === 'crossReference')
    return { ...node, attrs: { ...node.attrs, label: node.attrs?.target ?? '' } }
  return node.content ? { ...node, content: node.content.map(labelled) } : node
}

test('20,000 words that are all different take a bounded time', { timeout: 60_000 }, () => {
  const words = (from: number) =>
    doc(
      ...Array.from({ length: 200 }, (_, line) =>
        p(Array.from({ length: 100 }, (__, word) => `w${(line * 100 + word) * 7 + from}`).join(' ')),
      ),
    )
  const start = performance.now()
  const { blocks } = diff(words(0), words(3))
  expect(performance.now() - start).toBeLessThan(25_000)
  expect(blocks.length).toBeGreaterThan(199)
})
