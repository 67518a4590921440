import type { StartBorder } from './looks'
import { type Attributes, el, points, type Xml, written } from './xml'
import { styleName } from './style-names'

/** How a paragraph differs from its style. */
export interface Standing {
  /** Twentieths of a point from the edge, where it is not the style's own; with a hanging first line in lists. */
  indent?: { left: number; hanging?: number }
  align?: 'left' | 'center' | 'right' | undefined
  /** Set where its lines run the other way than the report's. */
  rtl?: boolean
  keepNext?: boolean
  startsPage?: boolean
  /** The pages that begin with it. */
  page?: string
}

// Styles that are in the middle whichever way their lines run.
const CENTRED = new Set(['Figure', 'Caption', 'Footer'])

/** The styles without a name of a person's, by what they say: two that say the same are one. */
export class AutomaticStyles {
  /** `beside` is the line beside quotations. */
  constructor(private readonly beside: StartBorder | null) {}

  private readonly byContent = new Map<string, string>()
  private readonly counts = new Map<string, number>()
  private readonly styles: Xml[] = []
  private readonly tables = new Map<string, Readonly<Record<string, string>>>()
  private readonly stood = new Map<string, { style: string; standing: Standing }>()

  /** The name of a paragraph's style: its own, or one that differs from it so. `id` as our Word files call it. */
  paragraph(id: string, standing: Standing = {}): string {
    const { indent, align, rtl, keepNext, startsPage, page } = standing
    const beside = id === 'Quote' ? this.beside : null
    const direction = rtl !== undefined && {
      ...(beside && {
        [`fo:border-${rtl ? 'left' : 'right'}`]: 'none',
        [`fo:padding-${rtl ? 'left' : 'right'}`]: '0pt',
        [`fo:border-${rtl ? 'right' : 'left'}`]: beside.line,
        [`fo:padding-${rtl ? 'right' : 'left'}`]: beside.padding,
      }),
      'style:writing-mode': rtl ? 'rl-tb' : 'lr-tb',
      'fo:text-align': CENTRED.has(id) ? undefined : rtl ? 'right' : 'left',
    }
    const properties: Attributes = {
      ...(indent && {
        'fo:margin-left': points(indent.left - (beside?.room ?? 0)),
        'fo:text-indent': points(-(indent.hanging ?? 0)),
      }),
      ...direction,
      ...(align && { 'fo:text-align': align }),
      'fo:keep-with-next': keepNext && 'always',
      'fo:break-before': startsPage && 'page',
    }
    const element = el('style:paragraph-properties', properties)
    if (Object.keys(element.attributes).length === 0 && !page) return styleName(id)
    const name = this.named('P', 'paragraph', { parent: styleName(id), page }, [element])
    this.stood.set(name, { style: id, standing })
    return name
  }

  /** What `paragraph` was asked for, by what it answered; nothing for a style that a paragraph has as it is. */
  standingOf(name: string): { style: string; standing: Standing } | undefined {
    return this.stood.get(name)
  }

  /** The name of a style for these properties of letters. */
  letters(properties: Attributes): string {
    return this.named('T', 'text', {}, [el('style:text-properties', properties)])
  }

  /** The name of a style of tables, their columns, rows or cells. */
  ofTable(family: 'table' | 'table-column' | 'table-row' | 'table-cell', properties: Attributes): string {
    const prefix = { table: 'Table', 'table-column': 'Column', 'table-row': 'Row', 'table-cell': 'Cell' }[
      family
    ]
    const element = el(`style:${family}-properties`, properties)
    const name = this.named(prefix, family, {}, [element])
    this.tables.set(name, element.attributes)
    return name
  }

  /** What a style of `ofTable` says of a property. */
  property(name: string, property: string): string | undefined {
    return this.tables.get(name)?.[property]
  }

  /** All of them, as a document has them before its text. */
  all(): Xml {
    return el('office:automatic-styles', {}, ...this.styles)
  }

  private named(
    prefix: string,
    family: string,
    { parent, page }: { parent?: string; page?: string | undefined },
    children: Xml[],
  ): string {
    const attributes = {
      'style:family': family,
      'style:parent-style-name': parent,
      'style:master-page-name': page,
    }
    const key = written(el(prefix, attributes, ...children))
    const known = this.byContent.get(key)
    if (known) return known
    const count = (this.counts.get(prefix) ?? 0) + 1
    this.counts.set(prefix, count)
    const name = `${prefix}${count}`
    this.byContent.set(key, name)
    this.styles.push(el('style:style', { 'style:name': name, ...attributes }, ...children))
    return name
  }
}
