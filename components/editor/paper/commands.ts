import { BookOpenText } from 'lucide-react'
import type { EditorCommand } from '../commands/command'

/** The way from the text to where it stands on paper. */
export const PAPER_COMMANDS: readonly EditorCommand[] = [
  {
    id: 'showOnPaper',
    group: 'panes',
    icon: BookOpenText,
    keys: ['Mod-Alt-Shift-v'],
    menus: ['more'],
    isFor: (abilities) => abilities['report.export'],
    // Each time anew: somebody may come back and ask again.
    run: ({ editor, surface }) => surface.show('onPaper', { block: editor.state.selection.$from.index(0) }),
  },
]
