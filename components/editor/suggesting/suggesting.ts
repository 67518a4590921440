import { type CommandProps, commands as core, type Editor, Extension } from '@tiptap/core'
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { ySyncPluginKey, yUndoPluginKey } from '@tiptap/y-tiptap'
import type { UndoManager } from 'yjs'
import { Observable } from '../connection/observable'
import { cleanCopied } from './clean-copied'
import { deleteAsAsked } from './deletes'
import type { Suggester } from './proposal'
import { proposedPlace } from './proposed-place'
import { placesIn } from './suggestion-places'

/** What typing does: change the text, suggest changes, or nothing. */
export type EditingMode = 'editing' | 'suggesting' | 'viewing'

/** Makes suggestions of what a transaction does; fetched when somebody begins to suggest. */
export type Suggest = (
  transaction: Transaction,
  state: EditorState,
  suggester: Suggester,
) => Transaction | null

/** What can be done to lists. */
export type ListAct = 'toggleList' | 'sinkListItem' | 'liftListItem'

/** Does something to lists as if those that are only proposed were there; fetched with the former. */
export type ActOnLists = (
  editor: Editor,
  suggester: Suggester,
  act: ListAct,
  args: readonly unknown[],
) => Transaction | null

export interface ModeSettings {
  mode: EditingMode
  suggest: Suggest | null
  actOnLists: ActOnLists | null
  suggester: Suggester | null
  /** Called when what was to be done cannot be suggested; nothing was changed. */
  refuse: () => void
}

const key = new PluginKey('suggesting')
const PASSED = 'suggested'

const modes = new WeakMap<Editor, ModeSettings>()

const wishes = new WeakMap<Editor, Observable<EditingMode>>()

/** How somebody wants typing to work; a companion of the text sees to it. */
export function wishedMode(editor: Editor): Observable<EditingMode> {
  let wish = wishes.get(editor)
  if (!wish) wishes.set(editor, (wish = new Observable<EditingMode>(modeOf(editor))))
  return wish
}

/** How typing works in an editor at the moment. Who may not edit does nothing until it is said that they suggest. */
export function modeOf(editor: Editor): EditingMode {
  return modes.get(editor)?.mode ?? (mayEdit(editor) ? 'editing' : 'viewing')
}

/** Changes how typing works from now on. To suggest takes who does, with what makes suggestions. */
export function setMode(editor: Editor, settings: ModeSettings): void {
  modes.set(editor, settings)
  // What is drawn, and whether it can be typed in, follows the state.
  if (!editor.isDestroyed) editor.view.dispatch(editor.state.tr.setMeta(key, settings.mode))
}

/** Who suggests in an editor; undefined before anybody does. */
export function suggesterOf(editor: Editor): string | undefined {
  return modes.get(editor)?.suggester?.user
}

/** Whether who sits at an editor may change the text itself. */
export function mayEdit(editor: Editor): boolean {
  const { options } = editor.extensionManager.extensions.find(({ name }) => name === 'suggesting') ?? {}
  return (options as SuggestingOptions | undefined)?.mayEdit() ?? true
}

export interface SuggestingOptions {
  /** Whether this person may change the text itself and not only suggest. */
  mayEdit: () => boolean
}

/** Lets a transaction pass as it is while somebody suggests: for what only decides on suggestions. */
export function passUnchanged(transaction: Transaction): Transaction {
  return transaction.setMeta(PASSED, true)
}

/**
 * While somebody suggests, every change made here becomes one that only suggests, or is refused; nothing changes the text
 * behind their back, not even what other plugins put right. What others do, undo and redo come as they are.
 */
export const Suggesting = Extension.create<SuggestingOptions>({
  name: 'suggesting',
  // The last to see a transaction before it is applied.
  priority: 1,

  addOptions() {
    return { mayEdit: () => true }
  },

  addCommands() {
    const asProposed =
      (act: ListAct, command: (props: CommandProps) => boolean, ...args: unknown[]) =>
      (props: CommandProps) =>
        onProposedLists(props, act, args) ?? command(props)
    return {
      toggleList: (...args) => asProposed('toggleList', core.toggleList(...args), ...args),
      sinkListItem: (...args) => asProposed('sinkListItem', core.sinkListItem(...args), ...args),
      liftListItem: (...args) => asProposed('liftListItem', core.liftListItem(...args), ...args),
      joinBackward: () => (props) => {
        const { empty, $from } = props.tr.selection
        const isItem = empty && $from.parentOffset === 0 && proposedPlace($from.parent)?.depth
        return (isItem && onProposedLists(props, 'liftListItem', ['listItem'])) || core.joinBackward()(props)
      },
      splitBlock: (options) => splittingItem(core.splitBlock(options)),
      splitListItem: (...args) => splittingItem(core.splitListItem(...args)),
    }
  },

  dispatchTransaction({ transaction, next }) {
    const mode = modeOf(this.editor)
    if (!transaction.docChanged || mode === 'editing' || isPassed(transaction)) return next(transaction)
    const { suggest, suggester, refuse } = modes.get(this.editor) ?? {}
    if (mode === 'viewing' || !suggest || !suggester || !refuse) return
    const suggested = suggest(transaction, this.editor.state, suggester)
    if (!suggested) return refuse()
    for (const meta of ['paste', 'uiEvent', 'focus', 'blur']) {
      const value: unknown = transaction.getMeta(meta)
      if (value !== undefined) suggested.setMeta(meta, value)
    }
    next(suggested.setMeta(PASSED, true))
  },

  addProseMirrorPlugins() {
    const { editor } = this
    return [
      new Plugin({
        key,
        props: {
          editable: () => modeOf(editor) !== 'viewing',
          transformCopied: cleanCopied,
          handleDOMEvents: {
            beforeinput: (view, event) => modeOf(editor) === 'suggesting' && deleteAsAsked(view, event),
          },
          attributes: (): Record<string, string> => ({
            'data-mode': modeOf(editor),
            ...(modeOf(editor) === 'viewing' && { 'aria-readonly': 'true', tabindex: '0' }),
          }),
        },
        view: () => ({
          update: (view, before) => {
            const user = modes.get(editor)?.suggester?.user
            if (modeOf(editor) !== 'suggesting' || user === undefined || before.doc === view.state.doc) return
            const left = ownIds(view.state, user)
            if (decided.has(editor) || [...ownIds(before, user)].every((id) => left.has(id))) return
            // Others decided on what one suggested: to undo it now would change the text itself.
            const sync = ySyncPluginKey.getState(view.state) as {
              isChangeOrigin?: boolean
              isUndoRedoOperation?: boolean
            }
            if (!sync.isChangeOrigin || sync.isUndoRedoOperation) return
            ;(yUndoPluginKey.getState(view.state) as { undoManager?: UndoManager })?.undoManager?.clear()
          },
        }),
        filterTransaction: (transaction) =>
          !transaction.docChanged || modeOf(editor) === 'editing' || isPassed(transaction),
      }),
    ]
  },
})

const decided = new WeakSet<Editor>()

/** Runs what decides on suggestions in this editor's own name, which stays its own to undo. */
export function deciding(editor: Editor, run: () => void): void {
  decided.add(editor)
  try {
    run()
  } finally {
    decided.delete(editor)
  }
}

/** Null where no lists are proposed, or somebody does not suggest: then it is done as ever. */
function onProposedLists(
  { editor, tr, dispatch }: CommandProps,
  act: ListAct,
  args: readonly unknown[],
): boolean | null {
  const { actOnLists, suggester } = modes.get(editor) ?? {}
  if (modeOf(editor) !== 'suggesting' || !actOnLists || !suggester) return null
  // What tries it on a text of its own is asking for the real one.
  if (tr.doc !== editor.state.doc || !hasProposedPlaces(editor.state)) return null
  const made = actOnLists(editor, suggester, act, args)
  if (made && dispatch) {
    for (const step of made.steps) tr.step(step)
    passUnchanged(tr)
  }
  return made !== null
}

function hasProposedPlaces({ doc }: EditorState): boolean {
  return placesIn(doc).some(
    ({ what, from }) => what === 'changed' && proposedPlace(doc.nodeAt(from)!) !== null,
  )
}

/** What is split off from a block that is to be an item of a list is to be one too; an empty one leaves the list. */
function splittingItem(command: (props: CommandProps) => boolean) {
  return (props: CommandProps): boolean => {
    const { tr, editor, dispatch } = props
    const { $from, empty } = tr.selection
    const place = modeOf(editor) === 'suggesting' ? proposedPlace($from.parent) : null
    if (!place) return command(props)
    if (empty && place.depth > 0 && $from.parent.content.size === 0) {
      const lifted = onProposedLists(props, 'liftListItem', ['listItem'])
      if (lifted) return true
    }
    if (!command(props)) return false
    const { parent, depth } = tr.selection.$from
    if (dispatch && parent.isTextblock && proposedPlace(parent) === null)
      tr.setNodeAttribute(tr.selection.$from.before(depth), 'changed', [{ id: '', user: '', at: 0, place }])
    return true
  }
}

function ownIds({ doc }: EditorState, user: string): Set<string> {
  return new Set(placesIn(doc).flatMap((place) => (place.user === user ? [place.id] : [])))
}

function isPassed(transaction: Transaction): boolean {
  return transaction.getMeta(ySyncPluginKey) !== undefined || transaction.getMeta(PASSED) === true
}
