import { z } from 'zod'
import type { ContentImage } from './content'
import { PAPER_SIZES, PAPERS, type Paper } from './papers'

/** The styles of a template that ours follow, by the names that Word gives them whatever the language. */
export const TEMPLATE_STYLES = [
  'normal',
  'title',
  'heading 1',
  'heading 2',
  'heading 3',
  'heading 4',
  'heading 5',
  'heading 6',
  'quote',
  'caption',
  'footnote text',
  'header',
  'footer',
] as const

export type TemplateStyle = (typeof TEMPLATE_STYLES)[number]

// As long as Word has paper, 22 inches.
const twips = z.number().int().min(0).max(31_680)

/** How the letters of a style look. */
const look = z.object({
  font: z
    .string()
    .regex(/^[\p{L}\p{N} ._&'()-]{1,64}$/u)
    .optional(),
  /** Half points. */
  size: z.number().int().min(8).max(200).optional(),
  bold: z.boolean().optional(),
  italic: z.boolean().optional(),
  /** Hex, six digits. */
  colour: z
    .string()
    .regex(/^[0-9A-F]{6}$/)
    .optional(),
})

export type TemplateLook = z.output<typeof look>

/** All that is taken from an attached Word template besides its logo: nothing in it can be a person's words but the names of fonts. */
export const template = z.object({
  /** Twentieths of a point. */
  page: z
    .object({ width: twips, height: twips, top: twips, right: twips, bottom: twips, left: twips })
    .nullable(),
  looks: z.partialRecord(z.enum(TEMPLATE_STYLES), look),
})

export type Template = z.output<typeof template>

/** Where a logo stands in the head of the page, how large, and on which pages. */
export const logoPlace = z.object({
  /** Twentieths of a point. */
  width: twips,
  height: twips,
  align: z.enum(['left', 'center', 'right']),
  pages: z.enum(['first', 'all']),
})

export type LogoPlace = z.output<typeof logoPlace>

/** How a report's pages are to look, as far as its coalition has chosen. */
export interface Design {
  paper: Paper
  template: Template | null
  logo: { image: ContentImage; place: LogoPlace } | null
}

/** For which paper a report is: where its template has a page the nearest to that, else what was chosen, else A4. */
export function paperOf(design: Design | undefined): Paper {
  const page = design?.template?.page
  if (!page) return design?.paper ?? 'a4'
  const [width, height] = [Math.min(page.width, page.height), Math.max(page.width, page.height)]
  const farFrom = (paper: Paper) => {
    const size = PAPER_SIZES[paper]
    // Legal and foolscap are Letter that is longer: how wide a page is says more.
    return 4 * Math.abs(size.width - width) + Math.abs(size.height - height)
  }
  return PAPERS.reduce((best, paper) => (farFrom(paper) < farFrom(best) ? paper : best))
}
