/** A piece of XML that is ready to be written. */
export type Xml = string

const SPACES = {
  w: 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  m: 'http://schemas.openxmlformats.org/officeDocument/2006/math',
  mc: 'http://schemas.openxmlformats.org/markup-compatibility/2006',
  r: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  v: 'urn:schemas-microsoft-com:vml',
  wp: 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing',
  a: 'http://schemas.openxmlformats.org/drawingml/2006/main',
  pic: 'http://schemas.openxmlformats.org/drawingml/2006/picture',
  wps: 'http://schemas.microsoft.com/office/word/2010/wordprocessingShape',
}

export function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** `el('w:jc', { 'w:val': 'center' })`; attributes that are undefined are left out. */
export function el(
  name: string,
  attributes: Record<string, string | number | undefined> = {},
  ...content: Xml[]
): Xml {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escape(String(value))}"`)
  const inside = content.join('')
  return inside === '' ? `<${name}${written.join('')}/>` : `<${name}${written.join('')}>${inside}</${name}>`
}

/** `<w:name w:val="value"/>`, or nothing for undefined. */
export function val(name: string, value: string | number | undefined): Xml {
  return value === undefined ? '' : el(`w:${name}`, { 'w:val': value })
}

/** `<w:name/>` for true, switched off for false, nothing for undefined. */
export function flag(name: string, isOn: boolean | undefined): Xml {
  if (isOn === undefined) return ''
  return isOn ? el(`w:${name}`) : el(`w:${name}`, { 'w:val': '0' })
}

/** A whole part with its declaration and namespaces. */
export function part(root: string, content: Xml, dialect: 'transitional' | 'strict' | 'foreign'): Xml {
  const spaces = { ...SPACES }
  if (dialect === 'strict') {
    spaces.w = 'http://purl.oclc.org/ooxml/wordprocessingml/main'
    spaces.m = 'http://purl.oclc.org/ooxml/officeDocument/math'
  }
  const declared = Object.entries(spaces).map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`)
  const xml = `<w:${root}${declared.join('')}>${content}</w:${root}>`
  const named =
    dialect === 'foreign' ? xml.replace(/(<\/?|\s)w:/g, '$1word:').replace('xmlns:w=', 'xmlns:word=') : xml
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${named}`
}
