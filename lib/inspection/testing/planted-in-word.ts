import { changed, drawing, field, p, part, run, type PlantedPart, type WordSource } from './word'
import type { FindingKind } from '../finding'
import { IN_PARTS } from './planted-parts'
import { UNSEEN } from './planted-unseen'

const WML = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

/** Text with rows of signs that print nothing; the marker itself cannot stand in them. */
const ZERO = '\u200b\u200c\u200d\u200b\u200c'

export interface Plant {
  what: string
  kind: FindingKind
  /** The document with `marker` in this one place. */
  with: (marker: string, picture: (marker: string) => Uint8Array) => WordSource
  /** The finding says something else than the marker, as with numbers and rows of signs. */
  says?: string
  /** The marker is no text that could be looked for in the parts. */
  isSilent?: boolean
}

const other = (
  name: string,
  relation: string,
  type: string,
  content: string | Uint8Array,
  more: Partial<PlantedPart> = {},
) => ({
  parts: { [name]: { relation, type, content, ...more } },
})

/** One document for each thing that a Word document can carry beside its text. */
export const PLANTS: readonly Plant[] = [
  ...UNSEEN,
  ...IN_PARTS,
  { what: 'an author', kind: 'person', with: (m) => ({ core: `<dc:creator>${m}</dc:creator>` }) },
  { what: 'who saved it last', kind: 'person', with: (m) => ({ core: `<cp:lastModifiedBy>${m}</cp:lastModifiedBy>` }) },
  { what: 'when it was saved', kind: 'editTime', with: () => ({ core: '<dcterms:modified>2025-03-04T05:06:07Z</dcterms:modified>' }), says: '2025-03-04' },
  { what: 'keywords', kind: 'property', with: (m) => ({ core: `<cp:keywords>${m}</cp:keywords>` }) },
  { what: 'a company', kind: 'organisation', with: (m) => ({ app: `<Company>${m}</Company>` }) },
  { what: 'a manager', kind: 'person', with: (m) => ({ app: `<Manager>${m}</Manager>` }) },
  { what: 'a program', kind: 'program', with: (m) => ({ app: `<Application>${m}</Application>` }) },
  { what: 'minutes of editing', kind: 'editTime', with: () => ({ app: '<TotalTime>412</TotalTime>' }), says: 'TotalTime: 412' },
  { what: 'a template’s name', kind: 'template', with: (m) => ({ app: `<Template>${m}</Template>` }) },
  { what: 'a base of links', kind: 'path', with: (m) => ({ app: `<HyperlinkBase>${m}</HyperlinkBase>` }) },
  { what: 'a property of one’s own', kind: 'property', with: (m) => ({ custom: `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="Case"><vt:lpwstr>${m}</vt:lpwstr></property>` }) },
  { what: 'a comment', kind: 'comment', with: (m) => ({ body: p(`<w:commentRangeStart w:id="1"/>${run('words')}<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>`), ...other('word/comments.xml', 'comments', `${WML}.comments+xml`, part('comments', `<w:comment w:id="1">${p(m)}</w:comment>`)) }) },
  { what: 'a comment’s author', kind: 'person', with: (m) => other('word/comments.xml', 'comments', `${WML}.comments+xml`, part('comments', `<w:comment w:id="1" w:author="${m}">${p('x')}</w:comment>`)) },
  { what: 'people', kind: 'person', with: (m) => other('word/people.xml', 'http://schemas.microsoft.com/office/2011/relationships/people', 'application/vnd.openxmlformats-officedocument.wordprocessingml.people+xml', `<w15:people xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"><w15:person w15:author="A"><w15:presenceInfo w15:providerId="AD" w15:userId="${m}"/></w15:person></w15:people>`) },
  { what: 'inserted text', kind: 'insertion', with: (m) => ({ body: p(changed('ins', run(m))) }), isSilent: true },
  { what: 'who inserted text', kind: 'person', with: (m) => ({ body: p(changed('ins', run('x'), m)) }) },
  { what: 'deleted text', kind: 'deletion', with: (m) => ({ body: p(changed('del', `<w:r><w:delText>${m}</w:delText></w:r>`)) }) },
  { what: 'moved text', kind: 'deletion', with: (m) => ({ body: p(changed('moveFrom', run(m))) }) },
  { what: 'a change of formatting', kind: 'formatChange', with: (m) => ({ body: p(`<w:r><w:rPr><w:rPrChange w:id="3" w:author="${m}" w:date="2025-03-04T05:06:07Z"><w:rPr/></w:rPrChange></w:rPr><w:t>x</w:t></w:r>`) }), says: 'rPrChange' },
  { what: 'who may edit', kind: 'person', with: (m) => ({ body: p(`<w:permStart w:id="4" w:ed="${m}"/>${run('x')}<w:permEnd w:id="4"/>`) }) },
  { what: 'hidden words', kind: 'hiddenText', with: (m) => ({ body: p(run(m, '<w:vanish/>')) }) },
  { what: 'words hidden by their style', kind: 'hiddenText', with: (m) => ({ styles: '<w:style w:type="character" w:styleId="H"><w:name w:val="H"/><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="character" w:styleId="I"><w:name w:val="I"/><w:basedOn w:val="H"/></w:style>', body: p(run(m, '<w:rStyle w:val="I"/>')) }) },
  { what: 'white words', kind: 'hiddenText', with: (m) => ({ body: p(run(m, '<w:color w:val="FFFFFF"/>')) }) },
  { what: 'black words on black', kind: 'hiddenText', with: (m) => ({ body: p(run(m, '<w:color w:val="000000"/><w:shd w:val="clear" w:fill="000000"/>')) }) },
  { what: 'tiny words', kind: 'hiddenText', with: (m) => ({ body: p(run(m, '<w:sz w:val="2"/>')) }) },
  { what: 'signs without width', kind: 'hiddenText', with: () => ({ body: p(run(`a${ZERO}b`)) }), says: 'U+200B U+200C', isSilent: true },
  { what: 'a hidden row', kind: 'hiddenText', with: (m) => ({ body: `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:trPr><w:hidden/></w:trPr><w:tc>${p(m)}</w:tc></w:tr><w:tr><w:tc>${p('seen')}</w:tc></w:tr></w:tbl>` }) },
  { what: 'text between elements', kind: 'hiddenText', with: (m) => ({ body: p(`<w:r>${m}<w:t>x</w:t></w:r>`) }) },
  { what: 'an entry of an index', kind: 'hiddenText', with: (m) => ({ body: p(field(`XE "${m}"`, '')) }) },
  { what: 'the name of the file', kind: 'path', with: (m) => ({ body: p(field(`HYPERLINK "C:\\Users\\${m}\\a.docx"`, 'x')) }) },
  { what: 'a field of a citation manager', kind: 'field', with: (m) => ({ body: p(field(`ADDIN ZOTERO_ITEM CSL_CITATION {"uri":"${m}"}`, '(1)')) }) },
  { what: 'a simple field', kind: 'person', with: (m) => ({ body: p(`<w:fldSimple w:instr=" AUTHOR ${m} ">${run('x')}</w:fldSimple>`) }) },
  { what: 'a field that loads a picture', kind: 'externalContent', with: (m) => ({ body: p(field(`INCLUDEPICTURE "http://${m}.example/a.png"`, 'x')) }) },
  { what: 'a field of mail merge', kind: 'mailMerge', with: (m) => ({ body: p(field(`MERGEFIELD ${m}`, 'x')) }) },
  { what: 'a source of mail merge', kind: 'mailMerge', with: (m) => ({ settings: `<w:mailMerge><w:query w:val="SELECT * FROM ${m}"/></w:mailMerge>` }) },
  { what: 'a variable', kind: 'variable', with: (m) => ({ settings: `<w:docVars><w:docVar w:name="v" w:val="${m}"/></w:docVars>` }) },
  { what: 'sittings of editing', kind: 'revisionId', with: () => ({ settings: '<w:rsids><w:rsidRoot w:val="00A1B2C3"/><w:rsid w:val="00D4E5F6"/></w:rsids>' }), says: '00A1B2C3' },
  { what: 'marks of a sitting', kind: 'revisionId', with: () => ({ body: '<w:p w:rsidR="00D4E5F6"><w:r><w:t>x</w:t></w:r></w:p>' }), says: '00D4E5F6' },
  { what: 'numbers of paragraphs', kind: 'revisionId', with: () => ({ body: '<w:p w14:paraId="12345678"><w:r><w:t>x</w:t></w:r></w:p>' }), says: 'paraId' },
  { what: 'numbers of lists', kind: 'revisionId', with: () => other('word/numbering.xml', 'numbering', `${WML}.numbering+xml`, part('numbering', '<w:abstractNum w:abstractNumId="0"><w:nsid w:val="1A2B3C4D"/></w:abstractNum>')), says: '1A2B3C4D' },
  { what: 'the number of the document', kind: 'documentId', with: () => ({ settings: '<w15:docId w15:val="{8A7F4C1E-0000-4000-8000-123456789ABC}"/>' }), says: '8A7F4C1E' },
  { what: 'a template', kind: 'template', with: (m) => ({ settings: '<w:attachedTemplate r:id="t"/>', parts: {}, relations: [['t', 'attachedTemplate', `file:///C:/Users/${m}/a.dotm`, true]] }) },
  { what: 'a picture from elsewhere', kind: 'externalContent', with: (m) => ({ body: p(drawing('x').replace('r:embed', 'r:link')), relations: [['x', 'image', `http://${m}.example/pixel.png`, true]] }) },
  { what: 'a link into a folder', kind: 'path', with: (m) => ({ body: p(`<w:hyperlink r:id="h">${run('x')}</w:hyperlink>`), relations: [['h', 'hyperlink', `file:///C:/Users/${m}/a.docx`, true]] }) },
  { what: 'a link into a network', kind: 'path', with: (m) => ({ body: p(`<w:hyperlink r:id="h">${run('x')}</w:hyperlink>`), relations: [['h', 'hyperlink', `\\\\${m}\\share`, true]] }) },
  { what: 'a printer', kind: 'printer', with: (m) => ({ section: '<w:printerSettings r:id="r2"/>', ...other('word/printerSettings1.bin', 'printerSettings', `${WML}.printerSettings`, new Uint8Array(Buffer.from(m.padEnd(40, '\0'), 'utf16le'))) }), isSilent: true },
  { what: 'an embedded spreadsheet', kind: 'embeddedFile', with: (m) => ({ body: p('<w:r><w:object><o:OLEObject Type="Embed" ProgID="Excel.Sheet.12" r:id="r2"/></w:object></w:r>'), ...other('word/embeddings/a.xlsx', 'package', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', new Uint8Array(Buffer.from(m))) }) },
  { what: 'a small picture of the first page', kind: 'thumbnail', with: (m, picture) => other('docProps/thumbnail.jpeg', 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail', 'image/jpeg', picture(m), { ofPackage: true }), says: '' },
  { what: 'macros', kind: 'macro', with: (m) => other('word/vbaProject.bin', 'http://schemas.microsoft.com/office/2006/relationships/vbaProject', 'application/vnd.ms-office.vbaProject', new Uint8Array(Buffer.from(m))) },
  { what: 'data of another program', kind: 'customXml', with: (m) => other('customXml/item1.xml', 'customXml', 'application/xml', `<case xmlns="urn:case">${m}</case>`) },
  { what: 'elements of another program', kind: 'customXml', with: (m) => ({ body: `<w:p><z:${m} xmlns:z="urn:z"/><w:r><w:t>x</w:t></w:r></w:p>` }) },
  { what: 'an element of no format', kind: 'customXml', with: (m) => ({ body: `<w:p><note>${m}</note><w:r><w:t>x</w:t></w:r></w:p>` }) },
  { what: 'an attribute of no format', kind: 'customXml', with: (m) => ({ body: `<w:p note="${m}"><w:r><w:t>x</w:t></w:r></w:p>` }) },
  { what: 'an attribute that Word does not have', kind: 'customXml', with: (m) => ({ body: `<w:p w:secret="${m}"><w:r w14:keep="${m}"><w:t>x</w:t></w:r></w:p>` }) },
  { what: 'an attribute where Word has it elsewhere', kind: 'customXml', with: (m) => ({ body: `<w:p><w:r w:instr="${m}"><w:t>x</w:t></w:r></w:p>` }) },
  { what: 'an attribute of a drawing', kind: 'customXml', with: (m, picture) => ({ body: p(drawing('r2').replace('<a:blip ', `<a:blip note="${m}" `)), ...other('word/media/a.jpg', 'image', 'image/jpeg', picture('')) }) },
  { what: 'an element that Word does not have', kind: 'customXml', with: (m) => ({ body: `<w:p><w:secret w:val="${m}"/><w:r><w:t>x</w:t></w:r></w:p>` }) },
  { what: 'an element of an unknown kind of Office', kind: 'customXml', with: (m) => ({ body: `<w:p><z:a xmlns:z="http://schemas.microsoft.com/office/secret" z:b="${m}"/><w:r><w:t>x</w:t></w:r></w:p>` }) },
  { what: 'an attribute of a style', kind: 'customXml', with: (m) => ({ styles: `<w:style w:type="character" w:styleId="H" w:note="${m}"><w:name w:val="H"/></w:style>` }) },
  { what: 'an attribute of a relationship’s list', kind: 'customXml', with: (m) => other('word/_rels/styles.xml.rels', '', 'application/vnd.openxmlformats-package.relationships+xml', `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships" note="${m}"/>`) },
  { what: 'words in a drawing that has no place for them', kind: 'hiddenText', with: (m, picture) => ({ body: p(drawing('r2').replace('<a:fillRect/>', `<a:fillRect>${m}</a:fillRect>`)), ...other('word/media/a.jpg', 'image', 'image/jpeg', picture('')) }) },
  { what: 'a smart tag', kind: 'smartTag', with: (m) => ({ body: p(`<w:smartTag w:uri="urn:x" w:element="name"><w:smartTagPr><w:attr w:name="n" w:val="${m}"/></w:smartTagPr>${run('x')}</w:smartTag>`) }) },
  { what: 'building blocks', kind: 'glossary', with: (m) => other('word/glossary/document.xml', 'glossaryDocument', `${WML}.document.glossary+xml`, part('glossaryDocument', `<w:docParts><w:docPart><w:docPartBody>${p(m)}</w:docPartBody></w:docPart></w:docParts>`)) },
  { what: 'a connection of a control', kind: 'contentControl', with: (m) => ({ body: `<w:sdt><w:sdtPr><w:tag w:val="${m}"/></w:sdtPr><w:sdtContent>${p('x')}</w:sdtContent></w:sdt>` }) },
  { what: 'an active control', kind: 'control', with: (m) => ({ body: p(`<w:r><w:object><w:control w:name="${m}"/></w:object></w:r>`) }) },
  { what: 'the name of a picture’s file', kind: 'fileName', with: (m, picture) => ({ body: p(drawing('r2', { name: `${m}.jpg` })), ...other('word/media/a.jpg', 'image', 'image/jpeg', picture('')) }) },
  { what: 'the folder of a picture', kind: 'fileName', with: (m, picture) => ({ body: p(drawing('r2', { descr: `C:\\Users\\${m}\\photo` })), ...other('word/media/a.jpg', 'image', 'image/jpeg', picture('')) }) },
  { what: 'a cropped picture', kind: 'croppedPicture', with: (_, picture) => ({ body: p(drawing('r2', { crop: '<a:srcRect l="25000" r="25000"/>' })), ...other('word/media/a.jpg', 'image', 'image/jpeg', picture('')) }), says: 'l 25000', isSilent: true },
  { what: 'what a camera wrote', kind: 'imageMetadata', with: (m, picture) => ({ body: p(drawing('r2')), ...other('word/media/a.jpg', 'image', 'image/jpeg', picture(m)) }) },
  { what: 'a part that nothing leads to', kind: 'unknownPart', with: (m) => other('word/left.xml', '', 'application/xml', `<a>${m}</a>`), says: '' },
  {
    what: 'a picture that was taken out',
    kind: 'unknownPart',
    with: (m, picture) => other(`word/media/${m}.jpg`, 'image', 'image/jpeg', picture('')),
  },
  { what: 'a part of unknown kind', kind: 'unknownPart', with: (m) => other('word/left.dat', 'http://x.example/y', 'application/x-y', m) },
  { what: 'a remark in the code', kind: 'remark', with: (m) => ({ body: `<!-- ${m} -->` }) },
  { what: 'a remark of the container', kind: 'remark', with: (m) => ({ zip: { comment: m } as never }), isSilent: true },
  { what: 'times of the container', kind: 'fileTime', with: () => ({ zip: { mtime: new Date(2025, 2, 4, 5, 6) } }), says: '2025-03-04 05:06' },
  { what: 'the system of the container', kind: 'zipDetail', with: () => ({ zip: { os: 3 } }), says: 'Unix' },
  { what: 'fields of the container', kind: 'zipDetail', with: () => ({ zip: { extra: { 0x7875: new Uint8Array([1, 4, 232, 3, 0, 0, 4, 232, 3, 0, 0]) } } }), says: 'Unix user and group' },
  { what: 'a label of an organisation', kind: 'organisation', with: (m) => other('docMetadata/LabelInfo.xml', 'http://schemas.microsoft.com/office/2020/02/relationships/classificationlabels', 'application/vnd.ms-office.classificationlabels+xml', `<clbl:labelList xmlns:clbl="http://schemas.microsoft.com/office/2020/mipLabelMetadata"><clbl:label id="{1}" siteId="${m}"/></clbl:labelList>`, { ofPackage: true }) },
] // prettier-ignore
