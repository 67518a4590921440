import type { ClaimGrammar } from './types'

const words = (text: string) => text.trim().split(/\s+/)

/** French, as the United Nations prints it. */
export const fr: ClaimGrammar = {
  language: 'fr',
  decimal: ',',
  spaceGroups: true,
  numberWords: {
    deux: 2, trois: 3, quatre: 4, cinq: 5, six: 6, sept: 7, huit: 8, neuf: 9, dix: 10, onze: 11, douze: 12, treize: 13,
    quatorze: 14, quinze: 15, seize: 16, 'dix-sept': 17, 'dix-huit': 18, 'dix-neuf': 19, vingt: 20, trente: 30,
    quarante: 40, cinquante: 50, soixante: 60, 'soixante-dix': 70, 'quatre-vingts': 80, 'quatre-vingt': 80,
    'quatre-vingt-dix': 90, une: 1, un: 1,
  }, // prettier-ignore
  numberJoiner: 'et',
  scales: [
    ['cents?', 100],
    ['mille', 1e3],
    ["millions?(?: d'| de)?", 1e6],
    ["milliards?(?: d'| de)?", 1e9],
  ],
  fractions: [
    ['un tiers|le tiers', 1 / 3],
    ['deux tiers', 2 / 3],
    ['un quart|le quart', 0.25],
    ['trois quarts', 0.75],
    ['la moitié(?= d)', 0.5],
  ],
  ratio: 'sur',
  per: 'pour',
  percent: 'pour cent|%|p\\. ?100',
  percentBefore: '',
  percentagePoint: 'points? de pourcentage|points?',
  units: [
    ["ans?(?= (?:d'emprisonnement|de prison|de réclusion|de détention))", 'years'],
    ['ans?|années?', 'years'],
    ['mois', 'months'],
    ['semaines?', 'weeks'],
    ['jours?(?: ouvrables| ouvrés| calendaires)?', 'days'],
    ['heures?', 'hours'],
    ['minutes?', 'minutes'],
    ['hectares?|ha', 'hectares'],
    ['mètres carrés|m2|m²|km2|km²', 'square_metres'],
    ['kilomètres?|km', 'kilometres'],
    ['tonnes?', 'tonnes'],
    ['fois', 'times'],
  ],
  currencies: [
    ['(?:de )?dollars(?: des États-Unis| américains)?|USD|\\$ ?(?:US|É\\.-U\\.)?', 'USD'],
    ["(?:d')?euros?|EUR|€", 'EUR'],
    ['(?:de )?francs CFA|FCFA|XOF|XAF', 'XOF'],
    ['(?:de )?francs suisses|CHF', 'CHF'],
    ['(?:de )?francs (?:congolais|burundais|rwandais|guinéens|comoriens|djiboutiens)', 'francs'],
    ['(?:de )?dirhams?|MAD', 'dirhams'],
    ['(?:de )?dinars?(?: algériens| tunisiens)?|DZD|TND', 'dinars'],
    ["(?:d')?ariary|MGA", 'MGA'],
    ["(?:d')?ouguiyas?|MRU", 'MRU'],
    ['(?:de )?gourdes?|HTG', 'HTG'],
    ['(?:de )?livres? sterling|GBP', 'GBP'],
    ['(?:de )?tenge|KZT', 'KZT'],
  ],
  currenciesBefore: [
    ['US ?\\$|USD', 'USD'],
    ['€|EUR', 'EUR'],
  ],
  ageBefore:
    "âgée?s? de(?: moins de| plus de)?|à l'âge de|(?:enfants|filles|garçons|personnes|femmes|hommes|jeunes|mineure?s|adolescente?s) de (?:moins|plus) de|l'âge (?:légal |minimum )?du mariage (?:est |était )?(?:fixé )?à",
  ageBehind: 'ans (?:et plus|révolus)',
  qualifiersBefore: [
    ["plus de|plus d'|supérieure? à|au-delà de", 'over'],
    ['au moins|au minimum|pas moins de', 'at_least'],
    ['moins de|inférieure? à', 'under'],
    ["jusqu'à|au plus|au maximum|pas plus de|maximum de", 'up_to'],
    ["environ|près d'environ|quelque|approximativement|une moyenne de|en moyenne", 'about'],
    ["près de|près d'|presque", 'almost'],
    ['seulement|uniquement', 'only'],
  ],
  qualifiersBehind: [
    ['(?:et|ou) plus', 'at_least'],
    ['(?:et|ou) moins', 'up_to'],
  ],
  rangeBetween: 'à',
  rangeBefore: 'de|entre',
  labelsBefore:
    'n[o°º]s?\\.?|numéros?|paragraphes?|par\\.|articles?|art\\.|al\\.|alinéas?|chapitres?|sections?|annexes?|tableaux?|figures?|objectifs?|cibles?(?= \\d+\\.\\d)|recommandations?|résolutions?|règles?|pages?|p\\.|phases?|points?|questions?|titre|livre|groupe|niveau|version|covid|agenda|programme|convention|tél\\.?|téléphone|numéro vert|ligne',
  labelsBehind: 'e\\b|er\\b|ère\\b|ème\\b|bis\\b',
  dates: {
    months: {
      janvier: 1, février: 2, mars: 3, avril: 4, mai: 5, juin: 6, juillet: 7, août: 8, septembre: 9, octobre: 10,
      novembre: 11, décembre: 12,
    }, // prettier-ignore
    days: ['{D}(?:er)? {M}(?: {Y})?'],
    monthYears: ['{M} {Y}'],
    halves: [
      ["(?:le |du |au )?(?:premier|1er) semestre (?:de |de l'année )?{Y}", 1],
      ["(?:la |à la )?première moitié de (?:l'année )?{Y}", 1],
      ["(?:le |du |au )?(?:deuxième|second|2e) semestre (?:de |de l'année )?{Y}", 2],
    ],
    quarters: [
      ["(?:le |du |au )?(?:premier|1er) trimestre (?:de |de l'année )?{Y}", 1],
      ["(?:le |du |au )?(?:deuxième|2e) trimestre (?:de |de l'année )?{Y}", 2],
      ["(?:le |du |au )?(?:troisième|3e) trimestre (?:de |de l'année )?{Y}", 3],
      ["(?:le |du |au )?(?:quatrième|dernier|4e) trimestre (?:de |de l'année )?{Y}", 4],
    ],
    firstMonths: ["(?:les |des )?{N} premiers mois (?:de |de l'année )?{Y}"],
    years: ["(?:l'année|l'exercice|année scolaire|fin|début|mi-?) {Y}", '{Y}'],
    between: 'à|et|au',
    betweenBefore: 'entre|de|du|pour la période|durant la période|au cours de la période|la période|période',
    since: 'depuis|à partir de|à compter du|à compter de|dès',
    until: "jusqu'en|jusqu'au|jusqu'à|avant",
    by: "d'ici à|d'ici(?: à la fin de)?|à l'horizon|au plus tard(?: en| le)?|avant la fin de|d'ici fin",
    asAt: 'au|à la date du|à la fin de|fin',
    plain: 'en|dans|durant|pendant|au cours de|pour|de|du|le|sur',
  },
  articleBefore: 'articles?|art\\.',
  articleBehind: '',
  articleOf: "du |de la |de l'|des |de ",
  lawNames: [
    ['Constitution', 'constitution'],
    [
      "Code (?:pénal|civil|du travail|de la famille|de la nationalité|électoral|de procédure pénale|de procédure civile|de commerce|de la santé(?: publique)?|des personnes(?: et de la famille)?|de l'enfant|du statut personnel|des investissements|général des [\\p{L}]{3,20}|de [\\p{L}]{3,16}|des [\\p{L}]{3,16}|[\\p{Ll}]{4,16})",
      'code',
    ],
    [
      "[Ll]oi(?: organique|-cadre| constitutionnelle| fondamentale)?(?= n[o°º])|[Ll]oi(?: organique|-cadre)? (?:relative|portant|contre|sur)(?: [\\p{L}'’-]+){1,8}",
      'act',
    ],
    [
      "Convention (?:relative|sur|contre|internationale|de|pour)(?: [\\p{L}'’-]+){1,12}|Pacte international(?: [\\p{L}'’-]+){1,8}|Protocole (?:facultatif|additionnel)|Protocole de (?:Maputo|Palerme)|Charte africaine(?: [\\p{L}'’-]+){1,10}",
      'treaty',
    ],
    [
      '(?:[Dd]écret(?:-loi| présidentiel)?|[Aa]rrêté(?: ministériel)?|[Oo]rdonnance|[Cc]irculaire|[Dd]écision|[Rr]ésolution)(?= n[o°º])|(?:décret|arrêté|ordonnance) (?=du \\d)',
      'decree',
    ],
  ],
  bodyNames: [
    "[Mm]inistère (?:de la |de l'|du |des |chargé de la )[\\p{L}'’-]+(?:(?:,| et| de| de la| des| du| de l')? (?:de la |de l'|du |des |de )?[\\p{L}'’-]+){0,6}?(?=[.,;:)]| (?:a|ont|est|sont|et le|et la|qui|en|dans|pour|avec|dispose|assure|met|organise)\\b|$)",
    "(?:Commission|Comité|Conseil|Cour|Office|Institut|Agence|Bureau|Observatoire|Parlement|Sénat|Assemblée|Direction|Secrétariat|Défenseur)(?: [\\p{Lu}][\\p{L}'’-]+| (?:national|nationale|supérieur|suprême|constitutionnel|constitutionnelle|économique|général|générale|interministériel|interministérielle|des droits de l'homme|de l'homme|des droits|pour l'égalité|de la statistique|de la femme|des femmes)){1,6}",
    'ONU-Femmes|UNICEF|PNUD|UNESCO|FNUAP|HCR|OIT|OMS|OIM',
  ],
  abbreviations: words('art al par n no nos m mme mm dr p pp cf etc éd vol av'),
  boundaryWords: new Set(
    words(`à au aux avec ce ces cet cette chez comme comment contre dans de des du depuis donc dont durant elle elles en
    entre est et eu été était étaient être il ils la le les leur leurs lors lorsque mais même ne ni nos notre on ont or ou
    où par pas pendant plus pour qu que qui sa sans selon ses si sont son sous sur tandis un une vers vos votre y a ans
    avait avaient ainsi alors après avant soit parmi outre respectivement seulement environ travaillent vivent
    bénéficient ont sont étaient ayant afin d'autres l'ensemble`),
  ),
  emptyWords: new Set(words("le la les l' un une des du de d' ce cette ces son sa ses leur leurs total")),
  partCues: 'dont|parmi lesquel(?:le)?s|y compris|notamment|parmi eux|parmi elles',
  wholeCues: 'comprenant|composée?s? de|soit|à savoir|répartie?s? comme suit|comme suit',
  changeCues:
    'augment|passé|passant|passer|pass(?:e|ent)\\b|baiss|diminu|rédui|accr|progress|recul|chut|élev|croî',
  targetCues:
    "objectifs?|cibles?|vise(?:nt)?|atteindre|porter à|ramener à|devrait|devraient|prévoit|prévu|d'ici|à l'horizon|sera|seront",
  promiseCues: [
    "(?:est|sont) (?:actuellement |également )?en (?:cours|préparation|voie)(?= d'| de)|(?:est|sont) (?:actuellement )?(?:à l'étude|en cours d'|à l'examen|en préparation)",
    '(?:est|sont|était|étaient) (?:également )?(?:prévue?s?|envisagée?s?|planifiée?s?|programmée?s?)',
    "(?:prévoit|prévoient|envisage|envisagent|compte|comptent|entend|entendent|projette|projettent|s'engage|s'engagent) (?:de |d'|à )?[\\p{L}]+er\\b",
    '(?:sera|seront) (?:[\\p{L}]+ ){0,2}[\\p{L}]+ée?s?\\b|[\\p{L}]{3,}(?:era|eront)\\b(?= )',
    'projet de (?:loi|décret|code)',
  ],
  promiseExceptions: ["n(?:'est|e sont) pas (?:prévu|envisagé)"],
  denialCues: [
    "il n'(?:y a|existe|y avait|a été [\\p{L}]+)(?: actuellement)? (?:pas|aucune?|plus)\\b",
    "aucune? [\\p{L}'’ -]{2,80}? n(?:'a|'ont|'est|e) ",
    "n(?:'est|e sont|'a été|'ont été|e peut|e peuvent) (?:pas|plus|jamais) ",
    '(?:est|sont|demeurent?) (?:strictement |formellement |expressément )?(?:interdit|interdite|interdits|interdites|prohibée?s?|proscrite?s?)',
    'interdit(?:sent)?\\b',
    'ne (?:prévoit|prévoient|contient|contiennent|comporte|impose|reconnaît|dispose|fait|font|connaît) (?:pas|aucune?)',
  ],
  denialExceptions: ['ne (?:[\\p{L}]+ )?(?:pas )?seulement'],
  noDataCues: [
    "(?:ne dispose(?:nt)?|n'existe|n'y a) (?:actuellement )?(?:pas|aucune?)[^.;]{0,40}(?:données|statistiques|chiffres|informations)",
    '(?:données|statistiques|chiffres)[^.;]{0,80}ne sont pas (?:disponibles|ventilée?s|collectée?s|recueillie?s|désagrégée?s|tenue?s)',
    "aucune (?:donnée|statistique)[^.;]{0,80}(?:n'est|n'a|ne)|absence de (?:données|statistiques)",
  ],
}
