/** One cache of pages a person; see pages.ts. */
export const PAGES = 'counterpoint:pages:'

/** Deletes the pages that this browser keeps, of everybody or of everybody but one. Never rejects. */
export async function forgetPages(exceptUserId?: string): Promise<void> {
  try {
    const names = (await caches.keys()).filter(
      (name) => name.startsWith(PAGES) && name !== PAGES + (exceptUserId ?? ''),
    )
    await Promise.all(names.map((name) => caches.delete(name)))
  } catch {
    // Pages over plain HTTP have no caches, and then nothing in them.
  }
}

/**
 * Takes out of this browser everything of ours but the drafts (components/editor/device): the service worker, the pages,
 * scripts and styles that it has, and what the browser remembers of how its person works. Never rejects.
 */
export async function forgetBrowser(): Promise<void> {
  try {
    localStorage.clear()
    sessionStorage.clear()
    for (const cookie of document.cookie.split(';')) {
      const name = cookie.split('=', 1)[0]!.trim()
      if (name) document.cookie = `${name}=; path=/; max-age=0`
    }
    for (const name of await caches.keys()) await caches.delete(name)
    for (const registration of await navigator.serviceWorker.getRegistrations())
      await registration.unregister()
  } catch {
    // Likewise.
  }
}
