import fc from 'fast-check'
import type { DocumentNode } from '@/lib/richtext/document'
import { bold, doc, h, li, note, p, table, td, tr, ul } from '@/lib/testing/richtext'
import { by, del, fmt, ins, split, suggested } from '@/lib/testing/suggested'

/** A draft as people make it: each suggestion of words, looks, paragraphs, rows, splits and joins has its own id. */
export const anyDraft = fc
  .record({
    lines: fc.array(fc.array(fc.nat({ max: 9 }), { minLength: 1, maxLength: 5 }), {
      minLength: 1,
      maxLength: 7,
    }),
    blocks: fc.array(fc.nat({ max: 9 }), { minLength: 7, maxLength: 7 }),
  })
  .map(({ lines, blocks }) => {
    let count = 0
    const next = () => by(['author', 'reviewer'][count % 2]!, `s-${++count}`, 1_000 + count)
    const words = () => `${['some', 'open', 'doors', 'nobody', 'night'][count % 5]!} ${count} `
    const line = (rolls: number[]) =>
      rolls.flatMap((roll): DocumentNode[] => {
        const record = next()
        if (roll < 3) return [p(words()).content![0]!]
        if (roll < 5) return [ins(record, words())]
        if (roll < 7) return [del(record, words())]
        if (roll === 7) return [fmt(record, words(), { add: [{ type: 'bold' }] })]
        if (roll === 8) return [note('As ', ins(record, words()), 'says.')]
        return [p(words()).content![0]!, split(record, 1), p(words()).content![0]!]
      })
    const block = (roll: number, rolls: number[], index: number): DocumentNode[] => {
      const record = next()
      if (roll < 3) return [p('Begins ', ...line(rolls))]
      if (roll === 3) return [suggested(p(ins(record, words())), { inserted: record })]
      if (roll === 4) return [suggested(p(words(), bold(words())), { deleted: record })]
      if (roll === 5) return [ul(li('First ', ...line(rolls.filter((each) => each < 9))), li('second'))]
      if (roll === 6)
        return [table(tr(td('one'), td('two')), suggested(tr(td(words()), td('x')), { deleted: record }))]
      if (roll === 7)
        return [suggested(p(words()), { changed: [{ ...record, type: 'heading', attrs: { level: 2 } }] })]
      if (roll === 8 && index > 0)
        return [p('Before it.'), suggested(p('Joined ', words()), { joined: record })]
      return [h(2, words())]
    }
    return doc(...lines.flatMap((rolls, index) => block(blocks[index]!, rolls, index)), p('The end.'))
  })
