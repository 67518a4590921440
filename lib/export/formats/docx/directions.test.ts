import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { reportFacts } from '@/lib/testing/report-content'
import { compile } from '../../compile'
import { exportWording } from '../../wording'
import { renderDocx } from './render'

test('lines of an Arabic report that begin in Latin letters keep their figures in place', async () => {
  const report = reportFacts({ language: 'ar', contact: '12 Rue de Lausanne\n12 شارع' })
  const tree = compile({ report, chapters: [], sections: [] }, exportWording())
  const xml = strFromU8(unzipSync(await renderDocx(tree))['word/document.xml']!)
  const runOf = (text: string) => xml.match(/<w:r>.*?<\/w:r>/gs)!.find((run) => run.includes(text))
  expect(runOf('12 Rue de Lausanne')).toMatch(/<w:rtl w:val="false"\/>/)
  expect(runOf('12 شارع')).toMatch(/<w:rtl\/>/)
})
