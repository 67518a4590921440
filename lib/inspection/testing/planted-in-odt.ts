import { strToU8 } from 'fflate'
import type { FindingKind } from '../finding'
import type { PlantedOdt } from './odt'

/** One thing that an OpenDocument text may carry: `with` a marker in it, or with what `says`. */
export interface OdtPlant {
  what: string
  kind: FindingKind
  with: (marker: string, picture: (said: string) => Uint8Array) => PlantedOdt
  /** What the finding says where it cannot be the marker. */
  says?: string
}

const p = (inside: string) => `<text:p>${inside}</text:p>`
const item = (name: string, value: string, type = 'string') =>
  `<config:config-item config:name="${name}" config:type="${type}">${value}</config:config-item>`
const letters = (says: string) =>
  `<style:style style:name="H" style:family="text"><style:text-properties ${says}/></style:style>`
const changed = (inside: string) =>
  `<text:tracked-changes><text:changed-region>${inside}</text:changed-region></text:tracked-changes>`
const span = (words: string, style = 'H') => p(`<text:span text:style-name="${style}">${words}</text:span>`)
const frame = (inside: string, more = '') => p(`<draw:frame ${more}>${inside}</draw:frame>`)
const ZERO = '\u200b\u200c\u200d\u200b'

/** A plant of each thing, each alone. */
export const ODT_PLANTS: readonly OdtPlant[] = [
  { what: 'who wrote it', kind: 'person', with: (m) => ({ meta: `<meta:initial-creator>${m}</meta:initial-creator>` }) },
  { what: 'who saved it', kind: 'person', with: (m) => ({ meta: `<dc:creator>${m}</dc:creator>` }) },
  { what: 'who printed it', kind: 'person', with: (m) => ({ meta: `<meta:printed-by>${m}</meta:printed-by>` }) },
  { what: 'who helped', kind: 'person', with: (m) => ({ meta: `<dc:contributor>${m}</dc:contributor>` }) },
  { what: 'whose it is', kind: 'organisation', with: (m) => ({ meta: `<dc:publisher>${m}</dc:publisher>` }) },
  { what: 'when it was made', kind: 'editTime', with: () => ({ meta: '<meta:creation-date>2025-03-04T05:06:07</meta:creation-date>' }), says: '2025-03-04T05:06:07' },
  { what: 'how long one wrote', kind: 'editTime', with: () => ({ meta: '<meta:editing-duration>PT3H12M</meta:editing-duration>' }), says: 'PT3H12M' },
  { what: 'the program', kind: 'program', with: (m) => ({ meta: `<meta:generator>${m}/7.4</meta:generator>` }) },
  { what: 'the template', kind: 'template', with: (m) => ({ meta: `<meta:template xlink:type="simple" xlink:href="../${m}.ott"/>` }) },
  { what: 'a page that takes its place', kind: 'externalContent', with: (m) => ({ meta: `<meta:auto-reload xlink:href="https://${m}.example/"/>` }) },
  { what: 'keywords', kind: 'property', with: (m) => ({ meta: `<meta:keyword>${m}</meta:keyword>` }) },
  { what: 'a property of one’s own', kind: 'property', with: (m) => ({ meta: `<meta:user-defined meta:name="${m}">x</meta:user-defined>` }) },
  { what: 'a comment', kind: 'comment', with: (m) => ({ body: p(`<office:annotation><text:p>${m}</text:p></office:annotation>`) }) },
  { what: 'who commented', kind: 'person', with: (m) => ({ body: p(`<office:annotation><dc:creator>${m}</dc:creator><text:p>x</text:p></office:annotation>`) }) },
  { what: 'the initials of who commented', kind: 'person', with: (m) => ({ body: p(`<office:annotation><meta:creator-initials>${m}</meta:creator-initials></office:annotation>`) }) },
  { what: 'words that came', kind: 'insertion', with: () => ({ body: changed('<text:insertion/>') }), says: '' },
  { what: 'who put words in', kind: 'person', with: (m) => ({ body: changed(`<text:insertion><office:change-info><dc:creator>${m}</dc:creator></office:change-info></text:insertion>`) }) },
  { what: 'words that went', kind: 'deletion', with: (m) => ({ body: changed(`<text:deletion>${p(m)}</text:deletion>`) }) },
  { what: 'a change of formatting', kind: 'formatChange', with: () => ({ body: changed('<text:format-change/>') }), says: '' },
  { what: 'a field of who wrote it', kind: 'person', with: (m) => ({ body: p(`<text:author-name>${m}</text:author-name>`) }) },
  { what: 'a field of who sends it', kind: 'person', with: (m) => ({ body: p(`<text:sender-email>${m}</text:sender-email>`) }) },
  { what: 'the name of the file', kind: 'path', with: (m) => ({ body: p(`<text:file-name>${m}.odt</text:file-name>`) }) },
  { what: 'the moment of a date', kind: 'editTime', with: () => ({ body: p('<text:date text:date-value="2025-03-04T05:06:07.123">4 March</text:date>') }), says: '05:06:07.123' },
  { what: 'hidden words', kind: 'hiddenText', with: (m) => ({ automatic: letters('text:display="none"'), body: span(m) }) },
  { what: 'words hidden by the parent of their style', kind: 'hiddenText', with: (m) => ({ styles: letters('text:display="none"'), automatic: '<style:style style:name="I" style:family="text" style:parent-style-name="H"/>', body: span(m, 'I') }) },
  { what: 'white words', kind: 'hiddenText', with: (m) => ({ automatic: letters('fo:color="#ffffff"'), body: span(m) }) },
  { what: 'blue words on blue', kind: 'hiddenText', with: (m) => ({ automatic: letters('fo:color="#0000f8" fo:background-color="#0000ff"'), body: span(m) }) },
  { what: 'tiny words', kind: 'hiddenText', with: (m) => ({ automatic: letters('fo:font-size="1pt"'), body: span(m) }) },
  { what: 'words without width', kind: 'hiddenText', with: (m) => ({ automatic: letters('style:text-scale="1%"'), body: span(m) }) },
  { what: 'words that one looks through', kind: 'hiddenText', with: (m) => ({ automatic: letters('xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0" loext:opacity="0%"'), body: span(m) }) },
  { what: 'words of a hundredth of their size', kind: 'hiddenText', with: (m) => ({ automatic: letters('fo:font-size="1%"'), body: span(m) }) },
  { what: 'lines without height', kind: 'hiddenText', with: (m) => ({ automatic: '<style:style style:name="H" style:family="paragraph"><style:paragraph-properties fo:line-height="0.01cm"/></style:style>', body: `<text:p text:style-name="H">${m}</text:p>` }) },
  { what: 'a frame beside all pages', kind: 'hiddenText', with: (m) => ({ body: frame(`<draw:text-box>${p(m)}</draw:text-box>`, 'svg:x="-80cm" svg:y="1cm" svg:width="3cm" svg:height="3cm"') }) },
  { what: 'a frame without size', kind: 'hiddenText', with: (m) => ({ body: frame(`<draw:text-box>${p(m)}</draw:text-box>`, 'svg:width="0cm" svg:height="0cm"') }) },
  { what: 'what a list could have said', kind: 'formValue', with: (m) => ({ body: p(`<text:drop-down text:name="d"><text:label text:value="${m}"/>x</text:drop-down>`) }) },
  { what: 'a hidden section', kind: 'hiddenText', with: (m) => ({ body: `<text:section text:name="s" text:display="none">${p(m)}</text:section>` }) },
  { what: 'a hidden row', kind: 'hiddenText', with: (m) => ({ body: `<table:table><table:table-row table:visibility="collapse"><table:table-cell>${p(m)}</table:table-cell></table:table-row></table:table>` }) },
  { what: 'a hidden field', kind: 'hiddenText', with: (m) => ({ body: p(`<text:hidden-text text:condition="ooow:1" text:string-value="${m}"/>`) }) },
  { what: 'an entry of an index', kind: 'hiddenText', with: (m) => ({ body: p(`<text:alphabetical-index-mark text:string-value="${m}"/>`) }) },
  { what: 'words between elements', kind: 'hiddenText', with: (m) => ({ body: `<text:list>${m}</text:list>` }) },
  { what: 'words as the number of an item', kind: 'hiddenText', with: (m) => ({ body: `<text:list><text:list-item><text:number>${m} said so in a letter</text:number>${p('x')}</text:list-item></text:list>` }) },
  { what: 'words as the title of a list that is not made yet', kind: 'hiddenText', with: (m) => ({ body: `<text:table-of-content><text:table-of-content-source><text:index-title-template>${m}</text:index-title-template></text:table-of-content-source></text:table-of-content>` }) },
  { what: 'signs without width', kind: 'hiddenText', with: () => ({ body: p(`a${ZERO}b`) }), says: 'U+200B U+200C' },
  { what: 'an element of another program', kind: 'customXml', with: (m) => ({ body: p(`<z:a xmlns:z="urn:z" z:b="${m}"/>`) }) },
  { what: 'an attribute of another program', kind: 'customXml', with: (m) => ({ body: `<text:p xmlns:z="urn:z" z:b="${m}">x</text:p>` }) },
  { what: 'what a sentence means', kind: 'customXml', with: (m) => ({ body: `<text:p xmlns:xhtml="http://www.w3.org/1999/xhtml" xhtml:content="${m}">x</text:p>` }) },
  { what: 'statements about the document', kind: 'customXml', with: (m) => ({ rdf: `<rdf:Description rdf:about=""><z:a xmlns:z="urn:z">${m}</z:a></rdf:Description>` }) },
  { what: 'data of a citation manager', kind: 'field', with: (m) => ({ body: p(`<text:reference-mark-start text:name='ZOTERO_ITEM CSL_CITATION {"a":"${m}"}'/>x`) }) },
  { what: 'a variable', kind: 'variable', with: (m) => ({ body: `<text:user-field-decls><text:user-field-decl text:name="v" office:string-value="${m}"/></text:user-field-decls>` }) },
  { what: 'a field of a database', kind: 'mailMerge', with: (m) => ({ body: p(`<text:database-display text:table-name="${m}">x</text:database-display>`) }) },
  { what: 'the source of a database', kind: 'mailMerge', with: (m) => ({ settings: item('CurrentDatabaseDataSource', m) }) },
  { what: 'a printer', kind: 'printer', with: (m) => ({ settings: item('PrinterName', m) }) },
  { what: 'sittings of editing', kind: 'revisionId', with: () => ({ settings: item('Rsid', '1064899', 'int') }), says: '1064899' },
  { what: 'marks of a sitting', kind: 'revisionId', with: () => ({ automatic: letters('officeooo:rsid="000fa1b2"') }), says: '000fa1b2' },
  { what: 'numbers of lists drawn by lot', kind: 'revisionId', with: () => ({ body: '<text:list xml:id="list1015606482"/>' }), says: 'xml:id' },
  { what: 'where somebody stopped', kind: 'property', with: () => ({ settings: item('ViewTop', '48151', 'long') }), says: 'ViewTop: 48151' },
  { what: 'a folder in its settings', kind: 'path', with: (m) => ({ settings: item('LastFolder', `file:///home/${m}/a`) }) },
  { what: 'data of a program in its settings', kind: 'property', with: (m) => ({ settings: item('Secret', m, 'base64Binary') }) },
  { what: 'a link into a folder', kind: 'path', with: (m) => ({ body: p(`<text:a xlink:href="file:///home/${m}/a">x</text:a>`) }) },
  { what: 'a link that runs something', kind: 'macro', with: (m) => ({ body: p(`<text:a xlink:href="vnd.sun.star.script:${m}?language=Basic">x</text:a>`) }) },
  { what: 'a picture from elsewhere', kind: 'externalContent', with: (m) => ({ body: frame(`<draw:image xlink:href="https://${m}.example/a.png"/>`) }) },
  { what: 'a section from elsewhere', kind: 'externalContent', with: (m) => ({ body: `<text:section text:name="s"><text:section-source xlink:href="https://${m}.example/a.odt"/></text:section>` }) },
  { what: 'an embedded document', kind: 'embeddedFile', with: (m) => ({ body: frame(`<draw:object xlink:href="./${m}"/>`) }) },
  { what: 'a part of an embedded document', kind: 'embeddedFile', with: (m) => ({ files: { [`ObjectReplacements/${m}`]: strToU8('x') } }) },
  { what: 'a script', kind: 'macro', with: (m) => ({ body: p(`<text:script script:language="JavaScript">${m}</text:script>`) }) },
  { what: 'what is done when it is opened', kind: 'macro', with: (m) => ({ body: `<office:event-listeners><script:event-listener script:event-name="dom:load" xlink:href="vnd.sun.star.script:${m}"/></office:event-listeners>` }) },
  { what: 'macros', kind: 'macro', with: (m) => ({ files: { [`Basic/Standard/${m}.xml`]: strToU8('<a/>') } }) },
  { what: 'changed menus', kind: 'property', with: (m) => ({ files: { [`Configurations2/menubar/${m}.xml`]: strToU8('<a/>') } }) },
  { what: 'a control', kind: 'control', with: (m) => ({ body: `<form:form><form:text form:name="${m}"/></form:form>` }) },
  { what: 'the value of a control', kind: 'formValue', with: (m) => ({ body: `<form:form><form:text form:current-value="${m}"/></form:form>` }) },
  { what: 'a small picture of the first page', kind: 'thumbnail', with: (m, picture) => ({ files: { [`Thumbnails/${m}.jpg`]: picture('') } }) },
  { what: 'older versions', kind: 'olderVersion', with: (m) => ({ files: { [`Versions/${m}`]: strToU8('x') } }) },
  { what: 'who kept older versions', kind: 'person', with: (m) => ({ files: { 'Versions/VersionList.xml': strToU8(`<VL:version-list xmlns:VL="http://openoffice.org/2001/versions-list"><VL:version-entry VL:creator="${m}"/></VL:version-list>`) } }) },
  { what: 'a signature', kind: 'person', with: (m) => ({ unlisted: { 'META-INF/documentsignatures.xml': strToU8(`<a xmlns="http://www.w3.org/2000/09/xmldsig#"><X509SubjectName>CN=${m}</X509SubjectName></a>`) } }) },
  { what: 'what a camera wrote', kind: 'imageMetadata', with: (m, picture) => ({ body: frame('<draw:image xlink:href="Pictures/a.jpg"/>'), files: { 'Pictures/a.jpg': picture(m) } }) },
  { what: 'what a camera wrote, in a picture within the text', kind: 'imageMetadata', with: (m, picture) => ({ body: frame(`<draw:image><office:binary-data>${Buffer.from(picture(m)).toString('base64')}</office:binary-data></draw:image>`) }) },
  { what: 'the name of a picture’s file', kind: 'fileName', with: (m) => ({ body: frame('', `draw:name="${m}.jpg"`) }) },
  { what: 'the folder of a picture', kind: 'fileName', with: (m) => ({ body: frame(`<svg:desc>C:\\Users\\${m}\\photo</svg:desc>`) }) },
  { what: 'a cropped picture', kind: 'croppedPicture', with: () => ({ automatic: '<style:style style:name="G" style:family="graphic"><style:graphic-properties fo:clip="rect(0cm, 2cm, 0cm, 0cm)"/></style:style>' }), says: 'rect(0cm, 2cm, 0cm, 0cm)' },
  { what: 'a picture that was taken out', kind: 'unknownPart', with: (m, picture) => ({ files: { [`Pictures/${m}.jpg`]: picture('') } }) },
  { what: 'a part that its list does not name', kind: 'unknownPart', with: (m) => ({ unlisted: { [`${m}.xml`]: strToU8('<a/>') } }) },
  { what: 'a part of no kind', kind: 'unknownPart', with: (m) => ({ files: { 'more.xml': strToU8(`<a>${m}</a>`) } }) },
  { what: 'a remark in the code', kind: 'remark', with: (m) => ({ body: `<!-- ${m} -->` }) },
  { what: 'a part that is no XML', kind: 'unreadable', with: (m) => ({ files: { [`Object 1/${m}.xml`]: strToU8('<a><b></a>') } }) },
] // prettier-ignore
