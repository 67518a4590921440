/** Stands in the HTML where a note is called; its content is the note. What the schema reads as a footnote. */
export const NOTE = 'data-footnote'

const CALL = /^[[(]?\s*(\d{1,4}|[ivxlcdm]{1,6}|[a-z]|[*†‡§]{1,3})\s*[\])]?$/i
// As Word, LibreOffice, Google Docs, Wikipedia, pandoc and GitHub name their notes.
const KNOWN = /(^|_|-)(ftnt?|edn|fn|sdfootnote|sdendnote|cite[_-]note|footnote|endnote|note)[-_:.]?\w*\d/i

/**
 * Puts every note that the HTML has at its end to where it is called, and takes it away from the end: the notes of
 * Word, LibreOffice, Google Docs, Wikipedia and others, which all are links to a place further down that says the note
 * and, mostly, links back. A call whose note was
 * not copied along stays as the text that it is; says how many those were.
 */
export function footnotesFrom(body: Element): number {
  const named = placesOf(body)
  const notes = new Map<Element, Element>()
  const backs = new Set<Element>()
  let lost = 0
  for (const call of body.querySelectorAll('a[href]')) {
    if (backs.has(call)) continue
    const name = fragmentOf(call)
    if (!name || !CALL.test(call.textContent?.trim() ?? '')) continue
    const target = named.get(name)
    const note = target && noteAround(target, call)
    if (!note) {
      if (!target && KNOWN.test(name)) lost++
      continue
    }
    const back = linksBack(note, call)
    if (back.length === 0 && !KNOWN.test(name)) continue
    for (const link of back) backs.add(link)
    const span = body.ownerDocument.createElement('span')
    span.setAttribute(NOTE, '')
    span.append(...contentOf(note, back))
    notes.set(note, span)
    around(call).replaceWith(span)
  }
  for (const note of notes.keys()) takeAway(note, body)
  return lost
}

/** What links can lead to. */
function placesOf(body: Element): Map<string, Element> {
  const places = new Map<string, Element>()
  for (const element of body.querySelectorAll('[id], a[name]'))
    for (const name of [element.id, element.getAttribute('name')])
      if (name && !places.has(name)) places.set(name, element)
  return places
}

function fragmentOf(link: Element): string | null {
  const href = link.getAttribute('href') ?? ''
  const at = href.indexOf('#')
  // Word writes the path of its temporary file before it.
  if (at < 0 || (at > 0 && !/^(file:|[^:]*$)/i.test(href))) return null
  try {
    return decodeURIComponent(href.slice(at + 1)) || null
  } catch {
    return null
  }
}

/** The smallest block that is the whole note; null when it is no note of this call. */
function noteAround(target: Element, call: Element): Element | null {
  const note = target.closest(
    'li, div[id^="ftn" i], div[id^="edn" i], div[id^="sdfootnote" i], div[id^="sdendnote" i], p, dd, tr, div',
  )
  if (!note || note.contains(call) || note.contains(call.closest('p, li, td, h1, h2, h3') ?? call))
    return null
  // It stands after the call, as notes do; the way back from a note leads up.
  return call.compareDocumentPosition(note) & Node.DOCUMENT_POSITION_FOLLOWING ? note : null
}

function linksBack(note: Element, call: Element): Element[] {
  const names = new Set(
    [call, call.parentElement, call.querySelector('[id]')].flatMap((element) =>
      element ? [element.id, element.getAttribute('name')] : [],
    ),
  )
  return [...note.querySelectorAll('a[href]')].filter((link) => {
    const name = fragmentOf(link)
    return name !== null && (names.has(name) || /ref|anc|back/i.test(name))
  })
}

function contentOf(note: Element, back: Element[]): Node[] {
  for (const link of back) around(link).remove()
  for (const sign of note.querySelectorAll('.mw-cite-backlink')) sign.remove()
  trimStart(note)
  return [...note.childNodes]
}

// The blank or the point after the number that stood before the note.
function trimStart(note: Element): void {
  const walker = note.ownerDocument.createTreeWalker(note, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.nodeValue?.trim()) continue
    node.nodeValue = node.nodeValue.replace(/^[\s\u00a0.]+/, '')
    return
  }
}

/** A link with the raised letters or the brackets that hold nothing else. */
function around(link: Element): Element {
  let outer = link
  while (
    outer.parentElement &&
    /^(sup|span)$/.test(outer.parentElement.localName) &&
    outer.parentElement.textContent?.trim() === link.textContent?.trim()
  )
    outer = outer.parentElement
  return outer
}

/** Takes a note away, and the list, line or heading that was only there for notes. */
function takeAway(note: Element, body: Element): void {
  let parent: Element | null = note.parentElement
  note.remove()
  while (parent && parent !== body && !parent.textContent?.trim() && !parent.querySelector('img, table')) {
    const next: Element | null = parent.parentElement
    parent.remove()
    parent = next
  }
  const line = [...body.querySelectorAll('hr')].at(-1)
  if (!line) return
  const rest = body.ownerDocument.createRange()
  rest.selectNodeContents(body)
  rest.setStartAfter(line)
  if (rest.toString().trim() === '') line.remove()
}
