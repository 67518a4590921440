import { type Editor, Extension } from '@tiptap/core'
import { Fragment, type ResolvedPos, Slice } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { boardOf } from '../nodes/figure/figure-board'
import { placeFor } from '../nodes/figure/figures'
import { filesOf, picturesOf } from '../nodes/figure/pictures-of'
import { passUnchanged } from '../suggesting/suggesting'
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
 * done to it. Pictures whose bytes came along are sent like those that are pasted alone, each to its place.
 */
export function pasting(say: (pasted: Pasted) => void, mayEdit: () => boolean = () => true) {
  return Extension.create({
    name: 'pasting',
    addProseMirrorPlugins() {
      const { editor } = this
      const waiting = new Map<string, File>()
      let rtf = ''
      // The pictures of the text came as files beside it, and are taken as such.
      let hasFiles = false
      const look = (data: DataTransfer | null, files: File[]) => {
        rtf = data?.getData('text/rtf') ?? ''
        hasFiles = files.length > 0
        queueMicrotask(() => {
          rtf = ''
          hasFiles = false
        })
      }
      return [
        new Plugin({
          key: new PluginKey('pasting'),
          appendTransaction: (transactions, _, state) => {
            if (waiting.size === 0 || !transactions.some(({ docChanged }) => docChanged)) return null
            const { transaction, places } = withoutPlaces(state, waiting)
            if (places.length > 0)
              queueMicrotask(() => {
                for (const { key, at } of places) send(editor, waiting, key, at)
              })
            return transaction
          },
          props: {
            handleDOMEvents: {
              paste: (_, { clipboardData }) => look(clipboardData, picturesOf(clipboardData)),
              drop: (_, { dataTransfer }) => look(dataTransfer, filesOf(dataTransfer)),
            },
            transformPastedHTML: (html) => {
              const {
                html: clean,
                left,
                pictures,
              } = cleanPasted(html, {
                rtf: mayEdit() && !hasFiles ? rtf : null,
              })
              if (hasFiles) return clean
              waiting.clear()
              for (const { key, file } of pictures) waiting.set(key, file)
              if (Object.values(left).some((count) => count > 0)) say({ left, lines: null, range: null })
              // Where no figure can stand, none came through.
              if (pictures.length > 0)
                setTimeout(() => {
                  if (waiting.size > 0)
                    say({
                      left: { ...left, pictures: left.pictures + waiting.size },
                      lines: null,
                      range: null,
                    })
                  waiting.clear()
                })
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

/** Takes out, before anybody sees them, the figures that only say where pasted pictures go. */
function withoutPlaces(state: EditorState, waiting: ReadonlyMap<string, File>) {
  const transaction: Transaction = passUnchanged(state.tr)
  const found: { key: string; pos: number; size: number; isAlone: boolean }[] = []
  state.doc.descendants((node, pos, parent) => {
    const key: unknown = node.attrs.image
    if (node.type.name === 'figure' && typeof key === 'string' && waiting.has(key))
      found.push({ key, pos, size: node.nodeSize, isAlone: parent?.childCount === 1 })
  })
  for (const { pos, size, isAlone } of found.toReversed()) {
    if (isAlone) transaction.replaceWith(pos, pos + size, state.schema.nodes.paragraph!.create())
    else transaction.delete(pos, pos + size)
  }
  const places = found.map(({ key, pos }) => ({ key, at: transaction.mapping.map(pos, -1) }))
  return { transaction: found.length > 0 ? transaction : null, places }
}

function send(editor: Editor, waiting: Map<string, File>, key: string, at: number): void {
  const file = waiting.get(key)
  waiting.delete(key)
  if (!file || editor.isDestroyed) return
  boardOf(editor.state)?.receive([file], placeFor(editor.state.doc, at))
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
