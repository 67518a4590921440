import type { Findings } from '../finding'
import { isPath } from '../paths'
import type { OfficePackage } from './office-package'

/** What the document leads to outside of itself: what it loads when it is opened, and links that tell of folders. */
export function inspectRelations({ relations }: OfficePackage, findings: Findings): void {
  for (const { from, type, target, isExternal } of relations) {
    if (!isExternal) {
      if (type === 'aFChunk' || type === 'subDocument') findings.add('embeddedFile', from, target)
      continue
    }
    if (type === 'attachedTemplate') findings.add('template', from, target)
    if (type === 'hyperlink') {
      if (isPath(target)) findings.add('path', from, target)
    } else if (type.startsWith('mailMerge')) findings.add('mailMerge', from, target)
    else findings.add('externalContent', from, `${type}: ${target}`)
  }
}
