import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { SourceDocument, SourceMark } from '../../document'
import { readPdf } from '.'
import { contentOf } from './glyphs'
import { openPdf } from './open'

const read = (name: string): Promise<SourceDocument> =>
  readPdf(new Uint8Array(readFileSync(join(import.meta.dirname, 'fixtures', `${name}.pdf`))))

/** Texts of all marks of one kind. */
function marked({ text, marks }: SourceDocument, kind: SourceMark['kind']): string[] {
  return marks.filter((mark) => mark.kind === kind).map(({ start, end }) => text.slice(start, end))
}

/** The lines of the text itself: neither running heads nor footnotes. */
function body(document: SourceDocument): string[] {
  let at = 0
  const aside = document.marks.filter(({ kind }) => kind === 'runningHead' || kind === 'note')
  return document.text.split('\n').filter((line) => {
    const start = at
    at += line.length + 1
    return !aside.some((mark) => mark.start === start)
  })
}

const NOTES = [
  '* The present document is being issued without formal editing.',
  '1 See the national report, annex II, para. 14.',
  '2 Act No. 12 of 3 March 2019.',
  '3 Women and men in Norvania, 2024, p. 31.',
]
const TABLE = [
  'Region\tShelters\tWomen received\tShare',
  'North\t12\t1,204\t45%',
  'South and the islands off its coast\t9\t980\t36.5%',
  'Total\t21\t2,184\t81.5%',
]

describe.each(['reply-untagged', 'reply-tagged'])('%s, from a word processor', (name) => {
  it('keeps the letterhead and the title', async () => {
    const lines = body(await read(name))
    expect(lines.slice(0, 6)).toEqual([
      'United Nations',
      'CEDAW/C/NVA/RQ/6',
      'Distr.: General',
      '15 January 2026',
      'Original: English',
      'Committee on the Elimination of Discrimination against Women',
    ])
    expect(lines).toContain(
      'Replies of Norvania to the list of issues and questions in relation to its sixth periodic report*',
    )
  })

  it('has each paragraph on one line, over ends of lines and pages', async () => {
    const lines = body(await read(name))
    const numbered = lines.filter((line) => /^\d+\.\t/.test(line))
    expect(numbered.map((line) => line.split('\t')[0])).toEqual(
      Array.from({ length: 13 }, (_, index) => `${index + 1}.`),
    )
    expect(numbered.every((line) => line.endsWith('.'))).toBe(true)
    expect(numbered[1]).toBe(
      '2.\tThe law on equal treatment2 entered into force in 2019 and is applied by all courts. Amendments are being drafted; non-governmental organizations take part.',
    )
    expect(lines.filter((line) => line.startsWith('(a)') || line.startsWith('(b)'))).toHaveLength(2)
    expect(lines.filter((line) => line.startsWith('Reply to paragraph'))).toEqual([
      'Reply to paragraph 1 (a) of the list of issues (CEDAW/C/NVA/Q/6)',
      'Reply to paragraph 1 (b)',
      'Reply to paragraph 2',
    ])
  })

  it('puts running heads, page numbers and what the printer adds aside', async () => {
    const document = await read(name)
    expect(marked(document, 'runningHead')).toEqual([
      'GE.26-00123 (E) 150126 160126',
      '*2600123*',
      'Please recycle',
      'CEDAW/C/NVA/RQ/6',
      '2\tGE.26-00123',
      'CEDAW/C/NVA/RQ/6',
      'GE.26-00123\t3',
    ])
    expect(body(document).join('\n')).not.toContain('GE.26')
  })

  it('detaches footnotes, but no exponents', async () => {
    const document = await read(name)
    expect(marked(document, 'noteReference')).toEqual(['*', '1', '2', '3'])
    expect(marked(document, 'note')).toEqual(NOTES)
    expect(document.text.split('\n').slice(-4)).toEqual(NOTES)
    expect(document.text).toContain('12 km2 and')
    const of = (kind: SourceMark['kind']) =>
      document.marks.flatMap((mark) => (mark.kind === kind && 'note' in mark ? [mark.note] : []))
    expect(of('note')).toEqual(of('noteReference'))
  })

  it('reads the table row by row', async () => {
    expect(marked(await read(name), 'row')).toEqual(TABLE)
  })

  it('knows bold, italics and pages', async () => {
    const document = await read(name)
    expect(marked(document, 'bold')).toContain('Reply to paragraph 1 (b)')
    expect(marked(document, 'italic')).toEqual(['Amendments'])
    const pages = document.marks.flatMap((mark) => (mark.kind === 'page' ? [mark.page] : []))
    expect([...new Set(pages)]).toEqual([1, 2, 3])
    // Every character but the ends of lines is on a page.
    const covered = marked(document, 'page').join('').replaceAll('\n', '')
    expect(covered).toBe(document.text.replaceAll('\n', ''))
  })
})

it('takes headings from the structure tree, and says when there is none', async () => {
  const tagged = await read('reply-tagged')
  expect(marked(tagged, 'heading')).toEqual(['I.\tGeneral', 'II.\tViolence against women', 'A.\tShelters'])
  expect(tagged.notices).toEqual([])
  const untagged = await read('reply-untagged')
  expect(marked(untagged, 'heading')).toEqual([])
  expect(untagged.notices.map(({ code }) => code)).toEqual(['untaggedPdf', 'columnsGuessed'])
})

it('reads one column after the other', async () => {
  const document = await read('two-columns')
  const sentences = body(document).filter((line) => line.startsWith('Sentence'))
  expect(sentences).toHaveLength(14)
  for (const [index, line] of sentences.entries()) {
    expect(line.startsWith(`Sentence ${index + 1} opens this paragraph.`)).toBe(true)
    expect(line.endsWith(`Sentence ${index + 1} closes it.`)).toBe(true)
  }
  expect(document.notices).toContainEqual({ code: 'columnsGuessed', values: { pages: '1' } })
})

describe.each(['web-untagged', 'web-tagged'])('%s, from a browser', (name) => {
  it('joins addresses, spells out ligatures and matches notes to their page', async () => {
    const document = await read(name)
    expect(document.text).toContain(
      'The office for efficient finance floats bonds. See https://www.example.org/housing/plans/2023-2027/annual-reports/the-first-report-of-the-commission for the text.',
    )
    expect(marked(document, 'noteReference')).toEqual(['1', '2', '3'])
    expect(marked(document, 'note')[0]).toBe(
      '1 National plan on housing, adopted by decree No. 45 of 2 February 2023 and amended in the following year, when the target was raised.',
    )
    expect(marked(document, 'runningHead')).toEqual([
      '1/2\tGE.25-11111',
      'E/C.12/SAM/RQ/2',
      '2/2\tGE.25-11111',
    ])
  })

  it('joins the lines of a cell', async () => {
    expect(marked(await read(name), 'row')).toEqual([
      'Year\tHomes built\tRemarks of the ministry on the progress made in the year',
      '2023\t1,100\tThe works began late because the law on public tenders was changed in spring and most calls had to be repeated.',
      '2024\t3,200\tAs planned.',
    ])
  })

  it('keeps a restated question apart from the label above and the answer below', async () => {
    const document = await read(name)
    expect(body(document).slice(2, 4)).toEqual([
      'Reply to the issues raised in paragraphs 4 to 6',
      'Please provide information on the measures taken to reduce the number of households without adequate housing, in particular in the regions.',
    ])
    expect(marked(document, 'italic')).toHaveLength(1)
  })
})

it('takes list labels from the structure tree', async () => {
  expect(marked(await read('web-tagged'), 'listLabel')).toEqual(['1.\t', '2.\t'])
})

it('undoes soft hyphens and keeps others', async () => {
  const { text } = await read('web-hyphenated')
  const words = new Set(text.match(/\p{L}+(?:-\p{L}+)*/gu))
  for (const word of [
    'discrimination',
    'rehabilitation',
    'representatives',
    'implementation',
    'administration',
  ])
    expect(words).toContain(word)
  expect(
    [...words].filter((word) =>
      /^(?:discrimi|nation|rehabili|tation|repre|imple|adminis|governmental)$/.test(word),
    ),
  ).toEqual([])
  expect(words).toContain('non-governmental')
  expect(text.split('\n')).toHaveLength(13)
})

it('reads a table without rules', async () => {
  expect(marked(await read('web-plain-table'), 'row')).toEqual([
    'Year\tMayors\tJudges',
    '2019\t14\t120',
    '2020\t17\t131',
    '2021\t21\t140',
  ])
})

const ARABIC = [
  'ردود نورفانيا على قائمة القضايا والأسئلة',
  'الرد على الفقرة 3 (أ) من قائمة القضايا',
  '1- تقول الدولة إن هناك 30 مركزاً للأزمات في عام 2024، ولا يوجد مركز واحد في الجنوب. وقد أُنشئت المراكز بموجب القانون رقم 12/2019 الصادر في آذار/مارس 2019، وبلغت النسبة 45,5 في المائة.',
  '2- خلال الفترة 2015-2020 زاد عدد الحالات من 1204 إلى 2184 حالة (انظر CEDAW/C/NVA/CO/5، الفقرة 14).',
  'الرد على الفقرة ٣ (ب)',
  'لا توجد إحصاءات عن هذا الموضوع لأن المسؤولية تقع على عاتق البلديات.',
]

it.each(['web-arabic', 'web-arabic-tagged'])(
  '%s: reads Arabic in the order of its words and digits',
  async (name) => {
    expect(body(await read(name))).toEqual(ARABIC)
  },
)

it.each(['arabic-untagged', 'arabic-tagged'])('%s: reads Arabic from a word processor', async (name) => {
  // One vowel sign stands only in a replacement text that the engine does not hand over.
  expect(body(await read(name)).slice(-6)).toEqual(ARABIC.map((line) => line.replace('أُنشئت', 'أنشئت')))
})

it('reads Russian and Chinese', async () => {
  const russian = await read('russian')
  expect(body(russian).at(-2)).toBe(
    '1.\tВ соответствии с Уголовным кодексом1 пытки запрещены. Всего в 2024 году было возбуждено 30 уголовных дел, из них 12 дел переданы в суд, а остальные прекращены за отсутствием состава преступления.',
  )
  expect(marked(russian, 'note')).toEqual(['1 Закон № 226 от 3 июля 2014 года.'])
  expect(body(await read('web-chinese'))).toEqual([
    '诺瓦尼亚对问题清单的答复',
    '对问题清单第3(a)段的答复',
    '1. 根据2019年3月颁布的《平等待遇法》，国家在全国各地设立了30个危机中心，为受害妇女提供住所、法律援助和心理支持。2024年，各中心共接待妇女1204人，比上一年增加12.5%。',
    '2. 政府正在起草该法修正案，预计将于2027年底之前提交议会审议。没有关于这一问题的统计数据。',
  ])
})

const NAMES = readdirSync(join(import.meta.dirname, 'fixtures')).flatMap(
  (file) => /^(.+)\.pdf$/.exec(file)?.[1] ?? [],
)

/** Letters and digits with how often each occurs. */
function census(text: string): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const sign of text.normalize('NFKD').match(/[\p{L}\p{Nd}]/gu) ?? [])
    counts[sign] = (counts[sign] ?? 0) + 1
  return counts
}

it.each(NAMES)('%s: loses no letter and makes none up', async (name) => {
  const pdf = await openPdf(
    new Uint8Array(readFileSync(join(import.meta.dirname, 'fixtures', `${name}.pdf`))),
  )
  let printed = ''
  const fonts = new Map()
  for (let page = 1; page <= pdf.document.numPages; page += 1) {
    const { glyphs } = await contentOf(await pdf.document.getPage(page), pdf.engine, fonts)
    printed += glyphs.map(({ text }) => text).join('')
  }
  await pdf.close()
  expect(census((await read(name)).text)).toEqual(census(printed))
})
