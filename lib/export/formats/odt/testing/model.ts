/**
 * What may stand in what, and with which attributes, of the OpenDocument 1.3 that reports are written in: its schema as far as
 * they use it, written down apart from the writer.
 */
export interface Rule {
  /** Elements in it; `#text` where words may stand. */
  children: readonly string[]
  attributes: readonly string[]
  required?: readonly string[]
}

const LINE = [
  '#text', 'text:s', 'text:tab', 'text:line-break', 'text:span', 'text:a', 'text:note', 'text:bookmark', 'text:bookmark-start',
  'text:bookmark-end', 'text:sequence', 'text:page-number', 'draw:frame',
] // prettier-ignore
const BLOCKS = ['text:p', 'text:h', 'text:list', 'table:table']
const kinds = (names: readonly string[]) =>
  names.flatMap((name) => [name, `${name}-asian`, `${name}-complex`])
const sides = (name: string) => ['left', 'right', 'top', 'bottom'].map((side) => `${name}-${side}`)

const rule = (children: readonly string[] = [], attributes: readonly string[] = [], required: readonly string[] = []): Rule => ({
  children, attributes: [...attributes, ...required], required,
}) // prettier-ignore

export const MODEL: Readonly<Record<string, Rule>> = {
  'office:document-content': rule(['office:font-face-decls', 'office:automatic-styles', 'office:body'], [], ['office:version']),
  'office:document-styles': rule(['office:font-face-decls', 'office:styles', 'office:automatic-styles', 'office:master-styles'], [], ['office:version']),
  'office:document-meta': rule(['office:meta'], [], ['office:version']),
  'office:meta': rule(['dc:title', 'dc:language']),
  'dc:title': rule(['#text']),
  'dc:language': rule(['#text']),
  'office:body': rule(['office:text']),
  'office:text': rule(['text:sequence-decls', 'text:table-of-content', ...BLOCKS]),
  'office:font-face-decls': rule(['style:font-face']),
  'style:font-face': rule([], ['svg:font-family'], ['style:name']),
  'office:styles': rule(['style:default-style', 'style:style', 'text:outline-style', 'text:list-style', 'text:notes-configuration']),
  'office:automatic-styles': rule(['style:style', 'style:page-layout']),
  'office:master-styles': rule(['style:master-page']),
  'style:default-style': rule(['style:paragraph-properties', 'style:text-properties', 'style:table-properties'], [], ['style:family']),
  'style:style': rule(
    ['style:paragraph-properties', 'style:text-properties', 'style:graphic-properties', 'style:table-properties', 'style:table-column-properties', 'style:table-row-properties', 'style:table-cell-properties'],
    ['style:display-name', 'style:parent-style-name', 'style:next-style-name', 'style:default-outline-level', 'style:class', 'style:master-page-name'],
    ['style:name', 'style:family'],
  ),
  'style:paragraph-properties': rule(['style:tab-stops'], [
    ...sides('fo:margin'), ...sides('fo:border'), ...sides('fo:padding'), 'fo:line-height', 'fo:text-align', 'fo:text-indent', 'fo:keep-together', 'fo:keep-with-next',
    'fo:break-before', 'fo:orphans', 'fo:widows', 'style:writing-mode', 'style:tab-stop-distance',
  ]),
  'style:tab-stops': rule(['style:tab-stop']),
  'style:tab-stop': rule([], ['style:type', 'style:leader-style', 'style:leader-text'], ['style:position']),
  'style:text-properties': rule([], [
    'fo:color', 'fo:text-transform', 'fo:letter-spacing', 'fo:hyphenate', 'fo:font-size', 'fo:font-style', 'fo:font-weight', 'fo:language', 'fo:country', 'fo:script',
    'style:text-underline-style', 'style:text-underline-width', 'style:text-underline-color', 'style:text-line-through-style', 'style:text-line-through-type', 'style:text-position',
    ...kinds(['style:font-name', 'style:rfc-language-tag']),
    ...['font-size', 'font-style', 'font-weight', 'language', 'country', 'script'].flatMap((name) => [`style:${name}-asian`, `style:${name}-complex`]),
  ]),
  'style:graphic-properties': rule([], ['text:anchor-type', 'style:vertical-pos', 'style:vertical-rel', 'fo:border']),
  'style:table-properties': rule([], [...sides('fo:margin'), 'style:width', 'table:align', 'style:may-break-between-rows', 'table:border-model', 'style:writing-mode']),
  'style:table-column-properties': rule([], ['style:column-width']),
  'style:table-row-properties': rule([], ['fo:keep-together']),
  'style:table-cell-properties': rule([], [...sides('fo:border'), ...sides('fo:padding')]),
  'style:page-layout': rule(['style:page-layout-properties', 'style:header-style', 'style:footer-style'], [], ['style:name']),
  'style:page-layout-properties': rule(['style:footnote-sep'], [...sides('fo:margin'), 'fo:page-width', 'fo:page-height', 'style:print-orientation', 'style:writing-mode', 'style:num-format']),
  'style:footnote-sep': rule([], ['style:width', 'style:rel-width', 'style:line-style', 'style:color', 'style:adjustment', 'style:distance-before-sep', 'style:distance-after-sep']),
  'style:header-style': rule(['style:header-footer-properties']),
  'style:footer-style': rule(['style:header-footer-properties']),
  'style:header-footer-properties': rule([], [...sides('fo:margin'), 'fo:min-height']),
  'style:master-page': rule(['style:header', 'style:footer'], ['style:next-style-name'], ['style:name', 'style:page-layout-name']),
  'style:header': rule(['text:p']),
  'style:footer': rule(['text:p']),
  'text:outline-style': rule(['text:outline-level-style'], [], ['style:name']),
  'text:outline-level-style': rule([], ['style:num-format'], ['text:level']),
  'text:list-style': rule(['text:list-level-style-bullet', 'text:list-level-style-number'], [], ['style:name']),
  'text:list-level-style-bullet': rule(['style:list-level-properties', 'style:text-properties'], [], ['text:level', 'text:bullet-char']),
  'text:list-level-style-number': rule(['style:list-level-properties'], ['style:num-suffix', 'style:num-letter-sync'], ['text:level', 'style:num-format']),
  'style:list-level-properties': rule(['style:list-level-label-alignment'], ['text:list-level-position-and-space-mode']),
  'style:list-level-label-alignment': rule([], ['text:list-tab-stop-position', 'fo:text-indent', 'fo:margin-left'], ['text:label-followed-by']),
  'text:notes-configuration': rule([], [
    'text:default-style-name', 'text:citation-style-name', 'text:citation-body-style-name', 'style:num-format', 'text:start-value', 'text:footnotes-position', 'text:start-numbering-at',
  ], ['text:note-class']),
  'text:sequence-decls': rule(['text:sequence-decl']),
  'text:sequence-decl': rule([], [], ['text:display-outline-level', 'text:name']),
  'text:table-of-content': rule(['text:table-of-content-source', 'text:index-body'], ['text:protected'], ['text:name']),
  'text:table-of-content-source': rule(['text:index-title-template', 'text:table-of-content-entry-template'], ['text:outline-level']),
  'text:index-title-template': rule(['#text'], ['text:style-name']),
  'text:table-of-content-entry-template': rule(
    ['text:index-entry-link-start', 'text:index-entry-text', 'text:index-entry-tab-stop', 'text:index-entry-page-number', 'text:index-entry-link-end'],
    [], ['text:outline-level', 'text:style-name'],
  ),
  'text:index-entry-link-start': rule([], ['text:style-name']),
  'text:index-entry-text': rule(),
  'text:index-entry-tab-stop': rule([], ['style:leader-char'], ['style:type']),
  'text:index-entry-page-number': rule(),
  'text:index-entry-link-end': rule(),
  'text:index-body': rule(['text:index-title', 'text:p']),
  'text:index-title': rule(['text:p'], [], ['text:name']),
  'text:p': rule(LINE, [], ['text:style-name']),
  'text:h': rule(LINE, ['text:style-name'], ['text:outline-level']),
  'text:span': rule(LINE, ['text:style-name']),
  // A link holds none.
  'text:a': rule(LINE.filter((name) => name !== 'text:a'), ['text:style-name', 'text:visited-style-name'], ['xlink:type', 'xlink:href']),
  'text:s': rule([], ['text:c']),
  'text:tab': rule(),
  'text:line-break': rule(),
  'text:bookmark': rule([], [], ['text:name']),
  'text:bookmark-start': rule([], [], ['text:name']),
  'text:bookmark-end': rule([], [], ['text:name']),
  'text:sequence': rule(['#text'], ['text:ref-name', 'text:formula', 'style:num-format'], ['text:name']),
  'text:page-number': rule(['#text'], ['text:select-page']),
  'text:note': rule(['text:note-citation', 'text:note-body'], ['text:id'], ['text:note-class']),
  'text:note-citation': rule(['#text']),
  'text:note-body': rule(['text:p']),
  'text:list': rule(['text:list-header', 'text:list-item'], ['xml:id', 'text:style-name', 'text:continue-list']),
  'text:list-header': rule(['text:p', 'text:h', 'text:list']),
  'text:list-item': rule(['text:number', 'text:p', 'text:h', 'text:list'], ['text:start-value']),
  'text:number': rule(['#text']),
  'table:table': rule(['table:title', 'table:desc', 'table:table-column', 'table:table-header-rows', 'table:table-row'], ['table:name', 'table:style-name']),
  'table:title': rule(['#text']),
  'table:desc': rule(['#text']),
  'table:table-column': rule([], ['table:style-name']),
  'table:table-header-rows': rule(['table:table-row']),
  'table:table-row': rule(['table:table-cell', 'table:covered-table-cell'], ['table:style-name']),
  'table:table-cell': rule(BLOCKS, ['table:style-name', 'office:value-type', 'table:number-columns-spanned', 'table:number-rows-spanned']),
  'table:covered-table-cell': rule(),
  'draw:frame': rule(['draw:image', 'svg:desc'], ['draw:style-name', 'text:anchor-type', 'svg:width', 'svg:height', 'loext:decorative']),
  'draw:image': rule([], ['xlink:type', 'xlink:show', 'xlink:actuate', 'draw:mime-type'], ['xlink:href']),
  'svg:desc': rule(['#text']),
  'manifest:manifest': rule(['manifest:file-entry'], [], ['manifest:version']),
  'manifest:file-entry': rule([], ['manifest:version'], ['manifest:full-path', 'manifest:media-type']),
} // prettier-ignore
