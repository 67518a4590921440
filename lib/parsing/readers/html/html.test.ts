import { expect, test } from 'vitest'
import { readDocumentBare } from '..'
import { shown } from '../testing/shown'
import { asBytes, utf16 } from '../testing/text'
import { readHtmlText } from '.'

const lines = (html: string) => shown(readHtmlText(html)).lines
const marks = (html: string) => shown(readHtmlText(html)).marks

test('blocks are lines, white space is one space, breaks are breaks', () => {
  const html = `<!DOCTYPE html><html><head><title>Not this</title></head><body>
    <h1>Replies of <b>Arland</b></h1> <div>Loose text<br>on two lines
    <p>One   paragraph<br>\n broken&nbsp;once <br><br> and parted &amp; done </p><hr><pre>a  b\nc</pre></div>`
  expect(lines(html)).toEqual([
    'Replies of Arland',
    'Loose text',
    'on two lines',
    'One paragraph\vbroken\u00a0once',
    'and parted & done',
    'a  b',
    'c',
  ])
})

test('headings, quotations and looks are marked', () => {
  const html = `<h2>Health</h2><blockquote><p>Please <strong>pro</strong><b>vide</b> data.</p></blockquote>
    <p style="font-weight:bold">All <span style="font-weight:normal">but</span> <em>this</em></p>
    <div role="heading" aria-level="3">Law</div>`
  expect(marks(html)).toEqual([
    ['heading 2', 'Health'],
    ['quoted', 'Please provide data.'],
    ['bold', 'provide'],
    ['bold', 'All '],
    ['bold', ' this'],
    ['italic', 'this'],
    ['heading 3', 'Law'],
  ])
})

test('lists are numbered as they are printed', () => {
  const html = `<ol start="4"><li>four<li value="7">seven<ol type="a"><li><p>a</p><p>more</p><li>b</ol><li>eight</ol>
    <ol reversed><li>two<li>one</ol><ol type="I"><li>I<li type="i">ii</ol><ul><li>dot</ul>
    <ol style="list-style-type:none"><li>none</ol><ol class="up"><li>A</ol><style>.up{list-style-type:upper-alpha}</style>`
  expect(lines(html)).toEqual([
    '4.\tfour',
    '7.\tseven',
    'a.\ta',
    'more',
    'b.\tb',
    '8.\teight',
    '2.\ttwo',
    '1.\tone',
    'I.\tI',
    'ii.\tii',
    '•\tdot',
    'none',
    'A.\tA',
  ])
  expect(marks(html)[2]).toEqual(['listLabel 1', 'a.\t'])
})

test('rows are lines, spans keep the columns, tables that arrange the page are none', () => {
  const html = `<table><caption>Shelters</caption><tr><th>Year<th>A<th>B<tr><td rowspan=2>2024<td>1<td>2<tr><td>3<td>4
    <tr><td colspan=2><p>Total</p><p>all</p><td>10</table>
    <table><tr><td>left<td><table><tr><td>x<td>y</table><h2>In a frame</h2></table><table><tr><td>one<tr><td>column</table>`
  expect(lines(html)).toEqual([
    'Shelters',
    'Year\tA\tB',
    '2024\t1\t2',
    '\t3\t4',
    'Total\vall\t\t10',
    'left',
    'x\ty',
    'In a frame',
    'one',
    'column',
  ])
  expect(marks(html).filter(([kind]) => kind === 'row')).toHaveLength(5)
})

test('what is not printed, and what leads around the site, is left out', () => {
  const html = `<style>.gone{display:none}</style><nav>Menu</nav><div role="search">Find</div><header>Site</header>
    <main><header>Title of it</header><p>Text<span hidden>one</span><span class="gone">two</span><span class="sr-only">new tab</span>
    <span style="display: none !important">three</span><i aria-hidden="true">*</i></p><script>if (a < b) x()</script><svg><text>pic</text></svg>
    <img src="https://example.org/a.png"><template><p>never</p></template><del>old</del></main><footer>Imprint</footer>`
  const result = readHtmlText(html)
  expect(result.text.split('\n')).toEqual(['Site', 'Title of it', 'Text', 'Imprint'])
  expect(shown(result).marks).toEqual([
    ['runningHead', 'Site'],
    ['runningHead', 'Imprint'],
  ])
  const counts = result.notices.map(({ code, values }) => [code, values.count])
  expect(Object.fromEntries(counts)).toEqual({ hiddenTextLeftOut: 19, picturesLeftOut: 1 })
})

const word = `<p>Centres<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1" title=""><span class=MsoFootnoteReference>[1]</span></a> are.</p>
  <div><br clear=all><hr><div id=ftn1><p class=MsoFootnoteText><a href="#_ftnref1" name="_ftn1">[1]</a> Decree.</p><p>More.</p></div></div>`
const google = `<p>Centres<sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup> are.</p><hr>
  <div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a><span>&nbsp;Decree.</span></p></div>`
const pandoc = `<p>Centres<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a> are.</p>
  <section role="doc-endnotes"><hr><ol><li id="fn1"><p>Decree.<a href="#fnref1" role="doc-backlink">↩︎</a></p></li></ol></section>`
const libre = `<p>Centres<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a> are.</p>
  <div id="sdfootnote1"><p><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a> Decree.</p></div>`

test.each([
  ['Word', word, 'Centres[1] are.\n[1] Decree.\vMore.', '[1]'],
  ['Google Docs', google, 'Centres[1] are.\n[1]\u00a0Decree.', '[1]'],
  ['pandoc', pandoc, 'Centres1 are.\n1.\tDecree.', '1'],
  ['LibreOffice', libre, 'Centres1 are.\n1 Decree.', '1'],
])('footnotes of %s stand at the end, paired with their signs', (_, html, text, sign) => {
  const result = readHtmlText(`${html}<p>After.</p>`)
  const [first, ...notes] = text.split('\n')
  expect(result.text).toBe([first, 'After.', ...notes].join('\n'))
  const found = shown(result).marks.filter(([kind]) => kind.startsWith('note'))
  expect(found).toEqual([
    ['noteReference f1', sign],
    ['note f1', notes.join('\n')],
  ])
})

test('links that are no notes stay words', () => {
  expect(
    lines('<p>See <a href="#a">paragraph 4</a> and <a href="#b">5</a>.</p><p id=a>A</p><p id=b>B</p>'),
  ).toEqual(['See paragraph 4 and 5.', 'A', 'B'])
})

test('numbers that Word writes into its pages are labels', () => {
  const html = `<p class=MsoListParagraph><b><span style='mso-list:Ignore'>3.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></b>Text</p>
    <p>(a)<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span>More</p>
    <p><span style='font-family:Symbol'>·<span style='font:7.0pt "Times New Roman"'>&nbsp; </span></span>Dot</p>`
  expect(lines(html)).toEqual(['3.\tText', '(a)\tMore', '•\tDot'])
  expect(marks(html)).toEqual([
    ['listLabel 0', '3.\t'],
    ['listLabel 0', '(a)\t'],
    ['bullet 0', '•\t'],
  ])
})

const russian = '<!doctype html><meta charset="windows-1251"><p>Ответ</p>'
const inCyrillic = Uint8Array.from(russian, (sign) => {
  const code = sign.charCodeAt(0)
  return code < 128 ? code : code - 0x410 + 0xc0
})

test.each([
  ['a stated old encoding', inCyrillic, 'Ответ'],
  ['UTF-16', utf16('<html><p>Ответ', 'le'), 'Ответ'],
  ['UTF-8 by default', new TextEncoder().encode('\ufeff<!-- saved -->\n<html><p>Ответ'), 'Ответ'],
  [
    'XHTML',
    asBytes('<?xml version="1.0" encoding="iso-8859-1"?><!DOCTYPE html><html><body><p>r\xe9ponse'),
    'réponse',
  ],
  ['a wrong statement', new TextEncoder().encode('<html><meta charset="utf-16"><p>é'), 'é'],
])('reads %s', async (_, bytes, text) => {
  expect(await readDocumentBare(bytes)).toMatchObject({ format: 'html', text })
})

test('the sign of a note that is not in the page is a sign', () => {
  const result = readHtmlText('<p>In 2023<sup><a href="#fn1">1</a></sup> and <a href="#b">12</a> more.</p>')
  expect(shown(result).marks).toEqual([['noteReference lost6', '1']])
})
