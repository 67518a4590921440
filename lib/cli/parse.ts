import type { Command } from 'commander'
import { translator } from '@/lib/i18n/translator'
import { decodeReply, MAX_REPLY_BYTES, parseReply, type StateReply, type Warning } from '@/lib/parsing'
import { readInput } from './files'

/** `parse FILE [--json]`: reads a State's reply and prints what it understood. Needs no database. */
export function addParse(program: Command): void {
  const t = translator('cli.parse')
  program
    .command('parse')
    .description(t('description'))
    .argument('<file>', t('file'))
    .option('--json', t('json'))
    .action(async (file: string, options: { json?: boolean }) => {
      const reply = parseReply(decodeReply(await readInput(file, MAX_REPLY_BYTES)))
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
      questions: section.questions.map(({ label, number, letters, refs, paragraphs }) => ({
        label,
        number,
        letters,
        refs,
        paragraphs: paragraphs.map(({ id, text }) => ({ id, text })),
      })),
    })),
    notes,
    warnings: reply.warnings.map((warning) => ({
      code: warning.code,
      label: warning.label,
      message: warningMessage(warning),
    })),
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
