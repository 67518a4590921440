import type { ReportTree } from '../../tree'
import { isolated } from '../isolates'
import { writable } from '../shared'
import type { AutomaticStyles } from './automatic'
import type { Entry } from './context'
import { linkTo, paragraph } from './lines'
import { PAGES, LETTERS, styleName } from './style-names'
import { el, type Xml } from './xml'

/** The cover, on pages of its own. */
export function coverOf(tree: ReportTree, styles: AutomaticStyles): Xml[] {
  const { cover, title, marking } = tree
  const { submittedBy, contact } = cover
  const line = (style: string, text: string) =>
    paragraph(styleName(style), [isolated(writable(text), tree.direction)])
  const labelled = (fact: { label: string; lines: string[] } | null) =>
    fact ? [line('CoverLabel', fact.label), ...fact.lines.map((text) => line('CoverText', text))] : []
  return [
    paragraph(styles.paragraph('CoverKind', { page: PAGES.cover }), [writable(cover.kind)]),
    line('Title', title),
    ...cover.occasion.map((text) => line('CoverOccasion', text)),
    ...labelled(submittedBy && { label: submittedBy.label, lines: submittedBy.names }),
    ...labelled(contact),
    ...(cover.date ? [line('CoverDate', cover.date)] : []),
    line(marking ? 'CoverMarking' : 'CoverPublicity', cover.publicity),
    line('CoverText', cover.language),
  ]
}

// How many levels of the outline it names.
const LEVELS = [1, 2]

/**
 * The contents list: lines that lead to their headings with the numbers of their pages (`pageOf` a bookmark), and by what a
 * program makes it anew.
 */
export function contentsOf(
  tree: ReportTree,
  {
    styles,
    entries,
    pageOf,
  }: { styles: AutomaticStyles; entries: readonly Entry[]; pageOf: (bookmark: string) => string },
): Xml[] {
  if (tree.parts.length === 0) return []
  const heading = writable(tree.contents)
  const link = { 'text:style-name': LETTERS.reference }
  const templates = LEVELS.map((level) =>
    el(
      'text:table-of-content-entry-template',
      { 'text:outline-level': level, 'text:style-name': styleName(`TOC${level}`) },
      el('text:index-entry-link-start', link),
      el('text:index-entry-text'),
      el('text:index-entry-tab-stop', { 'style:type': 'right', 'style:leader-char': '.' }),
      el('text:index-entry-page-number'),
      el('text:index-entry-link-end'),
    ),
  )
  const lines = entries.map(({ title, level, bookmark }) =>
    paragraph(styleName(`TOC${level}`), [linkTo(bookmark, [title, el('text:tab'), pageOf(bookmark)])]),
  )
  return [
    el(
      'text:table-of-content',
      { 'text:name': 'Contents', 'text:protected': 'true' },
      el(
        'text:table-of-content-source',
        { 'text:outline-level': LEVELS.length },
        el('text:index-title-template', { 'text:style-name': styleName('TOCHeading') }, heading),
        ...templates,
      ),
      el(
        'text:index-body',
        {},
        el(
          'text:index-title',
          { 'text:name': 'Contents_Head' },
          paragraph(styles.paragraph('TOCHeading', { startsPage: true }), [heading]),
        ),
        ...lines,
      ),
    ),
  ]
}
