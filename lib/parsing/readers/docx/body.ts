import type { SourceBuilder } from '../source-builder'
import { PLAIN, SourceLine, type LineMark } from '../source-line'
import type { Attributes, XmlEvents } from '../xml'
import { Fields } from './fields'
import { Flow, type ReadLine } from './flow'
import { printed, readCharacterProperty, type CharacterProperties, type Printed } from './look'
import type { NoteKind } from './note-numbers'
import type { Notes } from './notes'
import type { Numbering } from './numbering'
import { lineMarks, Paragraph, readParagraphProperty, type Carried } from './paragraph'
import type { Styles } from './styles'
import { symbol, withoutBreaks, withoutPrivateCodes } from './symbols'
import { valueOf, wholeNumber } from './values'

/** What the readers of a document's parts share. */
export interface DocxContext {
  styles: Styles
  numbering: Numbering
  notes: Notes
  builder: SourceBuilder
}

interface Story {
  flow: Flow
  paragraph: Paragraph | null
  carried: Carried | null
  lines: ReadLine[]
}

// Never printed, or printed from elsewhere; what was before a tracked change of form ends in "Change".
const LEFT_OUT = /^w:(?:tabs|sectPr|rt|ffData|tblPr|tblPrEx|delText|delInstrText|\w+Change)$/
const DELETED = new Set(['w:del', 'w:moveFrom'])
const PICTURES = new Set(['pic:pic', 'v:imagedata', 'c:chart'])

/** Reads the text of `w:document`, `w:footnotes` or `w:endnotes` as it comes. */
export class BodyReader implements XmlEvents {
  readonly #context: DocxContext
  readonly #noteKind: NoteKind | null
  readonly #fields = new Fields()
  readonly #path: string[] = []
  readonly #stories: Story[] = []
  /** Below elements that are left out: how deep, and whether because they are deleted. */
  #skipped = 0
  #isDeleted = false
  #alternatives: boolean[] = []
  #contents: number[] = []
  #properties: CharacterProperties | null = null
  #run: CharacterProperties = {}
  #look: Printed | null = null
  #taking: 'text' | 'instruction' | null = null
  #noteId: string | null = null
  #endsSection = false
  /** The sign of the note was the last that was read: some programs put no space behind it. */
  #isBehindSign = false
  /** Where the sign of a note with its own sign began, until the run ends. */
  #ownSign: { start: number; note: string } | null = null

  constructor(context: DocxContext, noteKind: NoteKind | null = null) {
    this.#context = context
    this.#noteKind = noteKind
    if (noteKind === null) this.#openStory((line, marks) => context.builder.addLine(line, marks))
  }

  open(name: string, attributes: Attributes): void {
    if (this.#skipped > 0) {
      this.#skipped += 1
      if (this.#isDeleted) this.#openField(name, attributes)
      return
    }
    const parent = this.#path.at(-1)
    if (this.#properties && parent === 'w:rPr') this.#openProperty(name, attributes)
    else if (this.#isLeftOut(name, parent)) {
      this.#skipped = 1
      return
    } else this.#openElement(name, attributes, parent)
    this.#path.push(name)
  }

  close(name: string): void {
    if (this.#skipped > 0) {
      this.#skipped -= 1
      this.#taking = null
      return
    }
    this.#path.pop()
    switch (name) {
      case 'w:p':
        return this.#closeParagraph()
      case 'w:rPr':
        this.#properties = null
        return
      case 'w:r':
      case 'm:r':
        return this.#closeRun()
      case 'w:t':
      case 'm:t':
      case 'w:instrText':
        this.#taking = null
        return
      case 'w:tc':
        this.#flushCarried()
        return this.#story?.flow.closeCell()
      case 'w:tr':
        return this.#story?.flow.closeRow()
      case 'w:tbl':
        return this.#story?.flow.closeTable()
      case 'w:txbxContent':
        return this.#closeTextBox()
      case 'w:footnote':
      case 'w:endnote':
        return this.#closeNote()
      case 'mc:AlternateContent':
        this.#alternatives.pop()
        return
      case 'w:sdt':
        if (this.#contents.at(-1) === this.#path.length) this.#contents.pop()
        return
    }
  }

  text(text: string): void {
    if (this.#taking === null) return
    if (this.#taking === 'instruction') this.#fields.instruct(text)
    else if (this.#skipped === 0) this.#append(withoutPrivateCodes(withoutBreaks(text), this.#run.font))
  }

  /** After the last element: whatever is still open ends. */
  finish(): void {
    while (this.#stories.length > 1) this.#closeTextBox()
    this.#finishStory(this.#stories.pop())
  }

  get #story(): Story | undefined {
    return this.#stories.at(-1)
  }

  #isLeftOut(name: string, parent: string | undefined): boolean {
    if (DELETED.has(name) && parent !== 'w:rPr' && parent !== 'w:trPr') {
      this.#isDeleted = true
      if (name === 'w:del') this.#context.builder.count('trackedChangesAccepted')
      return true
    }
    this.#isDeleted = false
    if (name === 'w:sectPr' && parent === 'w:pPr') this.#endsSection = true
    if (name === 'mc:Choice' || name === 'mc:Fallback') {
      const isTaken = this.#alternatives.at(-1) ?? false
      if (!isTaken && this.#alternatives.length > 0) this.#alternatives[this.#alternatives.length - 1] = true
      return isTaken
    }
    return LEFT_OUT.test(name)
  }

  #openElement(name: string, attributes: Attributes, parent: string | undefined): void {
    const { builder } = this.#context
    const story = this.#story
    switch (name) {
      case 'w:p':
        if (story?.paragraph) this.#closeParagraph()
        if (story) story.paragraph = new Paragraph()
        return
      case 'w:r':
      case 'm:r':
        this.#run = {}
        this.#look = null
        return
      case 'w:rPr':
        if (parent === 'w:r') this.#properties = this.#run
        else if (parent === 'w:pPr') this.#properties = story?.paragraph?.mark ?? null
        return
      case 'w:t':
      case 'm:t':
        this.#taking = 'text'
        return
      case 'w:tab':
      case 'w:ptab':
        return this.#append('\t')
      case 'w:br':
      case 'w:cr':
        // A break of the page before any text is no part of the line.
        if (attributes['w:type'] === 'page' && (story?.paragraph?.line.text ?? '') === '') return
        return this.#append('\v')
      case 'w:noBreakHyphen':
        return this.#append('\u2011')
      case 'w:sym':
        return this.#append(
          symbol(Number.parseInt(attributes['w:char'] ?? '', 16) || 0, attributes['w:font']),
        )
      case 'w:footnoteReference':
        return this.#refer('footnote', attributes)
      case 'w:endnoteReference':
        return this.#refer('endnote', attributes)
      case 'w:footnoteRef':
      case 'w:endnoteRef':
        if (this.#noteKind && this.#noteId !== null) {
          this.#append(this.#context.notes.signOf(this.#noteKind, this.#noteId))
          this.#isBehindSign = true
        }
        return
      case 'w:ins':
      case 'w:moveTo':
        if (parent !== 'w:numPr') builder.count('trackedChangesAccepted')
        return
      case 'w:del':
        // Only in the properties of a row: the row is deleted.
        builder.count('trackedChangesAccepted')
        return story?.flow.leaveRowOut()
      case 'w:commentReference':
        return builder.count('commentsLeftOut')
      case 'w:txbxContent':
        builder.count('textBoxes')
        return this.#openTextBox()
      case 'mc:AlternateContent':
        this.#alternatives.push(false)
        return
      case 'w:docPartGallery':
        if (valueOf(attributes) === 'Table of Contents') this.#contents.push(this.#path.lastIndexOf('w:sdt'))
        return
      case 'w:footnote':
      case 'w:endnote':
        return this.#openNote(attributes)
      default:
        if (PICTURES.has(name)) builder.count('picturesLeftOut')
        else if (story?.paragraph && (parent === 'w:pPr' || parent === 'w:numPr'))
          readParagraphProperty(story.paragraph, name, attributes)
        else if (story) readTable(story.flow, name, attributes, () => this.#flushCarried())
        this.#openField(name, attributes)
    }
  }

  #openProperty(name: string, attributes: Attributes): void {
    const paragraph = this.#story?.paragraph
    if (DELETED.has(name) && paragraph && this.#properties === paragraph.mark) {
      paragraph.isJoined = true
      this.#context.builder.count('trackedChangesAccepted')
    } else readCharacterProperty(this.#properties!, name, attributes)
  }

  #openField(name: string, attributes: Attributes): void {
    if (name === 'w:instrText') this.#taking = 'instruction'
    if (name !== 'w:fldChar') return
    const type = attributes['w:fldCharType']
    if (type === 'begin') this.#fields.begin()
    else if (type === 'separate') this.#fields.separate()
    else if (type === 'end') this.#fields.end()
  }

  #append(text: string): void {
    const story = this.#story
    if (!story || text === '') return
    const { builder } = this.#context
    builder.spend(text.length)
    story.paragraph ??= new Paragraph()
    const paragraph = story.paragraph
    if (this.#fields.isInstruction) return
    const look = (this.#look ??= this.#printed(paragraph))
    if (look.isHidden) {
      builder.count('hiddenTextLeftOut', text.length)
      paragraph.hasHiddenText = true
      return
    }
    if (this.#fields.isContents || this.#contents.length > 0) paragraph.isContents = true
    const isStuck = this.#isBehindSign && !/^\s/.test(text)
    this.#isBehindSign = false
    paragraph.line.append(isStuck ? ` ${text}` : text, look)
  }

  #printed(paragraph: Paragraph): Printed {
    const { styles } = this.#context
    const character = styles.character(this.#run.style).characters
    return printed(this.#run, character, styles.paragraph(paragraph.style).characters, styles.defaults)
  }

  #refer(kind: NoteKind, attributes: Attributes): void {
    const hasOwnSign = ['1', 'true', 'on'].includes(attributes['w:customMarkFollows'] ?? '')
    if (this.#noteKind !== null || this.#fields.isInstruction || !this.#story) return
    const paragraph = (this.#story.paragraph ??= new Paragraph())
    if ((this.#look ??= this.#printed(paragraph)).isHidden) return
    const { note, sign } = this.#context.notes.refer(kind, attributes['w:id'] ?? '', hasOwnSign)
    const start = paragraph.line.text.length
    if (hasOwnSign) this.#ownSign = { start, note }
    else {
      this.#context.builder.spend(sign.length)
      paragraph.line.append(sign, PLAIN)
      paragraph.line.mark(start, { kind: 'noteReference', note })
    }
  }

  #closeRun(): void {
    const line = this.#story?.paragraph?.line
    if (this.#ownSign && line)
      line.mark(this.#ownSign.start, { kind: 'noteReference', note: this.#ownSign.note })
    this.#ownSign = null
    this.#run = {}
    this.#look = null
  }

  #closeParagraph(): void {
    const story = this.#story
    const paragraph = story?.paragraph
    if (!story || !paragraph) return
    story.paragraph = null
    if (this.#endsSection && this.#stories.length === 1 && this.#noteKind === null) {
      this.#endsSection = false
      this.#context.notes.startSection()
    }
    this.#fields.endParagraph()
    const { styles, numbering } = this.#context
    const style = styles.paragraph(paragraph.style)
    const isHidden = printed(paragraph.mark, {}, style.characters, styles.defaults).isHidden
    const { carried } = story
    // Nothing of it is printed, so it counts in no list either.
    if (paragraph.line.isBlank && (paragraph.isJoined || isHidden)) {
      story.carried = carried
      return
    }
    const isJoined = paragraph.isJoined || isHidden
    const place = paragraph.isJoined || carried?.hasLabel ? null : numbering.place(paragraph, style)
    const label = place && numbering.next(place.numId, place.level)
    const line = label || carried ? new SourceLine() : paragraph.line
    if (label) {
      this.#context.builder.spend(label.text.length + 1)
      line.append(label.text + (story.flow.isInCell ? ' ' : '\t'))
      line.mark(0, { kind: 'listLabel', ordered: label.ordered, level: label.level })
    }
    if (carried) line.appendLine(carried.line)
    if (line !== paragraph.line) line.appendLine(paragraph.line)
    story.carried = isJoined ? { line, hasLabel: (carried?.hasLabel ?? false) || label !== null } : null
    if (isJoined) return
    story.flow.addParagraph(line, lineMarks(paragraph, style, paragraph.isContents))
  }

  #flushCarried(): void {
    const story = this.#story
    if (story?.paragraph) this.#closeParagraph()
    if (!story?.carried) return
    story.flow.addParagraph(story.carried.line, [])
    story.carried = null
  }

  #openStory(emit: (line: SourceLine, marks: readonly LineMark[]) => void, lines: ReadLine[] = []): void {
    this.#stories.push({ flow: new Flow(emit), paragraph: null, carried: null, lines })
  }

  #finishStory(story: Story | undefined): void {
    if (!story) return
    this.#stories.push(story)
    this.#flushCarried()
    this.#stories.pop()
    story.flow.finish()
  }

  #openTextBox(): void {
    const lines: ReadLine[] = []
    this.#openStory((line, marks) => {
      if (!line.isBlank) lines.push([line, marks])
    }, lines)
    this.#run = {}
    this.#look = null
  }

  #closeTextBox(): void {
    const box = this.#stories.pop()
    this.#finishStory(box)
    if (box) this.#story?.flow.hold(box.lines)
    this.#run = {}
    this.#look = null
  }

  #openNote(attributes: Attributes): void {
    const kind = this.#noteKind
    const id = attributes['w:id'] ?? ''
    if (kind === null || !this.#context.notes.isReferenced(kind, id)) return
    this.#noteId = id
    this.#openStory((line) => this.#context.notes.addLine(kind, id, line))
  }

  #closeNote(): void {
    if (this.#noteKind === null) return
    while (this.#stories.length > 1) this.#closeTextBox()
    this.#finishStory(this.#stories.pop())
    this.#noteId = null
  }
}

function readTable(flow: Flow, name: string, attributes: Attributes, flushCarried: () => void): void {
  const isTable = name === 'w:tbl'
  if (isTable) flushCarried()
  if (isTable) flow.openTable()
  else if (name === 'w:gridCol') flow.addColumn()
  else if (name === 'w:tr') flow.openRow()
  else if (name === 'w:tc') flow.openCell()
  else if (name === 'w:gridSpan') flow.spanColumns(wholeNumber(valueOf(attributes)) ?? 1)
  else if (name === 'w:gridBefore') flow.skipColumns(wholeNumber(valueOf(attributes)) ?? 0)
  else if (name === 'w:vMerge' && valueOf(attributes) !== 'restart') flow.continueCell()
  else if (name === 'w:cellDel') flow.continueCell()
}
