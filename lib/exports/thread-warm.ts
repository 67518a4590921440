// What a process for exports loads while nobody waits for it: see `renderApart`.
import '@/lib/export/wording'
import '@/lib/richtext/schema'
import '@/lib/export/formats/docx/render'
import '@/lib/export/formats/html/render'
import '@/lib/export/formats/pdf/render'
import '@/lib/inspection'
