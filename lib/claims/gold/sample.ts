import type { GoldFigure } from './held-out'

/**
 * Paragraphs of the sample reply with every figure that a reader finds in them, annotated by hand: value, upper end,
 * unit, what is counted (any of the forms), and the year where the text names it.
 */
export const SAMPLE_FIGURES: Readonly<
  Record<string, readonly (GoldFigure extends [number, ...infer Rest] ? Rest : never)[]>
> = {
  '1-b.1': [
    [3796, null, 'count', 'court decision', 2025],
    [100, null, 'count', 'training event'],
    [3000, null, 'count', 'judge'],
  ],
  '3-b.3': [
    [115526, null, 'count', 'incident of domestic violence', 2022],
    [75004, null, 'count', 'incident of domestic violence', 2024],
  ],
  '3-f.1': [[30, 50, 'money', 'compensation']],
  '3-f.2': [
    [30, null, 'count', 'crisis centre'],
    [4656, null, 'count', 'person', 2024],
    [1445, null, 'count', 'woman', 2024],
    [3200, null, 'count', 'minor', 2024],
    [1886, null, 'count', 'person', 2025],
    [587, null, 'count', 'woman', 2025],
  ],
  '4-e.1': [
    [23.6, null, 'percent', 'woman leader'],
    [39.9, null, 'percent', 'woman leader'],
    [58.6, null, 'percent', 'economically active woman'],
    [67.1, null, 'percent', 'economically active woman'],
  ],
  '5-f.1': [
    [92, null, 'count', 'personnel'],
    [52, null, 'count', 'personnel'],
    [40, null, 'count', 'personnel'],
    [43, null, 'count', 'man'],
    [46.7, null, 'percent', 'man'],
    [23, null, 'count', 'man'],
    [20, null, 'count', 'man'],
    [49, null, 'count', 'woman'],
    [53.3, null, 'percent', 'woman'],
    [29, null, 'count', 'woman'],
    [20, null, 'count', 'woman'],
  ],
  '8-g.1': [
    [136, null, 'count', 'centre'],
    [55, null, 'count', 'centre'],
    [81, null, 'count', 'centre'],
  ],
  '8-i.1': [],
  '8-j.1': [
    [10500, null, 'count', 'specialist', 2024],
    [14, null, 'count', 'university', 2024],
  ],
  '8-k.1': [
    [132, null, 'count', 'confidential counselling centre'],
    [29, null, 'count', 'supportive clinic'],
  ],
  '9-c.1': [
    [15, null, 'years', 'imprisonment'],
    [18, null, 'years', 'imprisonment'],
  ],
  '9-f.2': [
    [77000, null, 'count', 'foreign website|foreign website with illegal content'],
    [29000, null, 'count', 'foreign website|foreign website with illegal content'],
  ],
  '9-i-j.1': [
    [128, null, 'count', 'family support centre'],
    [27, null, 'count', 'crisis centre'],
  ],
  '10-d.1': [
    [30, null, 'percent', 'quota for woman|quota'],
    [30, null, 'percent', 'woman', 2030],
    [55.8, null, 'percent', 'woman'],
    [39.1, null, 'percent', 'woman'],
    [53, null, 'percent', 'woman'],
    [18.9, null, 'percent', "women's representation"],
    [22.7, null, 'percent', "women's representation"],
  ],
  '11-g.1': [
    [30000, null, 'count', 'stateless person'],
    [0.5, null, 'ratio', 'stateless person'],
  ],
  '12-l.1': [
    [47, null, 'percent', 'woman'],
    [12893, null, 'count', 'woman researcher'],
    [2050, null, 'count', 'doctor of science'],
    [4727, null, 'count', 'doctoral candidate'],
    [4156, null, 'count', 'phd'],
    [318, null, 'count', 'postdoctoral fellow'],
    [3625, null, 'count', 'woman researcher'],
    [2625, null, 'count', 'woman researcher'],
    [1207, null, 'count', 'woman researcher'],
    [1207, null, 'count', 'woman researcher'],
    [1185, null, 'count', 'woman researcher'],
    [2471, null, 'count', 'woman researcher'],
  ],
  '13-d.2': [
    [21, null, 'percent', 'gender pay gap', 2030],
    [30, null, 'percent', "women's representation in decision-making body", 2030],
  ],
  '13-m.1': [
    [10, null, 'days', 'time required for state registration'],
    [5, null, 'days', 'time required for state registration'],
  ],
  '14-g.1': [
    [12.5, null, 'percent', 'medical worker'],
    [14.2, null, 'percent', 'medical worker', 2025],
    [24741, null, 'count', 'person', 2025],
  ],
  '15-c.1': [
    [33.3, null, 'percent', 'woman'],
    [20.8, null, 'percent', 'woman'],
    [26.8, null, 'percent', 'woman', 2030],
    [14.2, null, 'percent', 'woman', 2030],
    [16.7, null, 'percent', 'female department head'],
    [33.9, null, 'percent', 'female department head'],
  ],
  '15-d.1': [
    [46, null, 'count', 'measure', 2024],
    [110, null, 'count', 'organization'],
    [56.2, null, 'percent', 'woman'],
    [39.1, null, 'percent', 'woman'],
  ],
  '15-h.2': [
    [50, null, 'percent', 'reduction in domestic violence'],
    [21, null, 'percent', 'gap'],
    [30, null, 'percent', 'woman'],
    [10, null, 'percent', 'participation by woman in peacekeeping'],
    [48.2, null, 'percent', 'woman'],
    [12, null, 'percent', 'increase'],
  ],
  '16-b.1': [[510e9, null, 'money', 'microcredit', 2025]],
  '16-f.1': [
    [3000, null, 'count', 'village', 2027],
    [1.2e6, null, 'count', 'person', 2027],
  ],
  '16-h.1': [
    [41.2, null, 'percent', 'rural woman', 2024],
    [44, null, 'percent', 'rural woman', 2025],
    [48300, null, 'count', 'family'],
    [54, null, 'percent', 'woman'],
    [1.5, null, 'age', 'child'],
  ],
  '22-c.1': [
    [18, null, 'age', 'age of marriage'],
    [2, null, 'years', 'age of marriage|'],
  ],
  '22-f.1': [
    [18, null, 'age', 'age of marriage'],
    [7, null, 'years', 'imprisonment', 2025],
    [10, null, 'years', 'imprisonment', 2025],
  ],
}

/** Paragraphs with every law that they name: its name, articles, number, date. */
export const SAMPLE_LAWS: Readonly<
  Record<string, readonly [string, string, string | null, string | null][]>
> = {
  '1-c.1': [
    ['convention on the elimination of all forms of discrimination against women', '', null, null],
    ['constitution', '4', null, null],
  ],
  '2-d.1': [
    ['criminal code', '121-123', null, null],
    ['supreme court regulatory decision', '', '4', '2007-05-11'],
  ],
  '3-i.1': [
    ['constitution', '14', null, null],
    ['equal rights act', '', null, '2009'],
    ['social code', '', null, '2023'],
    ['code of civil procedure', '', null, null],
    ['code of administrative procedure', '', null, null],
    ['convention on the rights of persons with disabilities', '', null, null],
    ['optional protocol', '', null, null],
  ],
  '8-h.1': [
    ['act on the prevention of domestic violence', '', null, null],
    ['criminal code', '126,131,145,389,110', null, null],
  ],
  '8-o.1': [
    ['act', '', '72-VIII', '2024-04-15'],
    ['marriage code', '', null, null],
    ['rights of the child act', '', null, null],
  ],
  '9-a.1': [
    ['act on combating trafficking in persons', '', null, null],
    ['act on combating trafficking in persons', '17', null, null],
    ['criminal code', '', null, null],
  ],
  '9-i-j.1': [
    ['order of the ministry of internal affairs', '', '844', null],
    ['order of the ministry of labour and social protection', '', '406', '2024-10-22'],
    ['decision', '', '1233', null],
  ],
  '10-j.2': [['criminal code', '190', null, null]],
  '11-e.2': [
    ['order of the ministry of health', '', 'KR DSM-92', '2021-08-26'],
    ['marriage and family code', '47', null, null],
  ],
  '12-e.1': [
    ['human rights action plan', '', null, null],
    ['presidential decree', '', '409', '2023-12-08'],
    ['labour code', '', null, null],
    ['trade unions act', '', null, null],
  ],
  '16-d.1': [
    ['regulation on the ministry of agriculture', '', null, null],
    ['resolution', '', '418', '2022-06-23'],
  ],
  '22-c.1': [['marriage and family code', '10', null, null]],
  '22-f.1': [['criminal code', '125-1', null, null]],
  '23-a.1': [
    [
      'optional protocol to the international covenant on economic, social and cultural rights',
      '',
      null,
      null,
    ],
  ],
}

/** Paragraphs with every promise, denial and lack of data in them, by a few of the clause's words; or with none. */
export const SAMPLE_STATEMENTS: Readonly<
  Record<string, readonly ['promise' | 'denial' | 'no_data', string][]>
> = {
  '1-b.1': [],
  '2-a.1': [['promise', 'A framework law against discrimination']],
  '3-f.2': [],
  '7-c.1': [['denial', 'no restrictions of rights']],
  '7-e.1': [
    ['denial', 'Kazakhstan has no legal mechanisms'],
    ['denial', 'religious ceremonies have no legal effect'],
    ['denial', 'reconciliation between the parties is not permitted'],
  ],
  '8-b.2': [['denial', 'No amendments to this definition']],
  '8-g.2': [['promise', 'there are plans to expand the network']],
  '8-p.1': [['no_data', 'Court statistics are not broken down']],
  '9-e.1': [],
  '10-e.1': [['denial', 'There are no legal or administrative barriers']],
  '10-f.2': [['denial', 'there is no unlawful detention']],
  '11-d.1': [
    ['denial', 'dual citizenship is prohibited'],
    ['denial', 'No cases of refusal'],
  ],
  '12-l.1': [],
  '13-j.1': [
    ['promise', 'Ratification will be considered'],
    ['promise', 'Convention No. 189 is currently under consideration'],
  ],
  '14-a.1': [
    ['promise', 'amendments are being considered'],
    ['promise', 'currently being discussed'],
  ],
  '14-h.1': [],
  '15-e.1': [['denial', 'does not impose any restrictions']],
  '16-f.1': [['promise', 'will be connected']],
  '17.1': [],
  '20.1': [['denial', 'The law prohibits discrimination']],
  '22-a.1': [
    ['denial', 'Religious practices do not have legal effect'],
    ['denial', 'Polygamy is prohibited'],
  ],
  '22-c.1': [['denial', 'There are no other exceptions']],
  '23-d.1': [['promise', 'currently preparing to ratify']],
}
