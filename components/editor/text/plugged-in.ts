import type { AnyExtension } from '@tiptap/core'
import { earlyKeys } from '../commands/early-keys'
import { BareAtoms } from '../nodes/bare-atoms'
import { crossReferences } from '../nodes/cross-reference/cross-references'
import { MarksCarried } from '../nodes/marks-carried'
import { Figures } from '../nodes/figure/figures'
import { Lists } from '../nodes/list/lists'
import { Tables } from '../nodes/table/tables'
import { footnotes } from '../nodes/footnote/footnotes'
import { mergedMarks } from '../threads/merged-marks'
import { threadClipboard } from '../threads/thread-clipboard'
import { undoneMarks } from '../threads/undone-marks'
import { Suggesting } from '../suggesting/suggesting'
import { Languages } from '../nodes/language/languages'
import type { EditorExtensionOptions } from './extensions'

/**
 * Extensions that other folders of components/editor bring and that must be there before the first key is pressed: node
 * views, guards, what changes a transaction. Add one line for yours. What can come later plugs in by `plugIn` of
 * late-parts.ts, from a companion.
 */
export const PLUGGED_IN: readonly ((options: EditorExtensionOptions) => AnyExtension)[] = [
  () => earlyKeys,
  () => Figures,
  () => Tables,
  () => Lists,
  ({ say }) => footnotes(say ?? String),
  () => Languages,
  () => BareAtoms,
  () => MarksCarried,
  ({ say, references }) => crossReferences(say ?? String, references),
  ({ draftId }) => threadClipboard({ draftId }),
  () => undoneMarks,
  ({ canEdit, mayEdit }) => mergedMarks({ mayEdit: () => canEdit() && (mayEdit?.() ?? true) }),
  ({ mayEdit }) => Suggesting.configure({ mayEdit: mayEdit ?? (() => true) }),
]
