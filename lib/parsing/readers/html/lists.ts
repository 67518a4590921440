import { writeNumber } from '../docx/number-formats'
import { attribute, type Element } from './tree'

/** CSS list styles and values of `type`, as formats of numbers. */
const FORMATS: Readonly<Record<string, string>> = {
  '1': 'decimal',
  a: 'lowerLetter',
  A: 'upperLetter',
  i: 'lowerRoman',
  I: 'upperRoman',
  decimal: 'decimal',
  'decimal-leading-zero': 'decimalZero',
  'lower-alpha': 'lowerLetter',
  'lower-latin': 'lowerLetter',
  'upper-alpha': 'upperLetter',
  'upper-latin': 'upperLetter',
  'lower-roman': 'lowerRoman',
  'upper-roman': 'upperRoman',
  'cjk-ideographic': 'chineseCounting',
  'simp-chinese-informal': 'chineseCounting',
  'trad-chinese-informal': 'chineseCounting',
  'lower-russian': 'russianLower',
  hebrew: 'hebrew2',
  none: 'none',
}

interface List {
  isOrdered: boolean
  next: number
  step: number
  format: string
}

function whole(value: string | undefined): number | undefined {
  return value !== undefined && /^\s*-?\d{1,9}\s*$/.test(value) ? Number(value) : undefined
}

/** The lists that are open at a place of a page. */
export class Lists {
  readonly #open: List[] = []

  openList(element: Element, style: string | undefined): void {
    const isOrdered = element.tagName === 'ol'
    const isReversed = isOrdered && attribute(element, 'reversed') !== undefined
    const items = isReversed ? element.childNodes.filter((child) => child.nodeName === 'li').length : 1
    const type = attribute(element, 'type')
    const format = FORMATS[style ?? ''] ?? FORMATS[type ?? ''] ?? (isOrdered ? 'decimal' : 'bullet')
    const start = whole(attribute(element, 'start')) ?? items
    this.#open.push({ isOrdered, next: start, step: isReversed ? -1 : 1, format })
  }

  closeList(): void {
    this.#open.pop()
  }

  /** Counts one more item and answers its label; null where nothing is printed before it. */
  item(
    element: Element,
    style: string | undefined,
  ): { text: string; ordered: boolean; level: number } | null {
    const list = this.#open.at(-1)
    const level = Math.max(0, this.#open.length - 1)
    const format =
      FORMATS[style ?? ''] ?? FORMATS[attribute(element, 'type') ?? ''] ?? list?.format ?? 'bullet'
    if (!list?.isOrdered) return format === 'none' ? null : { text: '•', ordered: false, level }
    const number = whole(attribute(element, 'value')) ?? list.next
    list.next = number + list.step
    return format === 'none' ? null : { text: `${writeNumber(number, format)}.`, ordered: true, level }
  }
}
