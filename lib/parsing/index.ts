/**
 * A document in, `StateReply` out. Pure: no database, no React, nothing that only Node has.
 *
 * How the pieces fit, in the order in which a document passes through them:
 * - `readers/`         bytes -> `SourceDocument`: text, and what the file says of stretches of it (`document.ts`)
 * - `lines.ts`         text -> lines of parts; line breaks, indents, bookmarks, unprintables become named artefacts
 * - `joining.ts`       lines -> groups: paragraphs that were broken over lines and pages, running heads by form
 * - `blocks.ts`        groups -> blocks, labels read (`labels.ts`)
 * - `classify.ts`      decides what each block is from what stands around it: `labelling.ts` and `numbered.ts` the
 *                      labels, `preamble.ts` the header, `headings.ts`, `questions.ts` what is restated
 * - `account.ts`       blocks -> pieces: what every character of the input is
 * - `outline-of.ts`    blocks -> `Outline`, which a person corrects (`correct.ts`, `outline.ts`)
 * - `reply.ts`         outline -> `StateReply`, with the header's meaning (`header.ts`) and the warnings (`warnings.ts`)
 * - `committee-document.ts` the same for what the Committee wrote; `pair-items.ts` pairs it with the replies
 *
 * What differs between languages and committees is data: `languages/`, `committees.ts`, `states.ts`.
 *
 * Time is linear in the input: patterns are tried on lines of at most `MAX_STRUCTURE_LENGTH`, have bounded repeats or
 * an anchor, and everything else is one pass. `MAX_REPLY_LENGTH` bounds the input all the same.
 */
export { accountFor } from './account'
export {
  parseCommitteeDocument,
  type CommitteeDocument,
  type CommitteeDocumentKind,
  type CommitteeItem,
} from './committee-document'
export { COMMITTEES, type Committee } from './committees'
export { decodeReply } from './decode'
export type { SourceDocument, SourceMark } from './document'
export { findFolded, foldForSearch, originalRange, searchFold, type SearchFold, type TextRange } from './fold'
export { MAX_PARAGRAPHS, MAX_QUESTIONS, MAX_REPLY_BYTES, MAX_REPLY_LENGTH } from './limits'
export type { BlockKind, GuessCode, Outline, OutlineBlock } from './outline'
export { asDocument, outlineOfDocument, type OutlinedKind } from './outline-of'
export { pairItems, type ItemLink, type Paired } from './pair-items'
export { parseReply, replyFromOutline } from './reply'
export { englishStateName, stateByName } from './states'
export {
  WARNING_CODES,
  type ArtefactName,
  type HeaderField,
  type Piece,
  type PieceKind,
  type Question,
  type ReplyParagraph,
  type Section,
  type SessionDates,
  type StateReply,
  type Warning,
  type WarningCode,
} from './types'
