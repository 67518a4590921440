import { modeOf } from '../suggesting/suggesting'
import type { Companion } from './companion'

/** Everything that joins the text after it can be typed in. Add one line for yours; order is order on the screen. */
export const COMPANIONS: readonly Companion[] = [
  { id: 'tools', place: 'tools', when: 'soon', load: () => import('../toolbar/tools') },
  {
    id: 'confidential',
    place: 'over',
    when: 'soon',
    load: () => import('../nodes/confidential/confidential-companion'),
  },
  { id: 'link', place: 'over', when: 'soon', load: () => import('../toolbar/link-panel') },
  { id: 'follow', place: 'over', when: 'soon', load: () => import('../presence/follow-caret') },
  { id: 'more', place: 'bar', when: 'asked', load: () => import('../toolbar/more-menu') },
  { id: 'find', place: 'bar', when: 'asked', load: () => import('../find/find-bar') },
  { id: 'arriveAtBlock', place: 'over', when: 'soon', load: () => import('../paper/arrive-at-block') },
  { id: 'onPaper', place: 'over', when: 'asked', load: () => import('../paper/go-to-paper') },
  { id: 'arrive', place: 'over', when: 'soon', load: () => import('../find/arrive') },
  { id: 'pasted', place: 'bar', when: 'asked', load: () => import('../paste/pasted-note') },
  { id: 'quotes', place: 'over', when: 'soon', load: () => import('../autoformat/quotes') },
  { id: 'characters', place: 'bar', when: 'asked', load: () => import('../characters/characters-panel') },
  { id: 'invisibles', place: 'over', when: 'asked', load: () => import('../characters/invisibles') },
  { id: 'slash', place: 'over', when: 'soon', load: () => import('../menus/slash-menu') },
  { id: 'bubble', place: 'over', when: 'soon', load: () => import('../menus/bubble-menu') },
  { id: 'block', place: 'over', when: 'soon', load: () => import('../drag/drag-companion') },
  { id: 'listNumbers', place: 'over', when: 'asked', load: () => import('../nodes/list/list-companion') },
  { id: 'table', place: 'over', when: 'asked', load: () => import('../nodes/table/table-companion') },
  { id: 'figure', place: 'over', when: 'soon', load: () => import('../nodes/figure/figure-companion') },
  {
    id: 'crossReference',
    place: 'over',
    when: 'asked',
    load: () => import('../nodes/cross-reference/reference-picker'),
  },
  { id: 'language', place: 'over', when: 'asked', load: () => import('../nodes/language/language-picker') },
  {
    id: 'mode',
    place: 'status',
    when: 'soon',
    isFor: (abilities) => abilities['draft.suggest'],
    isUrgent: (editor) => modeOf(editor) !== 'editing',
    load: () => import('../suggesting/mode-switch'),
  },
  { id: 'suggestion', place: 'over', when: 'soon', load: () => import('../suggesting/suggestion-card') },
  { id: 'suggestions', place: 'bar', when: 'asked', load: () => import('../suggesting/suggestions-panel') },
  {
    id: 'comments',
    place: 'margin',
    when: 'soon',
    isFor: (abilities) => abilities['threads.view'],
    load: () => import('@/components/review/comments-margin'),
  },
]
