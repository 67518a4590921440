'use client'
import { ArrowDown, ArrowUp, Copy, GripVertical, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { Header, Menu, MenuSection, Separator } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { MenuItem } from '@/components/ui/menu'
import { classes, panelClasses } from '@/components/ui/styles'
import { useObservable } from '../collab-provider'
import { commandNamed } from '../commands/registry'
import type { CompanionProps } from '../companions/companion'
import { NOTHING_OPEN } from '../companions/surface'
import './drag.css'
import { type Blocks, blocksAt, duplicate, moveBlocks, remove } from './move-block'
import { blocksOf, useHandle } from './use-handle'

/** What a block may be turned into, by the names of the commands that do it. */
const KINDS = ['paragraph', 'heading1', 'heading2', 'heading3', 'bulletList', 'orderedList', 'blockquote']

/**
 * A handle beside the block below the mouse: dragged, the block moves; pressed, its menu opens. By keyboard the menu of
 * the cursor's block opens with a command. Not where fingers work, and not for readers.
 */
export default function DragHandle({ editor, canEdit, surface, scroller }: CompanionProps) {
  const t = useTranslations('figures.block')
  const tool = useTranslations('editor.tool')
  const { spot, line, handle, onPointerUp } = useHandle(editor, scroller, canEdit)
  const grip = useRef<HTMLButtonElement>(null)
  const caret = useRef<HTMLSpanElement>(null)
  const [menu, setMenu] = useState<'mouse' | 'keyboard' | null>(null)
  const blocks = useRef<() => Blocks | null>(() => null)

  const asked = useObservable(surface.open, NOTHING_OPEN).get('block')
  useEffect(() => {
    if (!asked) return
    surface.close('block')
    const box = scroller.current
    if (!canEdit || !box || !caret.current) return
    const { top, bottom, left } = editor.view.coordsAtPos(editor.state.selection.from)
    const around = box.getBoundingClientRect()
    caret.current.style.top = `${top - around.top + box.scrollTop}px`
    caret.current.style.left = `${left - around.left}px`
    caret.current.style.height = `${bottom - top}px`
    blocks.current = () => blocksAt(editor.state)
    setMenu('keyboard')
  }, [asked, canEdit, editor, scroller, surface])

  const close = () => {
    setMenu(null)
    editor.view.focus()
  }
  const run = (change: (found: Blocks) => Parameters<typeof editor.view.dispatch>[0] | null) => {
    const found = blocks.current()
    const transaction = found && change(found)
    if (transaction) editor.view.dispatch(transaction)
    close()
  }
  const turnInto = (kind: string) => {
    const found = blocks.current()
    if (found && menu === 'mouse') editor.commands.setTextSelection(found.from + 1)
    close()
    commandNamed(kind).run({ editor, surface })
  }

  return (
    <>
      <span ref={caret} aria-hidden className="drag-caret" />
      {spot && (
        <button
          ref={grip}
          type="button"
          tabIndex={-1}
          aria-label={t('handle')}
          title={t('handleHint')}
          className="drag-handle"
          style={{ top: spot.top, left: spot.left }}
          {...handle}
          onPointerUp={() => {
            if (onPointerUp()) return
            const { element } = spot
            blocks.current = () => blocksOf(editor, element)
            setMenu('mouse')
          }}
        >
          <GripVertical aria-hidden />
        </button>
      )}
      {line && <div className="drag-line" style={{ top: line.top, left: line.left, width: line.width }} />}
      <Popover
        triggerRef={menu === 'keyboard' ? caret : grip}
        isOpen={menu !== null}
        onOpenChange={(isOpen) => !isOpen && close()}
        placement="bottom start"
        aria-label={t('menu')}
        className={classes(panelClasses, 'min-w-52')}
      >
        <Menu aria-label={t('menu')} autoFocus="first" className="p-1 outline-none">
          <MenuItem
            onAction={() => run((found) => moveBlocks(editor.state, found, found.first - 1))}
            textValue={tool('moveUp')}
          >
            <ArrowUp aria-hidden /> {tool('moveUp')}
          </MenuItem>
          <MenuItem
            onAction={() => run((found) => moveBlocks(editor.state, found, found.last + 2))}
            textValue={tool('moveDown')}
          >
            <ArrowDown aria-hidden /> {tool('moveDown')}
          </MenuItem>
          <MenuItem
            onAction={() => run((found) => duplicate(editor.state, found))}
            textValue={t('duplicate')}
          >
            <Copy aria-hidden /> {t('duplicate')}
          </MenuItem>
          <MenuItem
            danger
            onAction={() => run((found) => remove(editor.state, found))}
            textValue={t('delete')}
          >
            <Trash2 aria-hidden /> {t('delete')}
          </MenuItem>
          <Separator className="my-1 border-t border-line" />
          <MenuSection>
            <Header className="px-2.5 py-1 text-xs text-ink-soft">{t('turnInto')}</Header>
            {KINDS.map((kind) => {
              const Icon = commandNamed(kind).icon
              return (
                <MenuItem key={kind} onAction={() => turnInto(kind)} textValue={tool(kind)}>
                  <Icon aria-hidden /> {tool(kind)}
                </MenuItem>
              )
            })}
          </MenuSection>
        </Menu>
      </Popover>
    </>
  )
}
