import { defaultTreeAdapter, parse, type DefaultTreeAdapterTypes } from 'parse5'
import { MAX_HTML_DEPTH, MAX_HTML_ELEMENTS, MAX_TAG_PIECES } from '../limits'
import { tooComplex } from '../refusals'

export type Element = DefaultTreeAdapterTypes.Element
export type Node = DefaultTreeAdapterTypes.Node
type Parent = DefaultTreeAdapterTypes.ParentNode

// Children are looked for from the end, where the parser works; else many of them would take the square of the time.
function indexFromEnd(parent: Parent, child: DefaultTreeAdapterTypes.ChildNode): number {
  return parent.childNodes.lastIndexOf(child)
}

/**
 * The tree of a page as browsers build it. Refuses, while it grows, more than `MAX_HTML_DEPTH` elements inside one
 * another and more than `MAX_HTML_ELEMENTS` in all, so that misnested tags cannot multiply without end.
 */
export function parseTree(html: string): DefaultTreeAdapterTypes.Document {
  let depth = 0
  let elements = 0
  assertTags(html)
  return parse(html, {
    scriptingEnabled: false,
    treeAdapter: {
      ...defaultTreeAdapter,
      createElement(...values) {
        elements += 1
        if (elements > MAX_HTML_ELEMENTS) throw tooComplex()
        return defaultTreeAdapter.createElement(...values)
      },
      insertBefore(parent, node, before) {
        parent.childNodes.splice(indexFromEnd(parent, before), 0, node)
        node.parentNode = parent
      },
      insertTextBefore(parent, text, before) {
        const previous = parent.childNodes[indexFromEnd(parent, before) - 1]
        if (previous && defaultTreeAdapter.isTextNode(previous)) previous.value += text
        else this.insertBefore(parent, { nodeName: '#text', value: text, parentNode: parent }, before)
      },
      detachNode(node) {
        if (!node.parentNode) return
        node.parentNode.childNodes.splice(indexFromEnd(node.parentNode, node), 1)
        node.parentNode = null
      },
      onItemPush() {
        depth += 1
        if (depth > MAX_HTML_DEPTH) throw tooComplex()
      },
      onItemPop() {
        depth -= 1
      },
    },
  })
}

/** Refuses tags of very many attributes, for which the parser takes the square of their number. */
function assertTags(html: string): void {
  let pieces = 0
  let isTag = false
  for (let at = 0; at < html.length; at += 1) {
    const code = html.charCodeAt(at)
    if (code === 0x3c) [isTag, pieces] = [true, 0]
    else if (code === 0x3e) isTag = false
    else if (isTag && (code <= 0x20 || code === 0x2f || code === 0x22 || code === 0x27)) {
      pieces += 1
      if (pieces > MAX_TAG_PIECES && /^<[a-z]/i.test(html.slice(html.lastIndexOf('<', at))))
        throw tooComplex()
    }
  }
}

export function isElement(node: Node): node is Element {
  return 'tagName' in node
}

export function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((each) => each.name === name)?.value
}

/**
 * Walks a tree in reading order without recursion. `enter` may answer false to leave an element's content out; `leave`
 * is called only after the others.
 */
export function walk(
  root: Parent,
  visit: {
    enter(element: Element): boolean
    leave?(element: Element): void
    text?(text: string, parent: Parent): void
  },
): void {
  const open: { node: Parent; next: number }[] = [{ node: root, next: 0 }]
  for (let top = open.at(-1); top; top = open.at(-1)) {
    const child = top.node.childNodes[top.next]
    top.next += 1
    if (child === undefined) {
      open.pop()
      if (open.length > 0) visit.leave?.(top.node as Element)
    } else if (isElement(child)) {
      if (visit.enter(child)) open.push({ node: child, next: 0 })
    } else if (child.nodeName === '#text' && 'value' in child) visit.text?.(child.value, top.node)
  }
}

/** The text of an element, at most `limit` characters of it. */
export function textOf(element: Element, limit: number): string {
  let text = ''
  walk(element, {
    enter: () => text.length < limit,
    text: (piece) => {
      if (text.length < limit) text += piece
    },
  })
  return text.slice(0, limit)
}
