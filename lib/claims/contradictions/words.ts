import { VERBS_EN } from '../languages/words-en'

/** English words as comparing two statements needs them: what a word is a form of, and what says nothing of the matter. */

const set = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

const IRREGULAR: Readonly<Record<string, string>> = {
  women: 'woman', men: 'man', children: 'child', people: 'person', persons: 'person', lives: 'life', wives: 'wife',
  midwives: 'midwife', policemen: 'policeman', policewomen: 'policewoman', criteria: 'criterion', crises: 'crisis',
  analyses: 'analysis', bases: 'base', data: 'data', media: 'media', series: 'series', feet: 'foot',
} // prettier-ignore

/** Words in -s that are singular. */
const SINGULAR = set(`
  is was has this its us as yes crisis basis analysis status virus campus census focus bonus news gas bus always across
  process access congress progress success business illness address class press loss mass pass glass series homeless
  less unless previous serious dangerous religious numerous various diagnosis tuberculosis overseas diabetes aids means
  headquarters ethics politics economics statistics physics mathematics witness fitness harness`)

/** The singular of a noun in lower case; a word that is none comes back as it is. */
export function singular(word: string): string {
  const plain = word.replace(/(?:'s|'|’s|’)$/, '')
  const known = IRREGULAR[plain]
  if (known !== undefined) return known
  if (plain.length < 4 || SINGULAR.has(plain) || !plain.endsWith('s') || /(?:ss|ous|us|is)$/.test(plain))
    return plain
  if (/(?:ch|sh|ss|x|z)es$/.test(plain)) return plain.slice(0, -2)
  if (/[^aeiou]ies$/.test(plain)) return `${plain.slice(0, -3)}y`
  return plain.slice(0, -1)
}

export const isPlural = (word: string): boolean => singular(word) !== word && !/(?:'s|’s)$/.test(word)

const SAME: Readonly<Record<string, string>> = {
  girl: 'woman', female: 'woman', male: 'man', boy: 'man', juvenile: 'minor', underage: 'minor', prisoner: 'inmate',
  jail: 'prison', penitentiary: 'prison', salary: 'wage', pay: 'wage', earnings: 'wage',
  remuneration: 'wage', doctor: 'physician', pupil: 'student', schoolchild: 'student', refuge: 'shelter',
  countryside: 'rural', village: 'rural', town: 'urban', city: 'urban', servant: 'service', staff: 'employ',
  personnel: 'employ', worker: 'work', deputy: 'deputy', parliamentarian: 'deputy', attorney: 'lawyer',
  ngo: 'ngo', teen: 'teenag', marry: 'marriage', married: 'marriage', marries: 'marriage',
  marrying: 'marriage', wedding: 'marriage', matrimony: 'marriage', kid: 'child', expulsion: 'expel',
  lowered: 'lower', reduced: 'lower', decreased: 'lower', custody: 'detain', detention: 'detain', detainee: 'detain',
  imprisonment: 'imprison', death: 'die', deceased: 'die', died: 'die', recruited: 'recruit',
} // prettier-ignore

const SUFFIXES = [
  'ational', 'ations', 'ation', 'ments', 'ment', 'ances', 'ance', 'ences', 'ence', 'ities', 'ity', 'ships', 'ship',
  'ings', 'ing', 'ions', 'ion', 'ives', 'ive', 'ages', 'age', 'ors', 'or', 'ers', 'er', 'als', 'al', 'ies', 'ed',
  'ees', 'ee', 'es', 'ly', 's', 'e', 'y',
] // prettier-ignore

function stem(word: string): string {
  let result = word.replace(/bility$/, 'ble')
  for (let again = 0; again < 2; again++) {
    const suffix = SUFFIXES.find((end) => result.endsWith(end) && result.length - end.length >= 4)
    if (suffix === undefined) break
    result = result.slice(0, -suffix.length)
  }
  if (/([bdglmnprt])\1$/.test(result)) result = result.slice(0, -1)
  return result.endsWith('i') ? `${result.slice(0, -1)}y` : result
}

const roots = new Map<string, string>()
const MAX_ROOTS = 20_000

/** What words of one family share: "lead" of leader, leaders and leadership. Rough, for comparing whole phrases alone. */
export function root(word: string): string {
  const cached = roots.get(word)
  if (cached !== undefined) return cached
  const one = singular(word.toLowerCase().replace(/[‐‑]/g, '-'))
  let result = stem(SAME[word] ?? SAME[one] ?? one)
  const same = SAME[result]
  if (same !== undefined) result = stem(same)
  if (roots.size < MAX_ROOTS) roots.set(word, result)
  return result
}

export const PREPOSITIONS = set(`
  of in for at among amongst within by with from to under on across throughout over between during against after before
  around into through per without since until towards about concerning regarding outside inside near via despite
  including following below above beyond behind along onto upon versus beneath`)

/** Words that end a noun phrase and begin none. */
export const CLOSED = set(`
  and or but that which who whom whose where when while whereas as than also both either neither nor so because if though
  although however thus therefore there it they he she we this these those its their his her our not no is are was were be
  been being am has have had having do does did will would shall should may might can could must cannot already currently
  now today still only just yet ever never again annually yearly nationwide countrywide compared such respectively
  altogether overall hence thereby each every all some any most more less fewer other another then once twice i.e. e.g.
  up down out`)

/** Of a clause, what names neither what is counted nor whom it is limited to. */
export const NEUTRAL = set(`
  the a an this that these those its their his her our some any all total number numbers share proportion percentage rate
  ratio figure amount level part portion country countries nation national nationally state states party republic
  government territory nationwide countrywide throughout across currently current present presently now today already
  still year years annual annually yearly month monthly day daily time period date end beginning start first second half
  quarter mid average approximately estimated about around some nearly almost over more than least up down place
  operation operational existence available total altogether overall also only just respectively same one other various
  different several many much such which who whom whose that there they them it he she we out january february march
  april may june july august september october november december per cent percent percentage point points according
  statistic statistics addition financial fiscal data statutory official officially survey result results reporting whole entire both well such each every`)

/** Roots of words that may be left out of a phrase without changing what it is about. */
export const PADDING = new Set(
  'employees staff personnel person population education sector field area system level posts positions bodies post held institutions members sphere workforce labour victims number category facilities capacity'
    .split(' ')
    .map((word) => root(word)),
)

/** What may be said of anything: alone it does not say what is counted. */
export const GENERIC = set(`
  person case number member place people measure activity event project programme part unit point thing item year month
  day week hour time woman man child individual employee staff minor student participant centre organization body
  institution group category application request complaint post position seat decision order area region district province
  city town village country state family household measure victim official specialist representative meeting session
  course institute service facility report visit inspection office department hour article provision act law offence
  crime judge doctor teacher officer`)

/** Each group is what splits a population without rest, by the words for its two sides. */
export const COMPLEMENTS: readonly (readonly [RegExp, RegExp])[] = [
  [/\b(?:wom[ae]n|females?)\b/i, /\b(?:m[ae]n|males?)\b/i],
  [/\bgirls?\b/i, /\bboys?\b/i],
  [/\b(?:urban|cit(?:y|ies)|towns?)\b/i, /\b(?:rural|villages?|countryside)\b/i],
  [/\bpublic\b/i, /\bprivate\b/i],
  [/\badults?\b/i, /\b(?:minors?|children|juveniles?)\b/i],
  [/\bdomestic\b/i, /\b(?:foreign|international|intercountry)\b/i],
  [/\bnationals?\b/i, /\b(?:foreigners?|non-nationals?)\b/i],
  [/\bfull[- ]time\b/i, /\bpart[- ]time\b/i],
  [/\bpermanent\b/i, /\b(?:temporary|fixed-term)\b/i],
]

const STOCK = `
  be is are was were am been being have has had exist operate function run work comprise consist include count number
  total amount reach stand stood account make made constitute represent provide offer maintain contain possess cover
  serve served serving hold held remain employ engage keep kept fund manage feature boast host own involve deploy own
  provided operated employed staffed run maintained funded managed covered composed made appoint appointed available
  come came comes turn rely access equipped use used live lived house housed accommodate accommodated exceed exceeds exceeded form formed number numbered
  totalled totaled amounted stands stood reached comprised consisted`

/** Verbs that name an event, by what they say in common; a verb that is in none of them is a group of its own. */
const EVENTS: readonly (readonly [string, string])[] = [
  [
    'record',
    'record register report document log note observe detect identify establish uncover reveal confirm',
  ],
  ['receive', 'receive handle answer get take field process send sent lodge submit file refer bring brought'],
  ['train', 'train attend complete instruct reskill retrain undergo underwent undergone participate enrol'],
  ['open', 'open create found launch build built construct inaugurate set'],
  ['convict', 'convict sentence condemn'],
  ['prosecute', 'prosecute indict charge'],
  ['grant', 'grant issue award deliver give gave given'],
  ['help', 'help assist support aid benefit'],
  ['carry', 'carry conduct organize organise hold perform undertake undertook arrange'],
  ['close', 'close shut abolish dissolve'],
  ['allocate', 'allocate earmark assign reserve devote spend spent set'],
  ['seek', 'seek sought apply request claim'],
  ['kill', 'kill die murder'],
  ['inspect', 'inspect visit check audit'],
]

/** The forms of a verb that a State's reply is likely to have. */
function formsOf(verb: string): string[] {
  if (verb.endsWith('e')) return [verb, `${verb}s`, `${verb}d`, `${verb.slice(0, -1)}ing`]
  if (/[^aeiou]y$/.test(verb))
    return [verb, `${verb.slice(0, -1)}ies`, `${verb.slice(0, -1)}ied`, `${verb}ing`]
  if (/(?:ch|sh|s|x)$/.test(verb)) return [verb, `${verb}es`, `${verb}ed`, `${verb}ing`]
  return [verb, `${verb}s`, `${verb}ed`, `${verb}ing`]
}

const groups = new Map<string, string>()
for (const verb of STOCK.trim().split(/\s+/)) for (const form of formsOf(verb)) groups.set(form, 'stock')
for (const [group, verbs] of EVENTS)
  for (const verb of verbs.split(' '))
    for (const form of formsOf(verb)) if (!groups.has(form)) groups.set(form, group)
for (const form of ['submitted', 'submitting']) groups.set(form, 'receive')

/** Further verbs, which only part noun phrases: what they say is said by the verb itself. */
const OTHERS =
  'adopt approve pass sign ratify amend begin began begun participate monitor rise rose risen increase grow grew grown fall fell fallen drop decrease decline reduce double triple halve follow introduce implement publish prepare draft plan want allow permit prohibit forbid require contribute show lead led teach taught study learn concern lodge dismiss discipline apply cause suffer arrive leave left return join vote elect live treat examine investigate reject refuse uphold upheld punish impose arrest release deport expel extradite detain adopt renovate refurbish repair strengthen improve speak receive obtain earn paid buy sell graduate sit sat stay move come came go went'
for (const verb of OTHERS.split(' '))
  for (const form of formsOf(verb)) if (!groups.has(form)) groups.set(form, root(verb))

for (const form of VERBS_EN) if (!groups.has(form)) groups.set(form, root(form))

/** `stock` for what says that something is there, the group of an event's verb, null for what is no known verb. */
export function verbGroup(word: string): string | null {
  return groups.get(word) ?? null
}
