// What a process that will inspect a PDF loads while that is written.
import './inspect-pdf'
import '..'
import { loadEngine } from '@/lib/parsing/readers/pdf/engine'

// What fails here fails in the inspection, too, where it is told.
await loadEngine().catch(() => {})
