import { useEffect } from 'react'

// Made by script, which the page's policy allows where it allows no style of an element.
let sheet: CSSStyleSheet | null = null

/**
 * Draws the marks of these threads in every text on the page, the open one stronger, and no others: a mark of a thread
 * that is resolved, or that nobody knows, is just text. A rule for the page costs the editor nothing, however many marks
 * it holds and whatever is typed.
 */
export function useMarkStyles(ids: readonly string[], active: string | null): void {
  useEffect(() => {
    if (!sheet) {
      sheet = new CSSStyleSheet()
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
    }
    sheet.replaceSync(markRules(ids, active))
  }, [ids, active])
  useEffect(() => () => sheet?.replaceSync(''), [])
}

const ID = /^[0-9a-f-]{36}$/

/** The rules for these threads. Looks are those of `--comment-*` in review.css. */
export function markRules(ids: readonly string[], active: string | null): string {
  const drawn = ids.filter((id) => ID.test(id))
  if (drawn.length === 0) return ''
  const marks = drawn.map((id) => `[data-thread="${id}"]`).join()
  const rules = [
    `.comment-mark:is(${marks}){background:var(--comment-mark);box-shadow:var(--comment-line);cursor:pointer}`,
  ]
  // One within another: its line stands lower, so that both are seen.
  rules.push(`.comment-mark:is(${marks}) .comment-mark:is(${marks}){padding-block-end:3px}`)
  // A rule is drawn by its border, a picture covers its ground: what is commented on has a line around it.
  const nodes = drawn.map((id) => `[data-threads~="${id}"]`).join()
  rules.push(
    `.tiptap :is(${nodes}){background-color:var(--comment-mark);outline:2px solid var(--mark);outline-offset:2px;cursor:pointer}`,
  )
  if (active && drawn.includes(active))
    rules.push(
      `.comment-mark[data-thread="${active}"]{background:var(--comment-mark-open);box-shadow:var(--comment-line-open)}`,
      `.tiptap [data-threads~="${active}"]{background-color:var(--comment-mark-open);outline-width:3px}`,
    )
  return rules.join('\n')
}
