import { AlignmentType, type ILevelsOptions, LevelFormat } from 'docx'
import type { DocumentNode } from '@/lib/richtext/document'
import { integer, type ListStyle, listStyle } from '../shared'
import { INDENT } from './styles'

/** Word knows nine levels; what is nested deeper stands on the ninth. */
export const DEEPEST_LEVEL = 8

const BULLETS = ['•', '–', '◦']

const FORMATS: Record<ListStyle, ILevelsOptions['format']> = {
  '1': LevelFormat.DECIMAL,
  a: LevelFormat.LOWER_LETTER,
  A: LevelFormat.UPPER_LETTER,
  i: LevelFormat.LOWER_ROMAN,
  I: LevelFormat.UPPER_ROMAN,
}

/**
 * The numberings of one document. Every ordered list gets one of its own, so that each counts from its own start
 * whatever stands before or around it; bullets share one.
 */
export class Numberings {
  private readonly ordered: { reference: string; levels: ILevelsOptions[] }[] = []

  /** What a list at this depth (0 is the outermost) refers to. */
  reference(list: DocumentNode, depth: number): string {
    if (list.type === 'bulletList') return 'bullets'
    const reference = `list-${this.ordered.length + 1}`
    const format = FORMATS[listStyle(list)]
    const start = integer(list.attrs?.start, 1, [0, 32_767])
    const levels = levelsUpTo(depth, (level) => ({
      format,
      start: level === depth ? start : 1,
      text: `%${level + 1}.`,
    }))
    this.ordered.push({ reference, levels })
    return reference
  }

  /** All of them, for the document's options. */
  config(): { reference: string; levels: ILevelsOptions[] }[] {
    const bullets = levelsUpTo(DEEPEST_LEVEL, (level) => ({
      format: LevelFormat.BULLET,
      text: BULLETS[level % BULLETS.length]!,
      style: { run: { font: 'Times New Roman' } },
    }))
    return [{ reference: 'bullets', levels: bullets }, ...this.ordered]
  }
}

function levelsUpTo(depth: number, of: (level: number) => Omit<ILevelsOptions, 'level'>): ILevelsOptions[] {
  return Array.from({ length: depth + 1 }, (_, level) => {
    const { style, ...options } = of(level)
    const indent = { left: INDENT.list * (level + 1), hanging: INDENT.list }
    return { level, alignment: AlignmentType.START, ...options, style: { ...style, paragraph: { indent } } }
  })
}
