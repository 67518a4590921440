const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/** Prepositions, conjunctions, pronouns, determiners that begin another noun phrase, adverbs that part phrases. */
export const CLOSED_EN = words(`
  about above according across after against along alongside also although among amongst amounting and any around as at
  because before being below beneath besides between beyond both but by concerning compared depending despite down due
  during each either especially every except following for from given hence her here his how however if in including
  inside instead into it its itself like meanwhile moreover namely near neither nor notwithstanding of off on once only
  onto or our out outside over owing particularly pending per primarily mainly mostly pursuant regarding regardless
  respectively she he since so some such than that the their them themselves then there thereby therefore thereof these
  they this those through throughout thus till to together toward towards under underway unless until unto up upon us
  versus via was we what when where whereas whereby wherein which while who whom whose why with within without yet
  already annually currently nationwide countrywide today now still later earlier not no never again ago a an all most
  other others well almost approximately nearly respectively directly`)

/** Auxiliaries and frequent finite verbs without a telling ending. */
export const VERBS_EN = words(`
  am is are was were be been being have has had do does did will would shall should may might can could must cannot
  work works worked live lives speak speaks receive receives take takes took make makes made get got give gave given
  went go goes gone come came become became begin began begun run ran hold holds held find found keep kept leave left
  lose lost win won rise rose risen fall fell fallen grow grew grown see saw seen show shows showed shown sit sat stand
  stood understand set put let cut hit cost read lead led meet met pay paid sell sold send sent spend spent tell told
  think thought teach taught bring brought buy bought build built fight fought feel felt choose chose chosen write wrote
  written speak spoke spoken drive drove know knew known begin benefit benefits operate operates provide provides
  participate participates attend attends serve serves include includes account accounts comprise comprises constitute
  constitutes represent represents remain remains require requires need needs allow allows help helps cover covers
  enjoy enjoys enter enters occupy occupies head heads belong belongs exist exists apply applies concern concerns
  amount amounts total totals reach reaches exceed exceeds number study studies suffer suffers seek sought took
  undergo underwent undergone bear bore born occur occurs depend depends offer offers carry carries live follow follows
  relate relates result results lie lies consist consists range ranges contain contains bring visit visits use uses
  make return returns join joins vote votes say says said`)

/** Endings in -ed and -ing that are adjectives or nouns of a noun phrase rather than verbs, wherever they stand. */
export const PHRASE_WORDS_EN = words(`
  training building housing meeting hearing funding proceeding nursing boarding counselling monitoring screening
  trafficking wellbeing learning teaching reporting policing lending banking farming mining engineering marketing
  reskilling awareness-raising sitting dwelling warning finding ruling saving earning listing offspring sibling evening
  morning spring wedding hundred need seed indeed breed deed feed speed greed bed red shed sled`)

/** Plurals that do not end in -s, and what looks plural and is not. */
export const PLURALS_EN: Readonly<Record<string, string>> = {
  women: 'woman',
  men: 'man',
  children: 'child',
  people: 'person',
  persons: 'person',
  policemen: 'policeman',
  policewomen: 'policewoman',
  businesswomen: 'businesswoman',
  servicewomen: 'servicewoman',
  chairwomen: 'chairwoman',
  feet: 'foot',
  staff: 'staff',
  personnel: 'personnel',
  police: 'police',
  media: 'media',
  data: 'data',
  criteria: 'criterion',
  lives: 'life',
  wives: 'wife',
  midwives: 'midwife',
  analyses: 'analysis',
  crises: 'crisis',
  theses: 'thesis',
  series: 'series',
  cases: 'case',
  bases: 'base',
  databases: 'database',
  purchases: 'purchase',
  increases: 'increase',
  decreases: 'decrease',
  diseases: 'disease',
  houses: 'house',
  nurses: 'nurse',
  courses: 'course',
  responses: 'response',
  expenses: 'expense',
  licences: 'licence',
  licenses: 'license',
  premises: 'premise',
  releases: 'release',
  abuses: 'abuse',
  causes: 'cause',
  clauses: 'clause',
  leases: 'lease',
  offenses: 'offense',
  enterprises: 'enterprise',
  exercises: 'exercise',
  spouses: 'spouse',
  horses: 'horse',
  phases: 'phase',
  uses: 'use',
  movies: 'movie',
  ties: 'tie',
}

/** Words in -s that are singular or must stay as they are. */
export const SINGULARS_EN = words(`
  is was has his its this thus us yes as status basis analysis crisis emphasis virus campus census consensus focus bonus
  corpus news means sports mathematics statistics physics economics politics ethics human-rights always perhaps across
  diabetes hiv/aids aids gas bus process access congress progress success business illness address class press loss
  princess mass pass glass less unless various previous serious dangerous religious numerous homeless wireless
  thesis diagnosis tuberculosis syphilis overseas whereas series species`)
