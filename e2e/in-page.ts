/** A kind of elements: a hash of what they are and in what they stand. */
export type Kind = number

/** What stands on the screen, as far as it can be told apart by how it is made. */
export interface Kinds {
  /** On what page, how wide and in which colours. */
  look: string
  kinds: Kind[]
}

interface Axe {
  run(context: object, options: object): Promise<{ violations: Violation[] }>
}
interface Violation {
  id: string
  nodes: { html: string; element?: Element }[]
}

/** What our tests have put into a page. */
export interface Judge {
  /** What stands there; null when nothing has changed since this was last asked, or everything is changing still. */
  changed(): Kinds | null
  kinds(): Kinds
  /** What axe finds wrong on the whole page. */
  violations(options: object): Promise<string[]>
  /**
   * Which of these kinds it judged, and how much axe finds wrong in them, to be confirmed a moment later; null while what
   * stands there is still on its way.
   */
  suspects(kinds: Kind[]): Promise<{ judged: Kind[]; count: number } | null>
  /** Those of the suspects that are still there and still wrong. */
  confirmed(): Promise<string[]>
}

declare global {
  // oxlint-disable-next-line no-var -- a property of the page's window
  var judge: Judge | undefined
}

/** Gives a page what it needs to be judged. Runs in the page, so it stands on nothing around it. */
export function install(): void {
  if (globalThis.judge) return
  // Since when there is something new, and when it last changed.
  let since: number | null = performance.now()
  let last = since
  const change = () => {
    last = performance.now()
    since ??= last
  }
  new MutationObserver(change).observe(document, { subtree: true, childList: true, attributes: true })

  const nameOf = (element: Element | null) =>
    element === null
      ? ''
      : [element.tagName, element.getAttribute('class'), ...element.getAttributeNames()]
          .concat(['role', 'aria-expanded', 'aria-pressed'].map((name) => element.getAttribute(name) ?? ''))
          .join(' ')
  const kindOf = (element: Element): Kind => {
    const text = `${nameOf(element.parentElement)} > ${nameOf(element)}`
    let sum = 7
    for (let at = 0; at < text.length; at++) sum = (sum * 31 + text.charCodeAt(at)) | 0
    return sum
  }
  const isWithin = (element: Element, those: ReadonlySet<Element>) => {
    for (let around = element.parentElement; around; around = around.parentElement)
      if (those.has(around)) return true
    return false
  }
  // What screen readers are told once names elements that may be gone by now.
  const visible = () =>
    [...document.body.querySelectorAll('*')].filter(
      (element) => element.checkVisibility() && !element.closest('[data-live-announcer]'),
    )
  const kinds = (): Kinds => {
    const path = location.pathname.replace(/[0-9a-f-]{36}/g, 'id').replace(/(questions|chapters)\/.*/, '$1')
    const isDark = matchMedia('(prefers-color-scheme: dark)').matches
    return { look: `${path} ${innerWidth} ${isDark}`, kinds: [...new Set(visible().map(kindOf))] }
  }

  // axe refuses to run while it runs.
  let turns: Promise<unknown> = Promise.resolve()
  const found = (include: object[], options: object): Promise<Violation[]> => {
    const run = async () => {
      const { axe } = globalThis as unknown as { axe: Axe }
      const context = { include, exclude: [['[data-live-announcer]']] }
      const given = { resultTypes: ['violations'], preload: false, elementRef: true, ...options }
      return (await axe.run(context, given)).violations
    }
    const turn = turns.then(run, run)
    turns = turn.catch(() => {})
    return turn
  }

  let suspects: { id: string; element: Element }[] = []
  const isEnding = (animation: Animation) =>
    animation.playState === 'running' && animation.effect?.getComputedTiming().endTime !== Infinity

  globalThis.judge = {
    kinds,
    changed() {
      const now = performance.now()
      if (since === null || !document.body || (now - last < 300 && now - since < 1500)) return null
      since = null
      return kinds()
    },
    async violations(options) {
      // Colours on their way say nothing of those where they end.
      for (const each of document.getAnimations())
        if (each.effect?.getComputedTiming().endTime !== Infinity) each.finish()
      const violations = await found([document], options)
      return violations.flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ html }) => `${id}: ${html}`))
    },
    async suspects(wanted) {
      if (document.getAnimations().some(isEnding)) {
        change()
        return null
      }
      const asked = new Set(wanted)
      const judged = new Map<Kind, number>()
      const outer = new Set<Element>()
      for (const element of visible()) {
        const kind = kindOf(element)
        if (!asked.has(kind)) continue
        const before = judged.get(kind) ?? 0
        judged.set(kind, before + 1)
        // What stands within another is judged with it; of many alike, a few tell.
        if (before < 3 && !isWithin(element, outer)) outer.add(element)
      }
      const violations = outer.size > 0 ? await found([...outer], {}) : []
      suspects = violations.flatMap(({ id, nodes }) =>
        nodes.flatMap(({ element }) => (element ? [{ id, element }] : [])),
      )
      return { judged: [...judged.keys()], count: suspects.length }
    },
    async confirmed() {
      const there = suspects.filter(({ element }) => element.isConnected && element.checkVisibility())
      if (there.length === 0) return []
      const violations = await found(
        there.map(({ element }) => element),
        {},
      )
      return violations.flatMap(({ id, nodes }) =>
        nodes
          .filter(({ element }) => there.some((one) => one.id === id && one.element === element))
          .slice(0, 3)
          .map(({ html }) => `${id}: ${html}`),
      )
    },
  }
}
