import { Table } from '@tiptap/extension-table/table'
import { textAttribute } from '../attributes'

/** A table with `caption`, printed over it, and `summary`, which says to who cannot see it how it is laid out. */
export const ReportTable = Table.extend({
  addAttributes() {
    return {
      ...this.parent?.(),
      caption: textAttribute('caption'),
      summary: textAttribute('summary'),
    }
  },
})
