import type { Editor } from '@tiptap/core'
import { useTranslations } from 'next-intl'
import { type RefObject, useMemo } from 'react'
import type { Abilities } from '@/lib/policy'
import { isOffered } from '../commands/command'
import { COMMANDS, commandsOf } from '../commands/registry'
import type { Surface } from '../companions/surface'
import { useEditorState } from '../text/use-editor-state'
import { Toolbar } from './toolbar'

export interface ToolsProps {
  editor: Editor
  surface: Surface
  abilities: Abilities
  canEdit: boolean
  toolbarRef: RefObject<HTMLDivElement | null>
}

const TABLE = COMMANDS.filter(({ group }) => group === 'row' || group === 'column' || group === 'wholeTable')

/** The rows above the text: what this person is offered, and for the table that holds the cursor a second one. */
export function Tools({ editor, surface, abilities, canEdit, toolbarRef }: ToolsProps) {
  const t = useTranslations('editor')
  const isInTable = useEditorState(editor, inTable, false)
  const [commands, more, forTable] = useMemo(() => {
    const offered = (command: (typeof TABLE)[number]) => isOffered(command, editor, abilities, canEdit)
    return [commandsOf('toolbar').filter(offered), commandsOf('more').filter(offered), TABLE.filter(offered)]
  }, [editor, abilities, canEdit])
  if (commands.length === 0) return null
  return (
    <div className="editor-tools">
      <Toolbar
        editor={editor}
        surface={surface}
        label={t('toolbar')}
        commands={commands}
        more={more}
        toolbarRef={toolbarRef}
      />
      {isInTable && canEdit && (
        <Toolbar
          editor={editor}
          surface={surface}
          label={t('tableToolbar')}
          commands={forTable}
          areGroupsNamed
        />
      )}
    </div>
  )
}

function inTable(editor: Editor): boolean {
  return editor.isActive('table')
}
