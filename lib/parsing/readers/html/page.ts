import { Flow } from '../docx/flow'
import type { SourceBuilder } from '../source-builder'
import { SourceLine, type LineMark } from '../source-line'
import { readDeclarations, type Declared } from './css'
import { Lists } from './lists'
import type { Survey } from './survey'
import { openTable, Rows } from './tables'
import { attribute, textOf, walk, type Element } from './tree'

const LEFT_OUT = new Set(
  (
    'script style template noscript head nav iframe object embed svg canvas audio video button select datalist ' +
    'input textarea rp rt del dialog'
  ).split(' '),
)
const BLOCKS = new Set(
  (
    'html body p div h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre table caption thead tbody tfoot tr td th ' +
    'section article main header footer aside address figure figcaption hr form fieldset legend details summary ' +
    'center'
  ).split(' '),
)
/** Blocks in which `<br>` breaks a line of one paragraph; elsewhere it parts paragraphs. */
const PARAGRAPHS = new Set('p h1 h2 h3 h4 h5 h6 li dt dd td th figcaption caption summary'.split(' '))
const LOOKS: Readonly<Record<string, keyof Declared>> = {
  b: 'bold',
  strong: 'bold',
  th: 'bold',
  i: 'italic',
  em: 'italic',
  cite: 'italic',
  dfn: 'italic',
  u: 'underline',
}
const LEFT_OUT_ROLES = new Set(['navigation', 'search', 'menu', 'menubar', 'toolbar', 'dialog'])
/** Names that pages give to text for reading machines alone. */
const UNSEEN = /(?:^|\s)(?:sr-only|visually-?hidden|screen-reader-text|element-invisible)(?:\s|$)/i
const ARROW = /^\s*[\u2190-\u21ff\u2934-\u2937^]\ufe0e?\s*$/

interface State extends Declared {
  element: Element
  heading: number | null
  isQuoted: boolean
  isRunning: boolean
  isInStory: boolean
  isParagraph: boolean
}

/** Reads a page's tree, in reading order, as it is printed. */
export class Page {
  readonly #builder: SourceBuilder
  readonly #survey: Survey
  readonly #states: State[] = []
  readonly #lists = new Lists()
  readonly #flows: { flow: Flow; note: string | null; rows: Rows[] }[] = []
  readonly #notes = new Map<string, SourceLine>()
  #line: SourceLine | null = null
  /** The line ends in a break: another one ends the paragraph. */
  #isBroken = false
  #labels: NonNullable<ReturnType<Lists['item']>>[] = []

  constructor(builder: SourceBuilder, survey: Survey) {
    this.#builder = builder
    this.#survey = survey
  }

  read(root: Parameters<typeof walk>[0]): void {
    this.#flows.push({
      flow: new Flow((line, marks) => this.#builder.addLine(line, marks)),
      note: null,
      rows: [],
    })
    walk(root, {
      enter: (element) => this.#enter(element),
      leave: (element) => this.#leave(element),
      text: (text) => this.#text(text),
    })
    this.#endLine()
    this.#flow.finish()
    const inOrder = new Set(this.#survey.references.values())
    for (const note of new Set([...inOrder, ...this.#notes.keys()])) {
      const line = this.#notes.get(note)
      if (line) this.#builder.addLine(line, [{ kind: 'note', note }])
    }
  }

  get #flow(): Flow {
    return this.#flows.at(-1)!.flow
  }

  get #state(): State | undefined {
    return this.#states.at(-1)
  }

  #enter(element: Element): boolean {
    const { tagName: tag } = element
    const declared = this.#declared(element)
    if (this.#isLeftOut(element, declared)) return false
    if (tag === 'br') this.#break()
    if (tag === 'img' || tag === 'picture') this.#builder.count('picturesLeftOut', tag === 'img' ? 1 : 0)
    if (tag === 'img' || tag === 'br' || tag === 'wbr') return false
    if (tag === 'a' && this.#isBackLink(element)) return false
    if (BLOCKS.has(tag)) this.#endLine()
    const state = this.#inherit(element, declared)
    const reference = this.#survey.references.get(element)
    if (reference !== undefined) return this.#refer(element, reference, state)
    this.#states.push(state)
    const note = this.#survey.notes.get(element)
    if (note !== undefined) this.#openNote(note)
    if (tag === 'ul' || tag === 'ol') this.#lists.openList(element, declared.listStyle)
    else if (tag === 'li') this.#openItem(element, declared.listStyle)
    else this.#openTablePart(element)
    return true
  }

  #leave(element: Element): void {
    const { tagName: tag } = element
    if (this.#state?.isLabelGap && !this.#states.at(-2)?.isLabelGap) this.#endLabel()
    if (BLOCKS.has(tag)) this.#endLine()
    this.#states.pop()
    const rows = this.#flows.at(-1)!.rows
    if (tag === 'ul' || tag === 'ol') this.#lists.closeList()
    else if (tag === 'li') this.#labels = []
    else if (tag === 'q') this.#append('”')
    else if (tag === 'td' || tag === 'th') rows.at(-1)?.closeCell()
    else if (tag === 'tr') rows.at(-1)?.closeRow()
    else if (tag === 'table') {
      this.#flow.closeTable()
      rows.pop()
    }
    if (this.#survey.notes.has(element)) this.#closeNote()
  }

  #openTablePart(element: Element): void {
    const { tagName: tag } = element
    const rows = this.#flows.at(-1)!.rows
    if (tag === 'q') this.#append('“')
    else if (tag === 'table') rows.push(openTable(element, this.#flow))
    else if (tag === 'tr') rows.at(-1)?.openRow()
    else if (tag === 'td' || tag === 'th') rows.at(-1)?.openCell(element)
  }

  #declared(element: Element): Declared {
    const rules = this.#survey.styles.of(element.tagName, attribute(element, 'class'))
    const own = attribute(element, 'style')
    const declared = own === undefined ? rules : { ...rules, ...readDeclarations(own) }
    const look = Object.hasOwn(LOOKS, element.tagName) ? LOOKS[element.tagName] : undefined
    return look && declared[look] === undefined ? { ...declared, [look]: true } : declared
  }

  #isLeftOut(element: Element, declared: Declared): boolean {
    if (LEFT_OUT.has(element.tagName) || LEFT_OUT_ROLES.has(attribute(element, 'role') ?? '')) return true
    const isHidden =
      declared.isHidden ||
      attribute(element, 'hidden') !== undefined ||
      attribute(element, 'aria-hidden') === 'true' ||
      UNSEEN.test(attribute(element, 'class')?.slice(0, 1000) ?? '')
    if (!isHidden) return false
    const length = textOf(element, 100_000).replace(/\s+/g, ' ').trim().length
    this.#builder.count('hiddenTextLeftOut', length)
    return true
  }

  #inherit(element: Element, declared: Declared): State {
    const above = this.#state
    const { tagName: tag } = element
    const level = /^h[1-6]$/.test(tag) ? Number(tag[1]) : null
    const role = attribute(element, 'role')
    const isStory = tag === 'article' || tag === 'main' || role === 'main'
    const isRunning = tag === 'header' || tag === 'footer' || role === 'banner' || role === 'contentinfo'
    const aria = role === 'heading' ? Number(attribute(element, 'aria-level') ?? 2) || 2 : null
    const isInStory = isStory || (above?.isInStory ?? false)
    return {
      element,
      bold: declared.bold ?? above?.bold,
      italic: declared.italic ?? above?.italic,
      // Underlining goes on below an element whatever its children say.
      underline: (above?.underline ?? false) || declared.underline,
      isPreformatted: tag === 'pre' ? true : (declared.isPreformatted ?? above?.isPreformatted),
      isLabelGap: declared.isLabelGap,
      heading: level ?? aria ?? above?.heading ?? null,
      isQuoted: tag === 'blockquote' || (above?.isQuoted ?? false),
      isRunning: !isStory && ((isRunning && !isInStory) || (above?.isRunning ?? false)),
      isInStory,
      isParagraph: BLOCKS.has(tag) ? PARAGRAPHS.has(tag) : (above?.isParagraph ?? false),
    }
  }

  #text(text: string): void {
    const state = this.#state
    if (!state?.isPreformatted) return this.#append(text.replace(/[ \t\n\r\f]+/g, ' '))
    for (const [index, line] of text.split(/\r\n|[\n\r]/).entries()) {
      if (index > 0) this.#endLine()
      this.#append(line)
    }
  }

  #append(text: string): void {
    const starts = this.#line === null || this.#line.endsInSpace || this.#line.text === ''
    const isKept = this.#state?.isPreformatted ?? false
    const added = starts && !isKept ? text.replace(/^ /, '') : text
    if (added === '') return
    this.#builder.spend(added.length)
    if (added !== ' ') this.#isBroken = false
    this.#line ??= this.#startLine()
    const { bold = false, italic = false, underline = false } = this.#state ?? {}
    this.#line.append(added, { bold, italic, underline })
  }

  #startLine(): SourceLine {
    const line = new SourceLine()
    for (const { text, ordered, level } of this.#labels) {
      const start = line.text.length
      line.append(text + (this.#flow.isInCell ? ' ' : '\t'))
      line.mark(start, { kind: 'listLabel', ordered, level })
    }
    this.#labels = []
    return line
  }

  #break(): void {
    const line = this.#line
    if (line === null) return
    if (!this.#state?.isParagraph || this.#isBroken) this.#endLine()
    else line.append('\v')
    this.#isBroken = true
  }

  /** Word writes automatic numbers into its pages as text, with a gap behind them: what stands before is the label. */
  #endLabel(): void {
    const line = this.#line
    const label = line?.text.trim() ?? ''
    if (!line || label === '' || label.length > 20 || line.marks.some(({ kind }) => kind === 'listLabel'))
      return
    const isBullet = /^[·•§o\uf000-\uf0ff\u25a0-\u25ff–-]$/u.test(label)
    this.#line = new SourceLine()
    this.#line.append(`${isBullet ? '•' : label}${this.#flow.isInCell ? ' ' : '\t'}`)
    this.#line.mark(0, { kind: 'listLabel', ordered: !isBullet, level: 0 })
  }

  #endLine(): void {
    const line = this.#line
    this.#line = null
    if (!line) return
    const state = this.#state
    line.trimEnd()
    if (line.isBlank) return
    this.#flow.addParagraph(line, this.#lineMarks(state))
  }

  #lineMarks(state: State | undefined): LineMark[] {
    if (state?.isRunning) return [{ kind: 'runningHead' }]
    if (state?.heading) return [{ kind: 'heading', level: Math.min(9, Math.max(1, state.heading)) }]
    return state?.isQuoted ? [{ kind: 'quoted' }] : []
  }

  #openItem(element: Element, style: string | undefined): void {
    const label = this.#lists.item(element, style)
    if (label) this.#labels.push(label)
  }

  #refer(element: Element, note: string, state: State): boolean {
    this.#states.push(state)
    const sign = textOf(element, 12).trim()
    this.#append(sign)
    if (this.#line) this.#line.mark(this.#line.text.length - sign.length, { kind: 'noteReference', note })
    this.#states.pop()
    return false
  }

  /** The arrow that leads from a note back to its sign. */
  #isBackLink(element: Element): boolean {
    return this.#flows.length > 1 && ARROW.test(textOf(element, 8))
  }

  #openNote(note: string): void {
    this.#endLine()
    const flow = new Flow((line) => {
      const known = this.#notes.get(note)
      if (known === undefined) this.#notes.set(note, line)
      else {
        known.append('\v')
        known.appendLine(line)
      }
    })
    this.#flows.push({ flow, note, rows: [] })
  }

  #closeNote(): void {
    this.#endLine()
    this.#flows.pop()?.flow.finish()
  }
}
