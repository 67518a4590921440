import { randomUUID } from 'node:crypto'
import type { Database } from '@/lib/db'
import { seedUpdate } from '@/lib/richtext/ydoc'
import type { Plan, QuestionRow, SectionRows } from './plan-rows'

/** Rows of one statement: enough to be quick, few enough that the event loop is not kept from the keystrokes. */
const BATCH = 500

/** Where the rows go. */
export interface RowsPlace {
  stateReplyId: string
  reportId: string
}

/** Writes the rows of a reply that has none yet, with a seeded draft for every question. */
export async function insertRows(tx: Database, place: RowsPlace, sections: SectionRows[]): Promise<void> {
  const rows = flatten(sections)
  const ids = await insertSections(tx, place, sections)
  await insertQuestions(tx, place, rows.questions, ids)
  await insertParagraphs(tx, rows.paragraphs)
}

/**
 * Makes the rows of a reply those of a plan. Places and slugs change hands, and the database looks at each row by
 * itself; so all step aside first. Nothing is deleted but paragraphs, and sections without a question.
 */
export async function updateRows(
  tx: Database,
  place: RowsPlace,
  { sections }: Plan,
  before: SectionRows[],
): Promise<void> {
  const { stateReplyId } = place
  const rows = flatten(sections)
  const old = flatten(before)
  const oldQuestions = new Set(old.questions.map(({ row }) => row.id))
  const oldParagraphs = new Set(old.paragraphs.map(({ row }) => row.id))
  const kept = new Set(rows.paragraphs.map(({ row }) => row.id))

  const gone = [...oldParagraphs].filter((id) => !kept.has(id))
  await tx.replyParagraph.deleteMany({ where: { id: { in: gone } } })
  await tx.$executeRaw`update sections set position = -position - 1 where state_reply_id = ${stateReplyId}::uuid`
  await tx.$executeRaw`
    update questions set position = -position - 1, slug = '~' || id where state_reply_id = ${stateReplyId}::uuid`
  await tx.$executeRaw`
    update reply_paragraphs p set position = -p.position - 1
    from questions q where q.id = p.question_id and q.state_reply_id = ${stateReplyId}::uuid`

  const ids = await insertSections(tx, place, sections)
  const isOld = ({ row }: FlatQuestion) => oldQuestions.has(row.id)
  for (const batch of batches(rows.questions.filter(isOld))) await updateQuestions(tx, batch, ids)
  await tx.section.deleteMany({ where: { stateReplyId, position: { lt: 0 } } })
  await insertQuestions(
    tx,
    place,
    rows.questions.filter((each) => !isOld(each)),
    ids,
  )
  const wasThere = ({ row }: FlatParagraph) => oldParagraphs.has(row.id)
  for (const batch of batches(rows.paragraphs.filter(wasThere))) await updateParagraphs(tx, batch)
  await insertParagraphs(
    tx,
    rows.paragraphs.filter((each) => !wasThere(each)),
  )
}

type FlatQuestion = ReturnType<typeof flatten>['questions'][number]
type FlatParagraph = ReturnType<typeof flatten>['paragraphs'][number]

function flatten(sections: SectionRows[]) {
  const questions = sections
    .flatMap((section, index) => section.questions.map((row) => ({ row, section: index })))
    .map((each, position) => ({ ...each, position }))
  const paragraphs = questions.flatMap(({ row: question }) =>
    question.paragraphs.map((row, position) => ({ row, position, questionId: question.id })),
  )
  return { questions, paragraphs }
}

/** Answers the sections' ids in their order. */
async function insertSections(
  tx: Database,
  { stateReplyId }: RowsPlace,
  sections: SectionRows[],
): Promise<string[]> {
  const data = sections.map(({ title }, index) => ({
    id: randomUUID(),
    stateReplyId,
    position: index,
    title,
  }))
  await tx.section.createMany({ data })
  return data.map(({ id }) => id)
}

async function insertQuestions(
  tx: Database,
  { stateReplyId, reportId }: RowsPlace,
  questions: FlatQuestion[],
  sectionIds: string[],
): Promise<void> {
  for (const batch of batches(questions)) {
    await tx.question.createMany({
      data: batch.map(({ row, section, position }) => ({
        ...columnsOf(row),
        stateReplyId,
        sectionId: sectionIds[section]!,
        position,
      })),
    })
    const drafts = batch.map(({ row }) => ({ id: randomUUID(), reportId, questionId: row.id }))
    await tx.draft.createMany({ data: drafts })
    await tx.draftUpdate.createMany({
      data: drafts.map(({ id }) => ({ draftId: id, data: new Uint8Array(seedUpdate()) })),
    })
  }
}

function columnsOf(row: QuestionRow): Omit<QuestionRow, 'paragraphs'> {
  const { paragraphs: _paragraphs, ...columns } = row
  return columns
}

async function insertParagraphs(tx: Database, paragraphs: FlatParagraph[]): Promise<void> {
  for (const batch of batches(paragraphs)) {
    await tx.replyParagraph.createMany({
      data: batch.map(({ row, position, questionId }) => ({ ...row, position, questionId })),
    })
  }
}

async function updateQuestions(tx: Database, batch: FlatQuestion[], sectionIds: string[]): Promise<void> {
  const rows = batch.map(({ row, section, position }) => ({
    ...columnsOf(row),
    sectionId: sectionIds[section]!,
    position,
  }))
  await tx.$executeRaw`
    update questions q set
      section_id = r."sectionId", position = r.position, label = r.label, slug = r.slug, number = r.number,
      letters = array(select jsonb_array_elements_text(r.letters)),
      refs = array(select jsonb_array_elements_text(r.refs)),
      text = r.text, confidence = r.confidence,
      guesses = array(select jsonb_array_elements_text(r.guesses)),
      former_slugs = array(select jsonb_array_elements_text(r."formerSlugs")),
      block_id = r."blockId", withdrawn_in = r."withdrawnIn"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(
      id uuid, "sectionId" uuid, position int, label text, slug text, number text, letters jsonb, refs jsonb,
      text text, confidence float8, guesses jsonb, "formerSlugs" jsonb, "blockId" text, "withdrawnIn" int)
    where q.id = r.id`
}

async function updateParagraphs(tx: Database, batch: FlatParagraph[]): Promise<void> {
  const rows = batch.map(({ row, position, questionId }) => ({ ...row, position, questionId }))
  await tx.$executeRaw`
    update reply_paragraphs p set
      question_id = r."questionId", position = r.position, text = r.text, normalised = r.normalised,
      number = r.number, block_id = r."blockId", changed_in = r."changedIn"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(
      id uuid, "questionId" uuid, position int, text text, normalised text, number text, "blockId" text,
      "changedIn" int)
    where p.id = r.id`
}

function batches<Item>(items: Item[]): Item[][] {
  return Array.from({ length: Math.ceil(items.length / BATCH) }, (_, index) =>
    items.slice(index * BATCH, (index + 1) * BATCH),
  )
}
