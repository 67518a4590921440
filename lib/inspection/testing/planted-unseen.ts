import type { Plant } from './planted-in-word'
import { pictureSaying } from './pictures'
import { drawing, p, part, run, type WordSource } from './word'

const WPS = 'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
const WHITE = '<w:color w:val="FFFFFF"/>'

const cell = (inside: string, properties = '') =>
  `<w:tc>${properties && `<w:tcPr>${properties}</w:tcPr>`}${p(inside)}</w:tc>`
const table = (rows: string, properties = '', columns = 2) =>
  `<w:tbl><w:tblPr>${properties}</w:tblPr><w:tblGrid>${'<w:gridCol/>'.repeat(columns)}</w:tblGrid>${rows}</w:tbl>`
const row = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`

/** A box with words in it, `x` and `y` in EMU from the edge of the page. */
const box = (inside: string, { x = 0, y = 0, from = 'page', fill = '<a:noFill/>', rank = 1 } = {}) =>
  `<w:r><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="${rank}" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="${from}"><wp:posOffset>${x}</wp:posOffset></wp:positionH><wp:positionV relativeFrom="${from}"><wp:posOffset>${y}</wp:posOffset></wp:positionV><wp:extent cx="900000" cy="900000"/><wp:wrapNone/><wp:docPr id="1" name="Box 1"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp ${WPS}><wps:cNvSpPr/><wps:spPr><a:prstGeom prst="rect"/>${fill}</wps:spPr><wps:txbx><w:txbxContent>${p(inside)}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>`

/** A picture in the same place. */
const floating = (id: string, rank: number) =>
  drawing(id)
    .replace(
      '<wp:inline>',
      `<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="${rank}" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="page"><wp:posOffset>0</wp:posOffset></wp:positionH><wp:positionV relativeFrom="page"><wp:posOffset>0</wp:posOffset></wp:positionV>`,
    )
    .replace('<wp:docPr', '<wp:wrapNone/><wp:docPr')
    .replace('</wp:inline>', '</wp:anchor>')
const BLUE = '<a:solidFill><a:srgbClr val="334455"/></a:solidFill>'
const CLEAR = '<a:solidFill><a:srgbClr val="334455"><a:alpha val="30000"/></a:srgbClr></a:solidFill>'
const photograph = (type: string): WordSource['parts'] => ({
  'word/media/image1.jpg': { relation: 'image', type, content: pictureSaying('') },
})

/** The same behind the text, as large as a page. */
const behind = (id: string) =>
  floating(id, 1).replace('behindDoc="0"', 'behindDoc="1"').replaceAll('900000', '7560000')
const ofHeader = (content: string, more: WordSource['parts'] = {}): WordSource => ({
  section: '<w:headerReference w:type="default" r:id="r2"/>',
  parts: {
    'word/header1.xml': {
      relation: 'header',
      type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml',
      content: part('hdr', p(content)),
    },
    ...more,
  },
})
/** A rectangle of older Word behind the text. */
const RECTANGLE =
  '<w:r><w:pict><v:rect style="position:absolute;width:500pt;height:700pt;z-index:-5" fillcolor="#000000"/></w:pict></w:r>'
const FILL = (colour: string) =>
  `<w14:textFill><w14:solidFill><w14:srgbClr w14:val="${colour}"/></w14:solidFill></w14:textFill>`

const shape = (inside: string, style: string, more = '') =>
  `<w:r><w:pict><v:shape style="${style}" ${more}><v:textbox><w:txbxContent>${p(inside)}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`

const theme = {
  'word/theme/theme1.xml': {
    relation: 'theme',
    type: 'application/vnd.openxmlformats-officedocument.theme+xml',
    content:
      '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="T"><a:themeElements><a:clrScheme name="C"><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1><a:lt1><a:srgbClr val="FFFFFF"/></a:lt1><a:dk2><a:srgbClr val="1F3864"/></a:dk2><a:lt2><a:srgbClr val="EEECE1"/></a:lt2><a:accent1><a:srgbClr val="4472C4"/></a:accent1></a:clrScheme></a:themeElements></a:theme>',
  },
}

/** A style of tables: white on dark blue in the first row, and nothing but paper elsewhere. */
const HEADED = `<w:style w:type="table" w:styleId="G"><w:name w:val="G"/><w:tblStylePr w:type="firstRow"><w:rPr>${WHITE}</w:rPr><w:tcPr><w:shd w:val="clear" w:fill="1F3864"/></w:tcPr></w:tblStylePr></w:style>`
const LOOK = '<w:tblStyle w:val="G"/><w:tblLook w:val="0020"/>'
const headed = (first: string, second: string) =>
  table(row(cell(first), cell('a')) + row(cell(second), cell('b')), LOOK)

const hidden = (what: string, make: (marker: string) => WordSource): Plant => ({
  what,
  kind: 'hiddenText',
  with: make,
})

/** For programs that understand less, beside an `x` for the others. */
const less = (inside: string) =>
  `<mc:AlternateContent><mc:Choice ${WPS} Requires="wps">${run('x')}</mc:Choice><mc:Fallback>${inside}</mc:Fallback></mc:AlternateContent>`
const MARK = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
const notes = (kind: 'footnote' | 'endnote', inside: string): WordSource['parts'] => ({
  [`word/${kind}s.xml`]: {
    relation: `${kind}s`,
    type: `application/vnd.openxmlformats-officedocument.wordprocessingml.${kind}s+xml`,
    content: part(`${kind}s`, `<w:${kind} w:id="2">${inside}</w:${kind}>`),
  },
})

/** Words that some programs show and others do not: they are told, and stay. */
export const SEEN_BY_SOME: readonly [what: string, make: (words: string) => WordSource][] = [
  ['that newer Word fills with white', (m) => ({ body: p(run(m, FILL('FFFFFF'))) })],
  ['that newer Word does not fill', (m) => ({ body: p(run(m, '<w14:textFill><w14:noFill/></w14:textFill>')) })],
  ['that newer Word fills with what one looks through', (m) => ({ body: p(run(m, '<w14:textFill><w14:solidFill><w14:srgbClr w14:val="000000"><w14:alpha w14:val="100000"/></w14:srgbClr></w14:solidFill></w14:textFill>')) })],
] // prettier-ignore

/** One document for each way in which words can be on a page where nobody sees them. */
export const UNSEEN: readonly Plant[] = [
  hidden('almost white words', (m) => ({ body: p(run(m, '<w:color w:val="FBFBFB"/>')) })),
  hidden('words in the colour of paper by name', (m) => ({ body: p(run(m, '<w:color w:val="FF0000" w:themeColor="background1"/>')) })),
  hidden('words in a colour of the theme made light', (m) => ({ body: p(run(m, '<w:color w:val="FF0000" w:themeColor="text1" w:themeTint="03"/>')), parts: theme })),
  hidden('words on a colour of the theme', (m) => ({ body: p(run(m, '<w:color w:val="1F3864"/><w:shd w:val="clear" w:fill="auto" w:themeFill="text2"/>')), parts: theme })),
  hidden('yellow words under a yellow marker', (m) => ({ body: p(run(m, '<w:color w:val="FFFF00"/><w:highlight w:val="yellow"/>')) })),
  hidden('black words on a pattern without gaps', (m) => ({ body: p(run(m, '<w:color w:val="000000"/><w:shd w:val="solid" w:color="auto" w:fill="FFFFFF"/>')) })),
  hidden('words in the colour of their paragraph', (m) => ({ body: p(run(m, '<w:color w:val="334455"/>'), '<w:shd w:val="clear" w:fill="334455"/>') })),
  hidden('words in the colour of their cell', (m) => ({ body: table(row(cell(run(m, '<w:color w:val="334455"/>'), '<w:shd w:val="clear" w:fill="334455"/>'), cell('x'))) })),
  hidden('words in the colour of the style’s first row', (m) => ({ styles: HEADED, body: headed(run(m, '<w:color w:val="1F3864"/>'), 'x') })),
  hidden('white words below the style’s first row', (m) => ({ styles: HEADED, body: headed('x', run(m, WHITE)) })),
  hidden('words that the style of their table makes white', (m) => ({ styles: HEADED, body: table(row(cell(m, '<w:shd w:val="clear" w:fill="FFFFFF"/>'), cell('a')) + row(cell('x'), cell('b')), LOOK) })),
  hidden('words in the colour of pages that have one', (m) => ({ body: p(run(m, '<w:color w:val="112233"/>')), background: '112233', settings: '<w:displayBackgroundShape/>' })),
  hidden('white words on a white box', (m) => ({ body: p(box(run(m, WHITE), { fill: '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>' })) })),
  hidden('white words on a white shape of older Word', (m) => ({ body: p(shape(run(m, WHITE), 'width:90pt;height:90pt', 'fillcolor="white"')) })),
  hidden('tiny Arabic letters', (m) => ({ body: p(run(m, '<w:rtl/><w:szCs w:val="2"/>')) })),
  hidden('letters without width', (m) => ({ body: p(run(m, '<w:w w:val="1"/>')) })),
  hidden('lines without height', (m) => ({ body: p(m, '<w:spacing w:line="1" w:lineRule="exact"/>') })),
  hidden('a row without height', (m) => ({ body: table(`<w:tr><w:trPr><w:trHeight w:val="2" w:hRule="exact"/></w:trPr>${cell(m)}${cell('x')}</w:tr>${row(cell('x'), cell('y'))}`) })),
  hidden('words of a hidden end of a paragraph', (m) => ({ body: p(run(m, '<w:specVanish/>')) })),
  hidden('a hidden formula', (m) => ({ body: p(`<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><w:rPr><w:vanish/></w:rPr><m:t>${m}</m:t></m:r></m:oMath>`) })),
  hidden('a frame beside the page', (m) => ({ body: p(m, '<w:framePr w:w="2000" w:x="-30000" w:y="100" w:hAnchor="page" w:vAnchor="page"/>') })),
  hidden('a frame of a style below the page', (m) => ({ styles: '<w:style w:type="paragraph" w:styleId="F"><w:name w:val="F"/><w:pPr><w:framePr w:w="2000" w:h="300" w:x="10" w:y="31000" w:hAnchor="page" w:vAnchor="page"/></w:pPr></w:style>', body: p(m, '<w:pStyle w:val="F"/>') })),
  hidden('a table beside the page', (m) => ({ body: table(row(cell(m), cell('x')), '<w:tblpPr w:horzAnchor="page" w:vertAnchor="page" w:tblpX="31000" w:tblpY="10"/>') })),
  hidden('a box beside the page', (m) => ({ body: p(box(run(m), { x: -9_000_000 })) })),
  hidden('a box below the page', (m) => ({ body: p(box(run(m), { y: 30_000_000, from: 'margin' })) })),
  hidden('a hidden box', (m) => ({ body: p(box(run(m)).replace('name="Box 1"', 'name="Box 1" hidden="1"')) })),
  hidden('a hidden picture', (m) => ({ body: p(drawing('r2', { name: m }).replace('<wp:docPr', '<wp:docPr hidden="1"')) })),
  hidden('a hidden shape of older Word', (m) => ({ body: p(shape(run(m), 'visibility:hidden')) })),
  hidden('a shape of older Word beside the page', (m) => ({ body: p(shape(run(m), 'position:absolute;margin-left:-3000pt;margin-top:0;width:90pt;height:90pt')) })),
  hidden('words for programs that understand less', (m) => ({ body: p(`<mc:AlternateContent><mc:Choice ${WPS} Requires="wps">${run('x')}</mc:Choice><mc:Fallback>${run(m)}</mc:Fallback></mc:AlternateContent>`) })),
  hidden('words for programs that understand more', (m) => ({ body: p(`<mc:AlternateContent><mc:Choice xmlns:q="urn:q" Requires="q">${run(m)}</mc:Choice><mc:Fallback>${run('x')}</mc:Fallback></mc:AlternateContent>`) })),
  hidden('a box under a filled one', (m) => ({ body: p(box(run(m)) + box(run('x'), { fill: BLUE, rank: 2 })) })),
  hidden('a box under a picture', (m) => ({ body: p(box(run(m)) + floating('r2', 2)), parts: photograph('image/jpeg') })),
  hidden('hidden words in a note', (m) => ({ parts: { 'word/footnotes.xml': { relation: 'footnotes', type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml', content: part('footnotes', `<w:footnote w:id="2">${p(run(m, '<w:vanish/>'))}</w:footnote>`) } } })),
  hidden('a formula for programs that understand less', (m) => ({ body: p(less(`<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>${m}</m:t></m:r></m:oMath>`)) })),
  hidden('drawn words for programs that understand less', (m) => ({ body: p(less(`<w:r><w:pict><v:shape style="width:90pt;height:30pt"><v:textpath on="t" string="${m}"/></v:shape></w:pict></w:r>`)) })),
  hidden('what a drawing for programs that understand less is called', (m) => ({ body: p(less(`<w:r><w:pict><v:shape alt="${m}" style="width:90pt;height:30pt"/></w:pict></w:r>`)) })),
  hidden('words in the code of a field', (m) => ({ body: p(`${MARK('begin')}${run(m)}<w:r><w:instrText>PAGE</w:instrText></w:r>${MARK('separate')}${run('3')}${MARK('end')}`) })),
  hidden('words in the code of a field without a result', (m) => ({ body: p(`${MARK('begin')}<w:r><w:instrText>PAGE</w:instrText></w:r>${run(m)}${MARK('end')}`) })),
  hidden('a paragraph in the code of a field', (m) => ({ body: p(`${MARK('begin')}<w:r><w:instrText>PAGE</w:instrText></w:r>`) + p(m) + p(`${MARK('separate')}${run('3')}${MARK('end')}`) })),
  hidden('what a field in the code of another shows', (m) => ({ body: p(`${MARK('begin')}<w:r><w:instrText>=</w:instrText></w:r>${MARK('begin')}<w:r><w:instrText>PAGE</w:instrText></w:r>${MARK('separate')}${run(m)}${MARK('end')}${MARK('separate')}${run('3')}${MARK('end')}`) })),
  hidden('a note that nothing refers to', (m) => ({ parts: notes('footnote', p(m)) })),
  hidden('a note at the end that nothing refers to', (m) => ({ parts: notes('endnote', p(m)) })),
  hidden('a shape of older Word without size', (m) => ({ body: p(shape(run(m), 'width:0;height:0')) })),
  hidden('white words that newer Word fills with white', (m) => ({ body: p(run(m, `${WHITE}${FILL('FFFFFF')}`)) })),
  hidden('white words in a header', (m) => ({ section: '<w:headerReference w:type="default" r:id="r2"/>', parts: { 'word/header1.xml': { relation: 'header', type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml', content: part('hdr', p(run(m, WHITE))) } } })),
] // prettier-ignore

/** Words that are seen, beside something that is not and is found. */
export const SEEN_BESIDE_HIDDEN: readonly [what: string, make: (words: string) => WordSource][] = [
  ['in a box under a hidden one', (m) => ({ body: p(box(run(m)) + box(run('x'), { fill: BLUE, rank: 2 }).replace('name="Box 1"', 'name="Box 1" hidden="1"')) })],
  ['in a box under one in a hidden run', (m) => ({ body: p(box(run(m)) + box(run('x'), { fill: BLUE, rank: 2 }).replace('<w:r>', '<w:r><w:rPr><w:vanish/></w:rPr>')) })],
] // prettier-ignore

/** Words that are seen although they look or stand so: none of them may be called hidden, and each stays in a cleaned copy. */
export const SEEN: readonly [what: string, make: (words: string) => WordSource][] = [
  ['white in the first row of a style that is blue there', (m) => ({ styles: HEADED, body: headed(run(m, WHITE), 'x') })],
  ['that the style of a table makes white on blue', (m) => ({ styles: HEADED, body: headed(m, 'x') })],
  ['dark below that row', (m) => ({ styles: HEADED, body: headed('x', run(m, '<w:color w:val="1F3864"/>')) })],
  ['white in a table whose style no one can follow', (m) => ({ styles: HEADED, body: headed('x', run(m, WHITE)).replace('<w:tblLook w:val="0020"/>', '') })],
  ['white on pages that are dark', (m) => ({ body: p(run(m, WHITE)), background: '112233', settings: '<w:displayBackgroundShape/>' })],
  ['white in a box that is filled', (m) => ({ body: p(box(run(m, WHITE), { fill: '<a:solidFill><a:srgbClr val="334455"/></a:solidFill>' })) })],
  ['white in a box of which nobody knows what is behind it', (m) => ({ body: p(box(run(m, WHITE))) })],
  ['white on a colour of the theme', (m) => ({ body: p(run(m, '<w:color w:val="FFFFFF" w:themeColor="background1"/><w:shd w:val="clear" w:fill="auto" w:themeFill="text2"/>')), parts: theme })],
  ['in the colour of paper made darker', (m) => ({ body: p(run(m, '<w:color w:val="000000" w:themeColor="background1" w:themeShade="80"/>')), parts: theme })],
  ['white under a marker', (m) => ({ body: p(run(m, `${WHITE}<w:highlight w:val="darkBlue"/>`)) })],
  ['Arabic whose Latin letters would be tiny', (m) => ({ body: p(run(m, '<w:rtl/><w:sz w:val="2"/><w:szCs w:val="24"/>')) })],
  ['hidden twice, by paragraph and by character', (m) => ({ styles: '<w:style w:type="paragraph" w:styleId="P"><w:name w:val="P"/><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="character" w:styleId="C"><w:name w:val="C"/><w:rPr><w:vanish/></w:rPr></w:style>', body: p(run(m, '<w:rStyle w:val="C"/>'), '<w:pStyle w:val="P"/>') })],
  ['hidden on the web only', (m) => ({ body: p(run(m, '<w:webHidden/>')) })],
  ['in a frame that reaches over the edge', (m) => ({ body: p(m, '<w:framePr w:w="3000" w:x="-1500" w:y="100" w:hAnchor="page" w:vAnchor="page"/>') })],
  ['in a box that reaches over the edge', (m) => ({ body: p(box(run(m), { x: -500_000 })) })],
  ['in a box in the middle', (m) => ({ body: p(box(run(m), { x: 1_500_000, y: 1_500_000, from: 'margin' })) })],
  ['in a shape of older Word', (m) => ({ body: p(shape(run(m), 'position:absolute;margin-left:20pt;margin-top:10pt;width:90pt;height:90pt')) })],
  ['in both ways of saying the same', (m) => ({ body: p(`<mc:AlternateContent><mc:Choice ${WPS} Requires="wps">${box(run(m))}</mc:Choice><mc:Fallback>${shape(run(m), 'width:90pt')}</mc:Fallback></mc:AlternateContent>`) })],
  ['in a box over a filled one', (m) => ({ body: p(box(run('x'), { fill: BLUE }) + box(run(m), { rank: 2 })) })],
  ['in a box over a picture', (m) => ({ body: p(box(run(m), { rank: 3 }) + floating('r2', 2)), parts: photograph('image/jpeg') })],
  ['in a box under one that is seen through', (m) => ({ body: p(box(run(m)) + box(run('x'), { fill: CLEAR, rank: 2 })) })],
  ['in a box that is only partly covered', (m) => ({ body: p(box(run(m), { x: 10 }) + box(run('x'), { fill: BLUE, rank: 2 })) })],
  ['white over a picture behind them', (m) => ({ body: p(behind('r2') + run(m, WHITE)), parts: photograph('image/jpeg') })],
  ['white below the paragraph that has a picture behind it', (m) => ({ body: p(behind('r2')) + p(run(m, WHITE)), parts: photograph('image/jpeg') })],
  ['white over a shape of older Word', (m) => ({ body: p(RECTANGLE + run(m, WHITE)) })],
  ['white over what the header has behind pages', (m) => ({ ...ofHeader(RECTANGLE), body: p(run(m, WHITE)) })],
  ['white over a box of the header', (m) => ({ ...ofHeader(box(run('x'), { fill: BLUE })), body: p(run(m, WHITE)) })],
  ['white in a white box that has a picture behind its words', (m) => ({ body: p(box('x', { fill: '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>' }).replace(p('x'), p(RECTANGLE + run(m, WHITE)))) })],
  ['in a box under one that goes aside', (m) => ({ body: p(box(run(m)) + box(run('x'), { fill: BLUE, rank: 2 }).replace('allowOverlap="1"', 'allowOverlap="0"')) })],
  ['in a box beside words, under one beside others', (m) => ({ body: p(box(run(m), { from: 'character' }) + run('words between them') + box(run('x'), { fill: BLUE, rank: 2, from: 'character' })) })],
  ['in a box that is on another page than what would cover it', (m) => ({ body: p(box(run(m)) + run('words on two pages') + box(run('x'), { fill: BLUE, rank: 2 })) })],
  ['in a box under a picture that fills a part of its frame', (m) => ({ body: p(box(run(m)) + floating('r2', 2).replace('<a:fillRect/>', '<a:fillRect l="80000"/>')), parts: photograph('image/jpeg') })],
  ['in a box that is turned', (m) => ({ body: p(box(run(m)).replace('<a:prstGeom', '<a:xfrm rot="2700000"/><a:prstGeom') + box(run('x'), { fill: BLUE, rank: 2 })) })],
  ['in a box that grows with them', (m) => ({ body: p(box(run(m)).replace('<wps:bodyPr/>', '<wps:bodyPr><a:spAutoFit/></wps:bodyPr>') + box(run('x'), { fill: BLUE, rank: 2 })) })],
  ['white in a row with a look of its own', (m) => ({ body: table(`<w:tr><w:tblPrEx><w:shd w:val="clear" w:fill="1F3864"/></w:tblPrEx>${cell(run(m, WHITE))}</w:tr>`) })],
  ['white in a table whose style goes without saying', (m) => ({ styles: '<w:style w:type="table" w:default="1" w:styleId="D"><w:name w:val="D"/><w:tcPr><w:shd w:val="clear" w:fill="1F3864"/></w:tcPr></w:style>', body: table(row(cell(run(m, WHITE)))) })],
  ['in the colour of a style whose ground they do without', (m) => ({ styles: '<w:style w:type="paragraph" w:styleId="P"><w:name w:val="P"/><w:pPr><w:shd w:val="clear" w:fill="334455"/></w:pPr></w:style>', body: p(run(m, '<w:color w:val="334455"/>'), '<w:pStyle w:val="P"/><w:shd w:val="clear" w:color="auto" w:fill="auto"/>') })],
  ['white that a newer Word fills with ink', (m) => ({ body: p(run(m, `${WHITE}${FILL('000000')}`)) })],
  ['white with a line around each letter', (m) => ({ body: p(run(m, `${WHITE}<w14:textOutline w14:w="9525"><w14:solidFill><w14:srgbClr w14:val="000000"/></w14:solidFill></w14:textOutline>`)) })],
  ['white with a shadow', (m) => ({ body: p(run(m, `<w:shadow/>${WHITE}`)) })],
  ['in a note that the text refers to', (m) => ({ body: p('<w:r><w:footnoteReference w:id="2"/></w:r>'), parts: notes('footnote', p(m)) })],
  ['in what a field shows that counts with another', (m) => ({ body: p(`${MARK('begin')}<w:r><w:instrText>=</w:instrText></w:r>${MARK('begin')}<w:r><w:instrText>NUMPAGES</w:instrText></w:r>${MARK('separate')}${run('12')}${MARK('end')}<w:r><w:instrText>-1</w:instrText></w:r>${MARK('separate')}${run(m)}${MARK('end')}`) })],
  ['behind a field that never ends', (m) => ({ body: p(MARK('begin')) + p(m) })],
  ['with a drawing that is called the same in both ways', (m) => ({ body: p(`<mc:AlternateContent><mc:Choice ${WPS} Requires="wps">${box(run(m)).replace('name="Box 1"', 'name="Box 1" descr="A house"')}</mc:Choice><mc:Fallback>${shape(run(m), 'width:90pt', 'alt="Description: A house"')}</mc:Fallback></mc:AlternateContent>`) })],
  ['filled with ink by newer Word', (m) => ({ body: p(run(m, FILL('000000'))) })],
  ['in lines of a fixed height', (m) => ({ body: p(m, '<w:spacing w:line="240" w:lineRule="exact"/>') })],
] // prettier-ignore
