/** Joins class names, leaving out what is false. */
export function classes(...names: (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ')
}

const button =
  'inline-flex items-center justify-center gap-1.5 rounded-md font-medium select-none whitespace-nowrap transition-colors ' +
  'disabled:opacity-50 data-disabled:opacity-50 [&_svg]:size-4 [&_svg]:shrink-0'

const variants = {
  primary: 'bg-accent text-on-accent hover:bg-accent-strong',
  secondary: 'border border-line-strong bg-raised text-ink hover:bg-sunken',
  quiet:
    'text-soft hover:bg-sunken hover:text-ink aria-pressed:bg-accent-soft aria-pressed:text-accent-strong',
  danger: 'border border-danger/40 bg-raised text-danger hover:bg-danger-soft',
} as const

const sizes = { small: 'h-7 px-2 text-sm', medium: 'h-9 px-3.5 text-sm', icon: 'size-8' } as const

export type ButtonVariant = keyof typeof variants
export type ButtonSize = keyof typeof sizes

/** The looks of a button, for real buttons and for links that stand as one. */
export function buttonClasses(variant: ButtonVariant = 'secondary', size: ButtonSize = 'medium'): string {
  return `${button} ${variants[variant]} ${sizes[size]}`
}

export const fieldClasses =
  'w-full rounded-md border border-line-strong bg-paper px-3 py-1.5 text-base text-ink placeholder:text-faint ' +
  'hover:border-faint focus-visible:outline-2 focus-visible:outline-offset-0 focus-visible:outline-accent ' +
  'data-invalid:border-danger invalid:data-invalid:border-danger disabled:opacity-60'

export const labelClasses = 'text-sm font-medium text-ink'
export const hintClasses = 'text-sm text-soft'
export const errorClasses = 'text-sm text-danger'

/** A floating panel: menus, lists, popovers. */
export const panelClasses =
  'rounded-lg border border-line bg-raised text-ink shadow-lg shadow-black/10 outline-none'
