import { passage, type Finding, type Reason } from './finding'
import { subjectOf } from './clause'
import type { Sentence } from './reading'
import { phrasesOf } from './phrase'
import { CLOSED, NEUTRAL, PREPOSITIONS, root, verbGroup } from './words'

type DenialSort = 'none' | 'ban' | 'plan' | 'data' | 'free'

/** What is denied, by what the words that deny it say; the matter is what else the clause says. */
const DENIALS: readonly (readonly [DenialSort, RegExp])[] = [
  [
    'free',
    /\b(?:there (?:is|are)|has|have|imposes?|contains?|faces?|without) (?:currently )?(?:no|any) (?:\w+ ){0,2}(?:restrictions?|limitations?|obstacles?|barriers?|impediments?) (?:\w+ )?(?:on|to|for|in)\b/i,
  ],
  [
    'plan',
    /\b(?:there (?:is|are) (?:currently )?no (?:plans?|intentions?|proposals?)|(?:has|have) no (?:plans?|intentions?)|no (?:amendments?|changes?|reforms?|revisions?|legislative changes)\b[^.;]{0,80}\b(?:are|is) (?:currently )?(?:planned|envisaged|foreseen|under consideration|being considered)|(?:is|are) not (?:currently )?(?:planned|planning|envisaged|foreseen|considering|under consideration)|does not (?:intend|plan|envisage))\b/i,
  ],
  [
    'data',
    /\b(?:there (?:is|are) no (?:\w+ ){0,2}(?:data|statistics|information|figures|records) (?:on|about|concerning|regarding)|no (?:\w+ ){0,2}(?:data|statistics|records|figures)\b[^.;]{0,30}\b(?:are|is|were) (?:kept|collected|available|compiled|maintained)|(?:data|statistics|records) (?:on|about|concerning|regarding)[^.;]{0,80}(?:are|is) not (?:kept|collected|available|compiled|maintained)|(?:does|do) not (?:collect|keep|compile|maintain) (?:any )?(?:data|statistics|records))\b/i,
  ],
  [
    'none',
    /\b(?:no (?:\w+ ){0,2}(?:cases?|instances?|incidents?|complaints?|reports?|victims?|deaths?|convictions?|prosecutions?|[a-z]+s)\b[^.;]{0,120}?\b(?:has|have|had|was|were|is|are) (?:ever )?(?:been )?\w+|there (?:has|have|had) (?:been|never been) no|there (?:is|are|was|were) no (?:known |registered |recorded |reported )?(?:cases?|instances?|incidents?|complaints?|victims?|deaths?|[a-z]+s)\b|(?:nobody|no one|no \w+) (?:has|have) (?:ever )?been|(?:is|are|was|were|has|have) never(?: been)?|has never|have never|(?:do|does|did) not (?:take place|occur|happen|exist)|no longer (?:exists?|occurs?|practi[sc]ed|imposed|placed|held|taught)|no (?:[a-z-]+ ){1,4}(?:occurred|took place|happened|died|exists?|arose)|(?:have|has) not (?:been (?:recorded|registered|reported|any)|occurred|happened|taken place)|none (?:was|were|has|have))\b/i,
  ],
  [
    'ban',
    /\b(?:(?:is|are|has been|have been|was) (?:(?:strictly|absolutely|expressly|explicitly|completely|totally|categorically|fully|also|legally|now|therefore) )*(?:prohibited|forbidden|banned|outlawed|abolished|unlawful|illegal|inadmissible|excluded|impossible|not (?:permitted|allowed|admissible|possible|tolerated|lawful|legal|used|applied|practised))|prohibits?|forbids?|bans?|(?:is|are) (?:not|never|no longer) (?:placed|held|detained|kept|separated|imprisoned|expelled|deported|extradited|evicted|sterili[sz]ed|segregated|isolated|returned|handcuffed|restrained|recruited|prosecuted|punished|censored|blocked)|(?:no one|nobody|no \w+(?: \w+)?) (?:is|are) (?:ever )?(?:placed|held|detained|imprisoned|expelled|deported|extradited|evicted|sterili[sz]ed|segregated|recruited|prosecuted|punished)|do(?:es)? not (?:detain|expel|deport|extradite|separate|imprison|prosecute|sterili[sz]e|recruit|execute|segregate|evict)|may not|must not|cannot|no (?:\w+ ){1,3}(?:may|can|shall|must) |may never|must never|can never|is not possible|are not possible|no legal (?:mechanisms?|basis|provisions?|grounds?)|no (?:mechanisms?|provisions?|law) (?:that )?allow\w*|does not (?:allow|permit|provide for)|do not (?:allow|permit|provide for)|under no circumstances|without exception|no exceptions?)\b/i,
  ],
]

type ExceptionSort = 'count' | 'allow' | 'plan' | 'barred'

const ALLOWS =
  /\b(?:may (?:only )?(?:be|use|resort|have recourse|continue|still|also be|impose|apply|order|authori[sz]e|grant|marry|admit|detain|hold|employ|work|lower|reduce|allow|permit)|can (?:be|only be) \w+(?:ed|en|t)|(?:is|are) (?:only )?(?:permitted|allowed|lawful|legal|admissible|authori[sz]ed|permissible|still (?:used|applied|imposed|practised))|(?:permits?|allows?|authori[sz]es?)\b|remains? (?:lawful|legal|permitted|possible)|with the (?:permission|consent|authori[sz]ation|approval) of|in exceptional (?:cases|circumstances)|exceptionally|unless|except (?:in|where|when|for)|provided that)\b/i
const BARRED =
  /\b(?:(?:do|does) not have (?:the|a) right|(?:have|has) no right|(?:is|are) (?:prohibited|forbidden|barred|excluded|banned|precluded|disqualified) from|(?:is|are) not (?:allowed|permitted|entitled|eligible)|may not|cannot)\b/i
const DENIES = /\b(?:not|no|never|nor|neither|none|without|nobody|cannot)\b/i
const PREPARES =
  /\b(?:in the process of (?:drafting|preparing|developing|adopting|amending|introducing)|(?:is|are) (?:currently |now )?(?:drafting|preparing|developing|considering|working on)|(?:is|are) (?:currently )?being (?:prepared|drafted|developed|drawn up|considered|discussed|finali[sz]ed|elaborated)|(?:is|are) (?:currently )?(?:before Parliament|under (?:consideration|preparation|discussion|review)|planned|envisaged|foreseen)|(?:bill|draft (?:law|act|amendments?))\b[^.;]{0,80}\b(?:will|has been|have been|is|are)\b|will be (?:raised|lowered|amended|abolished|introduced|submitted)|plans to|intends to)\b/i

/** Words by which something is denied, allowed or counted, which are not what that is about. */
const CUES = new Set(
  `prohibited forbidden banned outlawed abolished inadmissible unlawful illegal permitted allowed permit permits allow lawful legal legally law laws
  legislation mechanism mechanisms provision provisions exception exceptions exceptional circumstances circumstance case
  cases right rights longer restriction restrictions limitation limitations obstacle obstacles barrier barriers instance incidents incident recorded registered reported record found planned plan plans amendment amendments change
  changes bill draft prepared preparing considered consideration accordance article section paragraph code act use used
  using apply applied setting settings form forms strictly absolutely directly any only country possible prohibits ban
  forbid proceeding proceedings practice ever together intention intentions intend intends held hold set minimum legal carry carried out take takes took taken taking place occur occurred occurs happen happened exist exists`
    .split(/\s+/)
    .map((word) => root(word)),
)
const PLACES =
  /\b(?:northern|southern|eastern|western|central|region|province|district|abroad|neighbouring)\b/i
const PRONOUN =
  /(?:^|,\s|;\s|\band )(?:it|they|this|such \w+) (?:is|are|was|were|may|can|has|have|had|will)\b/i

interface Statement {
  sentence: Sentence
  matter: Set<string>
}
interface Denial extends Statement {
  sort: DenialSort
  /** The sentence, and what the one before it speaks of where this one only refers to that. */
  said: string
}
interface Exception extends Statement {
  sort: ExceptionSort
  /** What is counted, by figure: the printed words and the roots that tell of it. */
  counts: { text: string; words: Set<string> }[]
}

const ANSWERS: Readonly<Record<DenialSort, readonly [ExceptionSort, Reason][]>> = {
  none: [['count', 'denialCounted']],
  ban: [
    ['allow', 'denialException'],
    ['count', 'denialCounted'],
  ],
  plan: [['plan', 'denialPlan']],
  data: [['count', 'denialData']],
  free: [['barred', 'denialException']],
}

/** What only the authorities do: that it is forbidden and that it was done cannot both be the State's answer. */
const STATE_ACTS =
  /\b(?:plac(?:e|ed|ing|ement)|held|detain\w*|detention|imprison\w*|expel\w*|expulsion|deport\w*|extradit\w*|admitted|sterili[sz]\w*|restrain\w*|solitary confinement|isolat\w+|segregat\w+|separated|turned away|evict\w*|handcuff\w*|shackl\w*|executed|death penalty|recruit\w*|conscript\w*)\b/i
const COVERED = 0.7
const IMPRISON = root('imprisonment')
const PRISON = root('prison')

/** "Polygamy is prohibited" against "polygamy is allowed": one word is enough where it is what is allowed. */
function allowsIt(sentence: Sentence, word: string): boolean {
  return clausesOf(sentence.text).some((clause) => {
    const match =
      /^(.*?)\b(?:is|are) (?:only |also |therefore )?(?:permitted|allowed|lawful|legal|admissible)\b/i.exec(
        clause,
      )
    return match !== null && root((/([\p{L}-]+)\s*$/u.exec(match[1]!)?.[1] ?? '').toLowerCase()) === word
  })
}

/** How many exceptions that share a telling word are looked at. */
const MOST = 30

/** A denial in one place against an exception, a case or a plan in another. */
export function denialFindings(sentences: readonly Sentence[], ignored: ReadonlySet<string>): Finding[] {
  const frequency = frequencies(sentences)
  const exceptions = new Map<string, Exception[]>()
  const denials: Denial[] = []
  for (const sentence of sentences) {
    const denial = denialOf(sentence, ignored)
    if (denial) denials.push(denial)
    for (const exception of exceptionsOf(sentence, ignored)) {
      for (const word of exception.matter) {
        const list = exceptions.get(word)
        if (list) list.push(exception)
        else exceptions.set(word, [exception])
      }
    }
  }
  return denials.flatMap((denial) => answer(denial, exceptions, frequency, sentences.length))
}

function frequencies(sentences: readonly Sentence[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { tokens } of sentences)
    for (const word of new Set(tokens.map(({ lower }) => root(lower))))
      counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

function answer(
  denial: Denial,
  exceptions: ReadonlyMap<string, readonly Exception[]>,
  frequency: ReadonlyMap<string, number>,
  total: number,
): Finding[] {
  const weight = (word: string) => Math.log(1 + total / (frequency.get(word) ?? 1))
  const words = [...denial.matter].sort((a, b) => weight(b) - weight(a))
  if (words.length < (denial.sort === 'ban' ? 1 : 2)) return []
  const whole = words.reduce((sum, word) => sum + weight(word), 0)
  const candidates = new Set(words.slice(0, 3).flatMap((word) => (exceptions.get(word) ?? []).slice(0, MOST)))
  const found: { exception: Exception; reason: Reason; covered: number }[] = []
  for (const exception of candidates) {
    const reason = ANSWERS[denial.sort].find(([sort]) => sort === exception.sort)?.[1]
    if (reason === undefined || exception.sentence === denial.sentence) continue
    if (denial.sort === 'ban' && exception.sort === 'count' && !STATE_ACTS.test(denial.said)) continue
    const shared = words.filter((word) => exception.matter.has(word))
    const covered = shared.reduce((sum, word) => sum + weight(word), 0) / whole
    if (
      (words.length === 1 ? !allowsIt(exception.sentence, words[0]!) : shared.length < 2) ||
      covered < COVERED ||
      !sameTime(denial, exception) ||
      !samePlace(denial, exception)
    )
      continue
    found.push({ exception, reason, covered })
  }
  if (found.length === 0) return []
  found.sort((a, b) => b.covered - a.covered)
  const [{ reason, covered, exception }] = found as [(typeof found)[number]]
  return [
    {
      kind: 'denial',
      reason,
      values: exception.sort === 'count' ? { value: countOf(exception, denial.matter) } : {},
      passages: [
        passage(denial.sentence),
        ...uniqueSentences(found.map(({ exception: { sentence } }) => sentence))
          .slice(0, 4)
          .map((sentence) => passage(sentence)),
      ],
      confidence: Math.min(0.9, 0.4 + covered / 2),
    },
  ]
}

/** Of the figures of an exception, the one that counts what is denied. */
function countOf({ counts }: Exception, matter: ReadonlySet<string>): string {
  const shared = counts.map(
    ({ words }) => [...words].filter((word) => matter.has(word) || word === 'cas').length,
  )
  return counts[shared.indexOf(Math.max(...shared))]!.text
}

const uniqueSentences = (sentences: readonly Sentence[]) => [...new Set(sentences)]

const YEAR = /\b(?:19|20)\d\d\b/g

/** Whether what was counted happened in the time for which it is denied. */
function sameTime(denial: Denial, exception: Exception): boolean {
  if (exception.sort !== 'count') return true
  const denied = (denial.sentence.text.match(YEAR) ?? []).map(Number)
  const counted = (exception.sentence.text.match(YEAR) ?? []).map(Number)
  if (denied.length === 0) return true
  if (counted.length === 0) return false
  if (/\bsince (?:\w+ )?(?:19|20)\d\d/i.test(denial.sentence.text))
    return counted.some((year) => year >= denied[0]!)
  const [from, to] = [Math.min(...denied), Math.max(...denied)]
  return counted.some((year) => year >= from && year <= to)
}

/** A denial for one region is none for another. */
function samePlace(denial: Denial, exception: Exception): boolean {
  if (!PLACES.test(denial.sentence.text)) return true
  return [...denial.matter].every((word) => exception.matter.has(word))
}

function matterOf(sentence: Sentence, text: string, ignored: ReadonlySet<string>): Set<string> {
  const matter = new Set<string>()
  for (const match of text.matchAll(/[\p{L}][\p{L}'’-]*/gu)) {
    const word = match[0].toLowerCase()
    if (
      NEUTRAL.has(word) ||
      CLOSED.has(word) ||
      PREPOSITIONS.has(word) ||
      /[a-z]{3,}(?:al|iv|ar|ous)ly$/.test(word)
    )
      continue
    const one = root(word)
    if (CUES.has(one) || ignored.has(one) || verbGroup(word) === 'stock' || one.length < 2) continue
    matter.add(one)
    // Who is imprisoned serves a prison sentence.
    if (one === IMPRISON) matter.add(PRISON)
  }
  matter.delete(IMPRISON)
  void sentence
  return matter
}

/** References to laws say where something is denied, not what. */
const LAWS =
  /,? ?\b(?:by|under|in|pursuant to|in accordance with|according to|of)? ?(?:the )?(?:articles?|sections?|arts?\.|paragraphs?)\s[\d–, and().-]+(?:,? of (?:the|that) [^,.;]{0,60}?(?:Code|Act|Law|Constitution))?|,? ?\b(?:by|under|in|pursuant to|in accordance with) the (?:[A-Z]\w+ (?:and |of |the |on )*)+(?:Code|Act|Law|Constitution)\b/g

/** "The Government states categorically that …": who says it is not what it is about. */
const SAYING =
  /^[^,;]{0,60}?\b(?:states?|notes?|confirms?|stress(?:es)?|emphasi[sz]es?|recalls?|reiterates?|inform[^,;]{0,30}?)\b[^,;]{0,30}?\bthat\b/i

/** The clauses of a sentence: a denial speaks for its own alone. */
function clausesOf(text: string): string[] {
  return text.split(
    /;\s|,\s(?=(?:and|but|while|whereas|which|who|since|as|so that|although)\b)|\s(?=because\b|although\b|and (?:does|do|is|are|has|have) not\b)/,
  )
}

const RECENTLY =
  /,? (?:in|over|during|within) (?:the (?:last|past) (?:\w+ )?(?:years?|months?|decade)|recent years)\b/gi
/** What a denial holds since: not what it is about. */
const OPENING = /^(?:since|after|following|thanks to|as a result of|under|with)\b[^,]{3,70}, /i

function denialOf(sentence: Sentence, ignored: ReadonlySet<string>): Denial | null {
  for (const part of clausesOf(sentence.text)) {
    const clause = part.replace(SAYING, '').replace(OPENING, '').replace(RECENTLY, '')
    for (const [sort, pattern] of DENIALS) {
      const match = pattern.exec(clause)
      if (!match) continue
      if (
        /\b(?:only|except|unless|if|when|where|without (?:a|the|their)|other|more than|less than|longer than|later than)\b/i.test(
          clause,
        ) &&
        sort === 'ban'
      )
        continue
      if (/\b(?:other|further|(?<!\bno )longer|no (?:later|less|fewer|more))\b/i.test(match[0])) continue
      const plain = clause.replace(LAWS, ' ').replace(/\bno one\b|\bnobody\b/gi, ' ')
      let matter = matterOf(sentence, plain, ignored)
      let said = sentence.text
      if (
        matter.size < 2 &&
        sentence.previous &&
        (PRONOUN.test(sentence.text) || /\bno exceptions?\b/i.test(clause))
      ) {
        said += ` ${spokenOf(sentence.previous)}`
        matter = new Set([
          ...matter,
          ...matterOf(sentence, spokenOf(sentence.previous).replace(LAWS, ' '), ignored),
        ])
      }
      if (matter.size >= (sort === 'ban' ? 1 : 2)) return { sentence, sort, matter, said }
    }
  }
  return null
}

/** What became of those counted, which does not deny them. */
const OF_THEM = /,? none of (?:which|whom|them)\b[^,;.]*/gi

/** What a sentence speaks of, for the pronoun of the next: its subject where that is short, else all that it says. */
function spokenOf(sentence: Sentence): string {
  const subject = subjectOf(sentence)
  const words = subject
    .map(({ text }) => text)
    .join(' ')
    .replace(/ as .*$/i, '')
  return subject.length === 0 || /^(?:it|they|this|these|there)\b/i.test(words) ? sentence.text : words
}

function exceptionsOf(sentence: Sentence, ignored: ReadonlySet<string>): Exception[] {
  const { text } = sentence
  const found: Exception[] = []
  const refers = PRONOUN.test(text) && sentence.previous !== null
  const own = matterOf(sentence, text, ignored)
  // Who is held in a place is detained.
  if (/\b(?:were|was|are|is|been|being) (?:still )?held (?:in|at)\b/i.test(text)) own.add(root('detained'))
  if (
    /\bwithout (?:her|his|their|the person's) (?:own )?consent\b|\bagainst (?:her|his|their) will\b/i.test(
      text,
    )
  )
    own.add(root('forced'))
  const matter = refers ? new Set([...own, ...matterOf(sentence, sentence.previous!.text, ignored)]) : own
  if (ALLOWS.test(text) && !isDenied(text)) found.push({ sentence, sort: 'allow', matter, counts: [] })
  if (
    BARRED.test(text) &&
    !/\b(?:restrict|limit|interfer|prevent|hinder|imped|obstruct|discriminat|depriv)/i.test(text)
  )
    found.push({ sentence, sort: 'barred', matter, counts: [] })
  if (PREPARES.test(text) && !DENIES.test(text))
    found.push({ sentence, sort: 'plan', matter: own, counts: [] })
  const counts = sentence.figures.filter(
    ({ sort, claim }) => sort === 'c' && claim.value! > 0 && claim.role !== 'target',
  )
  if (counts.length > 0 && !DENIES.test(text.replace(OF_THEM, ''))) {
    const phrases = phrasesOf(sentence)
    const counted = counts.map(({ index, claim }) => ({
      text: claim.text,
      words: new Set([...phrases[index]!.core.map(root), ...phrases[index]!.around]),
    }))
    found.push({ sentence, sort: 'count', matter: own, counts: counted })
  }
  return found
}

/** Whether what seems to allow is itself within a denial ("may not be", "no law allows"). */
function isDenied(text: string): boolean {
  const clause = clausesOf(text).find((part) => ALLOWS.test(part)) ?? text
  const at = ALLOWS.exec(clause)!.index
  return (
    /\b(?:no|not|never|nor|neither|cannot|prohibit\w*|forbid\w*)\b/i.test(
      clause.slice(Math.max(0, at - 60), at + 12),
    ) && !/\bno more than\b|\bnot only\b/i.test(clause)
  )
}
