import { ACTIVITY_KINDS, type ActivityFilter } from './schema'

/** What an address asks of the feed; an unknown kind is everything. `query` is what the form shows. */
export function filterOf(search: Record<string, string | string[] | undefined>): {
  filter: ActivityFilter
  query: Partial<Record<'person' | 'kind' | 'draft', string>>
} {
  const one = (name: string) => {
    const value = search[name]
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  const [person, draft, before] = [one('person'), one('draft'), one('before')]
  const kind = ACTIVITY_KINDS.find((each) => each === one('kind'))
  return {
    filter: {
      ...(person && { person }),
      ...(kind && { kind }),
      ...(draft && { draftId: draft }),
      ...(before && { before }),
    },
    query: { ...(person && { person }), ...(kind && { kind }), ...(draft && { draft }) },
  }
}
