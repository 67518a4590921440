import { IDENTITY, type Matrix } from './matrix'

/** What a page has set when it shows text (PDF 32000-1, 9.3); saved and restored with the graphics state. */
export interface TextState {
  ctm: Matrix
  font: string
  size: number
  characterSpacing: number
  wordSpacing: number
  scale: number
  rise: number
  leading: number
  renderingMode: number
}

export function initialState(ctm: Matrix): TextState {
  return {
    ctm,
    font: '',
    size: 0,
    characterSpacing: 0,
    wordSpacing: 0,
    scale: 1,
    rise: 0,
    leading: 0,
    renderingMode: 0,
  }
}

/** Where the pen stands inside a text object. */
export class TextPosition {
  matrix: Matrix = IDENTITY
  x = 0
  y = 0
  private lineX = 0
  private lineY = 0

  begin(): void {
    this.place(IDENTITY)
  }

  place(matrix: Matrix): void {
    this.matrix = matrix
    this.x = this.lineX = 0
    this.y = this.lineY = 0
  }

  move(x: number, y: number): void {
    this.x = this.lineX += x
    this.y = this.lineY += y
  }
}
