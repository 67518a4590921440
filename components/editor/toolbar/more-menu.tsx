import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useObservable } from '../collab-provider'
import { isAppleMachine, shownKeys } from '../commands/keys'
import type { EditorCommand } from '../commands/command'
import type { CompanionProps } from '../companions/companion'
import { detailOf, NOTHING_OPEN } from '../companions/surface'
import '../menus/menus.css'

/** The menu at the end of the tools: what has no room there, and what is needed less often. */
export default function MoreMenu({ editor, surface, scroller }: CompanionProps) {
  const t = useTranslations('editor')
  const open = useObservable(surface.open, NOTHING_OPEN)
  const commands = detailOf<readonly EditorCommand[]>(open, 'more') ?? []
  const menu = useRef<HTMLDivElement>(null)
  const [chosen, setChosen] = useState(0)
  const isApple = isAppleMachine()
  const typed = useRef({ text: '', at: 0 })

  useEffect(() => {
    menu.current?.querySelector<HTMLElement>('[role^="menuitem"]')?.focus()
    const away = (event: Event) => {
      const target = event.target instanceof Element ? event.target : null
      if (!target?.closest('.editor-menu, .editor-tool-more')) surface.close('more')
    }
    document.addEventListener('pointerdown', away)
    return () => document.removeEventListener('pointerdown', away)
  }, [surface])

  const items = () => [...(menu.current?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? [])]
  const move = (index: number) => {
    const all = items()
    all[(index + all.length) % all.length]?.focus()
  }
  const button = () =>
    scroller.current?.closest('.editor')?.querySelector<HTMLElement>('.editor-tool-more') ?? null
  const onKeyDown = (event: KeyboardEvent) => {
    const { key } = event
    if (key === 'ArrowDown') move(chosen + 1)
    else if (key === 'ArrowUp') move(chosen - 1)
    else if (key === 'Home') move(0)
    else if (key === 'End') move(-1)
    else if (key === 'Escape') {
      surface.close('more')
      button()?.focus()
    } else if (key === 'Tab') surface.close('more')
    else if (key.length === 1 && !event.ctrlKey && !event.metaKey && key !== ' ') {
      const isOn = event.timeStamp - typed.current.at < 700
      typed.current = { text: (isOn ? typed.current.text : '') + key.toLowerCase(), at: event.timeStamp }
      const found = items().findIndex((item) =>
        item.textContent?.toLowerCase().startsWith(typed.current.text),
      )
      if (found >= 0) move(found)
    } else return
    if (key !== 'Tab') event.preventDefault()
    event.stopPropagation()
  }

  if (commands.length === 0) return null
  return (
    <div
      ref={menu}
      role="menu"
      tabIndex={-1}
      aria-label={t('more')}
      className="editor-menu editor-more-menu"
      onKeyDown={onKeyDown}
    >
      {commands.map((command, index) => {
        const [keys] = command.keys ?? []
        const enabled = command.canRun?.(editor) ?? true
        const Icon = command.icon
        return (
          <button
            key={command.id}
            type="button"
            role={command.isActive ? 'menuitemcheckbox' : 'menuitem'}
            aria-checked={command.isActive ? command.isActive(editor) : undefined}
            aria-disabled={enabled ? undefined : true}
            tabIndex={index === chosen ? 0 : -1}
            data-tool={command.id}
            className="editor-menu-item"
            onFocus={() => setChosen(index)}
            onPointerMove={(event) => event.currentTarget.focus()}
            onClick={() => {
              if (!enabled) return
              surface.close('more')
              command.run({ editor, surface })
            }}
          >
            <Icon aria-hidden />
            <span>{t(`tool.${command.id}`)}</span>
            {keys && <kbd>{shownKeys(keys, isApple)}</kbd>}
          </button>
        )
      })}
    </div>
  )
}
