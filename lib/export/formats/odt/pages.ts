import type { IStylesOptions } from 'docx'
import {
  type Block,
  type Content,
  type Measures,
  measures,
  rowsBlock,
  textBlock,
} from '../docx/blocks-on-pages'
import { pagesOfBookmarks, type Room } from '../docx/pages'
import { INDENT } from '../docx/styles'
import type { AutomaticStyles } from './automatic'
import { styleName } from './style-names'
import type { Xml } from './xml'

interface Estimate {
  /** Those of our Word files, by which the paragraphs are measured. */
  styles: IStylesOptions
  automatic: AutomaticStyles
  room: Room
}

/**
 * On which page each bookmark of these blocks is, for the numbers that the contents list shows until somebody has it made
 * anew: the estimate of our Word files. The same blocks give the same numbers.
 */
export function estimatePages(
  blocks: readonly Xml[],
  { styles, automatic, room }: Estimate,
): Map<string, string> {
  const ids = new Map((styles.paragraphStyles ?? []).map(({ id }) => [styleName(id), id]))
  for (let level = 1; level <= 6; level++) ids.set(styleName(`Heading${level}`), `Heading${level}`)
  const known: Known = {
    measure: measures(styles, room, []),
    automatic,
    standingOf: (name) => automatic.standingOf(name) ?? { style: ids.get(name) ?? 'Title', standing: {} },
  }
  return pagesOfBookmarks(
    blocks.flatMap((block) => blocksIn(block, known, { width: room.width, lists: 0 })),
    room,
  )
}

interface Known {
  measure: Measures
  automatic: AutomaticStyles
  standingOf: (name: string) => ReturnType<AutomaticStyles['standingOf']> & object
}

/** Twips, and how many lists are around. */
interface Place {
  width: number
  lists: number
}

function blocksIn(element: Xml, known: Known, place: Place): Block[] {
  const { name, children } = element
  if (name === 'text:p' || name === 'text:h') return [paragraphBlock(element, known, place)]
  if (name === 'table:table') return [tableBlock(element, known)]
  const isNumber = name === 'text:list' && element.attributes['xml:id'] !== undefined
  const inner = name === 'text:list' && !isNumber ? { ...place, lists: place.lists + 1 } : place
  return children.flatMap((child) => (typeof child === 'string' ? [] : blocksIn(child, known, inner)))
}

function paragraphBlock(element: Xml, { measure, standingOf }: Known, { width, lists }: Place): Block {
  const { style, standing } = standingOf(element.attributes['text:style-name'] ?? '')
  const content: Content = { text: '', pictures: 0, bookmarks: [], notes: [] }
  read(element, content)
  const { indent, startsPage = false, keepNext = false, page } = standing
  const left = indent?.left ?? (lists > 0 ? INDENT.list * lists : measure.look(style).left)
  return textBlock(
    content,
    { style, left, startsPage: startsPage || page !== undefined, keepNext },
    measure,
    width,
  )
}

function tableBlock(table: Xml, known: Known): Block {
  const columns = elements(table, 'table:table-column').map(({ attributes }) =>
    twips(known.automatic.property(attributes['table:style-name'] ?? '', 'style:column-width')),
  )
  const header = elements(table, 'table:table-header-rows').flatMap((rows) =>
    elements(rows, 'table:table-row'),
  )
  const rowOf = (row: Xml, isRepeated: boolean) => {
    const cells = row.children.flatMap((cell, at) => {
      if (typeof cell === 'string' || cell.name !== 'table:table-cell') return []
      const span = Number(cell.attributes['table:number-columns-spanned'] ?? 1)
      const width = columns.slice(at, at + span).reduce((sum, each) => sum + each, 0) - 170
      return [
        cell.children.flatMap((child) =>
          typeof child === 'string' ? [] : blocksIn(child, known, { width, lists: 0 }),
        ),
      ]
    })
    return { cells, isRepeated }
  }
  return rowsBlock([
    ...header.map((row) => rowOf(row, true)),
    ...elements(table, 'table:table-row').map((row) => rowOf(row, false)),
  ])
}

const elements = ({ children }: Xml, name: string): Xml[] =>
  children.filter((child) => typeof child !== 'string').filter((child) => child.name === name)

/** Twentieths of a point. */
const twips = (points: string | undefined): number => Number.parseFloat(points ?? '0') * 20

/** Gathers what a paragraph shows, and what is called in it. */
function read({ name, attributes, children }: Xml, content: Content): void {
  if (name === 'text:s') content.text += ' '.repeat(Number(attributes['text:c'] ?? 1))
  else if (name === 'text:tab') content.text += '\t'
  else if (name === 'text:line-break') content.text += '\n'
  else if (name === 'text:bookmark' || name === 'text:bookmark-start')
    content.bookmarks.push(attributes['text:name'] ?? '')
  else if (name === 'draw:frame')
    content.pictures = Math.max(content.pictures, twips(attributes['svg:height']))
  else if (name === 'text:note') {
    content.text += '1'
    const note: Content = { text: '', pictures: 0, bookmarks: [], notes: [] }
    for (const child of children)
      if (typeof child !== 'string' && child.name === 'text:note-body') read(child, note)
    content.notes.push({ at: content.text.length, text: note.text })
  } else
    for (const child of children) {
      if (typeof child === 'string') content.text += child
      else read(child, content)
    }
}
