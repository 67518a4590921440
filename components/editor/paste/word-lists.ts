import { STYLE } from './style-attribute'

interface Item {
  element: Element
  level: number
  isOrdered: boolean
  /** The number that Word printed before the item, when it was one. */
  number: number | null
  /** Which list of Word's it belongs to. */
  list: string
}

/**
 * Word's lists are paragraphs that only look like lists: each says its level in `mso-list` and carries its bullet or
 * number as text. Word on the web wraps each item in a list of its own. This puts real, nested lists in their place.
 */
export function listsFromWord(body: Element): void {
  for (const wrapper of body.querySelectorAll('.ListContainerWrapper'))
    wrapper.replaceWith(...wrapper.childNodes)
  const parents = new Set<Element>()
  for (const element of body.querySelectorAll(
    `[${STYLE}*="mso-list" i], ul > li[data-aria-level], ol > li[data-aria-level]`,
  )) {
    const entry = element.localName === 'li' ? element.parentElement : element
    if (entry?.parentElement) parents.add(entry.parentElement)
  }
  for (const parent of parents) rebuild(parent)
}

function rebuild(parent: Element): void {
  let stack: { list: Element; item: Item }[] = []
  for (const node of [...parent.childNodes]) {
    if (node instanceof Element) {
      const items = itemsOf(node)
      if (items.length === 0) stack = []
      for (const item of items) stack = place(item, stack, node)
      if (items.length > 0 && items[0]?.element !== node) node.remove()
    } else if (node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim()) {
      stack = []
    }
  }
}

function place(
  item: Item,
  above: { list: Element; item: Item }[],
  before: Element,
): { list: Element; item: Item }[] {
  const stack = above.filter(({ item: { level } }) => level <= item.level)
  let top = stack.at(-1)
  const isAnother = (last: Item) =>
    last.isOrdered !== item.isOrdered || (last.list !== item.list && item.level === 1)
  if (top && top.item.level === item.level && isAnother(top.item)) {
    stack.pop()
    top = stack.at(-1)
  }
  if (!top || top.item.level < item.level) {
    const list = document.createElement(item.isOrdered ? 'ol' : 'ul')
    if (item.isOrdered && item.number !== null) list.setAttribute('start', String(item.number))
    const host = top?.list.lastElementChild
    if (host) host.append(list)
    else before.before(list)
    top = { list, item }
    stack.push(top)
  }
  const entry = document.createElement('li')
  entry.append(item.element)
  top.list.append(entry)
  return stack
}

function itemsOf(element: Element): Item[] {
  if (element.localName === 'ul' || element.localName === 'ol') return itemsOfWebList(element)
  const style = element.getAttribute(STYLE) ?? ''
  const [, list, level] = /mso-list:\s*(l\d+)\s+level(\d+)/i.exec(style) ?? []
  if (!list) return []
  const marker = takeMarker(element)
  const [, number] = /^\(?(\d+)[.)]/.exec(marker) ?? []
  return [
    {
      element,
      level: Number(level),
      isOrdered: /^\(?(\d+|[a-z]|[ivxlcdm]+)[.)]/i.test(marker),
      number: number === undefined ? null : Number(number),
      list,
    },
  ]
}

function takeMarker(element: Element): string {
  let text = ''
  for (const marker of element.querySelectorAll(`[${STYLE}*="mso-list" i]`)) {
    if (!/mso-list:\s*ignore/i.test(marker.getAttribute(STYLE) ?? '')) continue
    text ||= marker.textContent ?? ''
    marker.remove()
  }
  return text.replace(/[\s\u00a0]+/g, ' ').trim()
}

function itemsOfWebList(element: Element): Item[] {
  const entries = [...element.children]
  if (!entries.some((entry) => entry.hasAttribute('data-aria-level'))) return []
  return entries.map((entry) => {
    const content = document.createElement('div')
    content.append(...entry.childNodes)
    return {
      element: content,
      level: Number(entry.getAttribute('data-aria-level')) || 1,
      isOrdered: element.localName === 'ol',
      number: Number(element.getAttribute('start')) || null,
      list: entry.getAttribute('data-listid') ?? '',
    }
  })
}
