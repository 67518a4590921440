// What comes in and goes out: replies and documents that are read, claims that are found, files that are written.
import { AIMS } from './aims.mjs'
import { count, format } from './format.mjs'

export function parseFigures(parse) {
  if (!parse) return null
  const { bytes, sections, questions, paragraphs } = parse
  return {
    title: `Parsing the sample (${count(bytes)} bytes: ${sections} sections, ${questions} blocks, ${paragraphs} paragraphs)`,
    rows: [
      { label: 'parse, warm process, ms', product: parse.medianMs },
      { label: 'parse, first time in a process, ms', product: parse.firstMs },
      { label: 'counterpoint parse FILE --json, whole command, ms', product: parse.commandMs },
    ],
  }
}

export function documentFigures({ name, words, bytes, firstMs, medianMs, baseMb, peakMb, beside }) {
  const others = Object.entries(beside)
  return {
    title: `Reading a ${name} of ${count(words)} words (${count(bytes)} bytes)`,
    rows: [
      {
        label: 'first time in a process, ms',
        aim: { atMost: AIMS.documentMs[name] },
        product: firstMs,
        note: others.map(([other, { ms }]) => `${other} ${format(ms)}, its start included`).join('; '),
      },
      { label: 'warm process, ms', product: medianMs },
      {
        label: 'memory of the process at most, MB',
        aim: { atMost: AIMS.documentMb },
        product: peakMb,
        note: [
          `${format(baseMb)} before`,
          ...others
            .filter(([, { peakMb }]) => peakMb !== null)
            .map(([other, { peakMb }]) => `${other} ${format(peakMb)}`),
        ].join('; '),
      },
    ],
  }
}

export function claimFigures(found) {
  if (!found) return null
  const { firstMs, medianMs, firstBothMs, claims, contradictions, baseMb, peakMb } = found
  return {
    title: `Claims of the sample (${count(claims)} claims, ${contradictions} contradictions)`,
    rows: [
      { label: 'claims, first time in a process, ms', aim: { atMost: AIMS.claimsMs }, product: firstMs },
      { label: 'claims, warm process, ms', product: medianMs },
      { label: 'claims and contradictions, first time, ms', product: firstBothMs },
      {
        label: 'peak memory of the process, first time, MB',
        aim: { atMost: AIMS.claimsMb },
        product: peakMb,
        note: `${format(baseMb)} before the first`,
      },
    ],
  }
}

export function exportFigures(found) {
  if (!found) return null
  const { formats, beside } = found
  return {
    title: `Writing a report of 30,000 words with 300 footnotes, 19 tables and 7 pictures${beside.missing ? ` (${beside.missing})` : ''}`,
    rows: Object.entries(formats).flatMap(
      ([name, { firstMs, firstCpuMs, medianMs, bytes, baseMb, peakMb, heldMb, whole }]) => {
        const other = beside[name]
        const early = heldMb[Math.min(9, heldMb.length - 1)]
        return [
          {
            label: `${name}, first time in a process, ms`,
            aim: { atMost: AIMS.exportMs[name] },
            product: firstMs,
            note: [
              `${format(firstCpuMs)} on the processor`,
              other && `${OTHERS[name]} ${format(other.ms)}, its start included`,
            ]
              .filter(Boolean)
              .join('; '),
          },
          { label: `${name}, warm process, ms`, product: medianMs, note: `${count(bytes)} bytes` },
          {
            label: `${name}, written and inspected in the server’s own processes, ms`,
            product: whole.medianMs,
          },
          {
            label: `${name}, memory of these processes at one moment at most, MB`,
            aim: { atMost: AIMS.exportMb },
            product: whole.sumMb,
            note: [
              `${format(whole.idleMb)} before`,
              whole.processesMb.length > 1 &&
                `one after the other ${whole.processesMb.map(format).join(' and ')}`,
            ]
              .filter(Boolean)
              .join('; '),
          },
          {
            label: `${name}, memory of a process that only writes at most, MB`,
            product: peakMb,
            note: [`${format(baseMb)} before`, other?.peakMb && `${OTHERS[name]} ${format(other.peakMb)}`]
              .filter(Boolean)
              .join('; '),
          },
          {
            label: `${name}, what ${heldMb.length} exports leave behind beside what 10 leave, MB`,
            aim: heldMb.length > 10 && { atMost: AIMS.exportGrowthMb },
            product: heldMb.length > 10 ? heldMb.at(-1) - early : null,
            note: `${format(early)} MB after ${Math.min(10, heldMb.length)}`,
          },
        ]
      },
    ),
  }
}

const OTHERS = { docx: 'pandoc', pdf: 'pandoc with LibreOffice' }
