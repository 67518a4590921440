import type { ReportTree } from '../../tree'
import { EDGE, type Sheet } from '../docx/sheet'
import { PAGES, PICTURE, styleName } from './style-names'
import { el, points, type Xml } from './xml'

/** The pages of a report: how large they are, and what stands in their heads and feet. */
export interface Pages {
  layouts: Xml[]
  masters: Xml[]
  /** Styles that the heads alone use. */
  styles: Xml[]
}

/** Where the picture of the logo is in the package. */
export const LOGO = 'Pictures/logo'

/** The cover, with the logo of the coalition's template; the pages behind it, with what marks the submission, and their numbers. */
export function pagesOf(tree: ReportTree, sheet: Sheet): Pages {
  const { design, marking, direction } = tree
  const logo = design?.logo ?? null
  const logoLine = logo && logoLineOf(logo.place, logo.image.mime)
  const heads = [
    ...(logo?.place.pages === 'all' && logoLine ? [logoLine] : []),
    ...(marking ? [el('text:p', { 'text:style-name': styleName('Header') }, marking)] : []),
  ]
  const number = el('text:page-number', { 'text:select-page': 'current' }, '1')
  const foot = el('style:footer', {}, el('text:p', { 'text:style-name': styleName('Footer') }, number))
  const master = (name: string, layout: string, more: Record<string, string>, ...children: (Xml | null)[]) =>
    el('style:master-page', { 'style:name': name, 'style:page-layout-name': layout, ...more }, ...children)
  const head = (children: Xml[]) => (children.length > 0 ? el('style:header', {}, ...children) : null)
  const alignment = logo && {
    'style:name': LOGO_LINE,
    'style:family': 'paragraph',
    'style:parent-style-name': styleName('Header'),
  }
  return {
    layouts: [
      layout('CoverPage', sheet, direction, { head: Boolean(logoLine), foot: false }),
      layout('TextPage', sheet, direction, { head: heads.length > 0, foot: true }),
    ],
    masters: [
      master(PAGES.text, 'TextPage', {}, head(heads), foot),
      master(
        PAGES.cover,
        'CoverPage',
        { 'style:next-style-name': PAGES.text },
        head(logoLine ? [logoLine] : []),
      ),
    ],
    styles: alignment
      ? [
          el(
            'style:style',
            alignment,
            el('style:paragraph-properties', { 'fo:text-align': sideOf(logo.place.align, direction) }),
          ),
        ]
      : [],
  }
}

// As in the Word file, where left and right are those of lines from the left.
function sideOf(align: 'left' | 'center' | 'right', direction: 'ltr' | 'rtl'): string {
  if (direction === 'ltr' || align === 'center') return align
  return align === 'left' ? 'right' : 'left'
}

const LOGO_LINE = 'Logo'

function logoLineOf({ width, height }: { width: number; height: number }, mime: string): Xml {
  // The cover names who writes; a reader of the head hears it on no page.
  return el(
    'text:p',
    { 'text:style-name': LOGO_LINE },
    pictureFrame({ path: logoPath(mime), mime, width, height, alt: '', isDecorative: true }),
  )
}

/** Where the logo's picture is in the package. */
export function logoPath(mime: string): string {
  return `${LOGO}.${mime === 'image/png' ? 'png' : 'jpg'}`
}

/** A picture in a line. One that is decorative is not read out. */
export function pictureFrame(picture: {
  path: string
  mime: string
  /** Twentieths of a point. */
  width: number
  height: number
  alt: string
  isDecorative: boolean
}): Xml {
  const { path, mime, width, height, alt, isDecorative } = picture
  return el(
    'draw:frame',
    {
      'draw:style-name': PICTURE,
      'text:anchor-type': 'as-char',
      'svg:width': points(width),
      'svg:height': points(height),
      'loext:decorative': isDecorative && 'true',
    },
    el('draw:image', {
      'xlink:href': path,
      'xlink:type': 'simple',
      'xlink:show': 'embed',
      'xlink:actuate': 'onLoad',
      'draw:mime-type': mime,
    }),
    alt !== '' && el('svg:desc', {}, alt),
  )
}

// What stays free between the head and the text.
const GAP = 142

function layout(
  name: string,
  { width, height, margin }: Sheet,
  direction: 'ltr' | 'rtl',
  { head, foot }: { head: boolean; foot: boolean },
): Xml {
  const top = head ? Math.min(EDGE, margin.top) : margin.top
  const bottom = foot ? Math.min(EDGE, margin.bottom) : margin.bottom
  const region = (gap: 'bottom' | 'top', size: number) =>
    el('style:header-footer-properties', {
      'fo:min-height': points(Math.max(0, size)),
      [`fo:margin-${gap}`]: points(Math.min(GAP, Math.max(0, size))),
    })
  return el(
    'style:page-layout',
    { 'style:name': name },
    el(
      'style:page-layout-properties',
      {
        'fo:page-width': points(width),
        'fo:page-height': points(height),
        'style:print-orientation': width > height ? 'landscape' : 'portrait',
        'fo:margin-top': points(top),
        'fo:margin-bottom': points(bottom),
        'fo:margin-left': points(margin.left),
        'fo:margin-right': points(margin.right),
        'style:writing-mode': direction === 'rtl' ? 'rl-tb' : 'lr-tb',
        'style:num-format': '1',
      },
      el('style:footnote-sep', {
        'style:width': '0.5pt',
        'style:rel-width': '30%',
        'style:line-style': 'solid',
        'style:color': '#000000',
        'style:adjustment': direction === 'rtl' ? 'right' : 'left',
        'style:distance-before-sep': '5pt',
        'style:distance-after-sep': '5pt',
      }),
    ),
    head && el('style:header-style', {}, region('bottom', margin.top - top)),
    foot && el('style:footer-style', {}, region('top', margin.bottom - bottom)),
  )
}
