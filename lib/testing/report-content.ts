import type { ReportContent, ReportFacts, StoredReport } from '@/lib/export/content'
import type { DocumentNode } from '@/lib/richtext/document'
import { updateFromDocument } from '@/lib/richtext/ydoc'
import {
  bold,
  br,
  commented,
  doc,
  h,
  hr,
  italic,
  lang,
  li,
  link,
  marked,
  note,
  ol,
  p,
  quote,
  ref,
  rtl,
  secret,
  table,
  td,
  th,
  tr,
  ul,
  withAttrs,
} from './richtext'

/** A report about whose cover nothing is left open; `facts` replaces what a test is about. */
export function reportFacts(facts: Partial<ReportFacts> = {}): ReportFacts {
  return {
    title: 'Shelters without doors',
    committee: 'CEDAW',
    session: 93,
    state: 'KAZ',
    language: 'en',
    contact: 'Secretariat of the coalition\nsecretariat@coalition.example',
    publicity: 'confidential',
    organisations: ['Women’s Legal Aid Network', 'Crisis Centres’ Union', 'Rural Women’s Forum'],
    ...facts,
  }
}

/** A short report with every chapter and every node and mark of the schema, and one question and section left empty. */
export function richReport(facts: Partial<ReportFacts> = {}): ReportContent {
  return {
    report: reportFacts(facts),
    chapters: [
      {
        chapter: 'general_recommendations',
        text: doc(ol(li('Adopt the law on shelters by June 2027.'), li('Fund it.'))),
      },
      {
        chapter: 'executive_summary',
        text: doc(p('The State counts thirty crisis centres; we visited twelve.')),
      },
      { chapter: 'introduction', text: doc(h(2, 'How we worked'), p('Interviews in nine regions.')) },
    ],
    sections: [
      {
        title: 'Gender-based violence against women',
        questions: [
          { id: 'q-3-a', label: '3 (a)', slug: '3-a', text: everyNode() },
          { id: 'q-3-b', label: '3 (b)', slug: '3-b', text: doc(p()) },
          {
            id: 'q-9-i-j',
            label: '9 (i) and (j)',
            slug: '9-i-j',
            text: doc(p('No shelter is open at night.')),
          },
        ],
      },
      { title: 'Stereotypes', questions: [{ id: 'q-10', label: '10', slug: '10', text: doc(p(' ')) }] },
      {
        title: 'Women in detention',
        questions: [{ id: 'q-21', label: 'Reply to paragraph 21', slug: '21', text: doc(p('See above.')) }],
      },
    ],
  }
}

/** Each node and mark of the schema at least once, as people would use them. */
export function everyNode(): DocumentNode {
  return doc(
    quote(
      { paragraph: '3-a.1', label: '3 (a)' },
      p('There are 30 crisis centres in the country, each with places for mothers and their children.'),
    ),
    p(
      'The figure is not borne out',
      note('Survey of 2025, see ', ref('question:q-9-i-j', 'paragraph 9'), '.'),
      '. ',
      bold('Twelve'),
      ' of the centres ',
      italic('named'),
      ' were closed in ',
      marked('January 2025', 'underline'),
      ', ',
      marked('fourteen', 'strike'),
      ' fifteen had no staff at night (',
      link('survey of 2025', 'https://example.org/survey?year=2025&lang=en'),
      ').',
      br(),
      'Two could not be found.',
    ),
    p(
      lang('Ни одного приюта', 'ru'),
      ', as ',
      commented('they', 't-1'),
      ' say in ',
      ref('question:gone', 'paragraph 30'),
      '.',
      secret(' So a guard told us.'),
    ),
    rtl(p('لا يوجد مأوى', note('مقابلة'))),
    h(3, 'Why it matters'),
    p('Article 2 obliges the State to act without delay.'),
    ul(li('places in towns', ol(li('first'), li('second'))), li('places in villages', p('none at all'))),
    quote({}, p('“Nobody opened.”')),
    table(
      tr(th('Region'), th('Centres, as the State counts'), th('Open at night')),
      tr(td('North'), withAttrs(td('9'), { align: 'right' }), withAttrs(td('2'), { align: 'right' })),
      tr(withAttrs(td('South and west, counted together'), { rowspan: 2 }), td('12'), td('0')),
      tr(withAttrs(td(ul(li('9 named')), p('none seen')), { colspan: 2 })),
    ),
    hr(),
    h(1, 'What should be done'),
    p('Open them.'),
  )
}

/** The same report as the database would hold it. */
export function stored(content: ReportContent): StoredReport {
  return {
    report: content.report,
    chapters: content.chapters.map((chapter) => ({ ...chapter, text: [updateFromDocument(chapter.text)] })),
    sections: content.sections.map((section) => ({
      ...section,
      questions: section.questions.map((each) => ({ ...each, text: [updateFromDocument(each.text)] })),
    })),
  }
}
