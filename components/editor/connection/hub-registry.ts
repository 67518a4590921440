import { Hub, type HubOptions } from './hub'

const LINGER = 5000
const open = new Map<string, { hub: Hub; holders: number; timer?: ReturnType<typeof setTimeout> }>()

/**
 * The tab's one hub for this report and person. Kept for some seconds after the last holder, and longer while the
 * server does not have all that was typed, so that walking through the pages neither reconnects nor loses anything.
 */
export function acquireHub(options: HubOptions): Hub {
  const key = keyOf(options)
  let entry = open.get(key)
  if (!entry) {
    entry = { hub: new Hub(options), holders: 0 }
    open.set(key, entry)
  }
  clearTimeout(entry.timer)
  entry.holders++
  return entry.hub
}

/** Gives back what `acquireHub` gave. */
export function releaseHub(hub: Hub): void {
  const key = keyOf(hub.options)
  const entry = open.get(key)
  if (!entry || entry.hub !== hub) return
  entry.holders--
  const closeLater = () => {
    clearTimeout(entry.timer)
    entry.timer = setTimeout(() => {
      if (entry.holders > 0) return
      if (!hub.drafts.isDone) return closeLater()
      open.delete(key)
      void hub.destroy()
    }, LINGER)
  }
  if (entry.holders === 0) {
    hub.setPlace(null)
    closeLater()
  }
}

function keyOf({ reportId, user, schemaVersion }: HubOptions): string {
  return `${reportId} ${user.id} ${schemaVersion}`
}
