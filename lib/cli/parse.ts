import type { Command } from 'commander'
import { translator } from '@/lib/i18n/translator'
import { parseReply, type Question, type StateReply, type Warning } from '@/lib/parsing'
import { MAX_DOCUMENT_BYTES, readDocument } from '@/lib/parsing/readers'
import { readInput } from './files'

/** `parse FILE [--json]`: reads a State's reply, of any format that can be read, and prints what it understood. Needs no database. */
export function addParse(program: Command): void {
  const t = translator('cli.parse')
  program
    .command('parse')
    .description(t('description'))
    .argument('<file>', t('file'))
    .option('--json', t('json'))
    .action(async (file: string, options: { json?: boolean }) => {
      const bytes = await readInput(file, MAX_DOCUMENT_BYTES)
      const reply = parseReply(await readDocument(bytes, { filename: file }))
      process.stdout.write(
        options.json ? `${JSON.stringify(replyForPrograms(reply), null, 2)}\n` : outline(reply),
      )
    })
}

/** The reply as programs read it: a stable choice of its fields, in a stable order. */
export function replyForPrograms(reply: StateReply) {
  const { committee, session, state, symbol, title, dateReceived, language, notes } = reply
  return {
    committee,
    session,
    state,
    symbol,
    title,
    dateReceived,
    language,
    sections: reply.sections.map((section) => ({
      title: section.title,
      questions: section.questions.map(questionForPrograms),
    })),
    notes,
    warnings: reply.warnings.map((warning) => ({
      code: warning.code,
      label: warning.label,
      message: warningMessage(warning),
    })),
  }
}

function questionForPrograms({ label, number, letters, refs, text, confidence, paragraphs }: Question) {
  return {
    label,
    number,
    letters,
    refs,
    text,
    confidence,
    paragraphs: paragraphs.map((paragraph) => ({ id: paragraph.id, text: paragraph.text })),
  }
}

function warningMessage({ code, label, values }: Warning): string {
  return translator('parsing')(`warnings.${code}`, { label: label ?? '', ...values })
}

/** The reply as a person reads it: what the header says, then each question with its first words. */
function outline(reply: StateReply): string {
  const t = translator('cli.parse')
  const questions = reply.sections.flatMap((section) => section.questions)
  const facts = [
    reply.committee,
    reply.session && t('session', { session: reply.session }),
    reply.state,
    reply.symbol,
    reply.dateReceived && t('received', { date: reply.dateReceived }),
    reply.language,
  ]
  const width = Math.max(0, ...questions.map(({ label }) => label.length))
  return [
    reply.title,
    facts.filter(Boolean).join(' · '),
    t('counts', {
      sections: reply.sections.length,
      questions: questions.length,
      paragraphs: questions.flatMap(({ paragraphs }) => paragraphs).length,
    }),
    ...reply.sections.flatMap((section) => [
      '',
      section.title,
      ...section.questions.map(
        ({ label, paragraphs }) => `  ${label.padEnd(width)}  ${shorten(paragraphs[0]?.text ?? '')}`,
      ),
    ]),
    ...list(t('notes'), reply.notes),
    ...list(t('warnings'), reply.warnings.map(warningMessage)),
    '',
  ].join('\n')
}

const list = (title: string, lines: string[]) =>
  lines.length ? ['', title, ...lines.map((line) => `  ${line}`)] : []

const shorten = (text: string) => (text.length > 72 ? `${text.slice(0, 71).trimEnd()}…` : text)
