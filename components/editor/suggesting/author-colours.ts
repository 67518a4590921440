import { useEffect } from 'react'
import { colourOf } from '../presence/colour'

// Made by script, which the page's policy allows where it allows no style of an element.
let sheet: CSSStyleSheet | null = null
let drawn = ''

/** Gives every suggestion the colour of who makes it, for as long as these people have some in the draft. */
export function useAuthorColours(users: readonly string[]): void {
  const rules = users
    .map((user) => `[data-by="${CSS.escape(user)}"]{--by:${colourOf(user)}}`)
    .toSorted()
    .join('\n')
  useEffect(() => {
    if (!sheet) {
      sheet = new CSSStyleSheet()
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
    }
    if (rules === drawn) return
    drawn = rules
    sheet.replaceSync(rules)
  }, [rules])
}
