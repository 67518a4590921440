import * as Y from 'yjs'
import { seededRandom, sleep } from '../statistics.mjs'
import { OpenDraft } from './open-draft.mjs'

const WORDS =
  'women law national programme committee court violence equality access health rural education data police in of the and'.split(
    ' ',
  )
const WORDS_A_PARAGRAPH = 60

/**
 * People writing in one draft while somebody else is measured: gives the draft `words` words in paragraphs, then lets
 * `people` type `rate` characters a second each, at the ends of words all over the text, with cursors, until it hears
 * `stop`. Tells `ready` when the text is complete on the server.
 */
export async function perform({ target, name, words, people, rate, seed = 1 }, { tell, heard }) {
  const stopped = heard('stop')
  const random = seededRandom(seed)
  const writer = await open(target, name)
  fill(writer.doc, target.fragment, words, random)
  await sleep(1000)
  const typists = await Promise.all(Array.from({ length: people }, () => open(target, name)))
  let typed = 0
  const timers = new Set()
  for (const { doc } of typists) {
    const period = 1000 / rate
    let text = null
    const press = () => {
      if (!text || random() < 0.02) text = somewhere(doc.getXmlFragment(target.fragment), random)
      text?.insert(text.length, random() < 0.17 ? ' ' : 'e')
      typed++
      timers.add(setTimeout(press, period * (0.6 + 0.8 * random())))
    }
    timers.add(setTimeout(press, period * random()))
  }
  tell('ready')
  await stopped
  for (const timer of timers) clearTimeout(timer)
  for (const { draft } of [writer, ...typists]) draft.end()
  return { typed }
}

async function open(target, name) {
  const doc = new Y.Doc()
  const draft = new OpenDraft(target, name, doc)
  await draft.complete
  return { doc, draft }
}

function fill(doc, fragmentName, words, random) {
  const fragment = doc.getXmlFragment(fragmentName)
  doc.transact(() => {
    fragment.delete(0, fragment.length)
    const paragraphs = Array.from({ length: Math.ceil(words / WORDS_A_PARAGRAPH) }, (_, index) => {
      const paragraph = new Y.XmlElement(index % 12 === 0 ? 'heading' : 'paragraph')
      if (index % 12 === 0) paragraph.setAttribute('level', 2)
      const count = Math.min(WORDS_A_PARAGRAPH, words - index * WORDS_A_PARAGRAPH)
      const line = Array.from({ length: count }, () => WORDS[Math.floor(random() * WORDS.length)]).join(' ')
      paragraph.insert(0, [new Y.XmlText(line)])
      return paragraph
    })
    fragment.insert(0, paragraphs)
  }, 'fill')
}

function somewhere(fragment, random) {
  const block = fragment.get(Math.floor(random() * fragment.length))
  const text = block instanceof Y.XmlElement ? block.get(0) : null
  return text instanceof Y.XmlText ? text : null
}
