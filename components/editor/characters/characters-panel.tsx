import { X } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { useObservable } from '../collab-provider'
import type { CompanionProps } from '../companions/companion'
import { NOTHING_OPEN } from '../companions/surface'
import { useEditorState } from '../text/use-editor-state'
import { characterGroups, INVISIBLE_CHARACTERS, LETTERS } from './characters'
import './characters.css'
import { recentCharacters, rememberCharacter } from './recent'

interface Offered {
  character: string
  name: string
}

const SIGNS = new Map(INVISIBLE_CHARACTERS.map(({ character, sign }) => [character, sign]))

/** Characters that keyboards lack, between the tools and the text; stays open while one after the other is put in. */
export default function CharactersPanel({ editor, surface }: CompanionProps) {
  const t = useTranslations('editor.characters')
  const locale = useLocale()
  const open = useObservable(surface.open, NOTHING_OPEN)
  const asked = open.get('characters')
  const [query, setQuery] = useState('')
  const [recent, setRecent] = useState(recentCharacters)
  const field = useRef<HTMLInputElement>(null)
  const language = useEditorState(editor, languageOf, '')
  useEffect(() => field.current?.focus(), [asked])

  const groups = useMemo(() => {
    const languages = new Intl.DisplayNames([locale], { type: 'language' })
    const nameOf = (id: string) => (t.has(`names.${id}`) ? t(`names.${id}`) : id)
    return [
      ...characterGroups(language || undefined).map(({ id, characters }) => ({
        title: t(`groups.${id}`),
        characters: characters.map((each) => ({ character: each.character, name: nameOf(each.id) })),
      })),
      ...LETTERS.map(({ language: code, letters }) => ({
        title: languages.of(code) ?? code,
        characters: Array.from(letters).map((character) => ({ character, name: character })),
      })),
    ]
  }, [t, locale, language])
  const wanted = query.trim().toLowerCase()
  const shown = useMemo(() => {
    if (!wanted) return groups
    const fits = (title: string) => title.toLowerCase().includes(wanted)
    return groups
      .map(({ title, characters }) => ({
        title,
        characters: fits(title)
          ? characters
          : characters.filter(
              ({ name, character }) =>
                name.toLowerCase().includes(wanted) || character.toLowerCase() === wanted,
            ),
      }))
      .filter(({ characters }) => characters.length > 0)
  }, [groups, wanted])
  const recentOnes = useMemo(() => {
    const known = new Map(
      groups.flatMap(({ characters }) => characters.map((each) => [each.character, each])),
    )
    return recent.flatMap((character) => known.get(character) ?? [])
  }, [groups, recent])

  const put = ({ character }: Offered) => {
    editor.view.dispatch(editor.state.tr.insertText(character).scrollIntoView())
    setRecent(rememberCharacter(character))
  }
  const close = () => {
    surface.close('characters')
    editor.view.focus()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Escape') close()
    else if (event.key === 'Enter' && event.target === field.current) {
      const [first] = shown[0]?.characters ?? []
      if (first && wanted) put(first)
    } else if (!moveAmong(event)) return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- its field and buttons take the focus
    <div role="group" className="editor-characters" aria-label={t('title')} onKeyDown={onKeyDown}>
      <div className="editor-characters-head">
        <input
          ref={field}
          type="text"
          value={query}
          aria-label={t('search')}
          placeholder={t('search')}
          autoComplete="off"
          onChange={(event) => setQuery(event.target.value)}
        />
        <button
          type="button"
          className="editor-tool"
          aria-label={t('close')}
          title={t('close')}
          onClick={close}
        >
          <X aria-hidden />
        </button>
      </div>
      <div className="editor-characters-groups">
        {!wanted && recentOnes.length > 0 && <Group title={t('recent')} characters={recentOnes} put={put} />}
        {shown.map(({ title, characters }) => (
          <Group key={title} title={title} characters={characters} put={put} />
        ))}
        {shown.length === 0 && <p role="status">{t('none')}</p>}
      </div>
    </div>
  )
}

function Group({
  title,
  characters,
  put,
}: {
  title: string
  characters: readonly Offered[]
  put: (one: Offered) => void
}) {
  return (
    <fieldset className="editor-characters-group">
      <legend>{title}</legend>
      {characters.map((one) => (
        <button
          key={one.character}
          type="button"
          aria-label={one.name}
          title={one.name}
          className={SIGNS.has(one.character) ? 'is-named' : undefined}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => put(one)}
        >
          {SIGNS.has(one.character) ? one.name : one.character}
        </button>
      ))}
    </fieldset>
  )
}

/** Arrows go from button to button, as they stand. */
function moveAmong(event: KeyboardEvent<HTMLElement>): boolean {
  const by = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (!by) return false
  const isField = event.target instanceof HTMLInputElement
  if (isField && event.key !== 'ArrowDown') return false
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('fieldset button')]
  const here = buttons.indexOf(event.target as HTMLElement)
  const isRtl = getComputedStyle(event.currentTarget).direction === 'rtl'
  const isLine = event.key === 'ArrowDown' || event.key === 'ArrowUp'
  const next = isField ? 0 : isLine ? lineAway(buttons, here, by) : here + (isRtl ? -by : by)
  buttons[next]?.focus()
  return buttons[next] !== undefined
}

/** The nearest button of the line above or below. */
function lineAway(buttons: HTMLElement[], here: number, by: number): number {
  const from = buttons[here]?.getBoundingClientRect()
  if (!from) return -1
  let [best, distance] = [-1, Number.POSITIVE_INFINITY]
  for (const [index, button] of buttons.entries()) {
    const box = button.getBoundingClientRect()
    const down = (box.top - from.top) * by
    if (down < from.height / 2) continue
    const away = down * 10 + Math.abs(box.left - from.left)
    if (away < distance) [best, distance] = [index, away]
  }
  return best
}

function languageOf({ view }: CompanionProps['editor']): string {
  return view.dom.getAttribute('lang') ?? ''
}
