import { isAppError } from '@/lib/errors'
import { inspect, type InspectedFormat, type Inspection } from '@/lib/inspection'

// The format is none that it reads, or the file larger than it reads: then it says nothing, and the page says that.
const UNREAD = new Set(['inspectFormat', 'inspectTooComplex'])

/** What an independent reader finds in the file; null where it does not read it. */
export async function inspected(bytes: Uint8Array, format: InspectedFormat): Promise<Inspection | null> {
  try {
    return await inspect(bytes, format)
  } catch (error) {
    if (isAppError(error) && UNREAD.has(error.reason)) return null
    throw error
  }
}
