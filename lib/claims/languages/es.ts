import type { ClaimGrammar } from './types'

const words = (text: string) => text.trim().split(/\s+/)

/** Spanish, as the United Nations prints it, and as American States write it. */
export const es: ClaimGrammar = {
  language: 'es',
  decimal: ',',
  spaceGroups: true,
  numberWords: {
    dos: 2, tres: 3, cuatro: 4, cinco: 5, seis: 6, siete: 7, ocho: 8, nueve: 9, diez: 10, once: 11, doce: 12, trece: 13,
    catorce: 14, quince: 15, dieciséis: 16, diecisiete: 17, dieciocho: 18, diecinueve: 19, veinte: 20, veintiuno: 21,
    veintiún: 21, veintidós: 22, veintitrés: 23, veinticuatro: 24, veinticinco: 25, veintiséis: 26, veintisiete: 27,
    veintiocho: 28, veintinueve: 29, treinta: 30, cuarenta: 40, cincuenta: 50, sesenta: 60, setenta: 70, ochenta: 80,
    noventa: 90, cien: 100, ciento: 100, doscientos: 200, doscientas: 200, trescientos: 300, trescientas: 300,
  }, // prettier-ignore
  numberJoiner: 'y',
  scales: [
    ['mil millones(?: de)?', 1e9],
    ['mil', 1e3],
    ['millones(?: de)?|millón(?: de)?', 1e6],
  ],
  fractions: [
    ['un tercio|la tercera parte', 1 / 3],
    ['dos tercios', 2 / 3],
    ['una cuarta parte|un cuarto(?= de)', 0.25],
    ['tres cuartas partes', 0.75],
    ['la mitad(?= de)', 0.5],
  ],
  ratio: 'de cada',
  per: 'por(?: cada)?',
  percent: 'por ciento|%',
  percentBefore: '',
  percentagePoint: 'puntos? porcentual(?:es)?',
  units: [
    ['años?(?= de (?:prisión|cárcel|privación|reclusión))', 'years'],
    ['años?', 'years'],
    ['meses|mes', 'months'],
    ['semanas?', 'weeks'],
    ['días?(?: hábiles| naturales| laborables)?', 'days'],
    ['horas?', 'hours'],
    ['minutos?', 'minutes'],
    ['hectáreas?|ha', 'hectares'],
    ['metros cuadrados|m2|m²|km2|km²', 'square_metres'],
    ['kilómetros?|km', 'kilometres'],
    ['toneladas?', 'tonnes'],
    ['veces', 'times'],
  ],
  currencies: [
    ['(?:de )?dólares(?: de los Estados Unidos| estadounidenses| americanos)?|USD|\\$ ?EE\\. ?UU\\.', 'USD'],
    ['(?:de )?euros?|EUR|€', 'EUR'],
    [
      '(?:de )?pesos(?: mexicanos| argentinos| chilenos| colombianos| dominicanos| uruguayos| cubanos)?',
      'pesos',
    ],
    ['(?:de )?quetzales|GTQ', 'GTQ'],
    ['(?:de )?lempiras|HNL', 'HNL'],
    ['(?:de )?córdobas|NIO', 'NIO'],
    ['(?:de )?colones|CRC', 'CRC'],
    ['(?:de )?balboas|PAB', 'PAB'],
    ['(?:de )?bolívares', 'bolívares'],
    ['(?:de )?bolivianos|BOB', 'BOB'],
    ['(?:de )?guaraníes|PYG', 'PYG'],
    ['(?:de )?soles|PEN', 'PEN'],
    ['salarios mínimos', 'reference units'],
  ],
  currenciesBefore: [
    ['US ?\\$|USD', 'USD'],
    ['€|EUR', 'EUR'],
    ['S/\\.?', 'PEN'],
    ['Bs\\.?', 'BOB'],
    ['\\$', 'pesos'],
  ],
  ageBefore:
    'de (?=\\d+ a \\d+ años)|de edad de|a la edad de|menores de|mayores de|edad mínima (?:para contraer matrimonio|de matrimonio)[a-záéíóúñ ]{0,24}(?:en|a los|de)',
  ageBehind: 'años de edad|años (?:y más|o más|cumplidos)',
  qualifiersBefore: [
    ['más de|superior a|superiores a|por encima de', 'over'],
    ['al menos|por lo menos|como mínimo|no menos de|mínimo de', 'at_least'],
    ['menos de|inferior a|por debajo de', 'under'],
    ['hasta|como máximo|no más de|máximo de', 'up_to'],
    ['alrededor de|aproximadamente|cerca de|unos|unas|en torno a|un promedio de', 'about'],
    ['casi', 'almost'],
    ['solo|sólo|solamente|únicamente', 'only'],
  ],
  qualifiersBehind: [
    ['o más|y más', 'at_least'],
    ['o menos', 'up_to'],
  ],
  rangeBetween: 'a',
  rangeBefore: 'de|entre|del',
  labelsBefore:
    'núms?\\.?|n[°º]s?\\.?|nro\\.?|no\\.|números?|párrafos?|párrs?\\.|artículos?|arts?\\.|capítulos?|secci(?:ón|ones)|anexos?|cuadros?|tablas?|gráficos?|figuras?|objetivos?|metas?(?= \\d+\\.\\d)|recomendaci(?:ón|ones)|resoluci(?:ón|ones)|reglas?|páginas?|págs?\\.|fases?|puntos?|preguntas?|título|libro|grupo|nivel|covid|agenda|convenio|tel\\.?|teléfono|línea|inciso|fracción',
  labelsBehind: 'º|ª|°|\\.º|\\.ª|bis\\b',
  dates: {
    months: {
      enero: 1, febrero: 2, marzo: 3, abril: 4, mayo: 5, junio: 6, julio: 7, agosto: 8, septiembre: 9, setiembre: 9,
      octubre: 10, noviembre: 11, diciembre: 12,
    }, // prettier-ignore
    days: ['{D}(?:º|°)? de {M}(?: (?:de|del) {Y})?'],
    monthYears: ['{M} (?:de|del) {Y}', '{M} {Y}'],
    halves: [
      ['(?:el )?primer semestre (?:de|del)(?: año)? {Y}', 1],
      ['(?:la )?primera mitad (?:de|del)(?: año)? {Y}', 1],
      ['(?:el )?segundo semestre (?:de|del)(?: año)? {Y}', 2],
    ],
    quarters: [
      ['(?:el )?primer trimestre (?:de|del)(?: año)? {Y}', 1],
      ['(?:el )?segundo trimestre (?:de|del)(?: año)? {Y}', 2],
      ['(?:el )?tercer trimestre (?:de|del)(?: año)? {Y}', 3],
      ['(?:el )?(?:cuarto|último) trimestre (?:de|del)(?: año)? {Y}', 4],
    ],
    firstMonths: ['(?:los )?(?:primeros )?{N} (?:primeros )?meses (?:de|del)(?: año)? {Y}'],
    years: ['(?:el año|año|año escolar|ejercicio|finales de|principios de|fines de) {Y}', '{Y}'],
    between: 'a|y|al|hasta',
    betweenBefore: 'entre|de|desde|del|para el período|durante el período|el período|período|periodo',
    since: 'desde|a partir de|a partir del',
    until: 'hasta|antes de|antes del',
    by: 'para(?: el año| fines de| finales de)?|a más tardar(?: en| el)?|de aquí a',
    asAt: 'al|a fecha de|a fecha|a (?=\\d)',
    plain: 'en|durante|el|del|de|para',
  },
  articleBefore: 'artículos?|arts?\\.',
  articleBehind: '',
  articleOf: 'del |de la |de los |de las |de ',
  lawNames: [
    ['Constitución(?: Política)?(?: de la República| del Estado)?', 'constitution'],
    [
      'Código (?:Penal|Civil|de Trabajo|del Trabajo|Laboral|de Familia|de Procedimiento Penal|Procesal Penal|de la Niñez y Adolescencia|de la Niñez y la Adolescencia|de Salud|Electoral|Nacional [\\p{L} ]{3,40}|[\\p{Lu}][\\p{L}]+)',
      'code',
    ],
    [
      'Ley(?: Orgánica| General| Federal| Integral| Nacional| Especial| Marco)*(?= (?:núm|n[°º]|no\\.|nro))|Ley(?: Orgánica| General| Federal| Integral| Nacional| Especial| Marco)* (?:de|contra|para|sobre|que)(?: [\\p{L}]+){1,9}|Ley (?=\\d)',
      'act',
    ],
    [
      'Convención (?:sobre|contra|Interamericana|Internacional|de)(?: [\\p{L}]+){1,12}|Pacto Internacional(?: [\\p{L}]+){1,7}|Protocolo (?:Facultativo|de Palermo)|Convenio (?:núm|sobre)(?: [\\p{L}]+){0,6}',
      'treaty',
    ],
    [
      '(?:Decreto(?: Supremo| Ejecutivo| Legislativo| Ley)?|Resolución(?: Ministerial)?|Acuerdo(?: Ministerial| Gubernativo)?|Orden)(?= (?:núm|n[°º]|no\\.|nro|\\d))',
      'decree',
    ],
  ],
  bodyNames: [
    'Ministerio (?:de la |del |de las |de los |de )[\\p{Lu}][\\p{L}]+(?:(?:,| y| e)? (?:de (?:la |los |las )?|del )?[\\p{Lu}][\\p{L}]+){0,6}',
    '(?:Comisión|Comité|Consejo|Corte|Tribunal|Oficina|Instituto|Agencia|Defensoría|Fiscalía|Secretaría|Observatorio|Procuraduría|Dirección|Asamblea|Congreso|Senado|Policía|Sistema)(?:(?: de| de la| de las| de los| del| para| para la| contra la| y)* [\\p{Lu}][\\p{L}]+){1,8}',
    'ONU-Mujeres|UNICEF|PNUD|UNESCO|UNFPA|ACNUR|OIT|OMS|OIM|CEPAL',
  ],
  abbreviations: words('art arts párr párrs núm núms sr sra dr dra p pp pág págs cf etc vol ed ee uu nro no'),
  boundaryWords: new Set(
    words(`a al ante bajo con contra cual cuales cuando de del desde donde durante e el ella ellas ellos en entre era eran
    es esa esas ese esos esta está están estas este esto estos fue fueron ha han hacia hasta la las le les lo los más mas
    mediante menos mientras muy ni no o para pero por porque que quien quienes se según ser si sin sino sobre son su sus
    también tanto tiene tienen tras u un una unas unos y ya había habían recibieron recibió participaron trabajan viven
    respectivamente incluidas incluidos años año`),
  ),
  emptyWords: new Set(words('el la los las un una unos unas de del este esta estos estas su sus total')),
  partCues:
    'de (?:los|las) cuales|de ellos|de ellas|incluid[oa]s?|entre ellos|entre ellas|en particular|de l[oa]s que',
  wholeCues:
    'compuest[oa]s? por|integrad[oa]s? por|a saber|distribuid[oa]s|desglosad[oa]s|a continuación|que comprenden?|comprende',
  changeCues:
    'aument|increment|pas(?:ó|ar|aron|ando)|disminu|reduj|reduc|baj(?:ó|ar)|subi|descend|creci|elev',
  targetCues: 'metas?|objetivos?|alcanzar|lograr|aumentar|reducir|se prevé|deberá|deberán|se espera',
  promiseCues: [
    'se (?:prevé|prevén|tiene previsto|espera|contempla|proyecta|propone|proponen|estudia|está (?:elaborando|preparando|considerando|examinando|estudiando|trabajando|diseñando|revisando))',
    '(?:está|están|se encuentra|se encuentran) (?:actualmente )?(?:en (?:proceso|curso|preparación|elaboración|trámite|estudio|fase|discusión)|siendo)',
    '(?:tiene|tienen) (?:previsto|la intención|el propósito)|(?:prevé|prevén|planea|planean) [\\p{L}]+r\\b',
    '(?:será|serán) [\\p{L}]+[ai]d[oa]s?|proyecto de (?:ley|reforma|decreto)|anteproyecto',
  ],
  promiseExceptions: ['no (?:se )?(?:prevé|prevén|tiene previsto|está previst|están previst)'],
  denialCues: [
    'no (?:existe|existen|hay|había|hubo)\\b',
    'no se (?:ha|han|registr|permite|permiten|prevé|prevén|contempla|reconoce|aplica|recibi|present)[\\p{L}]*',
    '(?:está|están|queda|quedan|es|son) (?:estrictamente |expresamente |terminantemente )?prohibid[oa]s?|prohíben?\\b',
    'ningun[oa]?[^.;]{2,80}(?:ha|han|fue|fueron|existe)|no (?:ha|han) (?:habido|recibido|registrado)',
    'no (?:contiene|establece|discrimina|impone|exige|tiene|tienen|cuenta con|prohíbe|puede|pueden) ',
  ],
  denialExceptions: ['no (?:solo|sólo|solamente)'],
  noDataCues: [
    'no (?:se )?(?:dispone|disponen|cuenta|cuentan|existen|hay|recopilan|llevan)[^.;]{0,30}(?:de |con )?(?:datos|estadísticas|cifras|información)',
    '(?:datos|estadísticas|cifras)[^.;]{0,80}no (?:están|se encuentran|se) (?:disponibles?|desglosad|desagregad|recopil|dispon)[\\p{L}]*',
    'falta de (?:datos|estadísticas)',
  ],
}
