import type { Engine } from './engine'
import { IDENTITY, type Matrix, matrixOf } from './matrix'

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

/**
 * Moves the pen as an operator says that places text; no other does anything. The leading is in `state`, because it is
 * saved and restored with the rest of what a page has set.
 */
export function placeText(
  operator: number,
  args: readonly unknown[],
  OPS: Engine['OPS'],
  { position, state }: { position: TextPosition; state: { leading: number } },
): void {
  const [x, y] = [Number(args[0]), Number(args[1])]
  switch (operator) {
    case OPS.beginText:
      return position.begin()
    case OPS.setTextMatrix: {
      const matrix = matrixOf(args[0]) ?? matrixOf(args)
      if (matrix) position.place(matrix)
      return
    }
    case OPS.moveText:
      return position.move(x, y)
    case OPS.setLeadingMoveText:
      state.leading = -y
      return position.move(x, y)
    case OPS.nextLine:
      return position.move(0, -state.leading)
    case OPS.setLeading:
      state.leading = x
      return
    default:
  }
}
