const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006'
const STRICT = 'http://purl.oclc.org/ooxml'

/** The namespaces of a Word document that are read, transitional and strict, and how this reader calls them. */
export const NAMESPACES: ReadonlyMap<string, string> = new Map([
  ['http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'w'],
  [`${STRICT}/wordprocessingml/main`, 'w'],
  [`${OFFICE}/relationships`, 'r'],
  [`${STRICT}/officeDocument/relationships`, 'r'],
  [`${OFFICE}/math`, 'm'],
  [`${STRICT}/officeDocument/math`, 'm'],
  ['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc'],
  ['http://schemas.openxmlformats.org/package/2006/relationships', 'rel'],
  ['http://schemas.openxmlformats.org/drawingml/2006/picture', 'pic'],
  [`${STRICT}/drawingml/picture`, 'pic'],
  ['http://schemas.openxmlformats.org/drawingml/2006/chart', 'c'],
  [`${STRICT}/drawingml/chart`, 'c'],
  ['urn:schemas-microsoft-com:vml', 'v'],
])
