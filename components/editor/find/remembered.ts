import type { FindOptions } from '@/lib/richtext/find'

/** The last search of this tab, kept while it moves from draft to draft. */
export type RememberedSearch = FindOptions & { query: string }

let last: RememberedSearch = { query: '', matchCase: false, wholeWords: false, foldAccents: true }

export function rememberedSearch(): RememberedSearch {
  return last
}

export function rememberSearch(search: RememberedSearch): void {
  last = search
}
