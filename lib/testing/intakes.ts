import { db } from '@/lib/db'
import { readAside } from '@/lib/intake/reply-aside'
import type { DocumentKind } from '@/lib/intake/schema'
import { putFile } from '@/lib/files/storage'
import { asJson } from '@/lib/intake/as-json'
import { SMALL_REPLY, type TestUser } from './factories'

/** An intake of this text that is ready to be reviewed, as a thread would have left it. Returns its id. */
export async function createIntake(options: {
  user: TestUser
  text?: string
  /** In place of a text: a file of any format. */
  bytes?: Uint8Array
  name?: string
  kind?: DocumentKind
  reportId?: string
}): Promise<string> {
  const { user, text = SMALL_REPLY, kind = 'state_reply', reportId = null, name = 'reply.txt' } = options
  const bytes = options.bytes ?? new TextEncoder().encode(text)
  const file = await putFile(db, { name, mime: 'text/plain', bytes, maxBytes: bytes.length + 1 })
  const [document, outline] = await readAside(bytes, name)
  const { id } = await db.intake.create({
    data: {
      ...{ userId: user.id, reportId, kind, fileId: file.id, status: 'ready' },
      document: asJson(document),
      outline: asJson(outline),
    },
    select: { id: true },
  })
  return id
}

/** Concluding observations of one paragraph, without a file. Returns the id of the paragraph's item. */
export async function createCommitteeDocument(reportId: string): Promise<string> {
  const item = {
    position: 0,
    heading: '',
    label: '1',
    slug: '1',
    number: '1',
    text: 'The Committee is concerned.',
  }
  const document = await db.committeeDocument.create({
    data: {
      ...{ reportId, kind: 'concluding_observations', title: 'Concluding observations', language: 'en' },
      items: { create: item },
    },
    select: { items: { select: { id: true } } },
  })
  return document.items[0]!.id
}
