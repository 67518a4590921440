// @vitest-environment jsdom
import { describe, expect, test } from 'vitest'
import { cleanPasted, cleanPastedHtml } from './clean-pasted-html'

describe('what is cleaned away', () => {
  test('styles, classes, ids, scripts, comments and images go; the words stay', () => {
    const html = `<!-- note --><style>p{color:red}</style><p class="a" id="b" style="color:#f00" onclick="x()">One <img src="x" onerror="y()">
      <span style="color:blue;font-size:30px">two</span><script>alert(1)</script></p>`
    expect(cleanPastedHtml(html)).toBe('<p>One two</p>')
  })

  test('only web and mail addresses stay links', () => {
    expect(
      cleanPastedHtml(
        '<p><a href="https://un.org/a" target="_blank" rel="x">a</a> <a href="javascript:alert(1)">b</a> <a href="mailto:x@y.org">c</a> <a name="d">d</a></p>',
      ),
    ).toBe('<p><a href="https://un.org/a">a</a> b <a href="mailto:x@y.org">c</a> d</p>')
  })

  test('text that its author did not see is not pasted', () => {
    expect(cleanPastedHtml('<p>seen<span style="display: none">hidden</span></p>')).toBe('<p>seen</p>')
    expect(cleanPastedHtml("<p>seen<span style='mso-hide:all'>hidden</span></p>")).toBe('<p>seen</p>')
  })

  test('what an editor of ours copied is left as it is', () => {
    const html =
      '<blockquote data-pm-slice="1 1 []" data-paragraph="3-a.1" data-label="3 (a)"><p>x</p></blockquote>'
    expect(cleanPastedHtml(html)).toBe(html)
  })

  test('an address that only mentions our marker is no copy of ours', () => {
    expect(cleanPastedHtml('<p class="x">data-pm-slice=</p>')).toBe('<p>data-pm-slice=</p>')
  })
})

describe('structure', () => {
  test('loose text becomes paragraphs', () => {
    expect(cleanPastedHtml('one<div>two<b>three</b></div>four<br>five')).toBe(
      '<p>one</p><p>two<strong>three</strong></p><p>four<br>five</p>',
    )
  })

  test('headings below the third are third headings, and are not bold', () => {
    expect(cleanPastedHtml('<h1><b>A</b></h1><h2>B</h2><h5>C</h5>')).toBe('<h1>A</h1><h2>B</h2><h3>C</h3>')
  })

  test('empty paragraphs and trailing breaks go', () => {
    expect(cleanPastedHtml('<p>a<br></p><p>&nbsp;</p><p><br></p><p><b> </b></p><p>b</p>')).toBe(
      '<p>a</p><p>b</p>',
    )
  })

  test('a no-break space stays between two words and goes beside a space', () => {
    expect(cleanPastedHtml('<p>10\u00a0% of\u00a0 all</p>')).toBe('<p>10&nbsp;% of all</p>')
  })

  test('white space of the source is white space of the page', () => {
    expect(cleanPastedHtml('<p>one\n   two <b> three</b>\n</p>')).toBe(
      '<p>one two <strong>three</strong></p>',
    )
  })

  test('a marked wrapper around blocks marks their text', () => {
    expect(cleanPastedHtml('<b><p>one</p><p>two</p></b>')).toBe(
      '<p><strong>one</strong></p><p><strong>two</strong></p>',
    )
  })

  test('a list item begins with a paragraph', () => {
    expect(cleanPastedHtml('<ul><li><h2>x</h2>y</li><li><ol start="4"><li>z</li></ol></li></ul>')).toBe(
      '<ul><li><p>x</p><p>y</p></li><li><p></p><ol start="4"><li><p>z</p></li></ol></li></ul>',
    )
  })

  test('tables keep rows, spans and heads, and every cell has a paragraph', () => {
    expect(
      cleanPastedHtml(
        '<table border=1 style="width:9in"><thead><tr><td>Year</td><td></td></tr></thead><tr><td colspan=2 bgcolor=red>x<p>y</table>',
      ),
    ).toBe(
      '<table><tbody><tr><th><p>Year</p></th><th><p></p></th></tr><tr><td colspan="2"><p>x</p><p>y</p></td></tr></tbody></table>',
    )
  })

  test('a frame of one cell is no table', () => {
    expect(cleanPastedHtml('<table><tr><td><p>a</p><p>b</p></td></tr></table>')).toBe('<p>a</p><p>b</p>')
  })

  test('preformatted lines keep their ends', () => {
    expect(cleanPastedHtml('<pre>a\nb</pre>')).toBe('<p>a<br>b</p>')
  })
})

describe('Google Docs', () => {
  const wrap = (html: string) =>
    `<meta charset='utf-8'><meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-0f4c1b1e-7fff-3e0c-7a77-0a3f3c2d1e5b">${html}</b><br class="Apple-interchange-newline">`
  const span = (text: string, style: string) =>
    `<span style="font-size:11pt;font-family:Arial,sans-serif;color:#000000;background-color:transparent;font-variant:normal;vertical-align:baseline;white-space:pre;white-space:pre-wrap;${style}">${text}</span>`
  const plain = 'font-weight:400;font-style:normal;text-decoration:none;'

  test('its bold wrapper is not bold, its spans are marks', () => {
    expect(
      cleanPastedHtml(
        wrap(
          `<p dir="ltr" style="line-height:1.38;margin-top:0pt;margin-bottom:0pt;">${span('Only ', plain)}${span('27 centres', 'font-weight:700;font-style:normal;text-decoration:none;')}${span(' operate, ', plain)}${span('not 30', 'font-weight:400;font-style:italic;text-decoration:underline;')}${span('.', plain)}</p><br />`,
        ),
      ),
    ).toBe('<p>Only <strong>27 centres</strong> operate, <em><u>not 30</u></em>.</p>')
  })

  test('a nested list beside its item goes into it', () => {
    expect(
      cleanPastedHtml(
        wrap(
          `<ul style="margin-top:0;margin-bottom:0;padding-inline-start:48px;"><li dir="ltr" style="list-style-type:disc;" aria-level="1"><p dir="ltr" role="presentation">${span('one', plain)}</p></li><ul><li dir="ltr" aria-level="2"><p dir="ltr" role="presentation">${span('one a', plain)}</p></li></ul><li aria-level="1"><p>${span('two', plain)}</p></li></ul>`,
        ),
      ),
    ).toBe('<ul><li><p>one</p><ul><li><p>one a</p></li></ul></li><li><p>two</p></li></ul>')
  })

  test('headings, and a link that went through Google', () => {
    expect(
      cleanPastedHtml(
        wrap(
          `<h2 dir="ltr">${span('Shelters', 'font-weight:400;')}</h2><p dir="ltr"><a href="https://www.google.com/url?q=https://example.org/r?a%3D1&amp;sa=D&amp;source=docs" style="text-decoration:none;">${span('source', 'font-weight:400;text-decoration:underline;')}</a></p>`,
        ),
      ),
    ).toBe('<h2>Shelters</h2><p><a href="https://example.org/r?a=1">source</a></p>')
  })

  test('tables', () => {
    expect(
      cleanPastedHtml(
        wrap(
          `<div dir="ltr" style="margin-left:0pt;" align="left"><table style="border:none;border-collapse:collapse;"><colgroup><col width="100" /><col width="100" /></colgroup><tbody><tr style="height:21pt"><td style="border:solid #000 1pt;vertical-align:top;"><p dir="ltr">${span('Year', 'font-weight:700;')}</p></td><td><p dir="ltr">${span('2024', plain)}</p></td></tr></tbody></table></div>`,
        ),
      ),
    ).toBe('<table><tbody><tr><td><p><strong>Year</strong></p></td><td><p>2024</p></td></tr></tbody></table>')
  })
})

describe('Word', () => {
  const wrap = (
    html: string,
  ) => `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15">
<link rel=File-List href="file:///C:/Users/x/AppData/Local/Temp/msohtmlclip1/01/clip_filelist.xml">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {margin:0cm; font-size:11.0pt;} --></style></head>
<body lang=EN-GB style='tab-interval:36.0pt'><!--StartFragment-->${html}<!--EndFragment--></body></html>`
  const item = (level: number, marker: string, text: string, list = 'l0', lfo = 1) =>
    `<p class=MsoListParagraphCxSpMiddle style='margin-left:${level * 36}pt;mso-add-space:auto;text-indent:-18.0pt;mso-list:${list} level${level} lfo${lfo}'><![if !supportLists]><span lang=EN-GB style='font-family:Symbol;mso-fareast-font-family:Symbol'><span style='mso-list:Ignore'>${marker}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]><span lang=EN-GB>${text}<o:p></o:p></span></p>`

  test('paragraphs lose their clothes and keep their marks', () => {
    expect(
      cleanPastedHtml(
        wrap(
          `<p class=MsoNormal><span lang=EN-GB>The State<span style='mso-spacerun:yes'>  </span>counts\n<b style='mso-bidi-font-weight:normal'>30</b> <i>centres</i>.<o:p></o:p></span></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>`,
        ),
      ),
    ).toBe('<p>The State counts <strong>30</strong> <em>centres</em>.</p>')
  })

  test('its lists become lists, nested by level', () => {
    const html = wrap(
      [
        item(1, '·', 'one'),
        item(2, 'o', 'one a'),
        item(2, 'o', 'one b'),
        item(3, '§', 'deep'),
        item(1, '·', 'two'),
      ].join('\n'),
    )
    expect(cleanPastedHtml(html)).toBe(
      '<ul><li><p>one</p><ul><li><p>one a</p></li><li><p>one b</p><ul><li><p>deep</p></li></ul></li></ul></li><li><p>two</p></li></ul>',
    )
  })

  test('numbered lists keep the number they begin with, letters are numbers', () => {
    expect(cleanPastedHtml(wrap(item(1, '4.', 'four') + item(2, '(a)', 'a') + item(1, '5.', 'five')))).toBe(
      '<ol start="4"><li><p>four</p><ol><li><p>a</p></li></ol></li><li><p>five</p></li></ol>',
    )
  })

  test('text between two lists parts them, another kind of list is another list', () => {
    expect(
      cleanPastedHtml(
        wrap(
          item(1, '·', 'a') + '<p class=MsoNormal>x</p>' + item(1, '·', 'b') + item(1, '1.', 'c', 'l2', 3),
        ),
      ),
    ).toBe('<ul><li><p>a</p></li></ul><p>x</p><ul><li><p>b</p></li></ul><ol><li><p>c</p></li></ol>')
  })

  test('tables with a head row that repeats', () => {
    expect(
      cleanPastedHtml(
        wrap(
          `<table class=MsoTableGrid border=1 cellspacing=0 style='border-collapse:collapse;mso-yfti-tbllook:1184'><thead><tr style='mso-yfti-irow:0'><td width=301 valign=top style='width:225.4pt'><p class=MsoNormal><b>Year<o:p></o:p></b></p></td><td><p class=MsoNormal>Cases<o:p></o:p></p></td></tr></thead><tr><td><p class=MsoNormal>2024<o:p></o:p></p></td><td><p class=MsoNormal><o:p>&nbsp;</o:p></p></td></tr></table>`,
        ),
      ),
    ).toBe(
      '<table><tbody><tr><th><p>Year</p></th><th><p>Cases</p></th></tr><tr><td><p>2024</p></td><td><p></p></td></tr></tbody></table>',
    )
  })

  test('titles and quotations are known by their style', () => {
    expect(cleanPastedHtml(wrap('<p class=MsoTitle>T</p><p class=MsoQuote><i>Q<o:p></o:p></i></p>'))).toBe(
      '<h1>T</h1><blockquote><p><em>Q</em></p></blockquote>',
    )
  })

  test('comments and deleted text stay behind, inserted text comes along', () => {
    expect(
      cleanPastedHtml(
        wrap(
          `<p class=MsoNormal>kept <a style='mso-comment-reference:AB_1;mso-comment-date:20260101T1000'>remarked</a><span class=MsoCommentReference><span style='font-size:8.0pt'><a href="#_msocom_1">[AB1]</a></span></span> <ins cite="mailto:AB" datetime="2026-01-01T10:00">new</ins><del cite="mailto:AB" datetime="2026-01-01T10:00"> old</del></p><div style='mso-element:comment-list'><div style='mso-element:comment'><p class=MsoCommentText>secret remark</p></div></div>`,
        ),
      ),
    ).toBe('<p>kept remarked new</p>')
  })

  test('a footnote mark stays as text, without the link into a file that is not here', () => {
    expect(
      cleanPastedHtml(
        wrap(
          `<p class=MsoNormal>A fact<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1" title=""><span class=MsoFootnoteReference><span style='mso-special-character:footnote'>[1]</span></span></a>.</p>`,
        ),
      ),
    ).toBe('<p>A fact[1].</p>')
  })

  test('Word on the web: a list around each item becomes one list', () => {
    const webItem = (level: number, text: string) =>
      `<div class="ListContainerWrapper SCXW1 BCX8"><ul role="list" class="BulletListStyle1"><li data-leveltext="" data-listid="4" aria-setsize="-1" data-aria-posinset="1" data-aria-level="${level}" role="listitem"><p class="Paragraph SCXW1" paraid="1"><span data-contrast="auto" xml:lang="EN-GB" class="TextRun SCXW1"><span class="NormalTextRun SCXW1">${text}</span></span><span class="EOP SCXW1">&nbsp;</span></p></li></ul></div>`
    expect(cleanPastedHtml(webItem(1, 'one') + webItem(2, 'a') + webItem(1, 'two'))).toBe(
      '<ul><li><p>one</p><ul><li><p>a</p></li></ul></li><li><p>two</p></li></ul>',
    )
  })
})

test('a copy of ours loses the styles that only the screen needs', () => {
  const html =
    '<table data-pm-slice="1 1 []" style="min-width: 50px"><tbody><tr><td><p>a</p></td></tr></tbody></table>'
  expect(cleanPastedHtml(html)).not.toContain(' style=')
})

describe('what text is like, and not how it looks', () => {
  test('paragraphs, lists and headings that run from right to left still do', () => {
    expect(
      cleanPastedHtml(
        `<p class=MsoNormal dir=RTL style='text-align:right;direction:rtl'><span>مراكز</span></p><div dir="rtl"><h2>ب</h2><ul><li>ت</li></ul><p dir="ltr">en</p></div><p style="direction:rtl">ج</p><p dir="ltr">a</p>`,
      ),
    ).toBe(
      '<p dir="rtl">مراكز</p><h2 dir="rtl">ب</h2><ul dir="rtl"><li><p dir="rtl">ت</p></li></ul><p>en</p><p dir="rtl">ج</p><p>a</p>',
    )
  })

  test('passages in another language than the rest are marked; commas, figures and other Englishes are not', () => {
    expect(
      cleanPastedHtml(
        `<html><body lang=EN-GB><p class=MsoNormal>The <span lang=FR>raison d’<b>être</b></span><span lang=RU>, 5 </span>of <span lang=EN-US>this</span> <span lang=x-none>one</span></p></body></html>`,
      ),
    ).toBe('<p>The <span lang="fr">raison d’<strong>être</strong></span>, 5 of this one</p>')
    expect(cleanPastedHtml('<p lang="fr">Les centres existent. <i lang="la">Pacta sunt</i></p>')).toBe(
      '<p>Les centres existent. <span lang="la"><em>Pacta sunt</em></span></p>',
    )
  })

  test('headings by their outline level or role alone', () => {
    expect(
      cleanPastedHtml(
        `<p class=Kapitel style='mso-outline-level:2'>Word</p><p role="heading" aria-level="1">ARIA</p><p style='mso-outline-level:body-text'>text</p>`,
      ),
    ).toBe('<h2>Word</h2><h1>ARIA</h1><p>text</p>')
  })

  test('raised and lowered figures stay apart from those before', () => {
    expect(
      cleanPastedHtml(
        '<p>10<sup>6</sup> m<span style="vertical-align:super">2</span> H<sub>2</sub>O 1<sup>st</sup> 5<sup>-3</sup></p>',
      ),
    ).toBe('<p>10⁶ m² H₂O 1st 5⁻³</p>')
  })

  test('comments below a text of Google Docs are no notes', () => {
    const html = `<p>A fact<sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup><sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup></p><hr><div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a><span>Ministry.</span></p></div><div><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>a remark</span></p><p>and more of it</p></div>`
    expect(cleanPasted(html)).toMatchObject({
      html: '<p>A fact<span data-footnote="">Ministry.</span></p>',
      left: { comments: 1, notes: 0 },
    })
  })

  test('merged cells, changes of LibreOffice and the signs of anchors', () => {
    expect(
      cleanPastedHtml(
        `<table><tr><td rowspan=2><p>a</p></td><td colspan=2>b</td></tr><tr><td>c</td><td>d</td></tr></table><h2 id=t>T<a href="#t">¶</a></h2><p>x<ins cite="y" datetime="2026-01-01T00:00:00"><span>y</span></ins><del cite="y" datetime="2026-01-01T00:00:00">z</del></p>`,
      ),
    ).toBe(
      '<table><tbody><tr><td rowspan="2"><p>a</p></td><td colspan="2"><p>b</p></td></tr><tr><td><p>c</p></td><td><p>d</p></td></tr></tbody></table><h2>T</h2><p>xy</p>',
    )
  })
})
