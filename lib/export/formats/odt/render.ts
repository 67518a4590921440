import type { Part, ReportTree } from '../../tree'
import { type Sheet, sheetOf } from '../docx/sheet'
import { stylesOf } from '../docx/styles'
import { isolateLabels, isolatePassages } from '../isolates'
import { writable } from '../shared'
import { faceOf } from '../text-width'
import { AutomaticStyles } from './automatic'
import { blocksOf, heading } from './blocks'
import { SEQUENCES } from './captions'
import type { Context, Shared } from './context'
import { contentsOf, coverOf } from './front'
import { paragraph } from './lines'
import { startBorder } from './looks'
import { documentPart, metaPart, packDocument, type PackedPicture } from './package'
import { estimatePages } from './pages'
import { logoPath, pagesOf } from './sheet'
import { fontFaces, namedStyles } from './styles'
import { el, type Xml } from './xml'

/**
 * The report as an OpenDocument text (1.3): named styles throughout, those of its Word file; a contents list with page
 * numbers, and no trace of who wrote it, when, or with what. The same report gives the same bytes.
 */
export async function renderOdt(tree: ReportTree): Promise<Uint8Array> {
  const sheet = sheetOf(tree)
  const styles = stylesOf(tree, sheet.textWidth)
  const quote = styles.paragraphStyles?.find(({ id }) => id === 'Quote')?.paragraph ?? {}
  const automatic = new AutomaticStyles(startBorder(quote, tree.direction === 'rtl'))
  const shared = sharedOf(tree, sheet, automatic)
  const cover = coverOf(tree, automatic)
  const body = bodyOf(tree, sheet, shared)
  const front = (pageOf: (bookmark: string) => string) =>
    contentsOf(tree, { styles: automatic, entries: shared.entries, pageOf })
  const room = { width: sheet.textWidth, height: sheet.textHeight }
  const laid = [...cover, ...front(() => ''), ...body]
  const pages = estimatePages(laid, { styles, automatic, room })
  const text = [...cover, ...front((bookmark) => pages.get(bookmark) ?? ''), ...body]
  const fonts = fontFaces(styles)
  const { layouts, masters, styles: ofPages } = pagesOf(tree, sheet)
  const parts = {
    'content.xml': documentPart(
      'document-content',
      fonts,
      automatic.all(),
      el('office:body', {}, el('office:text', {}, sequences(), ...text)),
    ),
    'styles.xml': documentPart(
      'document-styles',
      fonts,
      el('office:styles', {}, ...namedStyles(styles, tree, sheet.textWidth)),
      el('office:automatic-styles', {}, ...ofPages, ...layouts),
      el('office:master-styles', {}, ...masters),
    ),
    'meta.xml': metaPart({ title: writable(tree.title), language: tree.language }),
  }
  return packDocument(parts, picturesOf(tree, shared))
}

function sharedOf(tree: ReportTree, sheet: Sheet, styles: AutomaticStyles): Shared {
  const parts = tree.parts.flatMap(withInner)
  return {
    images: tree.images,
    styles,
    bookmarks: new Map(parts.map(({ id }, index) => [id, `Part${index + 1}`])),
    entries: [],
    pictures: new Map(),
    counts: { notes: 0, headings: 0, captions: 0, tables: 0 },
    numbered: { list: null, last: 0, lists: 0 },
    reportRtl: tree.direction === 'rtl',
    textHeight: sheet.textHeight,
  }
}

const withInner = (part: Part): Part[] => [part, ...part.parts.flatMap(withInner)]

function bodyOf(tree: ReportTree, { textWidth }: Sheet, shared: Shared): Xml[] {
  if (tree.parts.length === 0)
    return [paragraph(shared.styles.paragraph('BodyText', { startsPage: true }), [writable(tree.nothing)])]
  const context: Context = {
    ...shared,
    place: '',
    rtl: shared.reportRtl,
    left: 0,
    width: textWidth,
    face: faceOf(tree.design?.template?.looks.normal?.font ?? 'Times New Roman').width,
    inQuote: false,
    keepNext: false,
    cell: null,
    lists: 0,
    item: null,
  }
  return tree.parts.flatMap((part, index) => partOf(part, context, index === 0))
}

function partOf(part: Part, around: Context, startsPage: boolean): Xml[] {
  const context = { ...around, place: part.title }
  const name = around.bookmarks.get(part.id) ?? part.id
  const direction = around.reportRtl ? 'rtl' : 'ltr'
  const title = isolateLabels(part.title, direction)
  // What cross-references lead to.
  const own = heading(title, part.level === 1 ? 1 : 2, [writable(title)], context, {
    name,
    startsPage,
  })
  // Letters have a language here and no direction: what runs otherwise than its line is set apart by signs.
  const text = blocksOf(isolatePassages(part.blocks, direction), context)
  return [own, ...text, ...part.parts.flatMap((inner) => partOf(inner, around, false))]
}

function sequences(): Xml {
  const declared = SEQUENCES.map((name) =>
    el('text:sequence-decl', { 'text:display-outline-level': 0, 'text:name': name }),
  )
  return el('text:sequence-decls', {}, ...declared)
}

function picturesOf({ images, design }: ReportTree, { pictures }: Shared): PackedPicture[] {
  const logo = design?.logo?.image
  return [
    ...(logo ? [{ path: logoPath(logo.mime), mime: logo.mime, bytes: logo.bytes }] : []),
    ...[...pictures].map(([id, path]) => ({ path, mime: images[id]!.mime, bytes: images[id]!.bytes })),
  ]
}
