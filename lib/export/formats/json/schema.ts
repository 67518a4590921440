import { z } from 'zod'

const direction = z.enum(['ltr', 'rtl'])
const dir = direction.nullish()
const count = (max: number) => z.number().int().min(1).max(max).nullish()
/** What cross-references lead to; unique in the report, among parts as among nodes. */
const id = z.string().nullish()
const number = z.number().int().min(1).nullish()
const isInAnnex = z.boolean().nullish()
const cell = z.object({
  dir,
  colspan: count(1000),
  rowspan: count(65_534),
  colwidth: z.array(z.number()).nullish(),
  align: z.enum(['left', 'right', 'center']).nullish(),
})

/** What each kind of node may say of itself, by its type; whatever else the editor noted on it is left out. */
export const NODE_ATTRIBUTES = {
  /** `number`: where paragraphs are counted through the report. */
  paragraph: z.object({ dir, number, id }),
  heading: z.object({ dir, level: z.number().int().min(1).max(6) }),
  bulletList: z.object({ dir }),
  orderedList: z.object({
    dir,
    start: z.number().int().nullish(),
    type: z.enum(['1', 'a', 'A', 'i', 'I']).nullish(),
  }),
  listItem: z.object({ dir }),
  /** `attribution`: whose words, "Reply of the State, paragraph 3 (a)". */
  blockquote: z.object({ dir, attribution: z.string().nullish() }),
  /** `label` stands before the caption: "Table 3.", or "Table A.3." of what `isInAnnex` and has a `number` of its own there. */
  table: z.object({
    dir,
    caption: z.string().nullish(),
    summary: z.string().nullish(),
    id,
    number,
    label: z.string().nullish(),
    isInAnnex,
  }),
  tableRow: z.object({}),
  tableHeader: cell,
  tableCell: cell,
  horizontalRule: z.object({}),
  hardBreak: z.object({}),
  /** `image` names one of `images`; `width` is percent of the text's width; `missing` stands for one that is not there. */
  figure: z.object({
    dir,
    image: z.string().nullish(),
    alt: z.string().nullish(),
    decorative: z.boolean().nullish(),
    width: z.number().nullish(),
    missing: z.string().nullish(),
    id,
    number,
    label: z.string().nullish(),
    isInAnnex,
  }),
  /** Counted through the whole report. */
  footnote: z.object({ number: z.number().int().min(1) }),
  /** `part` is the id of the part or node that it leads to. */
  crossReference: z.object({ text: z.string(), part: z.string().nullish() }),
  text: z.object({}),
} as const

/** What each mark may say of itself, by its type. */
export const MARK_ATTRIBUTES = {
  bold: z.object({}),
  italic: z.object({}),
  underline: z.object({}),
  strike: z.object({}),
  link: z.object({ href: z.string() }),
  language: z.object({ lang: z.string() }),
} as const

const markOf = <Type extends keyof typeof MARK_ATTRIBUTES>(type: Type) =>
  z.object({ type: z.literal(type), attrs: MARK_ATTRIBUTES[type].optional() })

const mark = z.union([
  markOf('bold'),
  markOf('italic'),
  markOf('underline'),
  markOf('strike'),
  markOf('link'),
  markOf('language'),
])

/** A node of the text. */
export interface ExportedNode {
  type: keyof typeof NODE_ATTRIBUTES
  attrs?: Record<string, unknown>
  text?: string
  marks?: z.infer<typeof mark>[]
  content?: ExportedNode[]
}

const node: z.ZodType<ExportedNode> = z.lazy(() =>
  z
    .object({
      type: z.enum(Object.keys(NODE_ATTRIBUTES) as (keyof typeof NODE_ATTRIBUTES)[]),
      attrs: z.record(z.string(), z.unknown()).optional(),
      text: z.string().optional(),
      marks: z.array(mark).optional(),
      content: z.array(node).optional(),
    })
    .refine(({ type, attrs }) => NODE_ATTRIBUTES[type].strict().safeParse(attrs ?? {}).success, 'attrs'),
)

/** A stretch of the report under a heading of its own; `level` from 1. */
export interface ExportedPart {
  id: string
  title: string
  level: number
  blocks: ExportedNode[]
  parts: ExportedPart[]
}

const part: z.ZodType<ExportedPart> = z.lazy(() =>
  z.strictObject({
    id: z.string(),
    title: z.string(),
    level: z.number().int().min(1),
    blocks: z.array(node),
    parts: z.array(part),
  }),
)

/**
 * An exported report as data: what the other formats are written from. Promised to those who read it by program; a
 * change that an older reader would misread raises `version`. Version 2: cross-references lead to nodes, too.
 */
export const exportedReport = z.strictObject({
  format: z.literal('counterpoint-report'),
  version: z.literal(2),
  /** BCP 47. */
  language: z.string(),
  direction,
  title: z.string(),
  cover: z.strictObject({
    kind: z.string(),
    /** Committee, session, State. */
    occasion: z.array(z.string()),
    submittedBy: z.strictObject({ label: z.string(), names: z.array(z.string()) }).nullable(),
    contact: z.strictObject({ label: z.string(), lines: z.array(z.string()) }).nullable(),
    publicity: z.string(),
    language: z.string(),
    /** As the coalition wrote it. */
    date: z.string().nullable(),
  }),
  /** Stands on every page of a submission that must not get about. */
  marking: z.string().nullable(),
  parts: z.array(part),
  /** By the id that figures name; `data` is base64, `width` and `height` are pixels. */
  images: z.record(
    z.string(),
    z.strictObject({ mime: z.string(), width: z.number(), height: z.number(), data: z.base64() }),
  ),
})

export type ExportedReport = z.infer<typeof exportedReport>
