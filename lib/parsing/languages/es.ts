import { pattern, words } from './fold-line'
import type { Language } from './language'
import { CITED_SYMBOL } from './symbol'

const LIST_OF_ISSUES = String.raw`(?:la )?lista de (?:cuestiones|temas|preguntas|asuntos)(?: y (?:de )?preguntas)?(?: previas?(?: a la presentación)?)?`
const REPORT = String.raw`(?:relativas? (?:a|al|a los)|en relación con|relacionad[oa]s? con|sobre|correspondiente (?:a|al)|de|del|al) [a-z0-9 ,-]{0,70}informes?(?: [\p{L} '()-]{2,60})?`
const ASKED = String.raw`(?:(?:plantead|formulad|contenid|recogid|señalad|mencionad|expuest|enunciad|incluid)[oa]s?|que figuran?|que se plantean?)`

export const SPANISH: Language = {
  language: 'es',
  commonWords: words('de la el que en y a los las del se por para con un una es su al'),
  label: {
    firstWords: new Set(
      words(`respuesta respuestas información contestación comentarios en con sobre lista párrafo párrafos párr
        pregunta preguntas cuestión cuestiones punto puntos tema temas`),
    ),
    opening: pattern(
      'uy',
    )`(?:(?:respuestas?|información|contestación|comentarios?)(?: escritas?)?(?: del (?:estado parte|gobierno))? (?:a los |a las |a la |al |a lo |a |sobre |relativas? (?:al |a )|en relación con |respecto del? )|(?:en (?:respuesta|relación) (?:al |a |con )|con respecto al? |sobre ))?(?:el |la |los |las )?(?:(?:cuesti(?:ón|ones)|preguntas?|asuntos?|temas?|puntos?|solicitud(?:es)?|información)(?: (?:de información|solicitada))?(?: ${ASKED})? (?:en |bajo )(?:el |los |la |las )?)?(?:${LIST_OF_ISSUES}(?: ${CITED_SYMBOL})?,? ?[-:]? ?)?`,
    unit: pattern(
      'uy',
    )`(?:párrafos?|párrs?\.|preguntas?|cuesti(?:ón|ones)|puntos?|temas?|respuestas?) ?(?:n[uú]ms?\.? ?|n\.? ?[o°]s?\.? ?|nos?\.? ?|números? )?`,
    subunit: pattern('uy')`,? ?(?:apartados?|incisos?|letras?) ?`,
    unitEnd: pattern('uy')``,
    tail: pattern(
      'uy',
    )`(?:,? ?(?:de|en|a) ${LIST_OF_ISSUES}(?: ${REPORT})?)?(?:,? ?(?:del? )?${CITED_SYMBOL})?(?: ?[-:] ?respuesta)?`,
    list: words(', ; / & y ,y e o ,o u y/o así-como'),
    range: words('- a al hasta'),
    continuing: null,
  },
  forms: {
    question: pattern(
      'u',
    )`^(?:(?:en vista|a la luz|habida cuenta|teniendo en cuenta|con respecto|en relación|con referencia|en cuanto|según|de conformidad|conforme|considerando|respecto) .{3,200}, )?(?:(?:además|asimismo|por último|en particular|también|en caso afirmativo),? )?¿?(?:(?:sírvanse|sírvase|rogamos|se ruega|tengan a bien|tenga a bien|por favor|indiquen?|proporcionen?|faciliten?|describan?|expliquen?|aclaren?|informen?|aporten?|suministren?|especifiquen?|comenten?)\b|se (?:invita|pide|solicita) al estado parte|el comité (?:desearía|agradecería|quisiera)|(?:qué medidas|puede el estado parte|podría el estado parte)\b)`,
    answerMark: pattern(
      'u',
    )`^(?:(?:respuestas?|contestación)(?: (?:del (?:estado parte|estado|gobierno)))?)(?: ?[:.]| ?-(?= )| ?$)`,
    articleHeading: pattern(
      'u',
    )`^(?:art(?:ículos?|s?\.) \d{1,2}[o°]?(?: ?\(?[a-z0-9]{1,3}\))?(?:(?: ?(?:,|-|y|a|al) ?)(?:artículos? )?\d{1,2}(?: ?\(?[a-z0-9]{1,3}\))?){0,8})(?!\d)(?:$| ?[:.-] ?|(?: (?:de la convención|del pacto|del protocolo facultativo)\b)| ?\()`,
    enumerator: null,
    commonHeading: pattern(
      'u',
    )`^(?:introducción|generalidades|(?:información|cuestiones|observaciones|consideraciones) generale?s?|prefacio|prólogo|antecedentes|conclusi(?:ón|ones)|anexos?(?: [ivx0-9]{1,4})?|abreviaturas|siglas(?: y abreviaturas)?|protocolo facultativo|índice)\.?$`,
  },
}
