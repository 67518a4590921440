import { Document, Footer, Header, ImageRun, Packer, Paragraph, TextRun } from 'docx'
import { unzipSync, zipSync } from 'fflate'
import { chart } from '@/lib/testing/pictures'

/** The logo in it. */
export const LOGO = chart([0.2, 0.9], 60, 30)

/** A letterhead as a coalition has it, with everything in it that must not go on. */
export async function letterhead(change: (parts: Record<string, Uint8Array>) => void = () => undefined) {
  const document = new Document({
    creator: 'Somebody of the coalition',
    lastModifiedBy: 'Somebody else',
    description: 'An internal remark',
    styles: {
      default: {
        document: { run: { font: 'Garamond', size: 24 } },
        heading1: { run: { font: 'Gill Sans', size: 40, color: '1F3864', bold: true } },
        heading2: { run: { italics: true } },
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: 12_240, height: 15_840 },
            margin: { top: 1000, right: 1100, bottom: 1200, left: 1300 },
          },
        },
        headers: {
          default: new Header({
            children: [
              new Paragraph({
                alignment: 'center',
                children: [
                  new ImageRun({
                    type: 'png',
                    data: LOGO.bytes,
                    transformation: { width: 120, height: 60 },
                  }),
                ],
              }),
            ],
          }),
        },
        footers: { default: new Footer({ children: [new Paragraph('An address in the footer')] }) },
        children: [new Paragraph({ children: [new TextRun('Dear members of the Committee')] })],
      },
    ],
  })
  const parts = unzipSync(new Uint8Array(await Packer.toBuffer(document)))
  change(parts)
  return zipSync(parts)
}
