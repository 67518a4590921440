import { expect, test } from 'vitest'
import { reportFacts } from '@/lib/testing/report-content'
import { compile } from './compile'
import { DEFAULT_COMPILATION } from './settings'
import { exportWording } from './wording'

const dateOf = (language: string, date: string) =>
  compile(
    {
      ...{ report: reportFacts({ language }), chapters: [], sections: [] },
      settings: { ...DEFAULT_COMPILATION, date },
    },
    exportWording(),
  ).cover.date

test.each([
  ['ar', '12 January 2027', '12 كانون الثاني/يناير 2027'],
  ['ar', 'June 2027', 'حزيران/يونيو 2027'],
  ['fr', 'January 12, 2027', '12 janvier 2027'],
  ['es', '12 january 2027', '12 de enero de 2027'],
  ['ru', 'January 2027', 'январь 2027\u00a0года'],
  ['zh', '12 January 2027', '2027年1月12日'],
  ['kk', '12 January 2027', '2027\u00a0ж. 12 қаңтар'],
])('in %s “%s” is %s', (language, written, date) => expect(dateOf(language, written)).toBe(date))

test.each([
  ['en', '12 January 2027'],
  ['en-GB', 'January 2027'],
  ['ar', 'كانون الثاني 2027'],
  ['ar', '31 June 2027'],
  ['ar', 'Winter 2027'],
  ['fr', '12/01/2027'],
  ['fr', '12 January 0027'],
  ['fr', '0 January 2027'],
  ['xx', '12 January 2027'],
  ['x-none', '12 January 2027'],
])('in %s “%s” stands as it was written', (language, written) =>
  expect(dateOf(language, written)).toBe(written),
)
