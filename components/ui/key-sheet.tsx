'use client'

/** Keys that belong together, with what each does. `keys` are as they are pressed, parted by spaces or `+`. */
export interface KeyGroup {
  name: string
  title: string
  lines: readonly { id: string; text: string; keys: string }[]
}

/** A table of keys in groups. `names` says how keys are printed that are no letters: `Mod`, `Escape`. */
export function KeySheet({ groups, names }: { groups: readonly KeyGroup[]; names: Record<string, string> }) {
  return (
    <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
      {groups.map(({ name, title, lines }) => (
        <section key={name} aria-labelledby={`keys-${name}`}>
          <h3 id={`keys-${name}`} className="mb-1.5 text-sm font-semibold">
            {title}
          </h3>
          <dl className="text-sm">
            {lines.map(({ id, text, keys }) => (
              <div key={id} className="flex items-baseline justify-between gap-3 py-0.5">
                <dt className="text-soft">{text}</dt>
                <dd className="shrink-0">
                  {keys.split(/[ +]/).map((key, index) => (
                    <kbd
                      key={index}
                      className="ms-1 inline-block min-w-6 rounded border border-line-strong bg-sunken px-1.5 text-center font-sans text-xs"
                    >
                      {names[key] ?? key}
                    </kbd>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  )
}

/** Whether this is a keyboard of Apple's, whose keys have signs in place of names. */
export function hasAppleKeys(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.userAgent)
}
