import { quotesOf } from '../characters/characters'
import type { LatePart } from '../text/late-parts'

/** Where a mark was just put in place of another, so that Backspace can take that back. */
interface Put {
  at: number
  typed: string
}

const ID = 'typographicQuotes'

/**
 * Puts the quotation marks of the language in the place of straight ones as they are typed, and the apostrophe within
 * words. Backspace right afterwards brings the straight one back.
 */
export function quotesPart(language: string | undefined): LatePart<Put | null> {
  const [openOuter = '“', closeOuter = '”', openInner = '‘', closeInner = '’'] = Array.from(
    quotesOf(language),
  )
  return {
    id: ID,
    init: () => null,
    apply: (transaction, before) => {
      const put = transaction.getMeta(ID) as Put | null | undefined
      if (put !== undefined) return put
      return transaction.docChanged || transaction.selectionSet ? null : before
    },
    handleTextInput: (view, from, to, text) => {
      if (text !== '"' && text !== "'") return false
      const { $from } = view.state.selection
      const before = $from.parent.textBetween(
        Math.max(0, $from.parentOffset - 1),
        $from.parentOffset,
        null,
        ' ',
      )
      const opens = before === '' || /[\s([{\u2013\u2014/«„“‘]/.test(before)
      const mark =
        text === '"'
          ? opens
            ? openOuter
            : closeOuter
          : opens
            ? openInner
            : /[\p{L}\p{N}]/u.test(before)
              ? '’'
              : closeInner
      view.dispatch(
        view.state.tr.insertText(mark, from, to).setMeta(ID, { at: from, typed: text }).scrollIntoView(),
      )
      return true
    },
    handleKeyDown: (view, event, put) => {
      const { empty, head } = view.state.selection
      if (event.key !== 'Backspace' || !put || !empty || head !== put.at + 1) return false
      view.dispatch(view.state.tr.insertText(put.typed, put.at, head).setMeta(ID, null))
      return true
    },
  }
}
