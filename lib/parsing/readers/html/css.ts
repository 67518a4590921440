/** What a page's styles say that changes what is printed; missing is "says nothing". */
export interface Declared {
  bold?: boolean
  italic?: boolean
  underline?: boolean
  isHidden?: boolean
  isPreformatted?: boolean
  listStyle?: string
  /** A gap between an automatic number and its text, as Word writes it. */
  isLabelGap?: boolean
}

const MAX_RULES = 20_000

/** Reads the declarations of a `style` attribute or of a rule. */
export function readDeclarations(css: string): Declared {
  const declared: Declared = {}
  for (const declaration of css.slice(0, 10_000).split(';')) {
    const colon = declaration.indexOf(':')
    if (colon === -1) continue
    const name = declaration.slice(0, colon).trim().toLowerCase()
    const value = declaration
      .slice(colon + 1)
      .replace(/!important/i, '')
      .trim()
      .toLowerCase()
    read(declared, name, value)
  }
  return declared
}

function read(declared: Declared, name: string, value: string): void {
  if (name === 'font-weight') declared.bold = value === 'bold' || value === 'bolder' || Number(value) >= 600
  else if (name === 'font-style') declared.italic = value === 'italic' || value === 'oblique'
  else if (name === 'text-decoration' || name === 'text-decoration-line')
    declared.underline = value.includes('underline')
  else if (name === 'display' && value === 'none') declared.isHidden = true
  else if (name === 'visibility') declared.isHidden = value === 'hidden' || value === 'collapse'
  else if (name === 'mso-hide' && value === 'all') declared.isHidden = true
  else if (name === 'white-space') declared.isPreformatted = value.startsWith('pre')
  else if (name === 'list-style-type' || name === 'list-style') declared.listStyle = value.split(/\s/, 1)[0]
  else if (name === 'mso-list' && value === 'ignore') declared.isLabelGap = true
  else if (name === 'font' && /^7(?:\.0)?pt /.test(value)) declared.isLabelGap = true
}

/** Rules of a page's style sheets for single tags and classes (`p`, `.x`, `p.x`): those of office programs are such. */
export class StyleSheet {
  readonly #rules = new Map<string, Declared>()

  add(css: string): void {
    for (const rule of css.split('}')) {
      const brace = rule.indexOf('{')
      if (brace === -1 || this.#rules.size > MAX_RULES) continue
      const declared = readDeclarations(rule.slice(brace + 1))
      if (Object.keys(declared).length === 0) continue
      for (const selector of rule.slice(0, brace).replace(/<!--/g, '').split(',')) {
        const key = selector.trim().toLowerCase()
        // Bounded before it is tried, so that no pattern runs over long text.
        if (key.length > 100 || !/^(?:[a-z][a-z0-9]*)?(?:\.[\w-]+)?$/.test(key)) continue
        this.#rules.set(key, { ...this.#rules.get(key), ...declared })
      }
    }
  }

  /** What the rules say of an element, the more particular ones over the others. */
  of(tag: string, classes: string | undefined): Declared {
    const names = classes === undefined ? [] : classes.toLowerCase().split(/\s+/, 50)
    const keys = [tag, ...names.map((name) => `.${name}`), ...names.map((name) => `${tag}.${name}`)]
    return Object.assign({}, ...keys.map((key) => this.#rules.get(key))) as Declared
  }
}
