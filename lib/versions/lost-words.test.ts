import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { XML_FRAGMENT } from '@/lib/richtext/version'
import type { DocumentNode } from '@/lib/richtext/document'
import { buildXml, updateFromDocument } from '@/lib/richtext/ydoc'
import { bold, br, doc, figure, italic, li, note, p, ref, ul } from '@/lib/testing/richtext'
import { cutVersions, type LogRow, type RescuedWords } from './cut'

/** Somebody's own copy of the text, with what they typed and did not send yet. */
class Person {
  readonly doc = new Y.Doc()
  unsent: Uint8Array[] = []

  constructor(
    readonly userId: string,
    client: number,
    state: Uint8Array,
  ) {
    Y.applyUpdate(this.doc, state)
    this.doc.clientID = client
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'others') this.unsent.push(update)
    })
  }

  get blocks(): Y.XmlElement[] {
    return this.doc.getXmlFragment(XML_FRAGMENT).toArray() as Y.XmlElement[]
  }
  text(block: number): Y.XmlText {
    return this.blocks[block]!.get(0) as Y.XmlText
  }
  receive(updates: readonly Uint8Array[]): void {
    for (const update of updates) Y.applyUpdate(this.doc, update, 'others')
  }
}

const words = (text: Y.XmlText | undefined) => (text?.toJSON() ?? '') as string
const START = Y.encodeStateAsUpdate(
  (() => {
    const made = new Y.Doc()
    Y.applyUpdate(made, updateFromDocument(doc(p('First.'), p('Second.'), p('Third.')), 1))
    return made
  })(),
)
const two = () => [new Person('a', 10, START), new Person('b', 20, START)] as const
const rowsOf = (...people: Person[]): LogRow[] =>
  people.flatMap(({ userId, unsent }) => unsent.map((data) => ({ at: 1, userId, data })))
const cut = (rows: readonly LogRow[], snapshot: Uint8Array | null = START) =>
  cutVersions({ snapshot, rows, open: null, hasVersions: true })
const said = ({ rescued }: { rescued: RescuedWords[] }) => rescued.map(({ client, text }) => [client, text])

describe('words typed into what somebody deletes who has not seen them', () => {
  function collision() {
    const [a, b] = two()
    b.text(1).insert(7, ' New xwrds.')
    b.text(1).insert(14, 'o')
    b.text(1).delete(12, 1)
    b.text(1).insert(0, 'And: ')
    a.doc.getXmlFragment(XML_FRAGMENT).delete(1, 1)
    return [a, b] as const
  }
  const kept = [[20, ' New words.\nAnd: ']]

  test('are rescued when the deletion came first, also when it was folded long ago', () => {
    const [a, b] = collision()
    expect(said(cut(rowsOf(a, b)))).toEqual(kept)
    const { folded } = cut(rowsOf(a))
    expect(said(cut(rowsOf(b), folded))).toEqual(kept)
  })

  test('and when it came later', () => {
    const [a, b] = collision()
    expect(said(cut(rowsOf(b, a)))).toEqual(kept)
    const { folded } = cut(rowsOf(b))
    expect(said(cut(rowsOf(a), folded))).toEqual(kept)
  })

  test('once, however often they are sent', () => {
    const [a, b] = collision()
    expect(
      said(cut([...rowsOf(a, b, b), { at: 2, userId: 'b', data: Y.encodeStateAsUpdate(b.doc) }])),
    ).toEqual(kept)
  })

  test('with whole paragraphs among them', () => {
    const [a, b] = two()
    const list = new Y.XmlElement('bulletList')
    a.doc.getXmlFragment(XML_FRAGMENT).insert(0, [list])
    b.receive(a.unsent)
    const rows = rowsOf(a)
    a.unsent = []
    const item = new Y.XmlElement('listItem')
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText('A point.')])
    item.insert(0, [paragraph])
    ;(b.blocks[0] as Y.XmlElement).insert(0, [item])
    a.doc.getXmlFragment(XML_FRAGMENT).delete(0, 1)
    expect(said(cut([...rows, ...rowsOf(a, b)]))).toEqual([[20, 'A point.']])
  })
})

describe('what has a form keeps it', () => {
  const NOTED = doc(p('First.'), p('A ', bold('bold'), ' one.'), ul(li('A point.')))
  const start = () => {
    const made = new Y.Doc()
    Y.applyUpdate(made, updateFromDocument(NOTED, 1))
    return Y.encodeStateAsUpdate(made)
  }
  /** Somebody adds to blocks that another, who does not see it, deletes. */
  function collision(add: (b: Person) => void) {
    const state = start()
    const [a, b] = [new Person('a', 10, state), new Person('b', 20, state)]
    add(b)
    a.doc.getXmlFragment(XML_FRAGMENT).delete(1, 2)
    const content = ({ rescued }: { rescued: RescuedWords[] }) => rescued.map((each) => each.content)
    return {
      known: [content(cut(rowsOf(a, b), state)), content(cut(rowsOf(b, a), state))],
      // The deletion was folded long ago: nothing is left of what was around it.
      alone: content(cut(rowsOf(b), cut(rowsOf(a), state).folded)),
      later: content(cut(rowsOf(a), cut(rowsOf(b), state).folded)),
    }
  }
  const insert = (parent: Y.XmlElement | Y.XmlFragment, at: number, ...nodes: DocumentNode[]) =>
    parent.insert(at, buildXml(nodes))
  const all = (content: DocumentNode[]) => ({
    known: [[content], [content]],
    alone: [content],
    later: [content],
  })

  test('marks that were set as they were typed, or afterwards; suggestions and comments are left', () => {
    const secret = {
      'comment--AAAAAAAA': { thread: 't' },
      'insertion--AAAAAAAA': { id: 'i', user: 'b', at: 1 },
    }
    const add = (b: Person) => {
      const text = b.text(1)
      text.insert(11, ' Odd', { bold: null })
      text.insert(15, ' even', { italic: {} })
      text.insert(20, ' plain', { italic: null })
      text.format(12, 3, { bold: {} })
      text.insert(26, '.', secret)
    }
    expect(collision(add)).toEqual(all([p(' ', bold('Odd'), italic(' even'), ' plain.')]))
  })

  test('marks of what it was typed into, as long as that is known', () => {
    const { known, later, alone } = collision((b) => b.text(1).insert(4, 'xx'))
    expect([...known, later]).toEqual([[[p(bold('xx'))]], [[p(bold('xx'))]], [[p(bold('xx'))]]])
    // The words are kept.
    expect(alone).toEqual([null])
  })

  test('notes, references and line breaks stay in their line, pictures are blocks', () => {
    const line = [
      note('See ', italic('page'), ' 4.'),
      { type: 'text', text: ' and' },
      br(),
      ref('q-1', '9 (a)'),
    ]
    const picture = figure({ image: 'i-1', alt: 'A door', width: 50 }, 'The ', bold('door'))
    const paragraph = p('Another ', bold('point'), note('Why.'))
    const content = [p(...line), picture, paragraph]
    const add = (b: Person) => {
      insert(b.blocks[1]!, 1, ...line)
      const item = b.blocks[2]!.get(0) as Y.XmlElement
      insert(item, 1, picture, paragraph)
    }
    expect(collision(add)).toEqual(all(content))
  })

  test('words and the note behind them are one line; a picture without words is something, an empty note nothing', () => {
    const noted = collision((b) => {
      b.text(1).insert(11, ' More')
      insert(b.blocks[1]!, 1, note('Why.'))
    })
    expect(noted.later).toEqual([[p(' More', note('Why.'))]])
    const shown = collision((b) =>
      insert(b.blocks[2]!.get(0) as Y.XmlElement, 1, figure({ image: 'i-1', alt: 'A' })),
    )
    expect(shown).toEqual(all([figure({ image: 'i-1', alt: 'A' })]))
    expect(collision((b) => insert(b.blocks[1]!, 1, note())).known).toEqual([[], []])
  })
})

test('what people delete whom it was shown to is not rescued', () => {
  const [a, b] = two()
  b.text(1).insert(0, 'Seen. ')
  a.receive(b.unsent)
  a.doc.getXmlFragment(XML_FRAGMENT).delete(1, 1)
  b.text(0).insert(0, 'Mistake.')
  b.text(0).delete(0, 8)
  expect(said(cut(rowsOf(b, a)))).toEqual([])
})

test('every character is in the text, was deleted by somebody who saw it, or is rescued', () => {
  const step = fc.record({
    who: fc.nat(2),
    what: fc.constantFrom('type', 'type', 'type', 'delete', 'remove', 'add', 'send', 'receive'),
    where: fc.nat(1_000),
    asOne: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), fc.integer({ min: 1, max: 20 }), (steps, every) => {
      const people = [0, 1, 2].map((index) => new Person(`p${index}`, 10 + index, START))
      const log: LogRow[] = []
      const received = people.map(() => 0)
      const [typed, deleted] = [new Set<string>(), new Set<string>()]
      const send = (person: Person, asOne: boolean) => {
        const updates = asOne && person.unsent.length > 0 ? [Y.mergeUpdates(person.unsent)] : person.unsent
        for (const data of updates) log.push({ at: log.length, userId: person.userId, data })
        person.unsent = []
      }
      // As on a socket: what was typed leaves before what others did is taken in.
      const receive = (who: number, asOne: boolean) => {
        send(people[who]!, asOne)
        people[who]!.receive(log.slice(received[who]).map(({ data }) => data))
        received[who] = log.length
      }
      for (const { who, what, where, asOne } of steps) {
        const person = people[who]!
        const index = person.blocks.length > 0 ? where % person.blocks.length : -1
        const text = index < 0 ? undefined : person.text(index)
        if (what === 'send') send(person, asOne)
        else if (what === 'receive') receive(who, asOne)
        else if (what === 'add') {
          const paragraph = new Y.XmlElement('paragraph')
          paragraph.insert(0, [new Y.XmlText()])
          person.doc.getXmlFragment(XML_FRAGMENT).insert(index + 1, [paragraph])
        } else if (!text) continue
        else if (what === 'type') {
          const letter = String.fromCodePoint(0x4e00 + typed.size)
          typed.add(letter)
          text.insert(where % (text.length + 1), letter)
        } else if (what === 'remove') {
          for (const letter of words(text)) deleted.add(letter)
          person.doc.getXmlFragment(XML_FRAGMENT).delete(index, 1)
        } else if (text.length > 0) {
          const at = where % text.length
          deleted.add(words(text)[at]!)
          text.delete(at, 1)
        }
      }
      for (let round = 0; round < 2; round++) people.forEach((_, who) => receive(who, false))
      let snapshot: Uint8Array = START
      let rescued = ''
      for (let start = 0; start < log.length; start += every) {
        const made = cut(log.slice(start, start + every), snapshot)
        snapshot = made.folded
        rescued += made.rescued.map(({ text }) => text).join('')
      }
      const shown = people[0]!.blocks.map((_, index) => words(people[0]!.text(index))).join('')
      expect(people[1]!.blocks.map((_, index) => words(people[1]!.text(index))).join('')).toBe(shown)
      for (const letter of typed) {
        const isShown = shown.includes(letter)
        const isRescued = rescued.includes(letter)
        expect(isShown || deleted.has(letter) || isRescued, `${letter} is somewhere`).toBe(true)
        expect(isShown && isRescued, `${letter} is in one place`).toBe(false)
        expect(rescued.split(letter).length - 1, `${letter} is rescued once`).toBeLessThan(2)
      }
    }),
    { numRuns: 150 },
  )
}, 30_000)
