import { Languages, PilcrowLeft, PilcrowRight } from 'lucide-react'
import { directionAt, languageAt } from '../nodes/language/languages'
import type { EditorCommand } from './command'

/** What says in which language and direction words run. */
export const LANGUAGE_COMMANDS: readonly EditorCommand[] = [
  {
    id: 'language',
    group: 'language',
    icon: Languages,
    keys: ['Mod-Alt-l'],
    menus: ['more', 'slash', 'bubble'],
    isActive: ({ state }) => languageAt(state) !== null,
    run: ({ surface }) => surface.show('language'),
  },
  {
    id: 'rightToLeft',
    group: 'language',
    icon: PilcrowLeft,
    menus: ['more', 'slash'],
    isActive: ({ state }) => directionAt(state) === 'rtl',
    run: ({ editor }) =>
      editor
        .chain()
        .focus()
        .setDirection(directionAt(editor.state) === 'rtl' ? null : 'rtl')
        .run(),
  },
  {
    id: 'leftToRight',
    group: 'language',
    icon: PilcrowRight,
    menus: ['more', 'slash'],
    isActive: ({ state }) => directionAt(state) === 'ltr',
    run: ({ editor }) =>
      editor
        .chain()
        .focus()
        .setDirection(directionAt(editor.state) === 'ltr' ? null : 'ltr')
        .run(),
  },
]
