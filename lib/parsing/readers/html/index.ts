import type { SourceDocument } from '../../document'
import { decode } from '../encodings'
import { SourceBuilder } from '../source-builder'
import { Page } from './page'
import { survey } from './survey'
import { parseTree } from './tree'

const SNIFFED = 4096
const CHARSET =
  /<meta[^>]{0,300}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w-]{1,40})|^\s{0,64}<\?xml[^>]{0,100}?encoding\s{0,9}=\s{0,9}["']([\w-]{1,40})/i

/** The encoding that a page states about itself; one in two bytes a letter cannot say so in letters. */
function statedEncoding(bytes: Uint8Array): string | null {
  const head = Array.from(bytes.subarray(0, SNIFFED), (byte) => String.fromCharCode(byte)).join('')
  const found = CHARSET.exec(head)
  const label = found?.[1] ?? found?.[2]
  if (label === undefined || /^utf-?16/i.test(label)) return null
  try {
    return new TextDecoder(label).encoding
  } catch {
    return null
  }
}

/** Reads a web page from its bytes. Fetches nothing; throws only AppError. */
export function readHtml(bytes: Uint8Array): SourceDocument {
  const { text, guessed } = decode(bytes, statedEncoding(bytes))
  return readHtmlText(text, guessed)
}

/** Reads HTML that is text already: a page, or what a clipboard holds. */
export function readHtmlText(html: string, guessed: string | null = null): SourceDocument {
  const builder = new SourceBuilder()
  const tree = parseTree(html)
  new Page(builder, survey(tree)).read(tree)
  if (guessed !== null) builder.note('encodingGuessed', { encoding: guessed })
  return builder.finish('html')
}
