import * as Y from 'yjs'

/**
 * A paragraph of one's own at the top of a draft, made as ProseMirror's binding makes it, to type into. `type` answers
 * the Yjs clock of the character: by author and clock it is known again wherever it appears.
 */
export class OwnParagraph {
  #doc
  #fragment
  #text

  constructor(doc, fragmentName) {
    this.#doc = doc
    this.#fragment = doc.getXmlFragment(fragmentName)
  }

  type(character) {
    this.#doc.transact(() => {
      if (!this.#text) {
        const paragraph = new Y.XmlElement('paragraph')
        this.#text = new Y.XmlText()
        paragraph.insert(0, [this.#text])
        this.#fragment.insert(0, [paragraph])
      }
      this.#text.insert(this.#text.length, character)
    }, 'typing')
    return Y.getState(this.#doc.store, this.#doc.clientID) - 1
  }
}
