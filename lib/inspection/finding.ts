/**
 * What a finding may be about, with how bad it is for whoever sends the file away: `people` names somebody or tells
 * when they worked; `hidden` is in the file and not seen on its pages; `active` calls out or does something when the file is
 * opened; `machine` tells of computers, folders and programs; `traces` is what lets two files be recognised as related.
 */
export const KINDS = {
  person: 'people',
  organisation: 'people',
  editTime: 'people',
  comment: 'people',
  insertion: 'people',
  deletion: 'hidden',
  formatChange: 'people',
  annotation: 'people',
  imagePlace: 'people',
  signature: 'people',
  mailMerge: 'people',
  hiddenText: 'hidden',
  olderVersion: 'hidden',
  attachment: 'hidden',
  embeddedFile: 'hidden',
  customXml: 'hidden',
  variable: 'hidden',
  property: 'hidden',
  thumbnail: 'hidden',
  croppedPicture: 'hidden',
  glossary: 'hidden',
  smartTag: 'hidden',
  hiddenLayer: 'hidden',
  hiddenBytes: 'hidden',
  unknownPart: 'hidden',
  remark: 'hidden',
  formValue: 'hidden',
  unreadable: 'hidden',
  macro: 'active',
  script: 'active',
  action: 'active',
  control: 'active',
  externalContent: 'active',
  path: 'machine',
  template: 'machine',
  printer: 'machine',
  program: 'machine',
  fileName: 'machine',
  field: 'machine',
  imageMetadata: 'machine',
  zipDetail: 'machine',
  revisionId: 'traces',
  documentId: 'traces',
  fileTime: 'traces',
  contentControl: 'traces',
  fontKey: 'traces',
  title: 'needed',
  language: 'needed',
  formatMark: 'needed',
} as const satisfies Record<string, Danger | 'needed'>

export type Danger = 'people' | 'hidden' | 'active' | 'machine' | 'traces'

/** The worst first: the order in which findings are shown. */
export const DANGERS: readonly Danger[] = ['people', 'hidden', 'active', 'machine', 'traces']

/** A key of `inspection.kinds` in the message catalogues. */
export type FindingKind = keyof typeof KINDS

export interface Finding {
  kind: FindingKind
  /** Where in the file: a part's name, "page 3", "object 12"; '' for the file itself. */
  part: string
  /** What is said there, as it stands in the file, shortened; '' where there is nothing to quote. */
  value: string
  /** How often this very thing is there. */
  count: number
}

export const INSPECTED_FORMATS = ['docx', 'odt', 'pdf', 'html', 'markdown', 'json', 'zip'] as const

export type InspectedFormat = (typeof INSPECTED_FORMATS)[number]

const ENDINGS: Record<string, InspectedFormat> = {
  docx: 'docx',
  docm: 'docx',
  dotx: 'docx',
  odt: 'odt',
  pdf: 'pdf',
  html: 'html',
  htm: 'html',
  md: 'markdown',
  markdown: 'markdown',
  json: 'json',
  zip: 'zip',
}

/** The format that a file's name promises; null for one that is not read here. */
export function formatOfName(name: string): InspectedFormat | null {
  return ENDINGS[/\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''] ?? null
}

export interface Inspection {
  format: InspectedFormat
  /** What should not be there; empty is a statement about everything in `checked`. The worst first. */
  findings: Finding[]
  /** What the format or its readers need (title, language, marks of accessibility): said, and no fault. */
  needed: Finding[]
  /** What was looked for. */
  checked: FindingKind[]
}

const LONGEST_VALUE = 240
/** Different values of one kind in one part that are listed; the others are counted together. */
const MOST_VALUES = 40

/** Gathers findings: what is said again in the same place is counted, and what is long or endless is shortened. */
export class Findings {
  readonly #found = new Map<string, Finding>()
  readonly #values = new Map<string, number>()
  #at = ''

  /** Findings are placed below this from here on, as in `annexes/report.docx: word/document.xml`. */
  within(part: string, look: () => void): void {
    const before = this.#at
    this.#at = before === '' ? part : `${before}: ${part}`
    try {
      look()
    } finally {
      this.#at = before
    }
  }

  add(kind: FindingKind, part: string, value = '', count = 1): void {
    const place = [this.#at, part].filter((each) => each !== '').join(': ')
    const group = `${kind}\n${place}`
    const said = shortened(value)
    const key = `${group}\n${said}`
    const known = this.#found.get(key)
    if (known) {
      known.count += count
      return
    }
    const values = this.#values.get(group) ?? 0
    this.#values.set(group, values + 1)
    if (values < MOST_VALUES) this.#found.set(key, { kind, part: place, value: said, count })
    else {
      const rest = this.#found.get(`${group}\n…`)
      if (rest) rest.count += count
      else this.#found.set(`${group}\n…`, { kind, part: place, value: '…', count })
    }
  }

  /** Everything, with what another inspection found inside of `part`. */
  include(part: string, { findings, needed }: Inspection): void {
    this.within(part, () => {
      for (const each of [...findings, ...needed]) this.add(each.kind, each.part, each.value, each.count)
    })
  }

  inspection(format: InspectedFormat, checked: readonly FindingKind[]): Inspection {
    const all = [...this.#found.values()]
    const rank = ({ kind }: Finding) => DANGERS.indexOf(KINDS[kind] as Danger)
    return {
      format,
      findings: all.filter(({ kind }) => KINDS[kind] !== 'needed').sort((a, b) => rank(a) - rank(b)),
      needed: all.filter(({ kind }) => KINDS[kind] === 'needed'),
      checked: [...checked],
    }
  }
}

/** On one line, without control characters, and not longer than one reads. */
function shortened(value: string): string {
  const line = value
    .slice(0, LONGEST_VALUE * 4)
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
  return line.length > LONGEST_VALUE ? `${line.slice(0, LONGEST_VALUE - 1)}…` : line
}
