import { footnotesFrom, NOTE } from './footnotes'
import { withoutComments } from './comments'
import { isHidden, levelOf, type Marks, marksOf, NO_MARKS, settingOf } from './marks'
import { isSpacer, type PastedPicture, PastedPictures } from './pictures'
import { STYLE } from './style-attribute'
import { mainLanguage, primary, saysSomething, shifted } from './language'
import { listsFromWord } from './word-lists'

/**
 * HTML from the clipboard as only the elements and attributes that a draft can hold: what Word, Google Docs,
 * LibreOffice, mail and web pages put there, without their styles, classes, comments, deleted and hidden text. The
 * words themselves are kept. Needs a DOM; what comes from an editor of ours only loses its styles.
 */
export function cleanPastedHtml(html: string): string {
  return cleanPasted(html).html
}

/** What could not be kept of what was pasted, by how many. */
export interface LeftOut {
  pictures: number
  /** Notes that are called, and were not copied along. */
  notes: number
  comments: number
  /** Film, sound, forms and what else a draft has no place for. */
  others: number
}

/**
 * The same, with what it left out, and the pictures whose bytes came along: in the HTML itself, or in `rtf`. Where one goes
 * stands a figure with its key; null when pictures are not taken.
 */
export function cleanPasted(
  html: string,
  { rtf = null }: { rtf?: string | null } = {},
): { html: string; left: LeftOut; pictures: PastedPicture[] } {
  const left: LeftOut = { pictures: 0, notes: 0, comments: 0, others: 0 }
  const inert = withoutStyles(html)
  if (/<[^>]+\sdata-pm-slice=/.test(html)) return { html: inert, left, pictures: [] }
  const { body } = new DOMParser().parseFromString(inert, 'text/html')
  left.comments = body.querySelectorAll(`[${STYLE}*="mso-element:comment" i][id], a[href^="#_msocom"]`).length
  left.comments += withoutComments(body)
  left.notes = footnotesFrom(body)
  listsFromWord(body)
  const root = document.createElement('div')
  const pictures = rtf === null ? null : new PastedPictures(body, rtf)
  new Cleaner(left, pictures, mainLanguage(body)).blocks(body, root, settingOf(body, NO_MARKS))
  return { html: root.innerHTML, left, pictures: pictures?.taken ?? [] }
}

const DROPPED = new Set(
  (
    'head title meta link style script noscript template xml img picture svg canvas video audio map object embed iframe ' +
    'input select textarea button datalist progress meter dialog colgroup col math o:p'
  ).split(' '),
)
const CONTAINERS = new Set(
  'body div section article main header footer aside nav figure details center form fieldset dl hgroup li thead tbody tfoot tr td th'.split(
    ' ',
  ),
)
const PARAGRAPHS = new Set('p pre address dt dd figcaption caption summary legend'.split(' '))
const HEADINGS: Record<string, string> = { h1: 'h1', h2: 'h2', h3: 'h3', h4: 'h3', h5: 'h3', h6: 'h3' }

const PICTURES = new Set(['img', 'picture', 'svg', 'canvas'])
const OTHERS = new Set(['video', 'audio', 'object', 'embed', 'iframe', 'math', 'input', 'select', 'textarea'])

class Cleaner {
  /** The figures of the open block: a picture in a line stands below it. */
  private figures: Element[] = []

  constructor(
    private readonly left: LeftOut,
    private readonly pictures: PastedPictures | null,
    /** The language of most of it, which needs no mark. */
    private readonly language: string,
  ) {}

  /** The paragraph or heading that text goes to; null between two. */
  private open: Element | null = null

  /** Takes over the content of `source` into `parent`, which holds blocks. */
  blocks(source: Node, parent: Element, marks: Marks): void {
    for (const node of source.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) this.text(node.nodeValue ?? '', parent, marks)
      else if (node instanceof Element) this.element(node, parent, marks)
    }
  }

  private element(element: Element, parent: Element, marks: Marks): void {
    const tag = element.localName
    if (isHidden(element)) return
    if (tag === 'picture' && element.querySelector('img')) {
      this.picture(element.querySelector('img')!, parent)
    } else if (tag === 'img') {
      this.picture(element, parent)
    } else if (DROPPED.has(tag)) {
      if (PICTURES.has(tag)) this.left.pictures++
      else if (OTHERS.has(tag)) this.left.others++
    } else if (element.hasAttribute(NOTE)) {
      this.note(element, parent)
    } else if (tag === 'br') {
      if (!element.classList.contains('Apple-interchange-newline'))
        this.open?.append(document.createElement('br'))
    } else if (tag === 'hr') {
      this.close()
      parent.append(document.createElement('hr'))
    } else if (tag === 'ul' || tag === 'ol') {
      this.list(element, parent, marks)
    } else if (tag === 'table') {
      this.table(element as HTMLTableElement, parent, marks)
    } else if (tag === 'blockquote' || /\bMso(Intense)?Quote\b/.test(element.className)) {
      this.within(element, parent, 'blockquote', marks)
    } else if (CONTAINERS.has(tag)) {
      this.close()
      this.blocks(element, parent, settingOf(element, marks))
      this.close()
    } else if (HEADINGS[tag] || PARAGRAPHS.has(tag)) {
      this.textblock(element, parent, marks)
    } else {
      this.blocks(element, parent, marksOf(element, marks))
    }
  }

  private picture(image: Element, parent: Element): void {
    if (isHidden(image) || isSpacer(image)) return
    const key = this.pictures?.take(image)
    if (!key) return void this.left.pictures++
    const figure = document.createElement('figure')
    figure.setAttribute('data-image', key)
    figure.append(document.createElement('figcaption'))
    if (this.open) this.figures.push(figure)
    else parent.append(figure)
  }

  /** A note is one run of text: what were its paragraphs are parted by line breaks. */
  private note(element: Element, parent: Element): void {
    const blocks = document.createElement('div')
    new Cleaner(this.left, null, this.language).blocks(element, blocks, NO_MARKS)
    const note = document.createElement('span')
    note.setAttribute(NOTE, '')
    for (const block of blocks.querySelectorAll('p, h1, h2, h3')) {
      if (note.firstChild) note.append(document.createElement('br'))
      note.append(...block.childNodes)
    }
    if (!note.firstChild) return
    this.begin('p', parent, NO_MARKS).append(note)
  }

  private textblock(element: Element, parent: Element, marks: Marks): void {
    this.close()
    const level = levelOf(element)
    const heading = /\bMsoTitle\b/.test(element.className)
      ? 'h1'
      : (HEADINGS[element.localName] ?? (level === null ? undefined : `h${level}`))
    // A list item begins with a paragraph; a heading there is only a large one.
    const name = heading && parent.localName !== 'li' ? heading : 'p'
    const inner = marksOf(element, marks)
    this.begin(name, parent, inner)
    this.blocks(element, parent, { ...inner, pre: inner.pre || element.localName === 'pre' })
    this.close()
  }

  /** The open block, or a new one of this name. */
  private begin(name: string, parent: Element, marks: Marks): Element {
    if (this.open) return this.open
    this.open = document.createElement(name)
    if (marks.isRightToLeft) this.open.setAttribute('dir', 'rtl')
    parent.append(this.open)
    return this.open
  }

  private within(element: Element, parent: Element, name: string, marks: Marks): Element {
    this.close()
    const target = document.createElement(name)
    parent.append(target)
    this.blocks(element, target, marksOf(element, marks))
    this.close()
    if (!target.firstChild) target.remove()
    return target
  }

  private list(element: Element, parent: Element, marks: Marks): void {
    this.close()
    const list = document.createElement(element.localName)
    const inner = settingOf(element, marks)
    if (inner.isRightToLeft) list.setAttribute('dir', 'rtl')
    const start = Number(element.getAttribute('start'))
    if (element.localName === 'ol' && Number.isInteger(start) && start > 1)
      list.setAttribute('start', String(start))
    for (const child of element.children) {
      if (DROPPED.has(child.localName) || isHidden(child)) continue
      const isList = child.localName === 'ul' || child.localName === 'ol'
      // Google Docs puts a nested list beside its item instead of into it.
      let item = isList ? list.lastElementChild : null
      if (!item) {
        item = document.createElement('li')
        list.append(item)
      }
      if (isList) this.list(child, item, inner)
      else this.blocks(child, item, marksOf(child, inner))
      this.close()
      if (!item.firstChild) item.remove()
      else if (item.firstElementChild?.localName !== 'p') item.prepend(document.createElement('p'))
    }
    if (list.firstChild) parent.append(list)
  }

  private table(element: HTMLTableElement, parent: Element, marks: Marks): void {
    this.close()
    const rows = [...element.rows]
    // Mail and old pages frame their text with a table of one cell.
    if (rows.length === 1 && rows[0]?.cells.length === 1) {
      if (element.caption) this.textblock(element.caption, parent, marks)
      this.blocks(rows[0].cells[0]!, parent, marks)
      return this.close()
    }
    const body = document.createElement('tbody')
    for (const row of rows) {
      const isHead = row.parentElement?.localName === 'thead'
      const target = document.createElement('tr')
      for (const cell of row.cells) target.append(this.cell(cell, isHead, marks))
      if (target.firstChild) body.append(target)
    }
    if (!body.firstChild) return
    const table = document.createElement('table')
    const caption = wordsOf(element.caption) || element.getAttribute('data-caption')
    if (caption) table.setAttribute('data-caption', caption)
    const said = element.getAttribute('summary') ?? element.getAttribute('data-summary') ?? ''
    const summary = said.replace(/\s+/g, ' ').trim()
    if (summary) table.setAttribute('data-summary', summary.slice(0, 1000))
    keepWidths(rows[0]!, body.firstElementChild!)
    table.append(body)
    parent.append(table)
  }

  private cell(cell: HTMLTableCellElement, isHead: boolean, marks: Marks): Element {
    const target = document.createElement(isHead || cell.localName === 'th' ? 'th' : 'td')
    if (cell.colSpan > 1) target.setAttribute('colspan', String(cell.colSpan))
    if (cell.rowSpan > 1) target.setAttribute('rowspan', String(cell.rowSpan))
    this.blocks(cell, target, marksOf(cell, settingOf(cell.closest('table')!, marks)))
    this.close()
    if (!target.firstChild) target.append(document.createElement('p'))
    return target
  }

  private text(value: string, parent: Element, marks: Marks): void {
    const lines = marks.pre ? value.split(/\r\n?|\n/) : [value]
    for (const [index, line] of lines.entries()) {
      if (index > 0) this.open?.append(document.createElement('br'))
      this.run(spaces(line), parent, marks)
    }
  }

  private run(value: string, parent: Element, marks: Marks): void {
    const follows = this.open !== null && !(this.open.lastChild instanceof HTMLBRElement)
    const isApart = !follows || this.open?.textContent?.endsWith(' ')
    const text = shifted(isApart ? value.replace(/^ /, '') : value, marks.shift)
    if (!text) return
    let target = this.begin('p', parent, marks)
    const isBold = marks.bold && !/^(h\d|th)$/.test(target.localName) && parent.localName !== 'th'
    if (marks.lang && saysSomething(text) && primary(marks.lang) !== this.language)
      target = inLanguage(target, marks.lang)
    if (marks.href) target = mark(target, 'a', marks.href)
    if (isBold) target = mark(target, 'strong')
    if (marks.italic) target = mark(target, 'em')
    if (marks.underline && !marks.href) target = mark(target, 'u')
    if (marks.strike) target = mark(target, 's')
    target.append(text)
  }

  private close(): void {
    const block = this.open
    this.open = null
    if (!block) return
    block.after(...this.figures.splice(0))
    while (block.lastChild instanceof Element && block.lastChild.localName === 'br') block.lastChild.remove()
    trim(block, 'firstChild', /^[ \u00a0]+/)
    trim(block, 'lastChild', /[ \u00a0]+$/)
    if (!/[^\s]/.test(block.textContent ?? '')) block.remove()
  }
}

/** The element of this name at the end of `parent`, or a new one: neighbouring runs of one mark become one. */
function mark(parent: Element, name: string, href?: string): Element {
  const last = parent.lastChild
  if (last instanceof Element && last.localName === name && last.getAttribute('href') === (href ?? null))
    return last
  const element = document.createElement(name)
  if (href) element.setAttribute('href', href)
  parent.append(element)
  return element
}

function inLanguage(parent: Element, lang: string): Element {
  const last = parent.lastChild
  if (last instanceof Element && last.getAttribute('lang') === lang) return last
  const span = document.createElement('span')
  span.setAttribute('lang', lang)
  parent.append(span)
  return span
}

const wordsOf = (element: Element | null) => (element?.textContent ?? '').replace(/\s+/g, ' ').trim()

/** Keeps the widths of a table's columns where every cell of its first row says one in pixels, as Word does. */
function keepWidths(source: HTMLTableRowElement, target: Element): void {
  const widths = Array.from(
    source.cells,
    (cell) => /^\d{1,4}$/.exec(cell.getAttribute('colwidth') ?? cell.getAttribute('width') ?? '')?.[0],
  )
  if (widths.some((width, index) => !width || source.cells[index]!.colSpan > 1)) return
  widths.forEach((width, index) => target.children[index]?.setAttribute('colwidth', width!))
}

function trim(block: Element, end: 'firstChild' | 'lastChild', space: RegExp): void {
  let node: ChildNode | null = block[end]
  while (node instanceof Element && node.firstChild) node = node[end]
  if (!node || node instanceof Element) return
  node.nodeValue = (node.nodeValue ?? '').replace(space, '')
  if (node.nodeValue || node.parentElement === block) return
  const wrapper = node.parentElement
  node.remove()
  if (wrapper && !wrapper.firstChild) wrapper.remove()
}

// White space as a browser would show it; a no-break space stays one where it stands alone between two words.
function spaces(text: string): string {
  return text.replace(/[\t\n\f\r \u00a0]+/g, (run) => (run === '\u00a0' ? run : ' '))
}

/** With its `style` attributes under another name: our Content-Security-Policy forbids even to parse them. */
function withoutStyles(html: string): string {
  return html.replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/(\s)style(?=\s*=)/gi, `$1${STYLE}`))
}
