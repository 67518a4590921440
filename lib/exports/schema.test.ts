import { expect, test } from 'vitest'
import { FORMATS } from '@/lib/export/formats'
import { choiceIn, EXPORT_FORMATS, shareAfter, stepOf } from './schema'

test('every format is offered, and no other', () => {
  expect(EXPORT_FORMATS.toSorted()).toEqual(Object.keys(FORMATS).toSorted())
})

test('a share says the step that it is in', () => {
  expect([0, shareAfter('reading'), shareAfter('compiling'), shareAfter('writing'), 1].map(stepOf)).toEqual([
    'reading',
    'compiling',
    'writing',
    'inspecting',
    'storing',
  ])
})

test('an address chooses what it names and is not believed otherwise; for whom is never guessed', () => {
  expect(choiceIn({ format: 'pdf', variant: 'confidential', reading: 'final' }, 'public')).toEqual({
    format: 'pdf',
    variant: 'confidential',
    reading: 'final',
    pdfStandard: 'ua-1',
  })
  expect(choiceIn({ format: ['docx', 'pdf'], variant: 'everybody' }, null)).toMatchObject({
    format: 'docx',
    variant: null,
  })
  expect(choiceIn({}, 'public').variant).toBe('public')
})
