import type { DrawnPage } from '@/lib/export/preview/page'
import { pause } from './use-preview'

const AGAIN_MS = 2_000

/** A page that was fetched: its picture as an address for `img`, which lives as long as the store. */
export interface FetchedPage extends Omit<DrawnPage, 'picture'> {
  address: string
}

/** The pages of one preview that were fetched, by their hash: each once, and kept while the report has it. */
export class PageStore {
  private readonly pages = new Map<string, { page: Promise<FetchedPage | null>; unwanted: AbortController }>()

  /** @param addressOf where the page with this hash is fetched. */
  constructor(private readonly addressOf: (hash: string) => string) {}

  /** The page, ready to be shown without flickering, as soon as a line brings it; null when it is wanted no more. */
  fetch(hash: string): Promise<FetchedPage | null> {
    const known = this.pages.get(hash)
    if (known) return known.page
    const unwanted = new AbortController()
    const page = this.load(hash, unwanted.signal)
    this.pages.set(hash, { page, unwanted })
    return page
  }

  /** Lets go of all pages but these. */
  keep(hashes: ReadonlySet<string>): void {
    for (const [hash, { page, unwanted }] of this.pages) {
      if (hashes.has(hash)) continue
      this.pages.delete(hash)
      unwanted.abort()
      void page.then((fetched) => fetched && URL.revokeObjectURL(fetched.address))
    }
  }

  private async load(hash: string, unwanted: AbortSignal): Promise<FetchedPage | null> {
    while (!unwanted.aborted) {
      try {
        const response = await fetch(this.addressOf(hash))
        if (response.ok) return await drawn((await response.json()) as DrawnPage)
        if (response.status === 401 || response.status === 403) return null
      } catch {
        // No line.
      }
      await pause(AGAIN_MS, unwanted)
    }
    return null
  }
}

async function drawn({ picture, ...page }: DrawnPage): Promise<FetchedPage> {
  const address = URL.createObjectURL(new Blob([picture], { type: 'image/svg+xml' }))
  const image = new Image()
  image.src = address
  await image.decode().catch(() => {})
  return { ...page, address }
}
