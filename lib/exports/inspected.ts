import { inspect, type InspectedFormat, type Inspection } from '@/lib/inspection'
import { nullIfUnread } from './inspecting'

/** What an independent reader finds in the file; null where it does not read it. */
export const inspected = (bytes: Uint8Array, format: InspectedFormat): Promise<Inspection | null> =>
  inspect(bytes, format).catch(nullIfUnread)
