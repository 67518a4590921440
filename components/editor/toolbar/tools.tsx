import type { Editor } from '@tiptap/core'
import { useTranslations } from 'next-intl'
import { useEffect, useMemo, useRef } from 'react'
import { type EditorCommand, isOffered, runCommand } from '../commands/command'
import { bindCommandKeys } from '../commands/command-keys'
import { COMMANDS, commandsOf } from '../commands/registry'
import type { CompanionProps } from '../companions/companion'
import { useEditorState } from '../text/use-editor-state'
import { Toolbar } from './toolbar'

const TABLE = COMMANDS.filter(({ group }) => group === 'row' || group === 'column' || group === 'wholeTable')

/**
 * The rows above the text: what this person is offered, and for the table that holds the cursor a second one. Binds the
 * keys of all commands while it stands.
 */
export default function Tools({ editor, surface, abilities, canEdit }: CompanionProps) {
  const t = useTranslations('editor')
  const run = useRef<(command: EditorCommand) => boolean>(() => false)
  useEffect(() => {
    run.current = (command) => runCommand(command, { editor, surface }, { abilities, canEdit })
  })
  useEffect(() => bindCommandKeys(editor, (command) => run.current(command)), [editor])
  const isInTable = useEditorState(editor, inTable, false)
  const [commands, more, forTable] = useMemo(() => {
    const offered = (command: (typeof TABLE)[number]) => isOffered(command, editor, abilities, canEdit)
    return [commandsOf('toolbar').filter(offered), commandsOf('more').filter(offered), TABLE.filter(offered)]
  }, [editor, abilities, canEdit])
  if (commands.length === 0) return null
  return (
    <>
      <Toolbar editor={editor} surface={surface} label={t('toolbar')} commands={commands} more={more} />
      {isInTable && canEdit && (
        <Toolbar
          editor={editor}
          surface={surface}
          label={t('tableToolbar')}
          commands={forTable}
          areGroupsNamed
        />
      )}
    </>
  )
}

function inTable(editor: Editor): boolean {
  return editor.isActive('table')
}
