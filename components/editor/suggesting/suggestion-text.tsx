import { useFormatter, useTranslations } from 'next-intl'
import type { Suggestion } from '@/lib/richtext/suggestions/list'

/** What a suggestion proposes, in a line: its words, or what becomes of which block. */
export function SuggestionText({ suggestion }: { suggestion: Suggestion }) {
  const t = useTranslations('editor.suggesting')
  const format = useFormatter()
  const { kind, inserted, deleted, kept, formatting, nodes, lists } = suggestion
  const names = (list: readonly string[]) =>
    format.list(list.map((name) => (t.has(`nodes.${name}`) ? t(`nodes.${name}`) : name)))
  const looks = (list: readonly string[]) =>
    format.list(list.map((name) => (t.has(`looks.${name}`) ? t(`looks.${name}`) : name)))
  const outer = (list: readonly string[]) => list.filter((type) => !INNER.has(type) || list.length === 1)
  return (
    <>
      <span className="suggestion-kind">
        {kind === 'list' ? format.list(lists.map((each) => t(`lists.${each}`))) : t(`kinds.${kind}`)}
      </span>
      {nodes.deleted.length > 0 && <span> {names(outer(nodes.deleted))}</span>}
      {deleted && (
        <>
          {' '}
          <del className="suggestion-words">{clip(deleted)}</del>
        </>
      )}
      {nodes.inserted.length > 0 && <span> {names(outer(nodes.inserted))}</span>}
      {inserted && (
        <>
          {' '}
          <ins className="suggestion-words">{clip(inserted)}</ins>
        </>
      )}
      {formatting.add.length > 0 && <span> {t('looksAdded', { looks: looks(formatting.add) })}</span>}
      {formatting.remove.length > 0 && <span> {t('looksRemoved', { looks: looks(formatting.remove) })}</span>}
      {nodes.changed.length > 0 && kind !== 'list' && (
        <span> {names([...new Set(nodes.changed.map(({ to }) => to))])}</span>
      )}
      {kept && <q className="suggestion-kept">{clip(kept)}</q>}
    </>
  )
}

const INNER = new Set(['paragraph', 'listItem', 'tableRow', 'tableCell', 'tableHeader'])
const MOST = 160

function clip(text: string): string {
  const line = text.replaceAll(/\s+/gu, ' ').trim() || '␣'
  return line.length > MOST ? `${line.slice(0, MOST)}…` : line
}
