// @vitest-environment jsdom
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanPasted, cleanPastedHtml } from './clean-pasted-html'

describe('footnotes are kept where they are called', () => {
  const kept =
    '<p>Thirty shelters<span data-footnote="">Ministry, <em>Report</em>, p. 3.</span> exist.</p><p>End<span data-footnote="">Second.</span></p>'

  test('Word', () => {
    const html = `<p class=MsoNormal>Thirty shelters<a style='mso-footnote-id:ftn1' href="file:///C:/Temp/x.htm#_ftn1" name="_ftnref1" title=""><span class=MsoFootnoteReference><span style='mso-special-character:footnote'><![if !supportFootnotes]><span class=MsoFootnoteReference><span style='font-size:11pt'>[1]</span></span><![endif]></span></span></a> exist.<o:p></o:p></p>
      <p class=MsoNormal>End<a style='mso-footnote-id:ftn2' href="#_ftn2" name="_ftnref2" title=""><span class=MsoFootnoteReference>[2]</span></a></p>
      <div style='mso-element:footnote-list'><![if !supportFootnotes]><br clear=all><hr align=left size=1 width="33%"><![endif]>
      <div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a style='mso-footnote-id:ftn1' href="#_ftnref1" name="_ftn1" title=""><span class=MsoFootnoteReference>[1]</span></a> Ministry, <i>Report</i>, p. 3.</p></div>
      <div style='mso-element:footnote' id=ftn2><p class=MsoFootnoteText><a style='mso-footnote-id:ftn2' href="#_ftnref2" name="_ftn2" title=""><span class=MsoFootnoteReference>[2]</span></a> Second.</p></div></div>`
    expect(cleanPastedHtml(html)).toBe(kept)
  })

  test('Google Docs', () => {
    const html = `<p><span>Thirty shelters</span><sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup><span> exist.</span></p><p><span>End</span><sup><a href="#ftnt2" id="ftnt_ref2">[2]</a></sup></p><hr>
      <div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a><span>&nbsp;Ministry, <i>Report</i>, p. 3.</span></p></div><div><p><a href="#ftnt_ref2" id="ftnt2">[2]</a><span>&nbsp;Second.</span></p></div>`
    expect(cleanPastedHtml(html)).toBe(kept)
  })

  test('LibreOffice', () => {
    const html = `<p>Thirty shelters<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a> exist.</p><p>End<a class="sdfootnoteanc" name="sdfootnote2anc" href="#sdfootnote2sym"><sup>2</sup></a></p>
      <div id="sdfootnote1"><p class="sdfootnote"><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>Ministry, <i>Report</i>, p. 3.</p></div><div id="sdfootnote2"><p class="sdfootnote"><a class="sdfootnotesym" name="sdfootnote2sym" href="#sdfootnote2anc">2</a>Second.</p></div>`
    expect(cleanPastedHtml(html)).toBe(kept)
  })

  test('pandoc and other pages', () => {
    const html = `<p>Thirty shelters<a href="#fn1" class="footnote-ref" id="fnref1"><sup>1</sup></a> exist.</p><p>End<a href="#fn2" id="fnref2"><sup>2</sup></a></p>
      <section class="footnotes"><hr><ol><li id="fn1"><p>Ministry, <em>Report</em>, p. 3.<a href="#fnref1" class="footnote-back">↩︎</a></p></li><li id="fn2"><p>Second.<a href="#fnref2">↩︎</a></p></li></ol></section>`
    expect(cleanPastedHtml(html)).toBe(kept)
  })

  test('a note of two paragraphs is one run, with a line break', () => {
    const html =
      '<p>A<a href="#fn1" id="r1"><sup>1</sup></a></p><ol><li id="fn1"><p>One.</p><p>Two. <a href="#r1">up</a></p></li></ol>'
    expect(cleanPastedHtml(html)).toBe('<p>A<span data-footnote="">One.<br>Two.</span></p>')
  })

  test('a call whose note was not copied stays as text, and is counted', () => {
    const { html, left } = cleanPasted('<p>A<sup><a href="#ftnt1">[1]</a></sup> b</p>')
    expect(html).toBe('<p>A[1] b</p>')
    expect(left.notes).toBe(1)
  })

  test('links to other places of a page are none', () => {
    const html = '<p><a href="#part2">2</a> see part</p><h2 id="part2">Part</h2><p>Text</p>'
    expect(cleanPastedHtml(html)).toBe('<p>2 see part</p><h2>Part</h2><p>Text</p>')
  })
})

test('what is left out is counted', () => {
  const { left } = cleanPasted('<p>a<img src="x"><video></video></p><iframe src="x"></iframe><svg></svg>')
  expect(left).toEqual({ pictures: 2, notes: 0, comments: 0, others: 2 })
})

describe('hostile HTML', () => {
  const ALLOWED = /^(P|H1|H2|H3|UL|OL|LI|BLOCKQUOTE|TABLE|TBODY|TR|TD|TH|HR|BR|STRONG|EM|U|S|A|SPAN)$/
  const ATTRIBUTES = /^(href|start|colspan|rowspan|data-footnote|lang|dir)$/
  const name = fc.constantFrom(
    ...'p div span a b i u s h1 h5 ul ol li table tr td th blockquote sup br hr img script style iframe svg math form input section font center pre del ins o:p'.split(
      ' ',
    ),
  )
  const attribute = fc.constantFrom(
    'onclick="x()"',
    'href="javascript:x()"',
    'href=" data:text/html,x"',
    'href="https://un.org/"',
    'href="#ftn1"',
    'href="#a"',
    'id="ftn1"',
    'id=a',
    'name="_ftnref1"',
    'data-footnote',
    'style="mso-list:l0 level9 lfo1"',
    'style="position:fixed"',
    'class="MsoListParagraph"',
    'colspan="99999"',
    'src=x onerror=x()',
    'data-suggestion="x"',
    'data-thread="x"',
  )
  const piece = fc.oneof(
    fc.tuple(name, fc.array(attribute, { maxLength: 3 })).map(([tag, all]) => `<${tag} ${all.join(' ')}>`),
    name.map((tag) => `</${tag}>`),
    fc.constantFrom(
      'text',
      ' ',
      '1',
      '[1]',
      '<!--',
      '-->',
      '<![if x]>',
      '<![endif]>',
      '&lt;script&gt;',
      '<',
      '"',
    ),
  )

  test('whatever comes, only what a draft can hold is left', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const root = document.createElement('div')
        root.innerHTML = cleanPastedHtml(pieces.join(''))
        for (const element of root.querySelectorAll('*')) {
          expect(element.tagName).toMatch(ALLOWED)
          for (const { name: each, value } of element.attributes) {
            expect(each).toMatch(ATTRIBUTES)
            if (each === 'href') expect(value).toMatch(/^(https?|mailto):/)
          }
        }
        expect(root.querySelector('span span, p p, p ul')).toBeNull()
      }),
      { numRuns: 100 },
    )
  }, 20_000)
})
