import * as Y from 'yjs'
import { changesOf, recordOf, type SuggestionRecord } from '@/lib/richtext/suggestions/record'
import { XML_FRAGMENT } from '@/lib/richtext/version'
import { buildXml } from '@/lib/richtext/ydoc'
import type { KeptPicture } from '../../device/picture-store'
import { firstWidth } from './resize'

/**
 * Puts a picture that the server has into a text that nobody shows here, as `FigureSender` puts it into one that somebody
 * does: where it was meant to go, or at the end when that place is gone. `record` makes it a suggestion.
 */
export function putPicture(
  doc: Y.Doc,
  { place, replaces }: Pick<KeptPicture, 'place' | 'replaces'>,
  { id: image, width }: { id: string; width?: unknown },
  record: SuggestionRecord | null,
): void {
  doc.transact(() => {
    const { parent, index } = placeIn(doc, place)
    const there = replaces ? parent.get(index) : null
    if (there instanceof Y.XmlElement && there.nodeName === 'figure') return replace(there, image, record)
    const attrs = { image, decorative: false, width: firstWidth(width), ...(record && { inserted: record }) }
    parent.insert(index, buildXml([{ type: 'figure', attrs }]))
  }, 'pictures')
}

function replace(figure: Y.XmlElement, image: string, record: SuggestionRecord | null): void {
  // As the record of an attribute any value is kept; its type says text.
  const set = (name: string, value: unknown) => figure.setAttribute(name, value as string)
  const isOwn = record && recordOf(figure.getAttribute('inserted'))?.user === record.user
  if (!record || isOwn) return set('image', image)
  const changes = changesOf(figure.getAttribute('changed'))
  const own = changes.find(({ user }) => user === record.user)
  const change = { ...record, ...own, attrs: { ...own?.attrs, image } }
  set('changed', [...changes.filter((each) => each !== own), change])
}

interface PlaceInXml {
  parent: Y.XmlFragment
  index: number
}

function placeIn(doc: Y.Doc, place: Uint8Array | null): PlaceInXml {
  const fragment = doc.getXmlFragment(XML_FRAGMENT)
  const end = { parent: fragment, index: fragment.length }
  if (!place) return end
  const found = Y.createAbsolutePositionFromRelativePosition(Y.decodeRelativePosition(place), doc)
  if (!found || !(found.type instanceof Y.XmlFragment) || !isIn(found.type, fragment)) return end
  return { parent: found.type, index: Math.min(found.index, found.type.length) }
}

/** Whether it still is part of the text. */
function isIn(type: Y.XmlFragment, fragment: Y.XmlFragment): boolean {
  let each: Y.AbstractType<unknown> = type as Y.AbstractType<unknown>
  while (each._item) {
    if (each._item.deleted || !each._item.parent) return false
    each = each._item.parent as Y.AbstractType<unknown>
  }
  return each === (fragment as Y.AbstractType<unknown>)
}
