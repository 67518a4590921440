const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/** Prepositions, conjunctions, pronouns, determiners that begin another noun phrase, adverbs that part phrases. */
export const CLOSED_EN = words(`
  about above according across after against along alongside also although among amongst amounting and any around as at
  because before being below beneath besides between beyond both but by concerning compared depending despite down due
  during each either especially every except following for from given hence her here his how however if in including
  inside instead into it its itself like meanwhile moreover namely near neither nor notwithstanding of off on once only just
  onto or our out outside over owing particularly pending per primarily mainly mostly pursuant regarding regardless
  respectively she he since so some such than that the their them themselves then there thereby therefore thereof these
  they this those through throughout thus till to together toward towards under underway unless until unto up upon us
  versus via was we what when where whereas whereby wherein which while who whom whose why with within without yet
  already annually currently nationwide countrywide today now still later earlier not no never again ago a an all most
  other others cent percent million billion trillion well almost approximately nearly respectively directly`)

/** Auxiliaries and frequent finite verbs without a telling ending. */
export const VERBS_EN = words(`
  am is are was were be been being have has had do does did will would shall should may might can could must cannot
  worked speak speaks receive receives take takes took made get got give gave given went go goes gone come came become
  became begin began begun ran held find found kept left lose lost win won rise rose risen fall fell fallen grow grew
  grown see saw seen showed shown sit sat stood understand let read led met paid sell sold send sent spent tell told
  think thought taught brought buy bought build built fought felt choose chose chosen write wrote written spoke spoken
  drove know knew known operate operates provide provides participate participates attends serves include includes
  comprise comprises constitute constitutes represent represents remain remains require requires allow allows enjoy
  enjoys enter enters occupy occupies belong belongs exist exists apply applies amount amounts reach reaches exceed
  exceeds suffer suffers sought undergo underwent undergone bear bore born occur occurs depend depends carry carries
  follow follows relate relates consist consists contain joins said sets introduces establishes prohibits regulates
  defines stipulates entered ensures lays specifies die dies died foresee foresees foresaw envisages`)

/** Verbs that are as often nouns: verbs behind a plural, and where nothing of a noun phrase follows. */
export const VERBS_OR_NOUNS_EN = words(`
  account accounts aim aims leaves drops own owns attend benefit benefits bring care cares concern concerns contains contract cost cover
  covers cut drive employ face faces feel fight file files form forms head heads help helps hit hold holds house
  houses join keep lead leave lie lies live lives make meet need needs number offer offers pay place places plan plans
  put range ranges report reports request requests result results return returns run say says seek serve set show
  shows spend stand stay stays studies study support supports teach total totals train trains travel use uses visit
  visits vote votes work works`)

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
  buses: 'bus',
  viruses: 'virus',
  campuses: 'campus',
  censuses: 'census',
  bonuses: 'bonus',
  statuses: 'status',
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
