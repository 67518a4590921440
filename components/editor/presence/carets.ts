import { Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { caretPlugin, caretPluginKey } from './caret-plugin'
import type { ThrottledAwareness } from './throttled-awareness'

const NAME_SHOWN_FOR = 2500
// Pixels.
const NEAR = 8
// After what is done here they stand where it moved them, which is not always where their owners are.
const SHOW_AGAIN_AFTER = 300
const COLOUR = /^#[0-9a-f]{6}$/i
const DEFAULT_COLOUR = '#5b6470'

interface CaretUser {
  id?: unknown
  name?: unknown
  color?: unknown
}

/**
 * The carets and selections of the others, in their colours; the name stands beside a caret while it moves and fades
 * soon after. Tiptap's own extension does not say whose caret it draws, which the fading needs.
 */
export const Carets = Extension.create<{
  awareness: ThrottledAwareness | null
  user: Record<string, string>
}>({
  name: 'carets',
  priority: 999,

  addOptions() {
    return { awareness: null, user: {} }
  },

  addProseMirrorPlugins() {
    const { awareness, user } = this.options
    if (!awareness) return []
    const drawn = new Map<number, { element: HTMLElement; timer?: ReturnType<typeof setTimeout> }>()

    const showName = (clientId: number) => {
      const caret = drawn.get(clientId)
      if (!caret) return
      clearTimeout(caret.timer)
      caret.element.classList.remove('is-quiet')
      caret.timer = setTimeout(() => caret.element.classList.add('is-quiet'), NAME_SHOWN_FOR)
    }

    const draw = ({ name, color }: CaretUser, clientId: number): HTMLElement => {
      const element = document.createElement('span')
      element.className = 'editor-caret'
      element.dataset.name = typeof name === 'string' ? name : ''
      element.style.setProperty('--caret', colourFrom(color))
      element.setAttribute('aria-hidden', 'true')
      clearTimeout(drawn.get(clientId)?.timer)
      drawn.set(clientId, { element })
      showName(clientId)
      return element
    }

    const carets = caretPlugin({
      awareness,
      // Nor those of this person's other tabs.
      isShown: (own, client, state) => own !== client && state?.user?.id !== user.id,
      caret: draw,
      selection: ({ color }: CaretUser) => ({
        class: 'editor-caret-selection',
        style: `--caret: ${colourFrom(color)}`,
      }),
    })

    let point: { x: number; y: number } | null = null
    // The carets let the pointer through to the text, so that they have to be looked for.
    const showNearby = () => {
      if (!point) return
      const { x, y } = point
      point = null
      for (const [clientId, { element }] of drawn) {
        const { left, right, top, bottom } = element.getBoundingClientRect()
        if (x > left - NEAR && x < right + NEAR && y > top - NEAR && y < bottom + NEAR) showName(clientId)
      }
    }

    const names = new Plugin({
      key: new PluginKey('caretNames'),
      props: {
        handleDOMEvents: {
          mousemove: (_view, { clientX, clientY }) => {
            if (drawn.size > 0 && !point) requestAnimationFrame(showNearby)
            if (drawn.size > 0) point = { x: clientX, y: clientY }
            return false
          },
        },
      },
      view: (view) => {
        awareness.setLocalStateField('user', user)
        const onChange = ({ updated }: { updated: number[] }) => updated.forEach(showName)
        awareness.on('change', onChange)
        let again: ReturnType<typeof setTimeout> | undefined
        return {
          update: (_view, before) => {
            if (before.doc === view.state.doc || again !== undefined) return
            again = setTimeout(() => {
              again = undefined
              if (drawn.size === 0 || view.isDestroyed) return
              view.dispatch(view.state.tr.setMeta(caretPluginKey, true))
            }, SHOW_AGAIN_AFTER)
          },
          destroy: () => {
            clearTimeout(again)
            awareness.off('change', onChange)
            for (const { timer } of drawn.values()) clearTimeout(timer)
            drawn.clear()
          },
        }
      },
    })
    return [carets, names]
  },
})

function colourFrom(color: unknown): string {
  return typeof color === 'string' && COLOUR.test(color) ? color : DEFAULT_COLOUR
}
