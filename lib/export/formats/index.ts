import type { Wording } from '../compile'
import type { ReportTree } from '../tree'
import { exportWording } from '../wording'
import type { PdfStandard } from './pdf/render'

/** A way to write a report. A new one is a folder beside the others and a line in `FORMATS`. */
export interface Format {
  /** Media type. */
  mime: string
  /** Of the file's name, without a dot. */
  extension: string
  /**
   * The report's bytes; the same tree gives the same bytes. `t` says a message below `export`.
   * @throws AppError `unsupported` naming a node or mark for which the format has no rule, and where it stands.
   */
  render: (tree: ReportTree, t: Wording['t'], options?: FormatOptions) => Promise<Uint8Array>
}

/** What somebody may choose of a format; each heeds what concerns it. */
export interface FormatOptions {
  pdfStandard?: PdfStandard
}

/** The formats that write one file each; an archive holds all of them. */
const SINGLE = {
  docx: {
    mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extension: 'docx',
    render: async (tree) => (await import('./docx/render')).renderDocx(tree),
  },
  odt: {
    mime: 'application/vnd.oasis.opendocument.text',
    extension: 'odt',
    render: async (tree) => (await import('./odt/render')).renderOdt(tree),
  },
  html: {
    mime: 'text/html; charset=utf-8',
    extension: 'html',
    // In the report's language, like all that the compiler sets.
    render: (async (tree) =>
      (await import('./html/render')).renderHtml(tree, exportWording(tree.language).t)) as Format['render'],
  },
  pdf: {
    mime: 'application/pdf',
    extension: 'pdf',
    render: async (tree, _, { pdfStandard }: FormatOptions = {}) =>
      (await import('./pdf/render')).renderPdf(tree, pdfStandard),
  },
  markdown: {
    mime: 'text/markdown; charset=utf-8',
    extension: 'md',
    render: async (tree) => (await import('./markdown/render')).renderMarkdown(tree),
  },
  json: {
    mime: 'application/json',
    extension: 'json',
    render: async (tree) => (await import('./json/render')).renderJson(tree),
  },
} as const satisfies Record<string, Format>

/**
 * All formats, by the name that addresses and the command line use. Their writers are loaded when they are needed:
 * who only asks for names and media types loads none.
 */
export const FORMATS = {
  ...SINGLE,
  zip: {
    mime: 'application/zip',
    extension: 'zip',
    render: async (tree, t, options?: FormatOptions) =>
      (await import('./zip/render')).renderZip(tree, t, options, SINGLE),
  },
} as const satisfies Record<string, Format>

export type FormatName = keyof typeof FORMATS

/** Whether `name` names a format. */
export function isFormat(name: string): name is FormatName {
  return Object.hasOwn(FORMATS, name)
}
