'use client'
import { Monitor, Moon, Sun } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { MenuItem } from './menu'

const themes = [
  { id: 'system', icon: Monitor },
  { id: 'light', icon: Sun },
  { id: 'dark', icon: Moon },
] as const

function applyTheme(theme: (typeof themes)[number]['id']) {
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
  const age = theme === 'system' ? 0 : 60 * 60 * 24 * 365
  document.cookie = `theme=${theme}; path=/; max-age=${age}; samesite=lax`
}

/** The menu lines that choose light, dark, or what the system says; kept in a cookie so that the first paint is right. */
export function ThemeItems() {
  const t = useTranslations('ui')
  return themes.map(({ id, icon: Icon }) => (
    <MenuItem key={id} id={`theme-${id}`} onAction={() => applyTheme(id)}>
      <Icon aria-hidden />
      {t(`theme.${id}`)}
    </MenuItem>
  ))
}
