// What a process for exports loads while nobody waits for it: see `renderApart`.
import '@/lib/export/wording'
import '@/lib/richtext/schema'
import '@/lib/export/formats/docx/render'
import '@/lib/export/formats/html/render'
import '@/lib/export/formats/json/render'
import '@/lib/export/formats/markdown/render'
import '@/lib/export/formats/odt/render'
import '@/lib/export/formats/pdf/render'
import '@/lib/inspection/docx/inspect-docx'
import '@/lib/inspection/odt/inspect-odt'
import '@/lib/inspection/web/inspect-html'
import './render-and-inspect'
import './render-copy'
import { practise } from './practise'

// What fails here fails in the job, too, where it is told.
await practise().catch(() => {})
