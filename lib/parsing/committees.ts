import { foldLine } from './languages/fold-line'
import type { DocumentKind } from './languages/language'

/** A treaty body as headers of documents name it. */
export interface Committee {
  /** The short name by which the product knows it. */
  code: string
  /** In English. */
  name: string
  /** In the other languages of the United Nations, with further spellings. */
  otherNames: readonly string[]
  /** How its document symbols begin. */
  symbol: string
}

/** The nine bodies that examine States' reports. */
export const COMMITTEES: readonly Committee[] = [
  {
    code: 'CEDAW',
    name: 'Committee on the Elimination of Discrimination against Women',
    otherNames: [
      'Comité pour l’élimination de la discrimination à l’égard des femmes',
      'Comité para la Eliminación de la Discriminación contra la Mujer',
      'Комитет по ликвидации дискриминации в отношении женщин',
      'اللجنة المعنية بالقضاء على التمييز ضد المرأة',
      '消除对妇女歧视委员会',
    ],
    symbol: 'CEDAW/C',
  },
  {
    code: 'CERD',
    name: 'Committee on the Elimination of Racial Discrimination',
    otherNames: [
      'Comité pour l’élimination de la discrimination raciale',
      'Comité para la Eliminación de la Discriminación Racial',
      'Комитет по ликвидации расовой дискриминации',
      'لجنة القضاء على التمييز العنصري',
      'اللجنة المعنية بالقضاء على التمييز العنصري',
      '消除种族歧视委员会',
    ],
    symbol: 'CERD/C',
  },
  {
    code: 'CCPR',
    name: 'Human Rights Committee',
    otherNames: [
      'Comité des droits de l’homme',
      'Comité de Derechos Humanos',
      'Комитет по правам человека',
      'اللجنة المعنية بحقوق الإنسان',
      '人权事务委员会',
    ],
    symbol: 'CCPR/C',
  },
  {
    code: 'CESCR',
    name: 'Committee on Economic, Social and Cultural Rights',
    otherNames: [
      'Comité des droits économiques, sociaux et culturels',
      'Comité de Derechos Económicos, Sociales y Culturales',
      'Комитет по экономическим, социальным и культурным правам',
      'اللجنة المعنية بالحقوق الاقتصادية والاجتماعية والثقافية',
      '经济、社会及文化权利委员会',
      '经济、社会和文化权利委员会',
    ],
    symbol: 'E/C.12',
  },
  {
    code: 'CRC',
    name: 'Committee on the Rights of the Child',
    otherNames: [
      'Comité des droits de l’enfant',
      'Comité de los Derechos del Niño',
      'Комитет по правам ребенка',
      'لجنة حقوق الطفل',
      'اللجنة المعنية بحقوق الطفل',
      '儿童权利委员会',
    ],
    symbol: 'CRC/C',
  },
  {
    code: 'CRPD',
    name: 'Committee on the Rights of Persons with Disabilities',
    otherNames: [
      'Comité des droits des personnes handicapées',
      'Comité sobre los Derechos de las Personas con Discapacidad',
      'Комитет по правам инвалидов',
      'اللجنة المعنية بحقوق الأشخاص ذوي الإعاقة',
      '残疾人权利委员会',
    ],
    symbol: 'CRPD/C',
  },
  {
    code: 'CAT',
    name: 'Committee against Torture',
    otherNames: [
      'Comité contre la torture',
      'Comité contra la Tortura',
      'Комитет против пыток',
      'لجنة مناهضة التعذيب',
      '禁止酷刑委员会',
    ],
    symbol: 'CAT/C',
  },
  {
    code: 'CED',
    name: 'Committee on Enforced Disappearances',
    otherNames: [
      'Comité des disparitions forcées',
      'Comité contra la Desaparición Forzada',
      'Комитет по насильственным исчезновениям',
      'اللجنة المعنية بحالات الاختفاء القسري',
      '强迫失踪问题委员会',
    ],
    symbol: 'CED/C',
  },
  {
    code: 'CMW',
    name: 'Committee on the Protection of the Rights of All Migrant Workers and Members of Their Families',
    otherNames: [
      'Committee on Migrant Workers',
      'Comité pour la protection des droits de tous les travailleurs migrants et des membres de leur famille',
      'Comité de Protección de los Derechos de Todos los Trabajadores Migratorios y de sus Familiares',
      'Комитет по защите прав всех трудящихся-мигрантов и членов их семей',
      'اللجنة المعنية بحماية حقوق جميع العمال المهاجرين وأفراد أسرهم',
      '保护所有移徙工人及其家庭成员权利委员会',
      '保护所有移民工人及其家庭成员权利委员会',
    ],
    symbol: 'CMW/C',
  },
]

// Hyphens and the marks of footnotes are printed or not.
function nameKey(name: string): string {
  return foldLine(name)
    .replace(/ ?\([a-z]{2,5}\)$/, '')
    .replaceAll('-', ' ')
    .trim()
}

const BY_FOLDED_NAME = new Map(
  COMMITTEES.flatMap((committee) =>
    [committee.name, ...committee.otherNames].map((name) => [nameKey(name), committee] as const),
  ),
)

/** Longer than any committee's name. */
const MAX_NAME_LENGTH = 160

/** The committee with this full name in any of the six languages, whatever its case and spacing; else null. */
export function committeeByName(name: string): Committee | null {
  return name.length > MAX_NAME_LENGTH ? null : (BY_FOLDED_NAME.get(nameKey(name)) ?? null)
}

/** What the symbol of a document tells. */
export interface DocumentSymbol {
  symbol: string
  committee: Committee
  /** ISO 3166-1 alpha-3, as it stands in the symbol. */
  state: string
  kind: DocumentKind
}

/** What the symbol of a reply tells. */
export type ReplySymbol = Omit<DocumentSymbol, 'kind'>

// By what stands behind the State. Replies are RQ since about 2020 (RQPR: to a list prior to reporting), before it an
// addendum to the list of issues. What the State sends behind CO or FCO is about one recommendation, a case (D/45/2012)
// is another's: they are none of these.
const CYCLE = String.raw`\d{1,2}(?:[-\u2010-\u2013]\d{1,2})?`
const TAILS: readonly (readonly [DocumentKind, RegExp])[] = [
  [
    'reply',
    new RegExp(String.raw`^(?:RQ(?:PR)?\/${CYCLE}|Q(?:PR)?\/${CYCLE}\/Add\.\d)(?:\/(?:Add|Corr|Rev)\.\d)*$`),
  ],
  ['list_of_issues', new RegExp(String.raw`^Q(?:PR)?\/${CYCLE}(?:\/(?:Corr|Rev)\.\d)*$`)],
  ['concluding_observations', new RegExp(String.raw`^CO\/${CYCLE}(?:\/(?:Corr|Rev)\.\d)*$`)],
  ['report', new RegExp(String.raw`^${CYCLE}(?:\/(?:Add|Corr|Rev)\.\d)*$`)],
]
const STATE = /^\/(?:OP[A-Z]{2}\/)?([A-Z]{3})\/(.{1,40})$/
const BESIDE =
  /^(?:United Nations|Nations Unies|Naciones Unidas|\u041e\u0440\u0433\u0430\u043d\u0438\u0437\u0430\u0446\u0438\u044f \u041e\u0431\u044a\u0435\u0434\u0438\u043d\u0435\u043d\u043d\u044b\u0445 \u041d\u0430\u0446\u0438\u0439|\u0627\u0644\u0623\u0645\u0645 \u0627\u0644\u0645\u062a\u062d\u062f\u0629|\u8054\u5408\u56fd|Symbol ?:|Cote ?:|Signatura ?:)\s*/i

/** Longer than any line that is a symbol. */
const MAX_SYMBOL_LENGTH = 100

/** Reads a header line that is a document's symbol, with or without the words that print beside it; else null. */
export function readDocumentSymbol(line: string): DocumentSymbol | null {
  if (line.length > MAX_SYMBOL_LENGTH || !line.includes('/')) return null
  const symbol = line.normalize('NFKC').replace(BESIDE, '').trim()
  for (const committee of COMMITTEES) {
    if (!symbol.startsWith(committee.symbol + '/')) continue
    const [, state, tail] = STATE.exec(symbol.slice(committee.symbol.length)) ?? []
    const kind = tail && TAILS.find(([, pattern]) => pattern.test(tail))?.[0]
    if (state && kind) return { symbol, committee, state, kind }
  }
  return null
}

/** Reads a header line that is the symbol of a reply, with or without the words that print beside it; else null. */
export function readReplySymbol(line: string): ReplySymbol | null {
  const read = readDocumentSymbol(line)
  if (read?.kind !== 'reply') return null
  const { symbol, committee, state } = read
  return { symbol, committee, state }
}
