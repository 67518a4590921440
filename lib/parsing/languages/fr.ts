import { form, spellings, sticky, tens, words } from './fold-line'
import type { Language } from './language'
import { CITED_SYMBOL } from './symbol'

const TO = String.raw`(?:à la |à l'|aux? |à |sur (?:les? |la |l')|concernant (?:les? |la |l')|relati(?:f|ve)s? (?:aux? |à la )|(?:du|de la|des|les?|la) |l')`
const LIST_OF_ISSUES = String.raw`(?:la )?liste (?:de points|des points|de questions|des questions|de thèmes|des thèmes)(?: (?:et de |et des |et )questions)?(?: à traiter)?(?: (?:établie avant|préalable à) la soumission)?`
const REPORT = String.raw`(?:concernant|relative (?:au|aux|à)|établie|se rapportant (?:au|aux)|au sujet|du|des) [a-z0-9 ,'-]{0,70}rapports?(?: [\p{L} '()-]{2,60})?`

export const FRENCH: Language = {
  language: 'fr',
  commonWords: words(
    'le la les de des du et en dans pour par sur est sont une un que qui aux au l d a été ont ces cette son leur avec ne pas il elle ce se',
  ),
  label: {
    firstWords: new Set(
      words(`réponse réponses informations information renseignements observations en concernant s sur pour liste
        paragraphe paragraphes par para question questions point points thème thèmes demande demandes alinéa alinéas al sous lettre lettres`),
    ),
    opening: sticky`(?:(?:en )?(?:réponses?|informations?|renseignements?|observations?)(?: écrites?)?(?: (?:de l'état partie|du gouvernement))? ${TO}|(?:concernant|s'agissant|sur|pour) (?:les? |la |l'|du |des |de la )?)?(?:(?:questions?|points?|demandes?(?: de renseignements| d'informations?)?|préoccupations?|problèmes?|sujets?)(?: (?:soulevé|posé|figurant|formulé|évoqué|mentionné|énoncé|contenu|exprimé|abordé|visé)[a-z]{0,3})? (?:au |aux |dans les? |à la |sous les? ))?(?:${LIST_OF_ISSUES}(?: ${CITED_SYMBOL})?,? ?[-:]? ?)?`,
    unit: sticky`(?:paragraphes?|par\.|para\.?|questions?|points?|thèmes?|demandes?|réponses?) ?(?:n ?[o°]s?\.? ?|nos?\.? ?|numéros? )?`,
    subunit: sticky`,? ?(?:alinéas?|al\.|sous-paragraphes?|lettres?|points?) ?`,
    leadingSubunit: {
      words: sticky`(?:alinéas?|al\.|sous-paragraphes?|lettres?|points?) ?`,
      joint: sticky`,? ?(?:du |des |de la |de l'|de |au )`,
    },
    unitEnd: sticky``,
    tail: sticky`(?:,? ?(?:figurant )?(?:de|dans|sur|à) (?:${LIST_OF_ISSUES}|la liste)(?: ${REPORT})?)?(?:,? ?(?:du |de la )?${CITED_SYMBOL})?(?: ?[-:] ?réponse)?`,
    list: words(', ; / & et ,et ou ,ou et/ou ainsi-que'),
    range: words("- à au jusqu'à jusqu'au"),
    continuing: null,
  },
  forms: {
    question: form`^(?:(?:compte tenu|au vu|eu égard|à la lumière|s'agissant|en ce qui concerne|concernant|se référant|au sujet|à propos|en lien|en relation|relativement|comme suite|dans le cadre|rappelant|notant|selon|conformément|étant donné|en référence|au regard|dans le prolongement) .{3,330}, )?(?:(?:en outre|de plus|enfin|par ailleurs|également|le cas échéant|dans l'affirmative|dans la négative),? )?(?:(?:veuillez|prière|merci|indiquez|donnez|fournissez|décrivez|expliquez|précisez|exposez|commentez|communiquez|donner|indiquer|fournir|décrire|expliquer|préciser|exposer|commenter|communiquer|présenter|présentez|apporter|apportez|formuler|énumérer|énumérez|citer|citez|joindre|rendre compte|rendez compte|faire savoir|faire le point|faites|dire si|informer le comité)\b|l'état partie est (?:prié|invité)|le comité (?:souhaiterait|saurait gré|apprécierait|voudrait)|il est demandé)`,
    answerMark: form`^(?:réponses?(?: (?:de l'état partie|du gouvernement|de l'état))?)(?: ?[:.]| ?-(?= )| ?$)`,
    articleHeading: form`^(?:art(?:icles?|\.) (?:premier|\d{1,2}(?:er)?)(?: ?\(?[a-z0-9]{1,3}\))?(?:(?: ?(?:,|-|et|à) ?)(?:articles? )?\d{1,2}(?: ?\(?[a-z0-9]{1,3}\))?){0,8})(?!\d)(?:$| ?[:.-] ?|(?: (?:de la convention|du pacte|du protocole facultatif)\b)| ?\()`,
    enumerator: form`^(?:(?:partie|section|chapitre) (?:[ivx]{1,5}|[a-h]|\d{1,2}|premier)|(?:première|deuxième|troisième|seconde|quatrième) partie)(?:$| ?[.:] ?| ?- ?)`,
    commonHeading: form`^(?:introduction|généralités|(?:renseignements|informations|observations|remarques|questions) (?:d'ordre général|générales|généraux)|avant-propos|préface|contexte|conclusions?|annexes?(?: [ivx0-9]{1,4})?|abréviations|sigles(?: et abréviations)?|protocole facultatif|table des matières|sommaire)\.?$`,
  },
  numbers: {
    figure: /^(\d{1,3})(?:e|eme|re|er|ere)?$/,
    ordinals: {
      units:
        spellings(`première/premier deuxième/seconde troisième quatrième cinquième sixième septième huitième neuvième
        dixième onzième douzième treizième quatorzième quinzième seizième dix-septième dix-huitième dix-neuvième`),
      tens: [
        ...tens('vingtième/vingt trentième/trente quarantième/quarante cinquantième/cinquante'),
        { value: 60, round: ['soixantième'], joined: ['soixante'], reach: 19 },
        { value: 80, round: ['quatre-vingtième'], joined: ['quatre-vingt', 'quatre-vingts'], reach: 19 },
      ],
      hundred: { round: ['centième'], joined: ['cent'] },
      firstBehindTen: 'unième',
      affixes: null,
      joints: new Set(['et']),
    },
  },
  dates: {
    months: spellings('janvier février mars avril mai juin juillet août septembre octobre novembre décembre'),
    date: form`^(?:le )?(?<day>\d{1,2})(?:er)? (?<month>\p{L}{3,12}) (?<year>\d{4})$`,
    period: form`^(?:(?<place>\p{L}[\p{L} '.-]{0,40}), )?(?:du )?(?<day1>\d{1,2})(?:er)?(?: (?<month1>\p{L}{3,12}))?(?: (?<year1>\d{4}))? ?(?:-|au) ?(?<day2>\d{1,2})(?:er)? (?<month2>\p{L}{3,12}) (?<year2>\d{4})$`,
  },
  header: {
    session: form`^(?:groupe de travail de présession(?: (?:de|pour) la)? ?|de la )?(?<session>[a-z0-9 -]{2,60}) session(?:$|,| ?\()`,
    titles: {
      reply: [
        form`^(?:réponses?|renseignements|informations)(?: écrites?)?(?: (?:reçues|communiquées|apportées|fournies|soumises))? (?:(?:du|de la|des|de|par) (?:l')?|d')(?:gouvernement (?:du |de la |des |de l'|de |d'))?(?<state>.{2,120}?),? (?:à la|aux|à) (?:listes? (?:de|des) (?:points|questions|thèmes)|questions (?:posées|soulevées))`,
        form`^(?:(?<state>[^:]{2,60}) ?[:-] )?réponses?(?: écrites?)? (?:à la|aux) listes? (?:de|des) (?:points|questions|thèmes)`,
      ],
      list_of_issues: [
        form`^listes? (?:de|des) (?:points|questions|thèmes)\b.{0,200}\brapports?[\p{L} ]{0,60}? (?:du |de la |des |de l'|de |d'|(?:soumis|présentés?) par )(?<state>[^,]{2,80}?)(?: (?:en application|au titre|conformément|attendu).{0,80})?$`,
        form`^listes? (?:de|des) (?:points|questions|thèmes)\b(?!.{0,200}\bréponses?\b)`,
      ],
      concluding_observations: [
        form`^(?:observations finales|conclusions et recommandations)\b.{0,200}\brapports?[\p{L} ]{0,60}? (?:du |de la |des |de l'|de |d'|(?:soumis|présentés?) par )(?<state>[^,]{2,80}?)(?: (?:en application|au titre|conformément).{0,80})?$`,
        form`^(?:observations finales|conclusions et recommandations)\b(?: du comité .{0,100}? ?: (?<state>.{2,80})$)?`,
      ],
      report: [
        form`^[\p{L} ,'-]{0,80}rapports? (?:périodiques?|initia(?:l|ux)|unique)[\p{L} ,'-]{0,60}? (?:du |de la |des |de l'|de |d'|(?:soumis|présentés?) par )(?!états parties)(?<state>[^,]{2,80}?)(?:,? (?:en application|au titre|conformément|attendu).{0,120})?$`,
      ],
    },
    dateReceived: form`^\[?(?:(?:date de réception|reçue?s? le) ?:? ?|(?<=\[))(?<date>\d[^\[\]]{7,29})\]?$`,
    others: form`^(?:nations unies$|(?:nations unies )?distr\. ?:? ?(?:générale|limitée|restreinte)?$|générale$|version (?:avancée )?non éditée$|original ?: |(?:anglais|arabe|chinois|espagnol|français|russe)(?:(?:,? (?:et )?)(?:anglais|arabe|chinois|espagnol|français|russe))*(?: seulement)?$|convention (?:internationale|sur|contre|relative)|pacte international|examen des rapports|rapports? (?:soumis|présentés?) par les états parties|point \d{1,2} de l'ordre du jour|(?:additif|rectificatif)$|\d{1,2}(?:er)? [a-z]{3,9} \d{4}$)`,
    footnotes: form`revue? par les services d'édition|sans avoir été (?:revu|mis en forme)|^nouveau tirage pour raisons techniques|^les? annexes? .{0,60}(?:être consulté|disponible)|^(?:on peut|il est possible de) consulter les? annexes?|^adopt(?:é|ée|és|ées) par le (?:comité|groupe de travail)`,
    article: /^(?:le |la |les |l')/,
  },
}
