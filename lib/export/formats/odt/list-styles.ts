import type { ListStyle } from '../shared'
import { INDENT, NUMBER_WIDTH } from '../docx/styles'
import { countingStyle, LISTS } from './style-names'
import { el, points, type Xml } from './xml'

/** OpenDocument's programs know ten levels; what is nested deeper stands on the tenth. */
const LEVELS = Array.from({ length: 10 }, (_, index) => index + 1)

const BULLETS = ['•', '–', '◦']

const WAYS: readonly ListStyle[] = ['1', 'a', 'A', 'i', 'I']

/** The styles of bullets, of each way of counting, and of the numbers of paragraphs. */
export function listStyles(): Xml[] {
  return [
    listStyle(LISTS.bullets, (level) =>
      el(
        'text:list-level-style-bullet',
        { 'text:level': level, 'text:bullet-char': BULLETS[(level - 1) % BULLETS.length]! },
        indented(level),
        el('style:text-properties', { 'style:font-name': 'Times New Roman' }),
      ),
    ),
    ...WAYS.map((format) =>
      listStyle(countingStyle(format), (level) => counting(level, format, indented(level))),
    ),
    listStyle(LISTS.paragraphs, (level) =>
      counting(level, '1', properties({ left: 0, hanging: 0, tab: NUMBER_WIDTH })),
    ),
  ]
}

function listStyle(name: string, levelOf: (level: number) => Xml): Xml {
  return el('text:list-style', { 'style:name': name }, ...LEVELS.map(levelOf))
}

function counting(level: number, format: ListStyle, ...children: Xml[]): Xml {
  const letters = format.toLowerCase() === 'a' && { 'style:num-letter-sync': 'false' }
  return el(
    'text:list-level-style-number',
    { 'text:level': level, 'style:num-suffix': '.', 'style:num-format': format, ...letters },
    ...children,
  )
}

function indented(level: number): Xml {
  const left = INDENT.list * level
  return properties({ left, hanging: INDENT.list, tab: left })
}

/** Twentieths of a point, from the edge. */
function properties({ left, hanging, tab }: { left: number; hanging: number; tab: number }): Xml {
  return el(
    'style:list-level-properties',
    { 'text:list-level-position-and-space-mode': 'label-alignment' },
    el('style:list-level-label-alignment', {
      'text:label-followed-by': 'listtab',
      'text:list-tab-stop-position': points(tab),
      'fo:text-indent': points(-hanging),
      'fo:margin-left': points(left),
    }),
  )
}
