import { stateName } from '@/lib/i18n/states'
import { translator } from '@/lib/i18n/translator'
import type { Wording } from './compile'

// The bodies whose names the catalogue knows below `reports.committees`.
const NAMED = new Set(['CEDAW', 'CCPR', 'CESCR', 'CERD', 'CAT', 'CRC', 'CRPD', 'CED', 'CMW'])

/** The words of an exported report. English for every language, until there is a second catalogue. */
export function exportWording(): Wording {
  const t = translator('export')
  const terms = translator('terms')
  const reports = translator('reports')
  return {
    t,
    chapter: (chapter) => terms(`chapters.${chapter}`),
    committee: (code) => (NAMED.has(code) ? reports(`committees.${code}`) : code),
    state: (code) => stateName(code),
  }
}
