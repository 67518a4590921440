import type { DrawnPage } from '@/lib/export/preview/page'

/** A page that was fetched: its picture as an address for `img`, which lives as long as the store. */
export interface FetchedPage extends Omit<DrawnPage, 'picture'> {
  address: string
}

/** The pages of one preview that were fetched, by their hash: each once, and kept while the report has it. */
export class PageStore {
  private readonly pages = new Map<string, Promise<FetchedPage | null>>()

  /** @param addressOf where the page with this hash is fetched. */
  constructor(private readonly addressOf: (hash: string) => string) {}

  /** The page, ready to be shown without flickering; null when the report has it no more, or no line brought it. */
  fetch(hash: string): Promise<FetchedPage | null> {
    const known = this.pages.get(hash)
    if (known) return known
    const fetched = this.load(hash).catch(() => null)
    this.pages.set(hash, fetched)
    void fetched.then((page) => {
      // To be asked for again.
      if (!page && this.pages.get(hash) === fetched) this.pages.delete(hash)
    })
    return fetched
  }

  /** Lets go of all pages but these. */
  keep(hashes: ReadonlySet<string>): void {
    for (const [hash, page] of this.pages) {
      if (hashes.has(hash)) continue
      this.pages.delete(hash)
      void page.then((fetched) => fetched && URL.revokeObjectURL(fetched.address))
    }
  }

  private async load(hash: string): Promise<FetchedPage | null> {
    const response = await fetch(this.addressOf(hash))
    if (!response.ok) return null
    const { picture, ...page } = (await response.json()) as DrawnPage
    const address = URL.createObjectURL(new Blob([picture], { type: 'image/svg+xml' }))
    const image = new Image()
    image.src = address
    await image.decode().catch(() => {})
    return { ...page, address }
  }
}
