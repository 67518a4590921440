import { type Editor, Extension } from '@tiptap/core'
import { Fragment, type ResolvedPos, Slice } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { cleanPasted, type LeftOut } from './clean-pasted-html'
import { paragraphsOf } from './plain-text'

/** What is said about something that was pasted. */
export interface Pasted {
  left: LeftOut
  /** Lines of a page were put together; here are the other ways to read them. */
  lines: { asTheyStand: string; undivided: string[] | null } | null
  /** Where it stands now: to be put otherwise. */
  range: { from: number; to: number } | null
}

/**
 * Cleans what is pasted, whether by key, menu or drop, and says what could not be kept or what has been
 * done to it.
 */
export function pasting(say: (pasted: Pasted) => void) {
  return Extension.create({
    name: 'pasting',
    addProseMirrorPlugins() {
      const { editor } = this
      return [
        new Plugin({
          key: new PluginKey('pasting'),
          props: {
            transformPastedHTML: (html) => {
              const { html: clean, left } = cleanPasted(html)
              if (Object.values(left).some((count) => count > 0)) say({ left, lines: null, range: null })
              return clean
            },
            clipboardTextParser: (text, $context) => {
              const { paragraphs, isJoined, undivided } = paragraphsOf(text)
              if (isJoined) tell(editor, say, { asTheyStand: text, undivided })
              return sliceOf(paragraphs, $context)
            },
          },
        }),
      ]
    },
  })
}

const NOTHING_LEFT: LeftOut = { pictures: 0, notes: 0, comments: 0, others: 0 }

// Where it stands is known once it has been put in.
function tell(editor: Editor, say: (pasted: Pasted) => void, lines: NonNullable<Pasted['lines']>): void {
  const { from } = editor.state.selection
  queueMicrotask(() => {
    if (editor.isDestroyed) return
    const { to } = editor.state.selection
    say({ left: NOTHING_LEFT, lines, range: to > from ? { from, to } : null })
  })
}

/** Paragraphs of plain text, in the marks of the place where they are put; one alone joins the line that it is put into. */
export function sliceOf(paragraphs: readonly string[], $context: ResolvedPos): Slice {
  const { schema } = $context.doc.type
  const marks = $context.marks()
  const nodes = paragraphs.map((line) =>
    schema.nodes.paragraph!.create(null, line ? schema.text(line, marks) : null),
  )
  return new Slice(Fragment.from(nodes), nodes.length > 0 ? 1 : 0, nodes.length > 0 ? 1 : 0)
}
