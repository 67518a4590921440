import type { Run, Token } from './blocks'

/** Who did what between two texts, by what Yjs and the versions remember. */
export interface Authorship {
  /** Whether this character was in the earlier text's history already. */
  isOld: (client: number, clock: number) => boolean
  /** Whose a Yjs client is; null when nobody is known. */
  userOf: (client: number) => string | null
  /** Who deleted this character; null when nobody is known. */
  whoDeleted: (client: number, clock: number) => string | null
}

/** Who wrote these characters of the later text, if they are new; null when they are not, or nobody is known. */
export function writerOf(run: Run, { isOld, userOf }: Authorship): string | null {
  return isOld(run.client, run.clock) ? null : userOf(run.client)
}

/** Who took this token out of the earlier text; null when nobody is known. */
export function removerOf(token: Token, { whoDeleted }: Authorship): string | null {
  for (const { client, clock, text } of token.runs) {
    const length = Math.max(1, Math.min(text.length, 40))
    for (let offset = 0; offset < length; offset++) {
      const who = whoDeleted(client, clock + offset)
      if (who) return who
    }
  }
  return null
}

/** The marks that two tokens of the same text differ in, and who set them. */
export function formattingOf(
  before: Token,
  after: Token,
  { userOf }: Authorship,
): { on: string[]; off: string[]; by: string | null } {
  const namesOf = (token: Token) =>
    new Map(
      token.runs.flatMap(({ marks }) =>
        marks.map(({ type, attrs }) => [`${type}${attrs ? JSON.stringify(attrs) : ''}`, type] as const),
      ),
    )
  const [old, now] = [namesOf(before), namesOf(after)]
  const on = [...now].flatMap(([key, type]) => (old.has(key) ? [] : [type]))
  const off = [...old].flatMap(([key, type]) => (now.has(key) || on.includes(type) ? [] : [type]))
  let by: string | null = null
  for (const { set } of after.runs)
    for (const [name, client] of Object.entries(set ?? {}))
      if ([...on, ...off].some((type) => name === type || name.startsWith(`${type}--`))) by ??= userOf(client)
  return { on: [...new Set(on)], off: [...new Set(off)], by }
}
