import type { Mark, Node, Schema } from '@tiptap/pm/model'
import { yXmlFragmentToProseMirrorFragment } from '@tiptap/y-tiptap'
import * as Y from 'yjs'

/**
 * Has a schema make nodes of what stands among the letters of a text in Yjs. y-tiptap makes nodes of letters alone and asks
 * the schema for each stretch; what it would take for letters here is an element: a note, a reference, a break.
 */
export function readElementsInTexts(schema: Schema): void {
  if (Object.hasOwn(schema, 'text')) return
  const make = schema.text.bind(schema)
  schema.text = (content: string, marks?: readonly Mark[] | null) =>
    typeof content === 'string' ? make(content, marks) : nodeOf(content, schema)
}

function nodeOf(content: unknown, schema: Schema): Node {
  if (!(content instanceof Y.XmlElement)) throw new Error('neither letters nor an element')
  const only = { toArray: () => [content] } as unknown as Y.XmlFragment
  // Null for what no schema takes, as elsewhere: y-tiptap leaves that out.
  return yXmlFragmentToProseMirrorFragment(only, schema).firstChild as Node
}
