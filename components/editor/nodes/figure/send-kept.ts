import { upload } from '@/components/intake/upload'
import { uploadAddress } from '@/lib/images/schema'
import type { Hub } from '../../connection/hub'
import { fromServer } from '../../connection/open-drafts'
import {
  forgetPicture,
  inHand,
  type KeptPicture,
  keptPicture,
  picturesOfDraft,
} from '../../device/picture-store'
import { putPicture } from './put-picture'

export interface SendKeptOptions {
  hub: Pick<Hub, 'drafts' | 'options'>
  mayEdit: boolean
  maySuggest: boolean
  /** Ends it: what is not in its text by then stays on this device. */
  signal: AbortSignal
  sendFile?: typeof upload
}

/**
 * Sends the pictures that this device keeps of drafts that nobody shows here, and puts them into their texts. One that
 * the server does not take, or whose draft is locked, stays: who opens the draft is told. Never rejects.
 */
export async function sendKept(options: SendKeptOptions): Promise<void> {
  const { drafts } = options.hub
  const waiting = [...drafts.withPictures.get()].filter((draftId) => !drafts.isHeld(draftId))
  await Promise.all(waiting.map((draftId) => sendOf(draftId, options).catch(() => {})))
}

async function sendOf(draftId: string, options: SendKeptOptions): Promise<void> {
  const { hub, signal } = options
  const { user, reportId } = hub.options
  for (const key of await picturesOfDraft(user.id, reportId, draftId))
    await inHand(key, signal, async () => {
      const picture = await keptPicture(user.id, key)
      // Somebody came to the draft meanwhile, whose editor sends it.
      if (!picture || signal.aborted || hub.drafts.isHeld(draftId)) return
      await sendOne(picture, options)
    })
}

async function sendOne(picture: KeptPicture, options: SendKeptOptions): Promise<void> {
  const { hub, mayEdit, maySuggest, signal, sendFile = upload } = options
  const { user, reportId } = hub.options
  const { key, draftId, name, type, bytes } = picture
  // Who may only suggest by now would have the whole draft refused.
  if (picture.suggests ? !maySuggest : !mayEdit) return
  const session = hub.drafts.acquire(draftId, true)
  try {
    await fromServer(session)
    const isReady = () => session.status.get().content === 'server' && session.status.get().canEdit
    if (!isReady()) return
    const file = new File([bytes], name, { type })
    const sent = await sendFile(uploadAddress(reportId), file, { onSent: () => {}, signal })
    if (signal.aborted || !isReady()) return
    const record = picture.suggests ? { id: crypto.randomUUID(), user: user.id, at: Date.now() } : null
    putPicture(session.doc, picture, sent, record)
    await session.store.flush()
    await forgetPicture(user.id, key)
  } finally {
    hub.drafts.release(draftId)
  }
}
