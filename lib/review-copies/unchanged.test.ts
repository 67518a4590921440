import fc from 'fast-check'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { renderReview } from '@/lib/export/formats/review'
import { faultsOf } from '@/lib/export/formats/docx/testing/faults-of'
import type { ReportContent } from '@/lib/export/content'
import type { DocumentNode } from '@/lib/richtext/document'
import { finalReading, originalReading } from '@/lib/richtext/readings'
import { isEmptyDocument } from '@/lib/richtext/words'
import { everyNode, reportFacts } from '@/lib/testing/report-content'
import { largeReport } from '@/lib/testing/large-report'
import { doc, figure, li, ol, p, table, td, th, tr, ul, withAttrs } from '@/lib/testing/richtext'
import { anySuggestedDocument } from '@/lib/testing/suggested'
import { compareCopy } from './compare'
import { readCopy } from './reading'
import { copyOf, draftText, inDocument, thread, withComment, wording } from './testing/copies'

const nothing = { edits: [], threads: [], remarks: [], proposals: [] }

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

const captioned = doc(p('One.'), figure({ image: 'i-1', alt: 'A door' }, 'Doors'), p('Two.'))

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

  test('adds nothing where an item holds a table with lists and tables in its cells', async () => {
    const inner = ul(li(p('one'), p('second')))
    const text = doc(
      ul(li(p('first'), table(tr(td(inner, table(tr(td('y')))), td(p('x')))), p('more'))),
      table(tr(td(ol(li(p('two'))), p('z')))),
      p('End.'),
    )
    const { bytes, compare } = await copyOf(text)
    for (const { draftId: _, ...each } of compare(bytes).drafts) expect(each).toEqual(nothing)
  })

  test('adds nothing where cells of a table are missing or reach too far', async () => {
    const span = (cell: DocumentNode, attrs: Record<string, number>) => withAttrs(cell, attrs)
    const text = doc(
      p('One.'),
      table(tr(td('A'), td('B'), td('C')), tr(td('D')), tr(td('E'), td('F'), td('G'))),
      p('Two.'),
      table(tr(td('A'), td('B')), tr(td('D'))),
      table(tr(span(td('A'), { colspan: 2, rowspan: 2 })), tr(), tr(td('C'), td('D'))),
      table(tr(span(td('A'), { rowspan: 9 }), td('B')), tr(td('C'))),
      table(tr(span(th('A'), { rowspan: 2 }), th('B')), tr(td('C')), tr(td('D'), td('E'))),
    )
    const { bytes, compare } = await copyOf(text, [thread])
    expect(faultsOf(bytes)).toEqual([])
    const changes = compare(bytes)
    expect(changes.remarks).toEqual([])
    for (const { draftId: _, ...each } of changes.drafts) expect(each).toEqual(nothing)
  })

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
