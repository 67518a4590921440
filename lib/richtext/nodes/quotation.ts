import { Blockquote } from '@tiptap/extension-blockquote'
import { integerAttribute, textAttribute } from '../attributes'

/**
 * A quotation. With `paragraph` it quotes the State: the anchor of the reply paragraph ("3-a.1"), and in `label` the
 * question's label as printed ("3 (a)"), so that it can be attributed where the reply is not at hand. `version` is that of
 * the reply whose words they are; null for quotations from before versions were kept.
 */
export const Quotation = Blockquote.extend({
  addAttributes() {
    return {
      paragraph: textAttribute('paragraph'),
      label: textAttribute('label'),
      version: integerAttribute('version', { fallback: null, min: 0, max: 999_999 }),
    }
  },
})
