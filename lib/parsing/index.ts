/**
 * Bytes or text in, `StateReply` out. Pure: no database, no React, nothing that only Node has.
 *
 * How the pieces fit, in the order in which a text passes through them:
 * - `decode.ts`    bytes -> text; refuses what is no text, naming what it is
 * - `lines.ts`     text -> lines of parts; line breaks, indents, bookmarks, unprintables become named artefacts
 * - `blocks.ts`    lines -> blocks; joins broken lines, reads labels (`labels.ts`), finds pictures and trailers
 * - `classify.ts`  decides what each block is from what stands around it; the only place that decides
 * - `account.ts`   blocks -> pieces: what every character of the input is
 * - `reply.ts`     blocks -> `StateReply`, with the header's meaning (`header.ts`) and the warnings (`order.ts`)
 *
 * What differs between languages and committees is data: `grammar.ts`, `committees.ts`, `states.ts`. A further
 * wording of titles, dates, footnotes or trailers is a further entry there, and no code.
 *
 * Time is linear in the input: patterns are tried on lines of at most `MAX_STRUCTURE_LENGTH`, have bounded repeats or
 * an anchor, and everything else is one pass. `MAX_REPLY_LENGTH` bounds the input all the same.
 */
export { accountFor } from './account'
export { COMMITTEES, type Committee } from './committees'
export { decodeReply } from './decode'
export { findFolded, foldForSearch, originalRange, searchFold, type SearchFold, type TextRange } from './fold'
export { MAX_PARAGRAPHS, MAX_QUESTIONS, MAX_REPLY_BYTES, MAX_REPLY_LENGTH } from './limits'
export { parseReply } from './reply'
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
