import type { Editor } from '@tiptap/core'
import type { ComponentType, RefObject } from 'react'
import type { Abilities } from '@/lib/policy'
import type { DraftSession } from '../connection/draft-session'
import type { Surface } from './surface'

/** What every companion of the text is given. All of it stays the same while the draft is open, but for `canEdit`. */
export interface CompanionProps {
  editor: Editor
  session: DraftSession
  draftId: string
  /** What this person may do in the report. */
  abilities: Abilities
  /** Whether they can change the text now, as far as page, server and connection have said. */
  canEdit: boolean
  /** Which panels are open; any part of the editor opens another's by its name. */
  surface: Surface
  /** What scrolls the text; a companion over the text or in the margin is positioned within it. */
  scroller: RefObject<HTMLElement | null>
}

/**
 * Something that stands beside or over the text and is not needed to begin typing, so it is fetched afterwards.
 * `place` is where it is drawn:
 * - `tools`: above the text (the row of tools);
 * - `status`: in the line that says where the draft is saved (the mode, the lock);
 * - `bar`: across the pane between the tools and the text (find and replace);
 * - `over`: within the scrolled text, for what floats at a position of it (menus, cards, handles);
 * - `margin`: the column at the inline end of the text, as tall as the text (the review margin).
 */
export interface Companion {
  id: string
  place: 'tools' | 'status' | 'bar' | 'over' | 'margin'
  /** For whom it is; without it for everybody who sees the draft. */
  isFor?: (abilities: Abilities) => boolean
  /**
   * When it is fetched and drawn: `soon` after somebody has begun to type or could have (calm.ts), or `asked` when
   * `surface.open(id)` first names it; it is then drawn only while it is open.
   */
  when: 'soon' | 'asked'
  /** Whether nothing can be typed before it is there, so that it is fetched at once. */
  isUrgent?: (editor: Editor) => boolean
  load: () => Promise<{ default: ComponentType<CompanionProps> }>
}
