import type { Edit, EditKind, Remark } from './changes'

/** The edits of a draft as they are found, and what has no place; what somebody did in one go is of one group. */
export class EditList {
  readonly edits: Edit[] = []
  readonly remarks: Remark[] = []
  private group = 0
  private grouped: { author: string | null } | null = null

  /** Whether what comes next from the same person would belong to the last. */
  get isOpen(): boolean {
    return this.grouped !== null
  }

  /** What follows straight on what the same person changed belongs to it. */
  add(edit: EditKind, author: string | null): void {
    if (!this.grouped || this.grouped.author !== author) this.group++
    this.grouped = { author }
    this.edits.push({ ...edit, author, group: this.group })
  }

  /** An edit that belongs to no other. */
  alone(edit: EditKind, author: string | null): void {
    this.part()
    this.add(edit, author)
    this.part()
  }

  /** What comes next belongs to nothing that was before. */
  part(): void {
    this.grouped = null
  }
}
