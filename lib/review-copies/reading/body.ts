import type { Attributes, XmlEvents } from '@/lib/parsing/readers/xml'
import { NOTE } from '@/lib/export/formats/review/layout'
import { safeHref } from '@/lib/richtext/href'
import { drawn, type Drawing, nothingDrawn, pictureOf } from './drawing'
import { signOfFont } from './signs'
import {
  type CopyAside,
  type CopyLanguages,
  type CopyParagraph,
  type CopyPicture,
  type CopyPlace,
  type CopyRun,
  PICTURE,
  type Stamp,
} from './reading'

/** Never a part of the words: pictures and formulas with what stands in them, other forms of the same, tables of settings. */
const SKIPPED =
  /^(?:w:drawing|w:pict|w:object|mc:Fallback|w:tblPr|w:tblPrEx|w:tblGrid|w:tcPr|w:sectPr|w:tabs|w:rPrChange|w:pPrChange|w:instrText|w:delInstrText|w:rt|w:ffData|m:oMath)$/
const PICTURES = new Set(['w:drawing', 'w:pict', 'w:object'])
const LOOKS: Readonly<Record<string, string>> = {
  'w:b': 'bold',
  'w:i': 'italic',
  'w:strike': 'strike',
  'w:dstrike': 'strike',
  'w:u': 'underline',
}
const OFF = new Set(['0', 'false', 'off', 'none'])
const INSERTED = new Set(['w:ins', 'w:moveTo'])
const DELETED = new Set(['w:del', 'w:moveFrom'])
const PLAIN_TEXT = new Set(['w:t', 'w:delText'])

/** Reads the text of `w:document` or `w:footnotes` with who changed what, as it comes. */
export class CopyBody implements XmlEvents {
  readonly paragraphs: CopyParagraph[] = []
  /** By note, of `w:footnotes`. */
  readonly notes: Record<string, CopyRun[]> = {}
  /** By row the cells that it has. */
  readonly cellsOf: Record<number, number[]> = {}
  readonly starts = new Map<string, CopyPlace>()
  readonly ends = new Map<string, CopyPlace>()
  private readonly links: ReadonlyMap<string, string>
  private readonly path: string[] = []
  private skipped = 0
  private instruction = ''
  private isInstruction = false
  private readonly fields: { link: string | null; isResult: boolean; isContents: boolean }[] = []
  private readonly changes: { name: string; stamp: Stamp }[] = []
  private readonly anchors: (string | null)[] = []
  private readonly contents: { depth: number; isContents: boolean }[] = []
  private readonly opened: CopyParagraph[] = []
  private look = new Set<string>()
  private looked: Stamp | null = null
  private languages: CopyLanguages | null = null
  private drawing: Drawing | null = null
  private formula: string | null = null
  private isFormula = false
  private cells: number[] = []
  private cell = 0
  private readonly rows: { number: number; ins: Stamp | null; del: Stamp | null }[] = []
  private row = 0
  private readonly tables: number[] = []
  private table = 0
  private note: string | null = null
  private isText = false

  constructor(links: ReadonlyMap<string, string>) {
    this.links = links
  }

  private get paragraph(): CopyParagraph | undefined {
    return this.opened.at(-1)
  }

  private begin(name: string, attributes: Attributes): void {
    const parent = this.path.at(-1)
    switch (name) {
      case 'w:p':
        this.opened.push({
          ...{
            names: [],
            runs: [],
            asides: [],
            style: '',
            isNumbered: false,
            listId: '',
            level: 0,
            endIns: null,
            endDel: null,
            styled: null,
          },
          ...{ rowIns: this.rows.at(-1)?.ins ?? null, rowDel: this.rows.at(-1)?.del ?? null },
          ...{
            cell: this.cells.at(-1) ?? 0,
            row: this.rows.at(-1)?.number ?? 0,
            table: this.tables.at(-1) ?? 0,
            isNested: this.tables.length > 1,
          },
          isContents:
            this.contents.some(({ isContents }) => isContents) || this.fields.some((each) => each.isContents),
        })
        return
      case 'w:r':
        this.look = new Set()
        this.looked = null
        this.languages = null
        return
      case 'w:tr':
        this.rows.push({ number: ++this.row, ins: null, del: null })
        return
      case 'w:tc':
        this.cells.push(++this.cell)
        ;(this.cellsOf[this.rows.at(-1)?.number ?? 0] ??= []).push(this.cell)
        return
      case 'w:tbl':
        this.tables.push(++this.table)
        return
      case 'w:sdt':
        this.contents.push({ depth: this.path.length, isContents: false })
        return
      case 'w:docPartGallery':
        if (/contents/i.test(attributes['w:val'] ?? '') && this.contents.length > 0)
          this.contents.at(-1)!.isContents = true
        return
      case 'w:footnote':
      case 'w:endnote':
        this.note = attributes['w:id'] ?? null
        return
      case 'w:hyperlink':
        this.anchors.push(this.links.get(attributes['r:id'] ?? '') ?? null)
        return
      case 'w:fldSimple':
        this.fields.push({ link: linkIn(attributes['w:instr'] ?? ''), isResult: true, isContents: false })
        return
      case 'w:fldChar':
        return this.field(attributes['w:fldCharType'])
      case 'w:bookmarkStart': {
        const bookmark = attributes['w:name'] ?? ''
        if (/^_cp(?:D\d+B\d+L?|X\d+|C[0-9a-f]{32})$/.test(bookmark)) this.named(bookmark)
        return
      }
      case 'w:commentRangeStart':
        return this.place(this.starts, attributes)
      case 'w:commentRangeEnd':
        return this.place(this.ends, attributes)
      case 'w:commentReference':
        if (!this.starts.has(attributes['w:id'] ?? '')) this.place(this.starts, attributes)
        if (!this.ends.has(attributes['w:id'] ?? '')) this.place(this.ends, attributes)
        return
    }
    if (INSERTED.has(name) || DELETED.has(name)) return this.change(name, attributes, parent)
    if (parent === 'w:pPr' || parent === 'w:numPr') this.paragraphProperty(name, attributes)
    else if (parent === 'w:rPr' && this.path.at(-2) === 'w:r') this.runProperty(name, attributes)
    else if (parent === 'w:r') this.inRun(name, attributes)
  }

  open(name: string, attributes: Attributes): void {
    if (this.skipped > 0 || SKIPPED.test(name)) {
      if (this.skipped === 0 && (name === 'w:instrText' || name === 'w:delInstrText'))
        this.isInstruction = true
      if (this.skipped === 0) this.changeOfForm(name, attributes)
      if (this.skipped === 0 && PICTURES.has(name)) this.drawing = nothingDrawn()
      if (this.skipped === 0 && name === 'm:oMath') this.formula = ''
      if (this.drawing) drawn(this.drawing, name, attributes)
      this.isFormula = this.formula !== null && name === 'm:t'
      this.skipped += 1
      return
    }
    this.begin(name, attributes)
    this.path.push(name)
  }

  close(name: string): void {
    if (this.skipped > 0) {
      this.skipped -= 1
      this.isInstruction = false
      this.isFormula = false
      if (this.drawing) this.drawing.isWord = false
      if (this.skipped === 0) this.closeAside()
      return
    }
    this.path.pop()
    const parent = this.path.at(-1)
    if (PLAIN_TEXT.has(name)) this.isText = false
    else if (name === 'w:p') this.closeParagraph()
    else if (name === 'w:tc') this.cells.pop()
    else if (name === 'w:tr') this.rows.pop()
    else if (name === 'w:tbl') this.tables.pop()
    else if (name === 'w:sdt') this.contents.pop()
    else if (name === 'w:hyperlink') this.anchors.pop()
    else if (name === 'w:fldSimple') this.fields.pop()
    else if (name === 'w:footnote' || name === 'w:endnote') this.note = null
    else if ((INSERTED.has(name) || DELETED.has(name)) && parent !== 'w:rPr' && parent !== 'w:trPr')
      this.changes.pop()
  }

  text(text: string): void {
    if (this.isInstruction) this.instruction = (this.instruction + text).slice(0, 4_000)
    else if (this.drawing?.isWord) this.drawing.words += text
    else if (this.isFormula) this.formula += text
    else if (this.isText && this.skipped === 0) this.append(text)
  }

  private closeAside(): void {
    const { drawing, formula } = this
    this.drawing = null
    this.formula = null
    if (formula !== null) this.aside('formula', formula)
    if (!drawing) return
    if (drawing.hasText) this.aside('textBox', drawing.words.trim())
    // Words alone are no picture.
    if (!drawing.hasText || drawing.blips.length > 0) this.append(PICTURE, null, pictureOf(drawing))
  }

  /** Keeps what no draft can hold; in a note its words stand among the others. */
  private aside(kind: CopyAside['kind'], words: string): void {
    if (words === '' || this.changes.some(({ name }) => DELETED.has(name))) return
    if (this.note !== null) return void (kind === 'symbol' || this.append(words))
    const ins = this.changes.findLast(({ name }) => INSERTED.has(name))?.stamp ?? null
    this.paragraph?.asides.push({ kind, words, ins })
  }

  private named(bookmark: string): void {
    const { paragraph } = this
    if (!paragraph) return
    // Before it stands what the report makes itself: "Figure 3".
    if (bookmark.endsWith('L') && !paragraph.names.includes(bookmark)) paragraph.runs = []
    paragraph.names.push(bookmark)
  }

  private change(name: string, attributes: Attributes, parent: string | undefined): void {
    const stamp = stampOf(attributes)
    const row = this.rows.at(-1)
    if (parent === 'w:trPr') {
      if (row && INSERTED.has(name)) row.ins ??= stamp
      else if (row) row.del ??= stamp
      return
    }
    if (parent === 'w:rPr') {
      const { paragraph } = this
      if (!paragraph || this.path.at(-2) !== 'w:pPr') return
      if (INSERTED.has(name)) paragraph.endIns ??= stamp
      else paragraph.endDel ??= stamp
      return
    }
    this.changes.push({ name, stamp })
  }

  private changeOfForm(name: string, attributes: Attributes): void {
    const around = this.path.at(-2)
    if (name === 'w:rPrChange' && around === 'w:r') this.looked = stampOf(attributes)
    if (name === 'w:pPrChange' && this.paragraph) this.paragraph.styled = stampOf(attributes)
  }

  private paragraphProperty(name: string, attributes: Attributes): void {
    const { paragraph } = this
    if (!paragraph) return
    if (name === 'w:pStyle') {
      paragraph.style = attributes['w:val'] ?? ''
      if (/^(?:toc|contents)/i.test(paragraph.style)) paragraph.isContents = true
    } else if (name === 'w:ilvl') paragraph.level = Number(attributes['w:val'] ?? 0) || 0
    else if (name === 'w:numId') {
      paragraph.listId = attributes['w:val'] ?? ''
      paragraph.isNumbered = paragraph.listId !== '0'
    }
  }

  private runProperty(name: string, attributes: Attributes): void {
    const look = LOOKS[name]
    if (look && !OFF.has(attributes['w:val'] ?? '')) this.look.add(look)
    if (name === 'w:lang')
      this.languages = {
        plain: attributes['w:val'] ?? null,
        rightToLeft: attributes['w:bidi'] ?? null,
        eastAsian: attributes['w:eastAsia'] ?? null,
      }
  }

  private inRun(name: string, attributes: Attributes): void {
    if (PLAIN_TEXT.has(name)) this.isText = true
    else if (name === 'w:tab' || name === 'w:ptab') this.append('\t')
    else if (name === 'w:br' || name === 'w:cr') {
      if (attributes['w:type'] === undefined || attributes['w:type'] === 'textWrapping') this.append('\n')
    } else if (name === 'w:noBreakHyphen') this.append('\u2011')
    else if (name === 'w:softHyphen') this.append('\u00ad')
    else if (name === 'w:sym') {
      const sign = signOfFont(attributes)
      this.append(sign ?? '\ufffd')
      if (sign === null) this.aside('symbol', `${attributes['w:font'] ?? ''} ${attributes['w:char'] ?? ''}`)
    } else if (name === 'w:endnoteReference' && this.note === null)
      this.aside('endnote', attributes['w:id'] ?? '')
    else if (name === 'w:footnoteReference' && this.note === null) this.append(NOTE, attributes['w:id'] ?? '')
  }

  private append(text: string, note: string | null = null, picture: CopyPicture | null = null): void {
    const { paragraph } = this
    if (!paragraph || this.fields.some(({ isResult }) => !isResult)) return
    const ins = this.changes.findLast(({ name }) => INSERTED.has(name))?.stamp ?? null
    const del = this.changes.findLast(({ name }) => DELETED.has(name))?.stamp ?? null
    const link = this.anchors.at(-1) ?? this.fields.findLast((field) => field.link)?.link ?? null
    const href = link === null ? null : safeHref(link)
    const look = [...this.look, ...(href ? [`link:${href}`] : [])].sort()
    const last = paragraph.runs.at(-1)
    const isAlike =
      last &&
      !(last.note ?? note ?? last.picture ?? picture) &&
      isSameStamp(last.ins, ins) &&
      isSameStamp(last.del, del) &&
      isSameStamp(last.looked, this.looked) &&
      JSON.stringify(last.languages) === JSON.stringify(this.languages) &&
      last.look.join('\n') === look.join('\n')
    if (isAlike) last.text += text
    else
      paragraph.runs.push({
        ...{ text, ins, del, look, looked: this.looked },
        ...{ languages: this.languages, note, picture },
      })
  }

  private field(type: string | undefined): void {
    if (type === 'begin') {
      this.instruction = ''
      this.fields.push({ link: null, isResult: false, isContents: false })
      return
    }
    const field = this.fields.at(-1)
    if (!field) return
    if (type === 'end') return void this.fields.pop()
    field.isResult = true
    field.link = linkIn(this.instruction)
    field.isContents = /^\s*TOC\b/i.test(this.instruction)
    if (field.isContents && this.paragraph) this.paragraph.isContents = true
  }

  private place(places: Map<string, CopyPlace>, attributes: Attributes): void {
    const offset = this.paragraph?.runs.reduce((sum, { text }) => sum + text.length, 0) ?? 0
    const id = attributes['w:id']
    if (id !== undefined && this.note === null) places.set(id, { paragraph: this.paragraphs.length, offset })
  }

  private closeParagraph(): void {
    const paragraph = this.opened.pop()
    if (!paragraph) return
    if (this.note === null) {
      if (this.opened.length === 0) this.paragraphs.push(paragraph)
      return
    }
    const known = this.notes[this.note]
    const line: CopyRun = {
      ...{ text: '\n', ins: null, del: null, look: [], looked: null },
      ...{ languages: null, note: null, picture: null },
    }
    this.notes[this.note] = known ? [...known, line, ...paragraph.runs] : paragraph.runs
  }
}

function stampOf(attributes: Attributes): Stamp {
  return { author: attributes['w:author'] ?? '', date: attributes['w:date'] ?? '' }
}

function linkIn(instruction: string): string | null {
  return /^\s*HYPERLINK\s+"([^"]*)"/i.exec(instruction)?.[1] ?? null
}

function isSameStamp(a: Stamp | null, b: Stamp | null): boolean {
  return a === b || (a?.author === b?.author && a?.date === b?.date)
}
