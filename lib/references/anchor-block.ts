import { randomUUID } from 'node:crypto'
import * as Y from 'yjs'
import { publish } from '@/lib/bus'
import { db } from '@/lib/db'
import { changeDraft } from '@/lib/drafts/change-draft'
import { AppError, notFound } from '@/lib/errors'
import { wordsOf } from '@/lib/export/list-targets'
import { authorize, isId } from '@/lib/members/authorize'
import { ANCHOR, anchorIn } from '@/lib/richtext/anchors'
import { originalReading } from '@/lib/richtext/readings'
import { XML_FRAGMENT } from '@/lib/richtext/version'
import { readChild } from '@/lib/richtext/ydoc'
import type { AnchorChoice } from './schema'
import { forgetReferences } from './shared-references'

/**
 * Gives a paragraph, table or figure the name by which cross-references find it, and answers what they store ("table:…").
 * Its words stay as they are, so a reviewer may, who suggests a reference, and a draft that is locked may hold it. One that
 * has a name keeps it.
 * @throws AppError `not_found`, `forbidden`; `conflict` / `blockGone` where no block says what the chosen one said.
 */
export async function anchorBlock(userId: string, choice: AnchorChoice): Promise<string> {
  const { draftId, kind } = choice
  const { anchor, seq, reportId } = await db.$transaction(async (tx) => {
    const draft = isId(draftId)
      ? await tx.draft.findUnique({ where: { id: draftId }, select: { reportId: true } })
      : null
    if (!draft) throw notFound()
    await authorize(userId, draft.reportId, 'draft.suggest', tx)
    // Two at once name the same block the same.
    await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${`anchors of ${draftId}`}, 0))::text`
    const { value, seq } = await changeDraft(tx, { draftId, userId, evenLocked: true }, (doc) =>
      nameIn(doc.getXmlFragment(XML_FRAGMENT), choice),
    )
    return { anchor: value, seq, reportId: draft.reportId }
  })
  if (seq) publish('draft.appended', { draftId, seq })
  forgetReferences(reportId)
  return `${kind}:${anchor}`
}

/** The anchor of the chosen block, which gets one if it has none of its own. */
function nameIn(fragment: Y.XmlFragment, choice: AnchorChoice): string {
  const element = chosenIn(fragment, choice)
  if (!element) throw new AppError('conflict', 'blockGone')
  const own = anchorIn(element.getAttribute(ANCHOR))
  if (own !== null && own !== choice.copied) return own
  const anchor = randomUUID()
  element.setAttribute(ANCHOR, anchor)
  return anchor
}

/** The block that says what the chosen one said: at its place, else the nearest to it. */
function chosenIn(fragment: Y.XmlFragment, { kind, index, words }: AnchorChoice): Y.XmlElement | undefined {
  return elementsIn(fragment, kind)
    .map((element, at) => ({ element, distance: Math.abs(at - index) }))
    .sort((one, other) => one.distance - other.distance)
    .find(({ element }) => saidBy(element) === words)?.element
}

function elementsIn(parent: Y.XmlFragment, kind: string): Y.XmlElement[] {
  return parent
    .toArray()
    .filter((child) => child instanceof Y.XmlElement)
    .flatMap((child) => [...(child.nodeName === kind ? [child] : []), ...elementsIn(child, kind)])
}

function saidBy(element: Y.XmlElement): string | null {
  const [block] = originalReading({ type: 'doc', content: readChild(element) }).content ?? []
  return block ? wordsOf(block) : null
}
