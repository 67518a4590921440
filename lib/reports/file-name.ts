/** What a report is about, as far as the name of a file may say it. */
export interface NamedReport {
  committee: string
  session: number | null
  state: string
}

/** The name of a file made from a report: ASCII, of its committee, session and State; never of a title or a person. */
export function fileName(
  { committee, session, state }: NamedReport,
  content: string,
  extension: string,
): string {
  const parts = [committee, session, state, content].map((part) =>
    String(part ?? '').replace(/[^A-Za-z0-9-]+/g, ''),
  )
  return `${parts.filter(Boolean).join('-')}.${extension}`
}
