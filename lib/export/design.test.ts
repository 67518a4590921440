import { expect, test } from 'vitest'
import { reportFacts } from '@/lib/testing/report-content'
import { compile } from './compile'
import { type Design, paperOf } from './design'
import { FORMATS } from './formats'
import { sourceOf } from './formats/pdf/source'
import { exportWording } from './wording'

const wording = exportWording()

const designed = (paper: Design['paper'], size?: [width: number, height: number]): Design => ({
  ...{ paper, logo: null },
  template: size
    ? { page: { width: size[0], height: size[1], top: 0, right: 0, bottom: 0, left: 0 }, looks: {} }
    : null,
})

test('a template’s page decides for which paper a report is, the nearer of both', () => {
  expect(paperOf(undefined)).toBe('a4')
  expect(paperOf(designed('letter'))).toBe('letter')
  expect(paperOf(designed('a4', [12_240, 15_840]))).toBe('letter')
  expect(paperOf(designed('letter', [11_906, 16_838]))).toBe('a4')
  expect(paperOf(designed('letter', [16_838, 11_906]))).toBe('a4')
  // Legal and A5.
  expect(paperOf(designed('a4', [12_240, 20_160]))).toBe('letter')
  expect(paperOf(designed('a4', [8_391, 11_906]))).toBe('a4')
  expect(paperOf({ ...designed('letter'), template: { page: null, looks: {} } })).toBe('letter')
})

test('PDF and printed web pages are for the paper of the Word file', async () => {
  const content = {
    report: reportFacts(),
    chapters: [],
    sections: [],
    design: designed('a4', [12_240, 15_840]),
  }
  const tree = compile(content, wording)
  const html = new TextDecoder().decode(await FORMATS.html.render(tree, wording.t))
  expect(html).toContain('@page { size: letter;')
  expect(sourceOf(tree, {})).toContain('paper: "us-letter"')
  expect(sourceOf(tree, { paper: 'a4' })).toContain('paper: "a4"')
})
