import { foldForSearch } from '@/lib/parsing/fold'
import type { OutlineSection } from '@/lib/state-replies/schema'

/**
 * The sections and questions that a typed filter means: `9` gives question 9 with all its letters and not 19, `9i` or
 * `9 (i)` what answers that letter, and words give the sections whose titles have them, with all their questions.
 */
export function filterOutline(sections: OutlineSection[], filter: string): OutlineSection[] {
  const wanted = foldForSearch(filter).trim()
  if (wanted === '') return sections
  const reference = /^(\d+)\s*\(?([a-z]*)\)?$/.exec(wanted)
  return sections.flatMap((section) => {
    if (!reference && foldForSearch(section.title).includes(wanted)) return [section]
    const questions = section.questions.filter(({ slug, label }) =>
      reference ? isReferenceTo(slug, reference) : foldForSearch(label).includes(wanted),
    )
    return questions.length > 0 ? [{ ...section, questions }] : []
  })
}

function isReferenceTo(slug: string, [, number, letters = '']: RegExpExecArray): boolean {
  const [first, ...rest] = slug.split('-')
  if (letters === '') return first === number
  return first === number && rest.some((letter) => letter === letters)
}
