import type { SourceDocument } from '../../document'
import { unsupported } from '../refusals'

export function readHtml(bytes: Uint8Array): SourceDocument {
  throw unsupported(bytes.length > 0 ? 'html' : 'html')
}
