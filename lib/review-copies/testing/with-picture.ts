import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { LAWYER } from './lawyer'

const NAMESPACES = {
  a: 'http://schemas.openxmlformats.org/drawingml/2006/main',
  pic: 'http://schemas.openxmlformats.org/drawingml/2006/picture',
  wp: 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing',
}
const declared = Object.entries(NAMESPACES)
  .map(([prefix, name]) => `xmlns:${prefix}="${name}"`)
  .join(' ')

/** A run with a picture as Word writes it; `inner` stands within the reference to its bytes. */
export function pictureRun(
  relation: string,
  {
    alt = '',
    crop = '',
    inner = '',
    how = 'embed',
  }: { alt?: string; crop?: string; inner?: string; how?: string } = {},
): string {
  return `<w:r><w:drawing><wp:inline ${declared} distT="0" distB="0" distL="0" distR="0"><wp:extent cx="900" cy="900"/><wp:docPr id="77" name="Picture 1" descr="${alt}"/><a:graphic><a:graphicData uri="${NAMESPACES.pic}"><pic:pic><pic:blipFill><a:blip r:${how}="${relation}">${inner}</a:blip><a:srcRect${crop}/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`
}

/** Something that the lawyer put in and tracked. */
export const tracked = (runs: string) => `<w:ins w:id="950" ${LAWYER}>${runs}</w:ins>`

/** The file with these parts as pictures, by their relation, and its main part changed. */
export function withPictures(
  bytes: Uint8Array,
  pictures: Record<string, { name: string; bytes: Uint8Array }>,
  change: (xml: string) => string,
): Uint8Array {
  const parts = unzipSync(bytes)
  const rels = 'word/_rels/document.xml.rels'
  const relations = Object.entries(pictures).map(
    ([id, { name }]) =>
      `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/${name}"/>`,
  )
  parts[rels] = strToU8(
    strFromU8(parts[rels]!).replace('</Relationships>', `${relations.join('')}</Relationships>`),
  )
  for (const { name, bytes: picture } of Object.values(pictures))
    parts[`word/media/${name}`] = new Uint8Array(picture)
  parts['word/document.xml'] = strToU8(change(strFromU8(parts['word/document.xml']!)))
  return zipSync(parts, { level: 1 })
}
