/** A picture that came within pasted text; `key` stands in the cleaned HTML as the picture of a figure, where it goes. */
export interface PastedPicture {
  key: string
  file: File
}

/** Begins the key of every pasted picture; no picture of a report has such an id. */
export const PASTED = 'pasted:'

const DATA = /^data:(image\/(png|jpe?g|gif|webp|avif|tiff?));base64,([\s\S]*)$/i
// What web pages and mail put where nothing is to be seen.
const LEAST_BYTES = 100
let count = 0

/** Where the bytes of the pictures of a pasted text are: in it, or in the RTF that came with it. Nothing is fetched from elsewhere. */
export class PastedPictures {
  readonly taken: PastedPicture[] = []
  private readonly fromRtf: ReadonlyMap<Element, File>

  constructor(body: Element, rtf: string) {
    // Word puts the addresses of its own files into the HTML, and the pictures into the RTF, in the same order.
    const files = [...body.querySelectorAll('img[src^="file:" i]')]
    const pictures = files.length > 0 ? picturesOfRtf(rtf) : []
    const isSame = pictures.length === files.length
    this.fromRtf = new Map(isSame ? files.map((element, index) => [element, pictures[index]!]) : [])
  }

  /** The key of an <img>'s picture; null when its bytes are not here. */
  take(image: Element): string | null {
    const file = this.fromRtf.get(image) ?? pictureOfData(image.getAttribute('src') ?? '')
    if (!file) return null
    const key = `${PASTED}${++count}`
    this.taken.push({ key, file })
    return key
  }
}

/** Whether an <img> only takes up room, counts readers, or is hidden by its size. */
export function isSpacer(image: Element): boolean {
  const isTiny = (name: string) => /^[012]$/.test(image.getAttribute(name) ?? '')
  if (isTiny('width') || isTiny('height')) return true
  const data = DATA.exec(image.getAttribute('src') ?? '')
  return data !== null && data[3]!.length * 0.75 < LEAST_BYTES
}

function pictureOfData(src: string): File | null {
  const [, type, ending, data] = DATA.exec(src) ?? []
  if (!type || !ending || !data) return null
  try {
    const characters = atob(data.includes('%') ? decodeURIComponent(data) : data)
    const bytes = Uint8Array.from(characters, (character) => character.charCodeAt(0))
    return new File([bytes], `picture.${ending.toLowerCase()}`, { type: type.toLowerCase() })
  } catch {
    return null
  }
}

/** The PNG and JPEG pictures of an RTF text, in its order; those that it has in binary are not understood. */
export function picturesOfRtf(rtf: string): File[] {
  return [...rtf.matchAll(/\\(png|jpeg)blip(?![a-z])/g)].flatMap(({ 1: kind, 0: word, index }) => {
    const bytes = bytesOf(hexOf(rtf, index + word.length))
    return bytes.length > 0 ? [new File([bytes], `picture.${kind!}`, { type: `image/${kind!}` })] : []
  })
}

/** The digits of a group from here to its end, without the groups and control words within. */
function hexOf(rtf: string, start: number): string {
  const tokens = /\\[a-z]+-?\d* ?|\\[^a-z]|[{}]|[^\\{}]+/giy
  tokens.lastIndex = start
  let [hex, depth] = ['', 0]
  for (let token = tokens.exec(rtf); token; token = tokens.exec(rtf)) {
    const [text] = token
    if (text === '{') depth++
    else if (text === '}' && depth-- === 0) break
    else if (depth === 0 && !text.startsWith('\\') && text !== '}') hex += text.replace(/\s+/g, '')
  }
  return hex
}

function bytesOf(hex: string): Uint8Array<ArrayBuffer> {
  if (hex.length % 2 !== 0 || !/^[\da-f]*$/i.test(hex)) return new Uint8Array()
  const bytes = new Uint8Array(hex.length / 2)
  for (let index = 0; index < bytes.length; index++) bytes[index] = parseInt(hex.substr(index * 2, 2), 16)
  return bytes
}
