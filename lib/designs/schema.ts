import { z } from 'zod'
import type { LogoPlace, Template } from '@/lib/export/design'
import { PAPERS, type Paper } from '@/lib/export/papers'

/** Largest template that is read, in bytes: letterheads with their pictures stay below it. */
export const MAX_TEMPLATE_BYTES = 10_000_000

export const templateChoice = z.object({ reportId: z.uuid() })

export const paperChoice = z.object({ reportId: z.uuid(), paper: z.enum(PAPERS) })

/** What a request to attach a template says besides its bytes. */
export const templateAnnouncement = z.object({ name: z.string().trim().min(1).max(300) })

/** How the pages of a report are to look, as its settings show it. */
export interface ShownDesign {
  paper: Paper
  /** Null while none is attached. */
  template: {
    name: string
    page: Template['page']
    /** Of text and of headings; null where the template says nothing of them. */
    font: string | null
    headingFont: string | null
    logo: { width: number; height: number; pages: LogoPlace['pages']; version: string } | null
  } | null
}
