import { Document, HeadingLevel, Packer, Paragraph, TextRun } from 'docx'

/** A file as Playwright hands it to a page. */
export interface UploadedFile {
  name: string
  mimeType: string
  buffer: Buffer
}

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** The paragraphs of a small reply of Kenya, whose last answer stands on two lines too many. */
const REPLY: [style: 'heading' | 'bold' | 'plain', text: string][] = [
  ['plain', 'Committee on the Elimination of Discrimination against Women'],
  ['plain', 'Ninety-fourth session'],
  ['plain', 'Replies of Kenya to the list of issues and questions in relation to its ninth periodic report'],
  ['heading', 'Legal framework'],
  ['bold', '1 (a)'],
  ['plain', 'The Equality Act has been in force since 2021. Its guidelines were published in 2023.'],
  ['bold', '1 (b)'],
  ['plain', 'Twelve complaints were filed in 2024.'],
  ['heading', 'Access to justice'],
  ['bold', '2'],
  ['plain', 'Legal aid is free of charge'],
  ['plain', 'in all 47 counties.'],
]

/** That reply as a Word file. */
export async function replyDocx(name = 'reply-of-kenya.docx'): Promise<UploadedFile> {
  const children = REPLY.map(([style, text]) =>
    style === 'heading'
      ? new Paragraph({ text, heading: HeadingLevel.HEADING_1 })
      : new Paragraph({ children: [new TextRun({ text, bold: style === 'bold' })] }),
  )
  const buffer = await Packer.toBuffer(new Document({ sections: [{ children }] }))
  return { name, mimeType: DOCX, buffer }
}

export function textFile(name: string, lines: string[]): UploadedFile {
  return { name, mimeType: 'text/plain', buffer: Buffer.from(lines.join('\n')) }
}
