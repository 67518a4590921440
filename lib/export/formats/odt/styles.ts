import type { IParagraphStyleOptions, IStylesOptions } from 'docx'
import type { ReportTree } from '../../tree'
import { reportLanguages } from './language'
import { listStyles } from './list-styles'
import { fontsOf, paragraphProperties, textProperties } from './looks'
import { displayName, LETTERS, PICTURE, styleName } from './style-names'
import { el, points, type Xml } from './xml'

type Options = Pick<IParagraphStyleOptions, 'run' | 'paragraph' | 'basedOn' | 'next'>

/**
 * The named styles of the report, from those of its Word file (`styles`): both are one design, and a template of the
 * coalition's is heeded by both.
 */
export function namedStyles(styles: IStylesOptions, tree: ReportTree, textWidth: number): Xml[] {
  const { document, hyperlink, ...builtIn } = (styles.default ?? {}) as Record<string, Options | undefined>
  const rtl = tree.direction === 'rtl'
  const paragraphs: [string, Options][] = [
    ...Object.entries(builtIn).map(([name, options]): [string, Options] => [capital(name), options ?? {}]),
    ...(styles.paragraphStyles ?? []).map((style): [string, Options] => [style.id, style]),
  ]
  return [
    el(
      'style:default-style',
      { 'style:family': 'paragraph' },
      el('style:paragraph-properties', {
        'fo:orphans': 2,
        'fo:widows': 2,
        'style:tab-stop-distance': '36pt',
      }),
      textProperties(document?.run ?? {}, { 'fo:hyphenate': 'false', ...reportLanguages(tree.language) }),
    ),
    el(
      'style:default-style',
      { 'style:family': 'table' },
      el('style:table-properties', { 'table:border-model': 'collapsing' }),
    ),
    el(
      'style:style',
      { 'style:name': styleName('Normal'), 'style:family': 'paragraph', 'style:class': 'text' },
      el('style:paragraph-properties', {
        'fo:text-align': rtl ? 'right' : 'left',
        'style:writing-mode': rtl ? 'rl-tb' : 'lr-tb',
      }),
    ),
    ...paragraphs.map(([id, options]) => paragraphStyle(id, options, { rtl, textWidth })),
    ...letters(hyperlink?.run ?? {}),
    el(
      'style:style',
      { 'style:name': PICTURE, 'style:family': 'graphic' },
      el('style:graphic-properties', {
        'text:anchor-type': 'as-char',
        'style:vertical-pos': 'top',
        'style:vertical-rel': 'baseline',
        'fo:border': 'none',
      }),
    ),
    outline(),
    ...listStyles(),
    el('text:notes-configuration', {
      'text:note-class': 'footnote',
      'text:default-style-name': styleName('FootnoteText'),
      'text:citation-style-name': LETTERS.note,
      'text:citation-body-style-name': LETTERS.noteCall,
      'style:num-format': '1',
      'text:start-value': 0,
      'text:footnotes-position': 'page',
      'text:start-numbering-at': 'document',
    }),
  ]
}

function paragraphStyle(
  id: string,
  { run, paragraph, basedOn, next }: Options,
  { rtl, textWidth }: { rtl: boolean; textWidth: number },
): Xml {
  const level = /^Heading(\d)$/.exec(id)?.[1]
  const isEntry = id === 'TOC1' || id === 'TOC2'
  // From the paragraph's own edge.
  const edge = textWidth - Number(paragraph?.indent?.left ?? 0)
  const tab = el('style:tab-stop', {
    'style:position': points(edge),
    'style:type': 'right',
    'style:leader-style': 'dotted',
    'style:leader-text': '.',
  })
  return el(
    'style:style',
    {
      'style:name': styleName(id),
      'style:display-name': displayName(id) !== styleName(id) && displayName(id),
      'style:family': 'paragraph',
      'style:parent-style-name': styleName(basedOn ?? 'Normal'),
      'style:next-style-name': next && styleName(next),
      'style:default-outline-level': level,
      'style:class': level || id === 'Title' ? 'chapter' : 'text',
    },
    paragraphProperties(fitted(id, paragraph ?? {}), {
      rtl,
      children: isEntry ? [el('style:tab-stops', {}, tab)] : [],
    }),
    run && textProperties(run),
  )
}

// What stands between paragraphs of text.
const BETWEEN = 140

const AFTER_TEXT = /^(?:Heading\d|TableCaption|Figure|Quote|Rule)$/

/** Word takes the greater of what is below one paragraph and above the next; OpenDocument takes both. */
function fitted(id: string, paragraph: NonNullable<Options['paragraph']>): NonNullable<Options['paragraph']> {
  const before = Number(paragraph.spacing?.before ?? 0)
  if (before === 0 || !AFTER_TEXT.test(id)) return paragraph
  return { ...paragraph, spacing: { ...paragraph.spacing, before: Math.max(0, before - BETWEEN) } }
}

function letters(link: NonNullable<Options['run']>): Xml[] {
  const style = (name: string, ...properties: Xml[]) =>
    el(
      'style:style',
      {
        'style:name': name,
        'style:display-name': name.includes('_20_') && name.replaceAll('_20_', ' '),
        'style:family': 'text',
      },
      ...properties,
    )
  const raised = el('style:text-properties', { 'style:text-position': 'super 65%' })
  return [
    style(LETTERS.note, raised),
    style(LETTERS.noteCall, raised),
    style(LETTERS.link, textProperties(link)),
    style(LETTERS.visited, textProperties(link)),
    // What leads to a place in the report looks like what stands around it.
    style(LETTERS.reference),
  ]
}

// Headings are in the outline without being numbered.
function outline(): Xml {
  const levels = Array.from({ length: 10 }, (_, index) =>
    el('text:outline-level-style', { 'text:level': index + 1, 'style:num-format': '' }),
  )
  return el('text:outline-style', { 'style:name': 'Outline' }, ...levels)
}

/** The fonts that these styles ask for, each declared once. */
export function fontFaces(styles: IStylesOptions): Xml {
  const runs = [
    ...Object.values((styles.default ?? {}) as Record<string, Options | undefined>),
    ...(styles.paragraphStyles ?? []),
  ].flatMap((style) => (style?.run ? [style.run] : []))
  const names = new Set(
    runs.flatMap((run) => Object.values(fontsOf(run as never) as Record<string, string | undefined>)),
  )
  const faces = [...names].filter((name) => name !== undefined).sort()
  return el(
    'office:font-face-decls',
    {},
    ...faces.map((name) =>
      el('style:font-face', {
        'style:name': name,
        'svg:font-family': /[^\w-]/.test(name) ? `'${name.replaceAll("'", '')}'` : name,
      }),
    ),
  )
}

const capital = (name: string) => name.charAt(0).toUpperCase() + name.slice(1)
