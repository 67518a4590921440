import { form, spellings, sticky, tens, words } from './fold-line'
import type { Language } from './language'
import { CITED_SYMBOL } from './symbol'

const LIST_OF_ISSUES = String.raw`(?:la )?lista de (?:cuestiones|temas|preguntas|asuntos)(?: y (?:de )?preguntas)?(?: previas?(?: a la presentación)?)?`
const REPORT = String.raw`(?:relativas? (?:a|al|a los)|en relación con|relacionad[oa]s? con|sobre|correspondiente (?:a|al)|de|del|al) [a-z0-9 ,-]{0,70}informes?(?: [\p{L} '()-]{2,60})?`
const ASKED = String.raw`(?:(?:plantead|formulad|contenid|recogid|señalad|mencionad|expuest|enunciad|incluid)[oa]s?|que figuran?|que se plantean?)`

export const SPANISH: Language = {
  language: 'es',
  commonWords: words(
    'de la el que en y a los las del se por para con un una es su al ha han sido fue este esta como más no',
  ),
  label: {
    firstWords: new Set(
      words(`respuesta respuestas información contestación comentarios en con sobre lista párrafo párrafos párr
        pregunta preguntas cuestión cuestiones punto puntos tema temas apartado apartados inciso incisos letra letras subpárrafo`),
    ),
    opening: sticky`(?:(?:respuestas?|información|contestación|comentarios?)(?: escritas?)?(?: del (?:estado parte|gobierno))? (?:a los |a las |a la |al |a lo |a |sobre |relativas? (?:al |a )|en relación con |respecto del? )|(?:en (?:respuesta|relación) (?:al |a |con )|con respecto al? |sobre ))?(?:el |la |los |las )?(?:(?:cuesti(?:ones|ón)|preguntas?|asuntos?|temas?|puntos?|solicitud(?:es)?|información)(?: (?:de información|solicitada))?(?: ${ASKED})? (?:en |bajo )(?:el |los |la |las )?)?(?:${LIST_OF_ISSUES}(?: ${CITED_SYMBOL})?,? ?[-:]? ?)?`,
    unit: sticky`(?:párrafos?|párrs?\.|preguntas?|cuesti(?:ones|ón)|puntos?|temas?|respuestas?) ?(?:n[uú]ms?\.? ?|n\.? ?[o°]s?\.? ?|nos?\.? ?|números? )?`,
    subunit: sticky`,? ?(?:apartados?|incisos?|letras?) ?`,
    leadingSubunit: {
      words: sticky`(?:apartados?|incisos?|letras?|subpárrafos?|puntos?) ?`,
      joint: sticky`,? ?(?:del |de los |de la |de )`,
    },
    unitEnd: sticky``,
    tail: sticky`(?:,? ?(?:de|en|a) (?:${LIST_OF_ISSUES}|la lista)(?: ${REPORT})?)?(?:,? ?(?:del? )?${CITED_SYMBOL})?(?: ?[-:] ?respuesta)?`,
    list: words(', ; / & y ,y e o ,o u y/o así-como'),
    range: words('- a al hasta'),
    continuing: null,
  },
  forms: {
    question: form`^(?:(?:en vista|a la luz|habida cuenta|teniendo en cuenta|con respecto|en relación|con referencia|en cuanto|según|de conformidad|conforme|considerando|respecto|por lo que respecta|en lo que respecta|a propósito|en el contexto|recordando|teniendo presente|tras|en seguimiento) .{3,330}, )?(?:(?:además|asimismo|por último|en particular|también|en caso afirmativo),? )?¿?(?:(?:sírvanse|sírvase|rogamos|se ruega|tengan a bien|tenga a bien|por favor|indiquen?|proporcionen?|faciliten?|describan?|expliquen?|aclaren?|informen?|aporten?|suministren?|especifiquen?|comenten?|expongan?|detallen|precisen|incluyan|presenten|señalen|remitan|comuniquen|(?:facilít|indíqu|proporción|explíqu|aclár|especifíqu|infórm|apórt|comént|detáll)(?:ese|ense)|descríban?se)\b|se (?:invita|pide|solicita) al estado parte|el comité (?:desearía|agradecería|quisiera)|(?:qué medidas|puede el estado parte|podría el estado parte)\b)`,
    answerMark: form`^(?:(?:respuestas?|contestación)(?: (?:del (?:estado parte|estado|gobierno)))?)(?: ?[:.]| ?-(?= )| ?$)`,
    articleHeading: form`^(?:art(?:ículos?|s?\.) \d{1,2}[o°]?(?: ?\(?[a-z0-9]{1,3}\))?(?:(?: ?(?:,|-|y|a|al) ?)(?:artículos? )?\d{1,2}(?: ?\(?[a-z0-9]{1,3}\))?){0,8})(?!\d)(?:$| ?[:.-] ?|(?: (?:de la convención|del pacto|del protocolo facultativo)\b)| ?\()`,
    enumerator: form`^(?:(?:parte|sección|capítulo) (?:[ivx]{1,5}|[a-h]|\d{1,2})|(?:primera|segunda|tercera|cuarta) parte)(?:$| ?[.:] ?| ?- ?)`,
    commonHeading: form`^(?:introducción|generalidades|(?:información|cuestiones|observaciones|consideraciones) generale?s?|prefacio|prólogo|antecedentes|conclusi(?:ones|ón)|anexos?(?: [ivx0-9]{1,4})?|abreviaturas|siglas(?: y abreviaturas)?|protocolo facultativo|índice)\.?$`,
  },
  numbers: {
    figure: /^(\d{1,3})(?:\.? ?(?:[oa°]|er|o|do|to|mo|vo|no))?$/,
    ordinals: {
      units:
        spellings(`primer/primero segundo tercer/tercero cuarto quinto sexto séptimo/sétimo octavo noveno décimo
        undécimo/decimoprimer/decimoprimero duodécimo/decimosegundo decimotercer/decimotercero decimocuarto
        decimoquinto decimosexto decimoséptimo decimoctavo decimonoveno`),
      tens: tens(
        'vigésimo trigésimo cuadragésimo quincuagésimo sexagésimo septuagésimo octogésimo nonagésimo',
      ),
      hundred: { round: ['centésimo'], joined: ['centésimo'] },
      affixes: null,
      joints: new Set(),
    },
  },
  dates: {
    months:
      spellings(`enero febrero marzo abril mayo junio julio agosto septiembre/setiembre octubre noviembre
      diciembre`),
    date: form`^(?:el )?(?<day>\d{1,2})(?:o|°)? (?:de )?(?<month>\p{L}{3,12}) (?:del? )?(?<year>\d{4})$`,
    period: form`^(?:(?<place>\p{L}[\p{L} '.-]{0,40}), )?(?:del )?(?<day1>\d{1,2})(?:o|°)?(?: de (?<month1>\p{L}{3,12}))?(?: del? (?<year1>\d{4}))? ?(?:-|al?) ?(?<day2>\d{1,2})(?:o|°)? de (?<month2>\p{L}{3,12}) del? (?<year2>\d{4})$`,
  },
  header: {
    session: form`^(?:grupo de trabajo anterior al? ?|del )?(?<session>[\p{L}0-9°. ]{1,60}) período de sesiones(?:$|,| ?\()`,
    titles: {
      reply: [
        form`^(?:respuestas?|información)(?: escritas?)?(?: (?:presentadas?|proporcionadas?|recibidas?))? (?:del?|por)(?: (?:el|la|los|las))? (?:gobierno del?(?: la)? )?(?<state>.{2,120}?) a (?:las? )?(?:listas? de (?:cuestiones|temas|preguntas)|(?:cuestiones|preguntas) planteadas)`,
        form`^(?:(?<state>[^:]{2,60}): )?respuestas?(?: escritas?)? a las? listas? de (?:cuestiones|temas|preguntas)`,
      ],
      list_of_issues: [
        form`^listas? de (?:cuestiones|temas|preguntas)\b.{0,200}\binformes?[\p{L} ]{0,60}? (?:del?|(?:presentado|presentados) por)(?: (?:la|los|las|el))? (?<state>[^,]{2,80}?)(?: (?:en virtud|con arreglo|de conformidad).{0,80})?$`,
        form`^listas? de (?:cuestiones|temas|preguntas)\b(?!.{0,200}\brespuestas?\b)`,
      ],
      concluding_observations: [
        form`^(?:observaciones finales|conclusiones y recomendaciones)\b.{0,200}\binformes?[\p{L} ]{0,60}? (?:del?|(?:presentado|presentados) por)(?: (?:la|los|las|el))? (?<state>[^,]{2,80}?)(?: (?:en virtud|con arreglo|de conformidad).{0,80})?$`,
        form`^(?:observaciones finales|conclusiones y recomendaciones)\b(?: del comité .{0,100}?: (?<state>.{2,80})$)?`,
      ],
      report: [
        form`^[\p{L} ,-]{0,80}informes? (?:periódicos?|iniciale?s?)[\p{L} ,-]{0,60}? (?:del?|(?:que debía presentar|presentados?) (?:por )?)(?: ?(?:la|los|las|el))? ?(?!estados partes)(?<state>[^,]{2,80}?)(?:,? (?:en virtud|con arreglo|de conformidad|en \d{4}).{0,120})?$`,
      ],
    },
    dateReceived: form`^\[?(?:(?:fecha de recepción|recibid[oa]s? el) ?:? ?|(?<=\[))(?<date>\d[^\[\]]{7,29})\]?$`,
    others: form`^(?:naciones unidas$|(?:naciones unidas )?distr\.:? ?(?:general|limitada|reservada)?$|versión (?:avanzada )?sin editar$|original: |(?:árabe|chino|español|francés|inglés|ruso)(?:(?:,? (?:[ye] )?)(?:árabe|chino|español|francés|inglés|ruso))*(?: (?:únicamente|solamente))?$|convención (?:internacional|sobre|contra)|pacto internacional|examen de los informes|informes? presentados? por los estados partes|tema \d{1,2} del programa|(?:adición|corrección)$|\d{1,2} de [a-z]{3,12} de \d{4}$)`,
    footnotes: form`revisión editorial|sin haber sido (?:editado|objeto)|^publicado nuevamente por razones técnicas|^(?:los anexos|el anexo) .{0,60}(?:consultar|disponible)|^(?:aprobad|adoptad)[oa]s? por el (?:comité|grupo de trabajo)`,
    article: /^(?:el |la |los |las )/,
  },
}
