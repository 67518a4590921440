import { attribute, child, elementsOf, walk, type XmlElement } from '../../xml/tree'
import type { Crop } from '../redraw'
import type { KeptPart, KeptRelation } from './clean-docx'

/**
 * Pictures of which only a part is shown, cut to that part: the new files and what leads to them. The places that show
 * them are told to show all of it, in place.
 */
export async function cropped(
  root: XmlElement,
  relations: readonly KeptRelation[],
  offset: number,
  pictureOf: (target: string) => KeptPart | null,
  crop: Crop,
): Promise<{ part: KeptPart; relation: KeptRelation }[]> {
  const made: { part: KeptPart; relation: KeptRelation }[] = []
  for (const fill of walk(root)) {
    const blip = child(fill, 'a:blip')
    const frame = child(fill, 'a:srcRect')
    if (!blip || !frame) continue
    const [left = 0, top = 0, right = 0, bottom = 0] = ['l', 't', 'r', 'b'].map(
      (side) => Number(attribute(frame, side) ?? 0) / 100_000,
    )
    const shown = relations.find(({ id }) => id === attribute(blip, 'r:embed'))
    const picture = shown && pictureOf(shown.target)
    // Less than nothing is a margin, not a cut.
    if (
      !shown ||
      !picture ||
      Math.max(left, top, right, bottom) <= 0 ||
      Math.min(left, top, right, bottom) < 0
    )
      continue
    const bytes = await crop(picture.content, { left, top, right, bottom })
    if (!bytes) continue
    const number = offset + made.length + 1
    const name = picture.name.replace(/^(.*\/)[^/]*(\.\w+)$/, `$1part${number}$2`)
    const id = `cut${number}`
    made.push({
      part: { ...picture, name, content: bytes },
      relation: { ...shown, id, newId: `rId${relations.length + made.length + 1}`, target: `/${name}` },
    })
    for (const each of blip.attributes) if (each.name === 'r:embed') each.value = id
    fill.children = elementsOf(fill).filter((each) => each !== frame)
  }
  return made
}
