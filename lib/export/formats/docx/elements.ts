/** An element as `docx` formats it: its name, and its children with `_attr` among them. */
export type Element = { [name: string]: unknown }

/** The name of an element. */
export function nameOf(element: Element | undefined): string {
  return element ? (Object.keys(element)[0] ?? '') : ''
}

/** What is in an element, its attributes among it. */
export function childrenOf(element: Element | undefined): Element[] {
  const content = element?.[nameOf(element)]
  return Array.isArray(content) ? (content as Element[]) : []
}

/** The first child of this name. */
export function find(element: Element | undefined, name: string): Element | undefined {
  return childrenOf(element).find((child) => nameOf(child) === name)
}

/** An attribute, by its name with its prefix. */
export function attributeOf(element: Element | undefined, attribute: string): string | undefined {
  if (!element) return undefined
  const content = element[nameOf(element)]
  const holder = Array.isArray(content)
    ? content.find((child: unknown) => typeof child === 'object' && child !== null && '_attr' in child)
    : content
  const value = (holder as { _attr?: Record<string, unknown> } | undefined)?._attr?.[attribute]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
}
