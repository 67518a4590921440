import type { FindingKind, Findings } from '../finding'
import { attribute, elementsOf, textIn, type XmlElement } from '../xml/tree'

const CORE: Record<string, FindingKind> = {
  'dc:creator': 'person',
  'cp:lastModifiedBy': 'person',
  'dcterms:created': 'editTime',
  'dcterms:modified': 'editTime',
  'cp:lastPrinted': 'editTime',
  'cp:revision': 'editTime',
  'dc:title': 'title',
  'dc:language': 'language',
}

const EXTENDED: Record<string, FindingKind> = {
  'ep:Template': 'template',
  'ep:Manager': 'person',
  'ep:Company': 'organisation',
  'ep:TotalTime': 'editTime',
  'ep:HyperlinkBase': 'path',
  'ep:Application': 'program',
  'ep:AppVersion': 'program',
  'ep:DigSig': 'signature',
}

/** What the document says of itself: core, extended and custom properties, wherever a part holds them. */
export function inspectProperties(root: XmlElement, part: string, findings: Findings): void {
  if (root.name === 'cp:coreProperties') for (const each of elementsOf(root)) say(each, CORE)
  if (root.name === 'ep:Properties') for (const each of elementsOf(root)) say(each, EXTENDED)
  if (root.name === 'op:Properties') {
    for (const each of elementsOf(root))
      findings.add('property', part, `${attribute(each, 'name') ?? ''}: ${textIn(each)}`)
  }

  function say(element: XmlElement, kinds: Record<string, FindingKind>): void {
    const value = textIn(element).trim()
    if (value === '') return
    const kind = kinds[element.name] ?? 'property'
    findings.add(kind, part, `${element.name.replace(/^.*[:}]/, '')}: ${value}`)
  }
}
