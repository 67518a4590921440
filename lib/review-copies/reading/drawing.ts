import type { Attributes } from '@/lib/parsing/readers/xml'
import type { CopyPicture } from './reading'

/** What was met in a drawing of Word: the pictures in it, and what says that it is more than a picture. */
export interface Drawing {
  blips: { relation: string | null; isLinked: boolean }[]
  isCropped: boolean
  hasText: boolean
  words: string
  isWord: boolean
  alt: string
  isDecorative: boolean
}

/** A longer text says no more to who cannot see the picture. */
const LONGEST_ALT = 2_000
const SIDES = ['l', 't', 'r', 'b', 'cropleft', 'croptop', 'cropright', 'cropbottom'] as const

/** A drawing of which nothing was read yet. */
export function nothingDrawn(): Drawing {
  return {
    blips: [],
    isCropped: false,
    hasText: false,
    words: '',
    isWord: false,
    alt: '',
    isDecorative: false,
  }
}

/** Takes an element of a drawing in: DrawingML, or the VML of older files. */
export function drawn(drawing: Drawing, name: string, attributes: Attributes): void {
  switch (name) {
    case 'a:blip': {
      const relation = attributes['r:embed'] ?? null
      drawing.blips.push({ relation, isLinked: relation === null })
      return
    }
    case 'v:imagedata':
      drawing.blips.push({ relation: attributes['r:id'] ?? null, isLinked: false })
      drawing.isCropped ||= isCut(attributes)
      return
    case 'a:srcRect':
      drawing.isCropped ||= isCut(attributes)
      return
    case 'wp:docPr':
      // Many programs write the text into the one or into the other.
      drawing.alt ||= shortened(attributes.descr || attributes.title || '')
      return
    case 'v:shape':
      drawing.alt ||= shortened(attributes.alt ?? '')
      return
    case 'adec:decorative':
      drawing.isDecorative = attributes.val !== '0' && attributes.val !== 'false'
      return
    case 'w:p':
      if (drawing.words !== '') drawing.words += '\n'
      return
    case 'w:t':
      drawing.hasText = true
      drawing.isWord = true
  }
}

/** Without half a sign at the end. */
const shortened = (text: string) =>
  text
    .trim()
    .slice(0, LONGEST_ALT)
    .replace(/[\ud800-\udbff]$/, '')

/** Whether anything of a picture is cut away: by a share in thousandths of a percent, or in the units of VML. */
function isCut(attributes: Attributes): boolean {
  return SIDES.some((side) => Number.parseFloat(attributes[side] ?? '0') !== 0)
}

/** The drawing as a picture; more than one picture, text in it or nothing at all is none that can be taken in. */
export function pictureOf({ blips, isCropped, hasText, alt, isDecorative }: Drawing): CopyPicture {
  const [only] = blips
  const said = { sha256: null, alt, isDecorative }
  if (!only || blips.length > 1 || hasText) return { ...said, relation: null, trouble: 'pictureDrawn' }
  if (only.relation === null)
    return { ...said, relation: null, trouble: only.isLinked ? 'pictureLinked' : 'pictureDrawn' }
  return { ...said, relation: only.relation, trouble: isCropped ? 'pictureCropped' : null }
}
