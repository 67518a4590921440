import fc from 'fast-check'
import { unzipSync, strFromU8, strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { isAppError } from '@/lib/errors'
import type { SourceDocument, SourceMark } from '../document'
import { readDocumentBare } from '.'
import * as d from './testing/docx'

const SEED = d.docx({
  styles: [d.style('H1', { name: 'heading 1' }), d.style('B', { type: 'character', bold: true })],
  numbering: [
    d.abstractList(0, [{}, { format: 'lowerLetter', text: '(%2)' }]),
    d.list(1, 0, { 1: { start: 3 } }),
  ],
  footnotes: [d.footnote(1, 'Law.'), d.footnote(2, '* Note', '*')],
  body: [
    d.p('Title', { pStyle: 'H1' }),
    d.p([d.t('One '), d.t('two', { bold: true }), d.footnoteRef(1), d.footnoteRef(2, '*')], { numId: 1 }),
    d.p([d.del('old'), d.ins(d.t('new')), d.t('secret', { hidden: true })], {
      numId: 1,
      level: 1,
      mark: 'deleted',
    }),
    d.p([d.field('REF a', d.t('3')), d.textBox(d.p('box')), d.hyperlink(d.t('link'))]),
    d.table(2, [['a', 'b'], [d.cell('c', { span: 2 })]]),
  ],
})
const PARTS = unzipSync(SEED)
const XML_PARTS = Object.keys(PARTS).filter((name) => /^word\/\w+\.xml$/.test(name))
const PAGE = `<!doctype html><html><head><style>.x{display:none}</style></head><body><h1>Title</h1><ol start=3><li>One
  <b>two</b><sup><a href="#fn1">1</a></sup><ol type=a><li>a</ol></ol><table><tr><td rowspan=2>a<td>b<tr><td>c</table>
  <p class=x>gone</p><blockquote>quoted<br><br>more</blockquote><pre>a\n b</pre><p id=fn1>1 Note</p></body></html>`

/** What holds for every document that a reader delivers. */
function check({ format, text, marks }: SourceDocument): void {
  const last = new Map<SourceMark['kind'], SourceMark>()
  let start = 0
  for (const mark of marks) {
    expect(mark.start).toBeGreaterThanOrEqual(start)
    expect(mark.end).toBeGreaterThan(mark.start)
    expect(mark.end).toBeLessThanOrEqual(text.length)
    expect(text.slice(mark.start, mark.end)).not.toContain('\n')
    expect(last.get(mark.kind)?.end ?? 0).toBeLessThanOrEqual(mark.start)
    if (['heading', 'row', 'note', 'runningHead', 'quoted'].includes(mark.kind)) {
      expect(mark.start === 0 || text[mark.start - 1] === '\n').toBe(true)
      expect(mark.end === text.length || text[mark.end] === '\n').toBe(true)
    }
    last.set(mark.kind, mark)
    start = mark.start
  }
  // A text file is kept as it is.
  if (format !== 'txt') expect(text).not.toMatch(/[\r\f\u0085\u2028\u2029\u00ad]/)
}

async function holds(bytes: Uint8Array): Promise<boolean> {
  try {
    check(await readDocumentBare(bytes))
    return true
  } catch (error) {
    if (isAppError(error)) return false
    throw error
  }
}

const change = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  length: fc.nat(12),
  bytes: fc.uint8Array({ maxLength: 6 }),
})

function changed(
  bytes: Uint8Array,
  changes: { at: number; length: number; bytes: Uint8Array }[],
): Uint8Array {
  let now = Array.from(bytes)
  for (const { at, length, bytes: instead } of changes) {
    const place = Math.floor(at * now.length)
    now = [...now.slice(0, place), ...instead, ...now.slice(place + length)]
  }
  return Uint8Array.from(now)
}

test('the seeds are read', async () => {
  expect(await holds(SEED)).toBe(true)
  expect(await holds(strToU8(PAGE))).toBe(true)
})

test('a package with any bytes changed is read or refused', { timeout: 60_000 }, async () => {
  const property = fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
    await holds(changed(SEED, changes))
  })
  await fc.assert(property, { numRuns: 300 })
})

/** Tags of the seed, moved, doubled, swapped or lost; the result is often still well-formed. */
const tagChange = fc.record({
  from: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  to: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  count: fc.integer({ min: 1, max: 12 }),
  does: fc.constantFrom('drop', 'double', 'swap', 'number'),
})
type TagChange = typeof tagChange extends fc.Arbitrary<infer T> ? T : never

function withTags(xml: string, changes: TagChange[]): string {
  const pieces = xml.split(/(?=<)/)
  const own = pieces.map((piece) => piece)
  for (const { from, to, count, does } of changes) {
    const [start, end] = [Math.floor(from * own.length), Math.floor(to * own.length)]
    const some = own.slice(start, start + count)
    if (does === 'drop') own.splice(start, count)
    else if (does === 'double') own.splice(end, 0, ...some)
    else if (does === 'swap') own.splice(end, 1, ...own.splice(start, 1, own[end] ?? ''))
    else own[start] = (own[start] ?? '').replace(/"\d+"/g, '"-99999999999"')
  }
  return own.join('')
}

/** Closes what is open and leaves out what closes nothing, so that the reader sees the whole of it. */
function wellFormed(xml: string): string {
  const open: string[] = []
  const kept = xml.split(/(?=<)/).map((piece) => {
    const tag = /^<(\/?)([\w:]+)[^>]*?(\/?)>/.exec(piece)
    if (!tag) return piece.startsWith('<?') ? '' : piece
    if (tag[3]) return piece
    if (!tag[1]) return open.push(tag[2]!) && piece
    if (open.at(-1) !== tag[2]) return ''
    return open.pop() && piece
  })
  return (
    kept.join('') +
    open
      .reverse()
      .map((name) => `</${name}>`)
      .join('')
  )
}

test('XML with any tags moved, doubled or lost is read or refused', { timeout: 60_000 }, async () => {
  let read = 0
  const property = fc.asyncProperty(
    fc.constantFrom(...XML_PARTS),
    fc.array(tagChange, { minLength: 1, maxLength: 6 }),
    fc.boolean(),
    async (name, changes, isMended) => {
      const xml = withTags(strFromU8(PARTS[name]!), changes)
      const part = strToU8(isMended ? wellFormed(xml) : xml)
      if (await holds(zipSync({ ...PARTS, [name]: part }, { level: 1 }))) read += 1
    },
  )
  await fc.assert(property, { numRuns: 250 })
  // The mended half must mostly be read, or the property says nothing of the reader.
  expect(read).toBeGreaterThan(60)
})

test('pages with any tags moved, doubled or lost are read', { timeout: 60_000 }, async () => {
  const property = fc.asyncProperty(
    fc.array(tagChange, { minLength: 1, maxLength: 8 }),
    fc.array(change, { maxLength: 2 }),
    async (changes, more) => {
      await holds(changed(strToU8(withTags(PAGE, changes)), more))
    },
  )
  await fc.assert(property, { numRuns: 300 })
})

test('any bytes are read or refused', { timeout: 60_000 }, async () => {
  const start = fc.constantFrom(
    '',
    'PK\x03\x04',
    '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1',
    '<html>',
    '\xff\xfe',
    '{\\rtf',
  )
  const property = fc.asyncProperty(start, fc.uint8Array({ maxLength: 300 }), async (head, bytes) => {
    await holds(Uint8Array.from([...strToU8(head, true), ...bytes]))
  })
  await fc.assert(property, { numRuns: 500 })
})
