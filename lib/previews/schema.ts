import { z } from 'zod'
import type { Region } from '@/lib/export/preview/regions'

/** What may be chosen of a preview, as it stands in its address; what is not known there is as usual. */
const previewChoices = z.object({
  /** For whom; what the settings say without. */
  variant: z.enum(['public', 'confidential']).nullable().catch(null),
  /** Without what is only suggested, or as if all of that were accepted. */
  reading: z.enum(['original', 'final']).catch('original'),
  /** What the settings say without. */
  paper: z.enum(['a4', 'letter']).nullable().catch(null),
})
export type PreviewChoices = z.output<typeof previewChoices>

/** The choices as they stand in an address; empty when all is as usual. */
export function choiceParams({ variant, reading, paper }: PreviewChoices): string {
  return new URLSearchParams({
    ...(variant && { variant }),
    ...(reading !== 'original' && { reading }),
    ...(paper && { paper }),
  }).toString()
}

/** The reverse of `choiceParams`. */
export const choicesIn = (params: URLSearchParams): PreviewChoices =>
  previewChoices.parse({
    variant: params.get('variant'),
    reading: params.get('reading') ?? 'original',
    paper: params.get('paper'),
  })

/** One page of a preview: points, and what its picture is asked by. */
export interface PreviewPage {
  hash: string
  width: number
  height: number
}

/** Where something that was written stands. */
export type PreviewRegion = Region

/** Why the report cannot be shown as it is, or be exported: a refusal, and the draft in which the fault lies. */
export interface PreviewFault {
  reason: string
  values: Record<string, string | number>
  draftId: string | null
}

/** A report on pages, as it stands. */
export interface Preview {
  /** Another one for every change; the preview of a server that was started anew begins with another `run`. */
  version: number
  run: string
  pages: PreviewPage[]
  regions: PreviewRegion[]
  fault: PreviewFault | null
}

/** By what a browser says which preview it has. */
export const tagOf = ({ run, version }: Pick<Preview, 'run' | 'version'>): string => `${run}.${version}`
