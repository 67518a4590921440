import { z } from 'zod'
import { AppError } from '@/lib/errors'
import { EXPORT_FORMATS, startExportInput, VARIANTS } from './schema'

/**
 * A format and for whom, as somebody typed them.
 * @throws AppError `invalid_input` / `exportFormat`; `exportVariant` also where nothing was said and nothing is decided.
 */
export function chosen(format: string, variant: string | null) {
  const known = z.enum(EXPORT_FORMATS).safeParse(format)
  if (!known.success)
    throw new AppError('invalid_input', 'exportFormat', { format, formats: EXPORT_FORMATS.join(', ') })
  const whom = startExportInput.shape.variant.safeParse(variant)
  if (!whom.success) throw new AppError('invalid_input', 'exportVariant', { variants: VARIANTS.join(', ') })
  return { format: known.data, variant: whom.data }
}
