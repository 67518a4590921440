import type { CopyChanges, DraftChanges, Edit, NewBlock, NewPicture, Remark } from './changes'
import { type CopyParagraph, type CopyPicture, PICTURE } from './reading/reading'
import type { Came } from './sequence'

/** A line in the order in which blocks are made of it: pictures, and the words between them. */
export type LinePart = { words: Came[] } | { picture: Came }

/** Cuts a line into its words and the pictures before and behind them; a line that is a picture alone has no words. */
export function partsOf(line: readonly Came[]): LinePart[] {
  const words = line.filter(({ key }) => key !== PICTURE)
  if (words.length === line.length) return [{ words }]
  const first = line.findIndex(({ key }) => key !== PICTURE)
  const pictures = (signs: readonly Came[]) =>
    signs.flatMap((sign): LinePart[] => (isTaken(sign) ? [{ picture: sign }] : []))
  if (words.every(({ key }) => /\s/.test(key))) return pictures(line)
  return [...pictures(line.slice(0, first)), { words }, ...pictures(line.slice(first))]
}

/** Whether a sign is a picture that may be taken in. */
export function isTaken({ picture }: Came): boolean {
  return picture !== null && picture.sha256 !== null
}

/** A picture as a block. */
export function blockOfPicture({ picture }: Came): NewBlock {
  const { sha256, alt, isDecorative } = picture!
  return { level: 0, pieces: [], picture: { sha256: sha256!, alt, isDecorative } }
}

/** The pictures of a stretch that cannot be taken in, with their place and why. */
export function troubledIn(signs: readonly Came[], inNote = false): Remark[] {
  return signs.flatMap(({ picture, paragraph, ins }): Remark[] => {
    const kind = picture && (picture.trouble ?? (inNote ? 'pictureNote' : null))
    return kind ? [remarkOn(picture, kind, { paragraph, author: ins?.author ?? null })] : []
  })
}

/** What is told of a picture: the words of its paragraph, and what it shows. */
export function remarkOn(
  { alt }: Pick<CopyPicture, 'alt'>,
  kind: Remark['kind'],
  { paragraph, author }: { paragraph: CopyParagraph; author: string | null },
): Remark {
  return { kind, author, passage: wordsIn(paragraph), wanted: alt }
}

/** The words of a paragraph as it came back, without notes and what was deleted. */
export function wordsIn({ runs }: CopyParagraph): string {
  return runs
    .flatMap(({ text, del, note, picture }) => (del || note !== null || picture ? [] : [text]))
    .join('')
    .trim()
}

/** The pictures that edits bring, each once by its hash. */
export function picturesIn(edits: readonly Edit[]): Map<string, NewPicture> {
  const found = new Map<string, NewPicture>()
  for (const block of edits.flatMap(blocksOf))
    if (block.picture) found.set(block.picture.sha256, block.picture)
  return found
}

/** Those of all drafts. */
export function picturesOf({ drafts }: CopyChanges): Map<string, NewPicture> {
  return picturesIn(drafts.flatMap(({ edits }) => edits))
}

function blocksOf(edit: Edit): NewBlock[] {
  if (edit.kind === 'insertBlocks') return edit.blocks
  return edit.kind === 'insertRows' ? edit.rows.flatMap(({ cells }) => cells.flat()) : []
}

/**
 * The changes of a draft without the pictures that are refused: `why` says which and for what; each is told instead.
 * `passageOf` are the words of a block.
 */
export function withoutRefused<Changes extends Pick<DraftChanges, 'edits' | 'remarks'>>(
  changes: Changes,
  why: (sha256: string) => Remark['kind'] | null,
  passageOf: (block: number) => string,
): Changes {
  const remarks = [...changes.remarks]
  const edits = changes.edits.flatMap((edit): Edit[] => {
    if (edit.kind !== 'insertBlocks' && edit.kind !== 'insertRows') return [edit]
    const stays = ({ picture }: NewBlock) => {
      const kind = picture && why(picture.sha256)
      if (!kind) return true
      const { block, author } = edit
      remarks.push({ kind, author, passage: passageOf(block), wanted: picture.alt })
      return false
    }
    if (edit.kind === 'insertRows')
      return [
        {
          ...edit,
          rows: edit.rows.map(({ cells }) => ({ cells: cells.map((blocks) => blocks.filter(stays)) })),
        },
      ]
    const blocks = edit.blocks.filter(stays)
    return blocks.length > 0 ? [{ ...edit, blocks }] : []
  })
  return { ...changes, edits, remarks }
}
