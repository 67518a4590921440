import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { ReportFacts } from './report-facts'
import { WordMeter } from './word-meter'

export interface ReportCardProps {
  id: string
  title: string
  committee: string
  session: number | null
  state: string
  /** This person's role, as a word. */
  role: string
  words: number
  final: number
  public: number
  confidential: number
  wordLimit: number | null
  questions: { started: number; all: number }
}

/** A report in the list of one's own. */
export function ReportCard(props: ReportCardProps) {
  const { id, title, role, words, final, wordLimit, questions } = props
  const t = useTranslations()
  return (
    <article className="grid gap-x-8 gap-y-3 py-5 sm:grid-cols-[minmax(0,1fr)_15rem]">
      <div>
        <h2 className="font-serif text-xl leading-snug font-semibold">
          <Link href={`/reports/${id}`} className="hover:text-accent-strong hover:underline">
            {title}
          </Link>
        </h2>
        <p className="mt-1 text-sm text-soft">
          <ReportFacts {...props} />
        </p>
        <p className="mt-1 text-sm text-soft">{t('reports.yourRole', { role })}</p>
      </div>
      <div className="flex flex-col gap-1.5">
        <WordMeter words={words} final={final} limit={wordLimit} variants={props} small />
        {questions.all > 0 && <p className="text-sm text-soft">{t('workspace.progress', questions)}</p>}
      </div>
    </article>
  )
}
