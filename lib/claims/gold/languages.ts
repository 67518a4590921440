/** One paragraph in each language: what its figures (value, upper end, unit), articles, dates and statements are. */
export interface LanguageGold {
  text: string
  figures: [value: number, valueTo: number | null, unit: string, year?: number][]
  articles: string[]
  /** Parts of the figure that has some. */
  parts: number[]
  dates: [from: string | null, to: string | null][]
  kinds: string[]
}

export const LANGUAGES: Readonly<Record<'fr' | 'es' | 'ru' | 'ar' | 'zh', LanguageGold>> = {
  fr: {
    text: 'En 2023, 12\u00a0671 femmes, dont 2\u00a0345 dans les zones rurales, ont bénéficié d’une aide juridique gratuite. L’article 134 du Code pénal punit ces actes d’une peine de deux à cinq ans d’emprisonnement. Un projet de loi sera adopté d’ici à 2027. Entre 2019 et 2023, le budget est passé de 3,5 à 4,2 millions d’euros. La part des femmes était de 39,1 % au 1er juillet 2024. Il n’existe pas de statistiques ventilées par sexe. La loi no 2015-12 du 3 mars 2015 interdit cette pratique.',
    figures: [
      [12671, null, 'count', 2023],
      [2345, null, 'count', 2023],
      [2, 5, 'years'],
      [3.5e6, null, 'money'],
      [4.2e6, null, 'money', 2023],
      [39.1, null, 'percent', 2024],
    ],
    articles: ['134'],
    parts: [2345],
    dates: [
      ['2023-01-01', '2023-12-31'],
      ['2027-01-01', '2027-12-31'],
      ['2019-01-01', '2023-12-31'],
      ['2024-07-01', '2024-07-01'],
    ],
    kinds: ['promise', 'no_data', 'denial'],
  },
  es: {
    text: 'En 2024 se registraron 12.671 denuncias, de las cuales 3.420 correspondían a niñas. El 47,3 % de los cargos directivos están ocupados por mujeres. El artículo 134 del Código Penal prevé penas de 5 a 10 años de prisión. La Ley núm. 348, de 9 de marzo de 2013, tipifica el feminicidio. Se prevé aprobar el reglamento para 2026. No existen restricciones legales. Se asignaron 2,5 millones de dólares al Instituto Nacional de las Mujeres.',
    figures: [
      [12671, null, 'count', 2024],
      [3420, null, 'count', 2024],
      [47.3, null, 'percent'],
      [5, 10, 'years'],
      [2.5e6, null, 'money'],
    ],
    articles: ['134'],
    parts: [3420],
    dates: [
      ['2024-01-01', '2024-12-31'],
      ['2026-01-01', '2026-12-31'],
    ],
    kinds: ['promise', 'denial', 'body'],
  },
  ru: {
    text: 'В 2024 году зарегистрировано 12 671 обращение, в том числе 3 420 от женщин. Доля женщин составляет 47,3 процента. В соответствии со статьей 134 Уголовного кодекса предусмотрено лишение свободы на срок от двух до пяти лет. По состоянию на 1 июля 2025 года действует 136 центров: 55 в городах и 81 в сельской местности. Планируется принять закон к 2027 году. Закон № 72-VIII от 15 апреля 2024 года запрещает дискриминацию. Статистика не ведется. За период с 2019 по 2023 год выделено 510 млрд тенге.',
    figures: [
      [12671, null, 'count', 2024],
      [3420, null, 'count', 2024],
      [47.3, null, 'percent'],
      [2, 5, 'years'],
      [136, null, 'count', 2025],
      [55, null, 'count', 2025],
      [81, null, 'count', 2025],
      [510e9, null, 'money', 2023],
    ],
    articles: ['134'],
    parts: [3420, 55, 81],
    dates: [
      ['2024-01-01', '2024-12-31'],
      ['2025-07-01', '2025-07-01'],
      ['2027-01-01', '2027-12-31'],
      ['2019-01-01', '2023-12-31'],
    ],
    kinds: ['promise', 'denial', 'no_data'],
  },
  ar: {
    text: 'في عام 2023، استفادت 12 671 امرأة من المساعدة القانونية، منهن 345 امرأة ريفية. وتنص المادة 134 من قانون العقوبات على عقوبة السجن لمدة 5 سنوات. وبلغت نسبة النساء ٢٣,٦ في المائة في ١ آذار/مارس ٢٠٢٤. وبين عامي 2019 و2023 خصصت 3 ملايين دولار. ويجري إعداد مشروع قانون بحلول عام 2027. ولا توجد قيود قانونية. المادتان 16 و17 من الدستور.',
    figures: [
      [12671, null, 'count', 2023],
      [345, null, 'count', 2023],
      [5, null, 'years'],
      [23.6, null, 'percent', 2024],
      [3e6, null, 'money', 2023],
    ],
    articles: ['134', '16', '17'],
    parts: [345],
    dates: [
      ['2023-01-01', '2023-12-31'],
      ['2024-03-01', '2024-03-01'],
      ['2019-01-01', '2023-12-31'],
      ['2027-01-01', '2027-12-31'],
    ],
    kinds: ['promise', 'denial'],
  },
  zh: {
    text: '2023年，全国共有12 671名妇女获得法律援助，其中345名为农村妇女。《刑法》第134条规定处五年以上有期徒刑。妇女占百分之三十，男性占47.3%。2019年至2023年期间，拨款3.5亿元。截至2024年7月1日，有136个中心，覆盖120万人。正在起草一项法律，计划于2027年通过。没有任何法律限制。第十六条规定了平等。',
    figures: [
      [12671, null, 'count', 2023],
      [345, null, 'count', 2023],
      [5, null, 'years'],
      [30, null, 'percent'],
      [47.3, null, 'percent'],
      [3.5e8, null, 'money', 2023],
      [136, null, 'count', 2024],
      [1.2e6, null, 'count', 2024],
    ],
    articles: ['134', '16'],
    parts: [345],
    dates: [
      ['2023-01-01', '2023-12-31'],
      ['2019-01-01', '2023-12-31'],
      ['2024-07-01', '2024-07-01'],
      ['2027-01-01', '2027-12-31'],
    ],
    kinds: ['promise', 'denial'],
  },
}
