import { strToU8, zipSync } from 'fflate'
import { emf, svg, wmf } from './drawings'
import { nativeFile, ole, propertySet } from './ole'
import type { Plant } from './planted-in-word'
import { drawing, field, p, part, run, word, type WordSource } from './word'

const WML = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const OFFICE = 'http://schemas.microsoft.com/office'
const QUIET = { mtime: new Date(1980, 0, 1), os: 0 } as const
const PRESENCE = `xmlns:w15="${OFFICE}/word/2012/wordml" xmlns:w16cex="${OFFICE}/word/2018/wordml/cex" xmlns:w16cid="${OFFICE}/word/2016/wordml/cid" xmlns:w16du="${OFFICE}/word/2023/wordml/word16du"`

const at = (name: string, relation: string, type: string, content: string | Uint8Array): WordSource => ({
  parts: { [name]: { relation, type, content } },
})
const object = (
  bytes: Uint8Array,
  name = 'word/embeddings/oleObject1.bin',
  type = 'application/vnd.openxmlformats-officedocument.oleObject',
): WordSource => ({
  body: p('<w:r><w:object><o:OLEObject Type="Embed" ProgID="Package" r:id="r2"/></w:object></w:r>'),
  ...at(name, 'oleObject', type, bytes),
})
const workbook = (parts: Record<string, string>): Uint8Array =>
  zipSync(
    {
      '[Content_Types].xml': strToU8(
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
      ),
      'xl/workbook.xml': strToU8('<workbook/>'),
      ...Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])),
    },
    QUIET,
  )
const sheet = (bytes: Uint8Array) =>
  object(
    bytes,
    'word/embeddings/Microsoft_Excel_Worksheet.xlsx',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  )
const picture = (bytes: Uint8Array, type: string, ending: string): WordSource => ({
  body: p(drawing('r2')),
  ...at(`word/media/image1.${ending}`, 'image', type, bytes),
})
const S = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

/** One document for each thing in its parts, in the files inside of it, and in what other programs of Office keep beside its text. */
export const IN_PARTS: readonly Plant[] = [
  { what: 'a file as it was, by its name', kind: 'fileName', with: (m) => object(ole({ '\x01Ole10Native': nativeFile(m, '') })) },
  { what: 'a file as it was, by its folder', kind: 'path', with: (m) => object(ole({ '\x01Ole10Native': nativeFile('a', `C:\\Users\\${m}\\a.doc`) })) },
  { what: 'the names in an object', kind: 'embeddedFile', with: (m) => object(ole({ [m]: Buffer.from('x') })), isSilent: true },
  { what: 'who made an object', kind: 'person', with: (m) => object(ole({ '\x05SummaryInformation': propertySet({ 4: m }) })) },
  { what: 'the company of an object', kind: 'organisation', with: (m) => object(ole({ '\x05DocumentSummaryInformation': propertySet({ 15: m }) })) },
  { what: 'when an object was changed', kind: 'editTime', with: () => object(ole({ a: Buffer.from('x') }, 133_855_563_670_000_000n)), says: '2025-03-04' },
  { what: 'a spreadsheet in an object', kind: 'person', with: (m) => object(ole({ Package: Buffer.from(workbook({ 'docProps/core.xml': `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>${m}</dc:creator></cp:coreProperties>` })) })) },
  { what: 'the parts of a spreadsheet', kind: 'embeddedFile', with: (m) => sheet(workbook({ [`xl/${m}.xml`]: '<a/>' })) },
  { what: 'who made a spreadsheet', kind: 'person', with: (m) => sheet(workbook({ 'docProps/core.xml': `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>${m}</dc:creator></cp:coreProperties>` })) },
  { what: 'a hidden sheet', kind: 'hiddenText', with: (m) => sheet(workbook({ 'xl/workbook.xml': `<workbook xmlns="${S}"><sheets><sheet name="${m}" state="veryHidden"/></sheets></workbook>` })) },
  { what: 'a comment in a spreadsheet', kind: 'comment', with: (m) => sheet(workbook({ 'xl/comments1.xml': `<comments xmlns="${S}"><commentList><comment ref="A1"><text><t>${m}</t></text></comment></commentList></comments>` })) },
  { what: 'a document in the document', kind: 'person', with: (m) => object(word({ core: `<dc:creator>${m}</dc:creator>` }), 'word/embeddings/Microsoft_Word_Document.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document') },
  { what: 'a document in a chunk', kind: 'person', with: (m) => ({ body: '<w:altChunk r:id="r2"/>', ...at('word/afchunk.docx', 'aFChunk', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', word({ core: `<dc:creator>${m}</dc:creator>` })) }) },
  { what: 'a drawing of Windows', kind: 'imageMetadata', with: (m) => picture(emf({ head: m }), 'image/x-emf', 'emf') },
  { what: 'an older drawing of Windows', kind: 'imageMetadata', with: (m) => picture(wmf(m), 'image/x-wmf', 'wmf') },
  { what: 'a drawing of the web', kind: 'remark', with: (m) => picture(svg(`<!--${m}-->`), 'image/svg+xml', 'svg') },
  { what: 'a script in a drawing', kind: 'script', with: (m) => picture(svg(`<script>${m}</script>`), 'image/svg+xml', 'svg') },
  { what: 'the name that a picture’s part has', kind: 'fileName', with: (m, image) => ({ body: p(drawing('r2')), ...at(`word/media/${m} at home.jpg`, 'image', 'image/jpeg', image('')) }) },
  { what: 'the title of an older picture', kind: 'fileName', with: (m) => ({ body: p(`<w:r><w:pict><v:shape style="width:9pt"><v:imagedata r:id="none" o:title="${m}"/></v:shape></w:pict></w:r>`) }) },
  { what: 'a font', kind: 'fontKey', with: (m) => at('word/fonts/font1.odttf', 'font', 'application/vnd.openxmlformats-officedocument.obfuscatedFont', Buffer.from(m)) },
  { what: 'a signature', kind: 'signature', with: (m) => at('_xmlsignatures/sig1.xml', 'http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/signature', 'application/vnd.openxmlformats-package.digital-signature-xmlsignature+xml', `<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><KeyName>${m}</KeyName></Signature>`) },
  { what: 'an add-in', kind: 'externalContent', with: (m) => at('word/webextensions/webextension1.xml', `${OFFICE}/2011/relationships/webextension`, 'application/vnd.ms-office.webextension+xml', `<we:webextension xmlns:we="${OFFICE}/webextensions/webextension/2010/11" id="{1}"><we:reference id="${m}"/></we:webextension>`) },
  { what: 'tasks', kind: 'person', with: (m) => at('word/documenttasks/documenttasks1.xml', `${OFFICE}/2019/05/relationships/documenttasks`, 'application/vnd.ms-office.documenttasks+xml', `<t:Tasks xmlns:t="${OFFICE}/tasks/2019/documenttasks"><t:Task id="1"><t:History><t:Event id="1"><t:Attribution userId="1" userName="${m}" userProvider="AD"/></t:Event></t:History></t:Task></t:Tasks>`) },
  { what: 'who liked a comment', kind: 'person', with: (m) => at('word/commentsExtensible.xml', `${OFFICE}/2018/08/relationships/commentsExtensible`, `${WML}.commentsExtensible+xml`, `<w16cex:commentsExtensible ${PRESENCE}><w16cex:commentExtensible w16cex:durableId="11111111"><w16cex:extLst><w16cex:ext uri="{1}"><cr:reactions xmlns:cr="${OFFICE}/comments/2020/reactions"><cr:reaction reactionType="1"><cr:reactionInfo dateUtc="2025-03-04T05:06:07Z"><cr:user userId="1" userProvider="AD" userName="${m}"/></cr:reactionInfo></cr:reaction></cr:reactions></w16cex:ext></w16cex:extLst></w16cex:commentExtensible></w16cex:commentsExtensible>`) },
  { what: 'when a comment was made', kind: 'editTime', with: () => at('word/commentsExtensible.xml', `${OFFICE}/2018/08/relationships/commentsExtensible`, `${WML}.commentsExtensible+xml`, `<w16cex:commentsExtensible ${PRESENCE}><w16cex:commentExtensible w16cex:durableId="11111111" w16cex:dateUtc="2025-03-04T05:06:07Z"/></w16cex:commentsExtensible>`), says: '2025-03-04' },
  { what: 'the chain of comments', kind: 'revisionId', with: () => at('word/commentsExtended.xml', `${OFFICE}/2011/relationships/commentsExtended`, `${WML}.commentsExtended+xml`, `<w15:commentsEx ${PRESENCE}><w15:commentEx w15:paraId="12345678" w15:done="0"/></w15:commentsEx>`), says: 'paraId' },
  { what: 'numbers of comments', kind: 'revisionId', with: () => at('word/commentsIds.xml', `${OFFICE}/2016/09/relationships/commentsIds`, `${WML}.commentsIds+xml`, `<w16cid:commentsIds ${PRESENCE}><w16cid:commentId w16cid:paraId="12345678" w16cid:durableId="12345679"/></w16cid:commentsIds>`), says: 'durableId' },
  { what: 'a sitting in a style', kind: 'revisionId', with: () => ({ styles: '<w:style w:type="character" w:styleId="H"><w:name w:val="H"/><w:rsid w:val="00D4E5F6"/></w:style>' }), says: '00D4E5F6' },
  { what: 'where somebody was last', kind: 'revisionId', with: () => ({ body: p(`<w:bookmarkStart w:id="1" w:name="_GoBack"/><w:bookmarkEnd w:id="1"/>${run('x')}`) }), says: '_GoBack' },
  { what: 'the choices of a list', kind: 'contentControl', with: (m) => ({ body: `<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:displayText="${m}" w:value="1"/></w:dropDownList></w:sdtPr><w:sdtContent>${p('x')}</w:sdtContent></w:sdt>` }) },
  { what: 'a control that is bound to data', kind: 'contentControl', with: (m) => ({ body: `<w:sdt><w:sdtPr><w:dataBinding w:xpath="/case/${m}" w:storeItemID="{1}"/></w:sdtPr><w:sdtContent>${p('x')}</w:sdtContent></w:sdt>` }) },
  { what: 'a schema', kind: 'customXml', with: (m) => ({ settings: `<w:attachedSchema w:val="urn:${m}"/>` }) },
  { what: 'the folder of a schema', kind: 'path', with: (m) => ({ settings: `<sl:schemaLibrary xmlns:sl="http://schemas.openxmlformats.org/schemaLibrary/2006/main"><sl:schema sl:uri="urn:x" sl:manifestLocation="C:\\Users\\${m}\\a.xml"/></sl:schemaLibrary>` }) },
  { what: 'a stylesheet for saving', kind: 'path', with: (m) => ({ settings: `<w:saveThroughXslt w:solutionID="${m}"/>` }) },
  { what: 'protection', kind: 'property', with: () => ({ settings: '<w:documentProtection w:edit="readOnly" w:hash="x"/>' }), says: 'documentProtection' },
  { what: 'tracking of changes', kind: 'property', with: () => ({ settings: '<w:trackRevisions/>' }), says: 'trackRevisions' },
  { what: 'a field that takes in a text', kind: 'externalContent', with: (m) => ({ body: p(field(`INCLUDETEXT "C:\\\\Users\\\\${m}\\\\a.docx"`, 'x')) }) },
  { what: 'a field that asks another program', kind: 'externalContent', with: (m) => ({ body: p(field(`DDEAUTO ${m} "a"`, 'x')) }) },
  { what: 'a field of the file’s name', kind: 'field', with: (m) => ({ body: p(field(`FILENAME ${m}`, 'x')) }) },
  { what: 'help of a form', kind: 'hiddenText', with: (m) => ({ body: p(`<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:helpText w:val="${m}"/></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMTEXT</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('x')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`) }) },
  { what: 'a subdocument', kind: 'externalContent', with: (m) => ({ body: '<w:subDoc r:id="s"/>', relations: [['s', 'subDocument', `file:///C:/Users/${m}/a.docx`, true]] }) },
  { what: 'a change of paragraphs', kind: 'person', with: (m) => ({ body: p(run('x'), `<w:pPrChange w:id="1" w:author="${m}"><w:pPr/></w:pPrChange>`) }) },
  { what: 'a change of a table', kind: 'person', with: (m) => ({ body: `<w:tbl><w:tblPr><w:tblPrChange w:id="1" w:author="${m}"><w:tblPr/></w:tblPrChange></w:tblPr><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>${p('x')}</w:tc></w:tr></w:tbl>` }) },
  { what: 'a change of a section', kind: 'formatChange', with: (m) => ({ section: `<w:sectPrChange w:id="1" w:author="${m}"><w:sectPr/></w:sectPrChange>` }), says: 'sectPrChange' },
  { what: 'the name of a move', kind: 'person', with: (m) => ({ body: p(`<w:moveToRangeStart w:id="1" w:name="move1" w:author="${m}"/><w:moveToRangeEnd w:id="1"/>${run('x')}`) }) },
  { what: 'what is said in ink', kind: 'comment', with: (m) => ({ body: p('<w:r><w14:contentPart r:id="r2"/></w:r>'), ...at('word/ink/ink1.xml', 'customXml', 'application/inkml+xml', `<inkml:ink xmlns:inkml="http://www.w3.org/2003/InkML"><inkml:annotation>${m}</inkml:annotation></inkml:ink>`) }) },
  { what: 'a list of recipients', kind: 'mailMerge', with: (m) => at('word/recipientData.xml', 'recipientData', `${WML}.mailMergeRecipientData+xml`, part('recipients', `<w:recipientData><w:uniqueTag w:val="${m}"/></w:recipientData>`)) },
  { what: 'keys of one’s own', kind: 'macro', with: (m) => at('word/customizations.xml', `${OFFICE}/2006/relationships/keyMapCustomizations`, 'application/vnd.ms-word.keyMapCustomizations+xml', `<wne:tcg xmlns:wne="${OFFICE}/word/2006/wordml"><wne:acds><wne:acd wne:acdName="${m}"/></wne:acds></wne:tcg>`) },
] // prettier-ignore
