import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { isAppError } from '@/lib/errors'
import { MAX_ATTRIBUTES, MAX_XML_DEPTH } from './limits'
import { damaged, tooComplex } from './refusals'

export type Attributes = Readonly<Record<string, string>>

/** What happens while a part is read. Names carry the prefixes given for their namespaces; others are ''. */
export interface XmlEvents {
  open(name: string, attributes: Attributes): void
  close?(name: string): void
  text?(text: string): void
}

interface Scope {
  depth: number
  /** Prefix in the document to the prefix that we call the namespace by; '' for a namespace that we do not know. */
  prefixes: Map<string, string>
  /** Says whether every prefix means what we call it, so that names can be taken as they stand. */
  isPlain: boolean
  names: Map<string, string>
}

/**
 * Reads XML as it comes, in bounded memory. Refuses document type declarations (and with them entities of one's own),
 * nesting deeper than `MAX_XML_DEPTH`, more than `MAX_ATTRIBUTES` on an element, and what is not well-formed.
 */
export class XmlReader {
  readonly #parser = new SaxesParser<{ position: false; xmlns: false }>({ position: false, xmlns: false })
  readonly #known: ReadonlyMap<string, string>
  readonly #events: XmlEvents
  readonly #scopes: Scope[]
  #depth = 0
  #attributes = 0
  #declares = false
  #decoder: TextDecoder | undefined

  /** `namespaces` maps a namespace to the prefix by which `events` shall name it. */
  constructor(namespaces: ReadonlyMap<string, string>, events: XmlEvents) {
    this.#known = namespaces
    this.#events = events
    this.#scopes = [{ depth: 0, prefixes: new Map(), isPlain: false, names: new Map() }]
    const parser = this.#parser
    parser.on('doctype', () => {
      throw tooComplex()
    })
    parser.on('attribute', ({ name }) => {
      this.#attributes += 1
      if (this.#attributes > MAX_ATTRIBUTES) throw tooComplex()
      if (name.startsWith('xmlns')) this.#declares = true
    })
    parser.on('opentag', (tag) => this.#open(tag))
    parser.on('closetag', (tag) => this.#close(tag))
    if (events.text) {
      parser.on('text', (text) => events.text?.(text))
      parser.on('cdata', (text) => events.text?.(text))
    }
  }

  /** Takes the next bytes: UTF-8, or UTF-16 with its mark. */
  write(bytes: Uint8Array, isLast: boolean): void {
    this.#decoder ??= new TextDecoder(encodingOf(bytes), { fatal: true })
    try {
      const text = this.#decoder.decode(bytes, { stream: !isLast })
      if (text !== '') this.#parser.write(text)
      if (isLast) this.#parser.close()
    } catch (error) {
      if (isAppError(error)) throw error
      // The parser's and the decoder's complaints; anything else is a fault of ours and must be seen in tests.
      if (error instanceof TypeError && !/decod|encoded/i.test(error.message)) throw error
      throw damaged()
    }
  }

  #open({ name, attributes }: SaxesTagPlain): void {
    this.#depth += 1
    this.#attributes = 0
    if (this.#depth > MAX_XML_DEPTH) throw tooComplex()
    if (this.#declares) this.#declare(attributes)
    const scope = this.#scopes.at(-1)!
    const known = scope.isPlain ? attributes : renamed(attributes, scope)
    this.#events.open(nameIn(scope, name), known)
  }

  #close({ name }: SaxesTagPlain): void {
    const scope = this.#scopes.at(-1)!
    this.#events.close?.(nameIn(scope, name))
    if (scope.depth === this.#depth && this.#depth > 0) this.#scopes.pop()
    this.#depth -= 1
  }

  #declare(attributes: Attributes): void {
    this.#declares = false
    const prefixes = new Map(this.#scopes.at(-1)!.prefixes)
    for (const [name, value] of Object.entries(attributes)) {
      if (name === 'xmlns') prefixes.set('', this.#known.get(value) ?? '')
      else if (name.startsWith('xmlns:')) prefixes.set(name.slice(6), this.#known.get(value) ?? '')
    }
    const ours = new Set(this.#known.values())
    const isPlain = [...prefixes].every(([prefix, known]) => known === (ours.has(prefix) ? prefix : ''))
    this.#scopes.push({ depth: this.#depth, prefixes, isPlain, names: new Map() })
  }
}

function nameIn(scope: Scope, name: string): string {
  let found = scope.names.get(name)
  if (found === undefined) {
    const colon = name.indexOf(':')
    const prefix = scope.prefixes.get(colon === -1 ? '' : name.slice(0, colon)) ?? ''
    found = prefix === '' ? '' : `${prefix}:${name.slice(colon + 1)}`
    if (scope.names.size < 1000) scope.names.set(name, found)
  }
  return found
}

/** Attributes without a prefix belong to their element and keep their name. */
function renamed(attributes: Attributes, scope: Scope): Attributes {
  const known: Record<string, string> = {}
  for (const [name, value] of Object.entries(attributes)) {
    const to = name.includes(':') ? nameIn(scope, name) : name
    if (to !== '') known[to] = value
  }
  return known
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return 'utf-8'
}
