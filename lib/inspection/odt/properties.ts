import type { FindingKind, Findings } from '../finding'
import { isPath } from '../paths'
import { attribute, elementsOf, QUOTED, textIn, type XmlElement } from '../xml/tree'

const META: Record<string, FindingKind> = {
  'dc:creator': 'person',
  'meta:initial-creator': 'person',
  'meta:printed-by': 'person',
  'dc:contributor': 'person',
  'dc:publisher': 'organisation',
  'dc:date': 'editTime',
  'meta:creation-date': 'editTime',
  'meta:print-date': 'editTime',
  'meta:editing-cycles': 'editTime',
  'meta:editing-duration': 'editTime',
  'meta:generator': 'program',
  'meta:template': 'template',
  'meta:auto-reload': 'externalContent',
  'dc:title': 'title',
  'dc:language': 'language',
}

/** What a document says about itself. How many pages, words and letters it has anybody can count. */
export function inspectMeta(meta: XmlElement, part: string, findings: Findings): void {
  for (const each of elementsOf(meta)) {
    if (each.name === 'meta:document-statistic') continue
    const said = [
      textIn(each, QUOTED),
      ...each.attributes.filter(({ name }) => !SILENT.has(name)).map(({ value }) => value),
    ]
    const value = said.filter((text) => text.trim() !== '').join(' ')
    if (value !== '')
      findings.add(META[each.name] ?? 'property', part, `${each.name.replace(/^.*[:}]/, '')}: ${value}`)
  }
}

// What a link or a property is like, which every writer says the same of.
const SILENT = new Set(['xlink:type', 'xlink:actuate', 'xlink:show', 'meta:value-type', 'xlink:title'])

/** What the settings of a document's program tell of machines, people and databases, and where somebody looked last. */
export function inspectSetting(item: XmlElement, part: string, findings: Findings): void {
  const [name, value] = [attribute(item, 'config:name') ?? '', textIn(item, QUOTED).trim()]
  if (value === '' || (value === '0' && name.startsWith('CurrentDatabase'))) return
  if (/^Printer(?:Name|Setup)$/.test(name))
    findings.add('printer', part, name === 'PrinterName' ? value : name)
  else if (/^Rsid(?:Root)?$/.test(name)) findings.add('revisionId', part, value)
  else if (/^CurrentDatabase|DataSource$/.test(name)) findings.add('mailMerge', part, value)
  else if (
    /^(?:ViewLeft|ViewTop|ViewAreaTop|ViewAreaLeft|VisibleTop|VisibleBottom|CursorPosition\w*)$/.test(name)
  ) {
    if (value !== '0') findings.add('property', part, `${name}: ${value}`)
  } else if (isPath(value)) findings.add('path', part, `${name}: ${value}`)
  else if (!KNOWN_TYPES.has(attribute(item, 'config:type') ?? '') || value.length > 300)
    findings.add('property', part, `${name}: ${value}`)
}

// Numbers and switches; anything longer than a name is looked at above.
const KNOWN_TYPES = new Set(['boolean', 'short', 'int', 'long', 'double', 'string', 'datetime'])
