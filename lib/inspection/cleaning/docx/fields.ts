import { isPlainField } from '../../docx/fields'
import { attribute, textIn, walk, type XmlElement } from '../../xml/tree'

interface Field {
  code: string
  pieces: XmlElement[]
  /** What stands in its code besides code: results of fields that are nested there. */
  inCode: XmlElement[]
  isShown: boolean
}

/** The pieces of fields whose code says more than they show; what they show stays when these are taken away. */
export function piecesOfTellingFields(root: XmlElement): Set<XmlElement> {
  const open: Field[] = []
  const pieces = new Set<XmlElement>()
  const close = (field: Field | undefined) => {
    if (field && !isPlainField(field.code))
      for (const each of [...field.pieces, ...field.inCode]) pieces.add(each)
  }
  for (const element of walk(root)) {
    const field = open.at(-1)
    if (element.name === 'w:fldChar') {
      const type = attribute(element, 'w:fldCharType')
      if (type === 'begin') open.push({ code: '', pieces: [element], inCode: [], isShown: false })
      else if (type === 'separate' && field) {
        field.isShown = true
        field.pieces.push(element)
      } else if (type === 'end') {
        field?.pieces.push(element)
        close(open.pop())
      }
    } else if (element.name === 'w:instrText') {
      if (!field) pieces.add(element)
      else {
        field.code += textIn(element)
        field.pieces.push(element)
      }
    } else if (element.name === 'w:t') {
      for (const each of open) if (!each.isShown) each.inCode.push(element)
    }
  }
  // A field without an end: nothing of it is kept but what it shows.
  for (const field of open) for (const each of field.pieces) pieces.add(each)
  return pieces
}
