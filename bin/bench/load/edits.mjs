import * as Y from 'yjs'
import { seededRandom } from '../statistics.mjs'

// A new client id after so many edits, as when people come back the next day.
const EDITS_PER_SESSION = 2000
const LETTERS = 'eeeeeeetttttaaaaooooiiinnnnsssshhhrrrdddlllcuumwfgypbvk'

/**
 * Writes a draft as it comes about: words typed at a wandering cursor in several paragraphs, slips rubbed out, sentences
 * dropped, new paragraphs, by ever new sessions. Each call of `next()` of the result is one edit of one character, in a
 * transaction (hence an update) of its own; about a quarter of them delete. Repeatable by its seed.
 */
export function* edits(doc, fragmentName, seed = 1) {
  const random = seededRandom(seed)
  const upTo = (limit) => Math.floor(random() * limit)
  const ownId = doc.clientID
  const fragment = doc.getXmlFragment(fragmentName)
  let made = 0
  let session = ownId
  const edit = (change) => {
    if (made++ % EDITS_PER_SESSION === 0) session = 1 + upTo(2 ** 31)
    // Only for the moment of the edit: whoever holds the document expects it to keep its own id.
    doc.clientID = session
    doc.transact(change, 'typing')
    doc.clientID = ownId
  }
  const startParagraph = (index) => {
    const text = new Y.XmlText()
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [text])
    edit(() => fragment.insert(index, [paragraph]))
    return text
  }
  const texts = [startParagraph(0)]
  yield
  let text = texts[0]
  let cursor = 0
  for (;;) {
    const word = Array.from({ length: 2 + upTo(8) }, () => LETTERS[upTo(LETTERS.length)]).join('')
    for (const letter of `${word} `) {
      edit(() => text.insert(cursor++, letter))
      yield
    }
    const whim = random()
    const rubOut = whim < 0.2 ? 1 + upTo(6) : whim < 0.24 ? upTo(60) : 0
    for (let count = Math.min(rubOut, cursor); count > 0; count--) {
      edit(() => text.delete(--cursor, 1))
      yield
    }
    if (whim > 0.985 && texts.length < 60) {
      const after = texts.indexOf(text) + 1
      texts.splice(after, 0, startParagraph(after))
      yield
      text = texts[after]
      cursor = 0
    } else if (whim > 0.96) {
      text = texts[upTo(texts.length)]
      cursor = upTo(text.length + 1)
    } else if (whim > 0.9) cursor = upTo(text.length + 1)
  }
}

/** The characters of a draft's text: what two copies of it are compared by. */
export function textLength(doc, fragmentName) {
  let length = 0
  const count = (node) => {
    if (node instanceof Y.XmlText) length += node.length
    else for (const child of node.toArray()) count(child)
  }
  count(doc.getXmlFragment(fragmentName))
  return length
}
