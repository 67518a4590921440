import { expect, test } from 'vitest'
import { renderReview } from '@/lib/export/formats/review'
import { exportWording } from '@/lib/export/wording'
import { inspect } from '@/lib/inspection'
import { reportFacts } from '@/lib/testing/report-content'
import { commented, doc, p } from '@/lib/testing/richtext'
import { carriedKnowingly } from './carried-knowingly'

const copyId = '0190a000-0000-7000-8000-000000000001'

test.each([false, true])(
  'nothing in a review copy with an answered comment is a finding; people and times named: %s',
  async (isSaid) => {
    const text = doc(p('Open ', commented('these', 't-1'), ' doors.'))
    const at = '2026-05-01T10:00:00.000Z'
    const comments = ['Which ones?', 'All.'].map((each, index) => ({
      ...{ id: `c-${index}`, authorId: 'author', at, text: each },
    }))
    const { bytes, says } = await renderReview(
      { report: reportFacts(), chapters: [{ chapter: 'introduction', draftId: 'd', text }], sections: [] },
      exportWording(),
      {
        ...{
          copyId,
          names: isSaid ? new Map([['author', 'The author']]) : null,
          withDates: isSaid,
          variant: 'public',
        },
        threads: [{ id: 't-1', draftId: 'd', isResolved: false, comments }],
      },
    )
    const { findings, carried } = carriedKnowingly(await inspect(bytes, 'docx'), { copyId, ...says })
    expect(findings).toEqual([])
    expect(carried?.map(({ value }) => value)).toContain('paraIdParent')
  },
)
