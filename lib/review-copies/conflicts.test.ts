import { expect, test } from 'vitest'
import { linesIn } from './blocks'
import { conflictsOf } from './conflicts'
import { copyOf, draftText, inDocument } from './testing/copies'

test('what was changed in one line is one thing: what stood there, and what the file has', async () => {
  const { bytes, compare } = await copyOf(draftText)
  const [draft] = compare(
    inDocument(
      bytes,
      ['A third paragraph.', 'The third and last paragraph, at length.'],
      [' at night', ' in the evening'],
    ),
  ).drafts.map((each) => each.edits)
  const told = conflictsOf(
    draft!.map((edit) => ({ edit, why: 'changed' })),
    linesIn(draftText),
  )
  expect(told.map(({ passage, wanted }) => [passage, wanted])).toEqual([
    ['Nobody opened at night, as  says.', 'Nobody opened in the evening, as  says.'],
    ['A third paragraph.', 'The third and last paragraph, at length.'],
  ])
})
