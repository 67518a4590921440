import { isAppError, AppError } from '@/lib/errors'
import type { LogoPlace, Template } from '@/lib/export/design'
import { template as templateSchema } from '@/lib/export/design'
import { findParts } from '@/lib/parsing/readers/docx/parts'
import { wholeNumber } from '@/lib/parsing/readers/docx/values'
import { Package } from '@/lib/parsing/readers/package'
import { looksOf } from './template-looks'
import { logoIn } from './template-logo'
import { childOf, type Node, readTree } from './xml-tree'

/** What a template gives: how letters and pages look, and the picture in its head as its file has it. */
export interface ReadTemplate {
  template: Template
  logo: { bytes: Uint8Array<ArrayBuffer>; place: LogoPlace } | null
}

/**
 * Reads of a Word document or template what a report's pages may take from it, and nothing else: no text, no property of
 * the file, no macro is looked at. For a process apart: see `readTemplateAside`.
 * @throws AppError `unsupported` / `templateUnreadable`; `too_large` / `templateTooComplex`
 */
export function readTemplate(bytes: Uint8Array): ReadTemplate {
  try {
    const file = new Package(bytes)
    const parts = findParts(file)
    const theme = file.names.find((name) => /(^|\/)theme\/theme\d*\.xml$/.test(name))
    const looks = looksOf(readTree(file, parts.styles)[0], readTree(file, theme)[0])
    // The last section's is the document's own; those before it stand in its paragraphs.
    const sections = readTree(file, parts.document, 'w:sectPr')
    const template = templateSchema.parse({ page: pageOf(sections.at(-1)), looks })
    return { template, logo: logoIn(file, sections, parts.headers) }
  } catch (error) {
    if (isAppError(error) && error.code === 'too_large') throw new AppError('too_large', 'templateTooComplex')
    throw Object.assign(new AppError('unsupported', 'templateUnreadable'), { cause: error })
  }
}

// Word's own least and most; a page must hold a line.
const [SHORTEST, LONGEST, NARROWEST] = [2880, 31_680, 1440]

function pageOf(section: Node | undefined): Template['page'] {
  const [size, margins] = [childOf(section, 'w:pgSz'), childOf(section, 'w:pgMar')]
  const length = (node: Node | undefined, name: string) => wholeNumber(node?.attributes[`w:${name}`])
  const [width, height] = [length(size, 'w'), length(size, 'h')]
  if (width === undefined || height === undefined) return null
  const [top, right, bottom, left] = ['top', 'right', 'bottom', 'left'].map((side) =>
    Math.abs(length(margins, side) ?? 1417),
  ) as [number, number, number, number]
  const isPossible =
    [width, height].every((each) => each >= SHORTEST && each <= LONGEST) &&
    width - left - right >= NARROWEST &&
    height - top - bottom >= NARROWEST
  return isPossible ? { width, height, top, right, bottom, left } : null
}
