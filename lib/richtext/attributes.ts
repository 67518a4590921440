/** An attribute of text that HTML carries under `name` and that is null when it is empty. */
export function textAttribute(attribute: string, name = `data-${attribute}`) {
  return {
    default: null,
    parseHTML: (element: HTMLElement) => element.getAttribute(name) || null,
    renderHTML: (attributes: Record<string, unknown>) => {
      const value = attributes[attribute]
      return typeof value === 'string' && value !== '' ? { [name]: value } : {}
    },
  }
}

/** An attribute that is a whole number from `min` to `max`, `fallback` when it is none. */
export function integerAttribute<Fallback extends number | null>(
  attribute: string,
  { fallback, min, max }: { fallback: Fallback; min: number; max: number },
) {
  const name = `data-${attribute}`
  return {
    default: fallback,
    parseHTML: (element: HTMLElement): number | Fallback => {
      const text = element.getAttribute(name) ?? ''
      const number = /^\d{1,6}$/.test(text) ? Number(text) : null
      return number !== null && number >= min && number <= max ? number : fallback
    },
    renderHTML: (attributes: Record<string, unknown>) => {
      const value = attributes[attribute]
      return typeof value === 'number' && value !== fallback ? { [name]: String(value) } : {}
    },
  }
}
