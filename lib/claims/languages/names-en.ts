import type { LawReference } from '../types'

type LawType = LawReference['type']

/** Words that a law's name has as its head, when they begin with a capital. */
export const LAW_HEADS: Readonly<Record<string, LawType>> = {
  constitution: 'constitution',
  code: 'code',
  codes: 'code',
  act: 'act',
  acts: 'act',
  law: 'act',
  laws: 'act',
  bill: 'act',
  ordinance: 'act',
  statute: 'act',
  convention: 'treaty',
  conventions: 'treaty',
  covenant: 'treaty',
  covenants: 'treaty',
  protocol: 'treaty',
  protocols: 'treaty',
  charter: 'treaty',
  treaty: 'treaty',
  declaration: 'treaty',
  rules: 'treaty',
  principles: 'treaty',
  decree: 'decree',
  decrees: 'decree',
  order: 'decree',
  orders: 'decree',
  decision: 'decree',
  resolution: 'decree',
  regulation: 'decree',
  regulations: 'decree',
  directive: 'decree',
  edict: 'decree',
  circular: 'decree',
  proclamation: 'decree',
  strategy: 'policy',
  plan: 'policy',
}

/** Words that a body's name has as its head, when they begin with a capital. */
export const BODY_HEADS: ReadonlySet<string> = new Set(
  `ministry ministries committee commission council agency office department bureau centre center academy court courts
   institute ombudsperson ombudsman ombudswoman commissioner parliament senate assembly authority directorate
   inspectorate secretariat board police foundation organization organisation union university
   administration corporation association federation tribunal chamber cabinet division unit mechanism forum bank
   observatory procurator-general prosecutor-general attorney-general registry alliance network congress taskforce
   college school hospital`.split(/\s+/),
)

/** Names of one word that are complete. */
export const COMPLETE_NAMES: ReadonlySet<string> = new Set(
  'constitution parliament senate ombudsperson ombudsman congress procurator-general prosecutor-general attorney-general'.split(
    ' ',
  ),
)

/** Bodies that are mostly called by their letters. */
export const KNOWN_BODIES: ReadonlySet<string> = new Set(
  'UN-Women UNDP UNESCO UNICEF UNFPA UNHCR UNODC UNAIDS UNEP UN-Habitat OHCHR ILO WHO IOM FAO WFP OSCE OECD IMF UNIDO UNITAR INTERPOL ECOWAS ASEAN CARICOM USAID'.split(
    ' ',
  ),
)

/** May stand inside of a name between two capitals. */
export const CONNECTORS: ReadonlySet<string> = new Set(
  'of on for the and against with in to relating concerning regarding from & between as under by a an'.split(
    ' ',
  ),
)

/** Capitalised words that begin a sentence or a reference rather than a name. */
export const NOT_IN_NAMES: ReadonlySet<string> = new Set(
  `article articles art arts chapter section part title rule amendments provisions implementation adoption ratification
   violation draft pursuant following according measures since although thus however moreover furthermore additionally
   existing recent current new establishment members representatives both paragraph annex i ii iii iv v vi
   vii viii ix x xi xii january february march april may june july august september october november december`.split(
    /\s+/,
  ),
)
