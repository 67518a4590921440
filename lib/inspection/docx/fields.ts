import type { Findings } from '../finding'
import { isPath, namesAFile } from '../paths'
import { attribute, elementsOf, textIn, type XmlElement } from '../xml/tree'

/** Fields that only say what stands on the page anyway: numbers, contents, references, links. */
const PLAIN =
  /^(?:PAGE|NUMPAGES|SECTIONPAGES|SECTION|PAGEREF|REF|NOTEREF|TOC|SEQ|STYLEREF|SYMBOL|EQ|HYPERLINK|LISTNUM|AUTONUM(?:LGL|OUT)?|ADVANCE|QUOTE|=|BIDIOUTLINE|TITLE|FORMCHECKBOX|FORMTEXT|FORMDROPDOWN)$/i

/** Whether a field's code says nothing that is not seen. */
export function isPlainField(code: string): boolean {
  const [word = ''] = code.trim().split(/[\s\\"]/)
  return (PLAIN.test(word) || word.startsWith('=')) && !argumentsOf(code).some((each) => isPath(each))
}

/** What a field's code tells beside what it shows. */
export function inspectField(code: string, part: string, findings: Findings): void {
  const text = code.trim()
  if (text === '' || isPlainField(text)) return
  if (/^(?:INCLUDEPICTURE|INCLUDETEXT|IMPORT|INCLUDE|LINK|DDE(?:AUTO)?|RD)\b/i.test(text))
    findings.add('externalContent', part, text)
  else if (/^(?:MERGEFIELD|NEXT|MERGEREC|MERGESEQ|DATABASE|ADDRESSBLOCK|GREETINGLINE)\b/i.test(text))
    findings.add('mailMerge', part, text)
  else if (/^(?:XE|TC|TA|PRIVATE|COMMENTS|SET|DOCVARIABLE)\b/i.test(text))
    findings.add('hiddenText', part, text)
  else if (/^(?:AUTHOR|LASTSAVEDBY|USERNAME|USERINITIALS|USERADDRESS)\b/i.test(text))
    findings.add('person', part, text)
  else if (/^HYPERLINK\b/i.test(text) || namesAFile(text)) findings.add('path', part, text)
  else findings.add('field', part, text)
}

function argumentsOf(code: string): string[] {
  return [...code.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) =>
    (quoted ?? bare ?? '').replaceAll('\\\\', '\\'),
  )
}

interface OpenField {
  isShown: boolean
  /** Words that are not seen if it is a field at all: one that never ends is none. */
  words: XmlElement[]
}

/** Fields in one another that are followed. */
const DEEPEST = 50

/** What is a text of its own: a field does not reach into it, or out of it. */
const STORIES = /^w:(?:txbxContent|footnote|endnote|comment)$/

/**
 * Words that stand where the code of a field does, so that no page shows them. The figures of a field by which another one counts
 * are not among them.
 */
export function wordsInCodes(root: XmlElement): Set<XmlElement> {
  const words = new Set<XmlElement>()
  visit(root, [])
  return words

  function visit(element: XmlElement, open: OpenField[]): void {
    for (const each of elementsOf(element)) {
      if (each.name === 'w:fldChar') follow(attribute(each, 'w:fldCharType'), open)
      else if (each.name === 'w:t') {
        const field = open.slice(-DEEPEST).findLast(({ isShown }) => !isShown)
        const isFigure = field !== open.at(-1) && /^[\d\s.,]*$/.test(textIn(each))
        if (!isFigure) field?.words.push(each)
      } else if (each.name !== 'w:del' && each.name !== 'w:moveFrom')
        visit(each, STORIES.test(each.name) ? [] : open)
    }
  }

  function follow(type: string | undefined, open: OpenField[]): void {
    const field = open.at(-1)
    if (type === 'begin') open.push({ isShown: false, words: [] })
    else if (type === 'separate' && field) field.isShown = true
    else if (type === 'end') for (const each of open.pop()?.words ?? []) words.add(each)
  }
}
