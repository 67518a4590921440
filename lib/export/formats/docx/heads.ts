import { AlignmentType, Header, ImageRun, Paragraph, TextRun } from 'docx'
import type { Design } from '../../design'
import type { ReportTree } from '../../tree'
import { writable } from '../shared'

// Twentieths of a point to pixels at 96 to the inch.
const TWIPS_PER_PIXEL = 15

const ALIGNMENT = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
} as const

/** The heads of the pages: the logo of the coalition's template, and on all but the cover what marks the submission. */
export function headsOf(tree: ReportTree): { first?: Header; default: Header } {
  const logo = tree.design?.logo ?? null
  const marking = new Paragraph({
    style: 'Header',
    ...(tree.direction === 'rtl' && { bidirectional: true }),
    children: [
      new TextRun({
        text: writable(tree.marking ?? ''),
        ...(tree.direction === 'rtl' && { rightToLeft: true }),
      }),
    ],
  })
  return {
    ...(logo && { first: new Header({ children: [logoLine(logo)] }) }),
    default: new Header({
      children: [
        ...(logo?.place.pages === 'all' ? [logoLine(logo)] : []),
        ...(tree.marking || logo?.place.pages !== 'all' ? [marking] : []),
      ],
    }),
  }
}

function logoLine({ image, place }: NonNullable<Design['logo']>): Paragraph {
  const picture = new ImageRun({
    type: image.mime === 'image/png' ? 'png' : 'jpg',
    data: image.bytes,
    transformation: {
      width: Math.max(1, Math.round(place.width / TWIPS_PER_PIXEL)),
      height: Math.max(1, Math.round(place.height / TWIPS_PER_PIXEL)),
    },
    // The cover names who writes; a reader of the head hears it on no page.
    altText: { name: '', description: '' },
    decorative: true,
  })
  return new Paragraph({ style: 'Header', alignment: ALIGNMENT[place.align], children: [picture] })
}
