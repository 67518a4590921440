import { strToU8, type Zippable, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { compile } from '@/lib/export/compile'
import { renderPdf } from '@/lib/export/formats/pdf/render'
import { FORMATS } from '@/lib/export/formats'
import { exportWording } from '@/lib/export/wording'
import { richReport } from '@/lib/testing/report-content'
import { type FindingKind, formatOfName, inspect, type InspectedFormat, KINDS } from '.'
import en from '../i18n/messages/en.json'
import { pdf } from './testing/pdf'
import { pictureSaying } from './testing/pictures'
import { word } from './testing/word'

const QUIET = { mtime: new Date(1980, 0, 1), os: 0 } as const
const zip = (files: Zippable) => zipSync(files, QUIET)
const picture = (said: string) =>
  `data:image/jpeg;base64,${Buffer.from(pictureSaying(said)).toString('base64')}`
const html = (body: string, head = '') =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>T</title>${head}</head><body><p>Seen.</p>${body}</body></html>`

const OFFICE = ['office', 'meta', 'text', 'style', 'config']
  .map((each) => `xmlns:${each}="urn:oasis:names:tc:opendocument:xmlns:${each}:1.0"`)
  .join(' ')
function odt({
  meta = '',
  body = '',
  settings = '',
  files = {},
}: {
  meta?: string
  body?: string
  settings?: string
  files?: Zippable
}) {
  const part = (root: string, inside: string) =>
    strToU8(
      `<office:${root} ${OFFICE} xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink">${inside}</office:${root}>`,
    )
  return zip({
    mimetype: strToU8('application/vnd.oasis.opendocument.text'),
    'content.xml': part(
      'document-content',
      `<office:body><office:text><text:p>Seen.</text:p>${body}</office:text></office:body>`,
    ),
    'meta.xml': part('document-meta', `<office:meta><dc:title>T</dc:title>${meta}</office:meta>`),
    'settings.xml': part('document-settings', settings),
    ...files,
  })
}

type Bytes = string | Uint8Array | (() => Promise<Uint8Array>)
const PLANTED: [format: InspectedFormat, what: string, kind: FindingKind, bytes: Bytes][] = [
  ['html', 'a remark', 'remark', html('<!-- Marker77 -->')],
  ['html', 'a remark in its style', 'remark', html('', '<style>p { color: red } /* Marker77 */</style>')],
  ['html', 'a hidden element', 'hiddenText', html('<p hidden>Marker77</p>')],
  ['html', 'an element without display', 'hiddenText', html('<p style="display: none">Marker77</p>')],
  ['html', 'a rule that hides', 'hiddenText', html('', '<style>.Marker77 { display: none }</style>')],
  ['html', 'a template', 'hiddenText', html('<template><p>Marker77</p></template>')],
  ['html', 'a hidden field', 'hiddenText', html('<input type="hidden" name="Marker77">')],
  ['html', 'a picture from elsewhere', 'externalContent', html('<img src="https://Marker77.example/a.png" alt="">')],
  ['html', 'a style from elsewhere', 'externalContent', html('', '<link rel="stylesheet" href="//Marker77.example/a.css">')],
  ['html', 'a background from elsewhere', 'externalContent', html('', '<style>p { background: url(https://Marker77.example/) }</style>')],
  ['html', 'a script', 'script', html('<script>Marker77</script>')],
  ['html', 'something done on a click', 'script', html('<p onclick="Marker77">x</p>')],
  ['html', 'an author', 'person', html('', '<meta name="author" content="Marker77">')],
  ['html', 'a program', 'program', html('', '<meta name="generator" content="Marker77">')],
  ['html', 'a link into a folder', 'path', html('<a href="file:///C:/Users/Marker77/a.html">x</a>')],
  ['html', 'data of a program', 'property', html('<p data-case="Marker77">x</p>')],
  ['html', 'what a camera wrote', 'imageMetadata', html(`<img alt="" src="${picture('Marker77')}">`)],
  ['markdown', 'a head', 'person', '---\ntitle: T\nauthor: Marker77\n---\n# Seen\n'],
  ['markdown', 'a remark', 'remark', '# Seen\n\n<!-- Marker77 -->\n'],
  ['markdown', 'a remark as a link', 'remark', '# Seen\n\n[//]: # (Marker77)\n'],
  ['markdown', 'a picture from elsewhere', 'externalContent', '![x](https://Marker77.example/a.png)\n'],
  ['markdown', 'a picture from a folder', 'path', '![x](/home/Marker77/a.png)\n'],
  ['markdown', 'a script', 'script', 'Seen <script>Marker77</script>\n'],
  ['json', 'an author', 'person', '{ "a": [{ "author": "Marker77" }] }'],
  ['json', 'a moment', 'editTime', '{ "Marker77": "2025-03-04T05:06:07Z" }'],
  ['json', 'a number of a row', 'documentId', '{ "Marker77": "0f0c3a52-76f5-4b7e-9f13-8a3a7f7e8f11" }'],
  ['json', 'what a camera wrote', 'imageMetadata', JSON.stringify({ data: Buffer.from(pictureSaying('Marker77')).toString('base64') })],
  ['odt', 'an author', 'person', odt({ meta: '<meta:initial-creator>Marker77</meta:initial-creator>' })],
  ['odt', 'a property', 'property', odt({ meta: '<meta:user-defined meta:name="a">Marker77</meta:user-defined>' })],
  ['odt', 'a comment', 'comment', odt({ body: '<text:p><office:annotation><dc:creator>A</dc:creator><text:p>Marker77</text:p></office:annotation></text:p>' })],
  ['odt', 'deleted text', 'deletion', odt({ body: '<text:tracked-changes><text:changed-region><text:deletion><text:p>Marker77</text:p></text:deletion></text:changed-region></text:tracked-changes>' })],
  ['odt', 'a hidden section', 'hiddenText', odt({ body: '<text:section text:display="none"><text:p>Marker77</text:p></text:section>' })],
  ['odt', 'a printer', 'printer', odt({ settings: '<config:config-item config:name="PrinterName">Marker77</config:config-item>' })],
  ['odt', 'a link into a folder', 'path', odt({ body: '<text:p><text:a xlink:href="file:///home/Marker77/a">x</text:a></text:p>' })],
  ['odt', 'a part nobody knows', 'unknownPart', odt({ files: { 'Marker77.dat': strToU8('x') } })],
  ['zip', 'a document of somebody', 'person', zip({ 'a/b.docx': word({ core: '<dc:creator>Marker77</dc:creator>' }) })],
  ['zip', 'a file nobody knows', 'unknownPart', zip({ 'Marker77.exe': strToU8('x') })],
  ['zip', 'a PDF of somebody', 'person', async () => zip({ 'a.pdf': await pdf((document) => document.setAuthor('Marker77')) })],
  ['markdown', 'a picture from elsewhere that is named below', 'externalContent', '![x][One]\n\n[one]: http://Marker77.example/a.png'],
  ['markdown', 'a picture from elsewhere that is named below by its words', 'externalContent', '![One]\n\n[one]: <http://Marker77.example/a.png>'],
  ['markdown', 'a picture from elsewhere with brackets in its words', 'externalContent', '![a [b] c](http://Marker77.example/a.png)'],
  ['markdown', 'a link into a folder with brackets in its words', 'path', '[a [b] c](file:///home/Marker77/a.docx)'],
  ['zip', 'very many files', 'unknownPart', zip(Object.fromEntries(Array.from({ length: 9_000 }, (_, at) => [`${at}-Marker77.exe`, strToU8('{}')])))],
  ['zip', 'what a camera wrote', 'imageMetadata', zip({ 'a.jpg': pictureSaying('Marker77') })],
  ['zip', 'a file in an archive', 'unknownPart', zip({ 'a.zip': zip({ 'Marker77.txt': strToU8('x') }) })],
  ['zip', 'a document in an archive', 'person', zip({ 'a.zip': zip({ 'b.docx': word({ core: '<dc:creator>Marker77</dc:creator>' }) }) })],
  ['zip', 'an archive in an archive', 'unreadable', zip({ 'a.zip': zip({ 'Marker77.zip': zip({ 'a.txt': strToU8('x') }) }) })],
] // prettier-ignore

const bytesOf = async (bytes: Bytes) =>
  typeof bytes === 'string' ? strToU8(bytes) : typeof bytes === 'function' ? bytes() : bytes

test.each(PLANTED)('%s with %s says so', async (format, _, kind, bytes) => {
  const { findings, checked } = await inspect(await bytesOf(bytes), format)
  const own = findings.filter((each) => each.kind === kind)
  expect(own.map(({ part, value }) => `${part} ${value}`).join('\n')).toContain('Marker77')
  expect(checked).toContain(kind)
})

test.each<[InspectedFormat, Bytes]>([
  [
    'html',
    html(
      `<p style="color: red">x</p><a href="https://example.org/">y</a><img alt="" src="${picture('')}">`,
      '<style>.a:hover { display: none }</style>',
    ),
  ],
  [
    'markdown',
    '# Seen\n\nA [link](https://example.org/) and `<!-- code -->`, 3 \\< 4.\n\n```html\n<!-- code -->\n```\n\n[^1]: Note.\n',
  ],
  [
    'json',
    JSON.stringify({
      title: 'The author created it',
      date: '4 March 2025',
      data: Buffer.from(pictureSaying('')).toString('base64'),
    }),
  ],
  ['odt', odt({ body: '<text:p><text:a xlink:href="https://example.org/">x</text:a></text:p>' })],
  ['zip', zip({ 'a.docx': word(), 'b.md': strToU8('Seen.'), 'a.jpg': pictureSaying('') })],
])('%s that shows everything has nothing found', async (format, bytes) => {
  expect((await inspect(await bytesOf(bytes), format)).findings).toEqual([])
})

test.each(['![', '[', '![a[', '[a]'])(
  'Markdown of nothing but %s is read in bearable time',
  async (signs) => {
    await inspect(strToU8(signs.repeat(200_000)), 'markdown')
  },
)

test('a page whose style is one endless word is read in bearable time', async () => {
  const { findings } = await inspect(strToU8(html('', `<style>${'a'.repeat(300_000)}</style>`)), 'html')
  expect(findings).toEqual([])
})

describe('what we export', () => {
  test.each(Object.entries(FORMATS))('%s carries nothing', { timeout: 30_000 }, async (_, format) => {
    const wording = exportWording()
    const bytes = await format.render(compile(richReport(), wording), wording.t)
    const inspected = formatOfName(`a.${format.extension}`)
    const { findings } = await inspect(bytes, inspected!)
    expect(findings).toEqual([])
  })

  test('nor does a PDF for archives, which tells of its own words', async () => {
    const bytes = await renderPdf(compile(richReport(), exportWording()), 'a-2a')
    expect((await inspect(bytes, 'pdf')).findings).toEqual([])
  })
})

test('every kind has its words, and every word its kind', () => {
  expect(Object.keys(en.inspection.kinds).sort()).toEqual(Object.keys(KINDS).sort())
})
