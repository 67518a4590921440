interface Field {
  instruction: string
  isResult: boolean
}

const MAX_INSTRUCTION = 200
const MAX_FIELDS = 200

/** Fields that are open at a place of the text: only what Word last computed from them is printed. */
export class Fields {
  #open: Field[] = []

  begin(): void {
    if (this.#open.length < MAX_FIELDS) this.#open.push({ instruction: '', isResult: false })
  }

  instruct(text: string): void {
    const field = this.#open.at(-1)
    if (field && !field.isResult && field.instruction.length < MAX_INSTRUCTION) field.instruction += text
  }

  separate(): void {
    const field = this.#open.at(-1)
    if (field) field.isResult = true
  }

  end(): void {
    this.#open.pop()
  }

  /** At the end of a paragraph: an instruction ends in it, else its field is broken and hides what follows. */
  endParagraph(): void {
    if (this.isInstruction) this.#open = this.#open.filter(({ isResult }) => isResult)
  }

  get isInstruction(): boolean {
    return this.#open.some(({ isResult }) => !isResult)
  }

  /** Says whether a table of contents, or an index, is being read. */
  get isContents(): boolean {
    return this.#open.some(
      ({ isResult, instruction }) => isResult && /^\s*(?:TOC|INDEX)\b/i.test(instruction),
    )
  }
}
