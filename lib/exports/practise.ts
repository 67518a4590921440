import { compile } from '@/lib/export/compile'
import type { ReportContent } from '@/lib/export/content'
import { FORMATS } from '@/lib/export/formats'
import { exportWording } from '@/lib/export/wording'

const NOTHING: ReportContent = {
  report: {
    ...{ title: '', committee: 'CEDAW', session: 1, state: 'UTO', language: 'en', contact: '' },
    ...{ publicity: 'public', organisations: [] },
  },
  chapters: [],
  sections: [],
}

/**
 * Writes a report of nobody's, without a word, as what a process does before anybody waits for it: names of languages, rules
 * for plurals and styles take longer to get ready than some reports to write. Typst is left alone, whose memory stays.
 */
export async function practise(formats: readonly ('docx' | 'html')[] = ['docx', 'html']): Promise<void> {
  const wording = exportWording()
  const tree = compile(NOTHING, wording)
  for (const format of formats) await FORMATS[format].render(tree, wording.t)
}
