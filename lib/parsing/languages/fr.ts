import { pattern, words } from './fold-line'
import type { Language } from './language'
import { CITED_SYMBOL } from './symbol'

const TO = String.raw`(?:à la |à l'|aux? |à |sur (?:les? |la |l')|concernant (?:les? |la |l')|relati(?:f|ve)s? (?:aux? |à la )|(?:du|de la|des|les?|la) |l')`
const LIST_OF_ISSUES = String.raw`(?:la )?liste (?:de points|des points|de questions|des questions|de thèmes|des thèmes)(?: (?:et de |et des |et )questions)?(?: à traiter)?(?: (?:établie avant|préalable à) la soumission)?`
const REPORT = String.raw`(?:concernant|relative (?:au|aux|à)|établie|se rapportant (?:au|aux)|au sujet|du|des) [a-z0-9 ,'-]{0,70}rapports?(?: [\p{L} '()-]{2,60})?`

export const FRENCH: Language = {
  language: 'fr',
  commonWords: words('le la les de des du et en dans pour par sur est sont une un que qui aux au l d'),
  label: {
    firstWords: new Set(
      words(`réponse réponses informations information renseignements observations en concernant s sur pour liste
        paragraphe paragraphes par para question questions point points demande demandes`),
    ),
    opening: pattern(
      'uy',
    )`(?:(?:en )?(?:réponses?|informations?|renseignements?|observations?)(?: écrites?)?(?: (?:de l'état partie|du gouvernement))? ${TO}|(?:concernant|s'agissant|sur|pour) (?:les? |la |l'|du |des |de la )?)?(?:(?:questions?|points?|demandes?(?: de renseignements| d'informations?)?|préoccupations?|problèmes?|sujets?)(?: (?:soulevé|posé|figurant|formulé|évoqué|mentionné|énoncé|contenu|exprimé|abordé|visé)[a-z]{0,3})? (?:au |aux |dans les? |à la |sous les? ))?(?:${LIST_OF_ISSUES}(?: ${CITED_SYMBOL})?,? ?[-:]? ?)?`,
    unit: pattern(
      'uy',
    )`(?:paragraphes?|par\.|para\.?|questions?|points?|demandes?|réponses?) ?(?:n ?[o°]s?\.? ?|nos?\.? ?|numéros? )?`,
    subunit: pattern('uy')`,? ?(?:alinéas?|al\.|sous-paragraphes?|lettres?) ?`,
    unitEnd: pattern('uy')``,
    tail: pattern(
      'uy',
    )`(?:,? ?(?:figurant )?(?:de|dans|sur|à) ${LIST_OF_ISSUES}(?: ${REPORT})?)?(?:,? ?(?:du |de la )?${CITED_SYMBOL})?(?: ?[-:] ?réponse)?`,
    list: words(', ; / & et ,et ou ,ou et/ou ainsi-que'),
    range: words("- à au jusqu'à jusqu'au"),
    continuing: null,
  },
  forms: {
    question: pattern(
      'u',
    )`^(?:(?:compte tenu|au vu|eu égard|à la lumière|s'agissant|en ce qui concerne|concernant|se référant|selon|conformément|étant donné|en référence|au regard|dans le prolongement) .{3,200}, )?(?:(?:en outre|de plus|enfin|par ailleurs|également|le cas échéant|dans l'affirmative|dans la négative),? )?(?:(?:veuillez|prière|merci|indiquez|donnez|fournissez|décrivez|expliquez|précisez|exposez|commentez|communiquez)\b|l'état partie est (?:prié|invité)|le comité (?:souhaiterait|saurait gré|apprécierait|voudrait)|il est demandé)`,
    answerMark: pattern(
      'u',
    )`^(?:réponses?(?: (?:de l'état partie|du gouvernement|de l'état))?)(?: ?[:.]| ?-(?= )| ?$)`,
    articleHeading: pattern(
      'u',
    )`^(?:art(?:icles?|\.) (?:premier|\d{1,2}(?:er)?)(?: ?\(?[a-z0-9]{1,3}\))?(?:(?: ?(?:,|-|et|à) ?)(?:articles? )?\d{1,2}(?: ?\(?[a-z0-9]{1,3}\))?){0,8})(?!\d)(?:$| ?[:.-] ?|(?: (?:de la convention|du pacte|du protocole facultatif)\b)| ?\()`,
    enumerator: null,
    commonHeading: pattern(
      'u',
    )`^(?:introduction|généralités|(?:renseignements|informations|observations|remarques|questions) (?:d'ordre général|générales|généraux)|avant-propos|préface|contexte|conclusions?|annexes?(?: [ivx0-9]{1,4})?|abréviations|sigles(?: et abréviations)?|protocole facultatif|table des matières|sommaire)\.?$`,
  },
}
