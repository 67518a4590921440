/** Sentences as reports have them, in the languages that passages of reports are in; each may stand after any other. */
export const SENTENCES = {
  en: [
    'The State counts thirty crisis centres, but twelve of those that it names had closed before the reply was written.',
    'Survivors who came at night were told to return in the morning, and nine of them did not.',
    'In rural districts the nearest shelter is more than two hundred kilometres away and no bus leads there on Sundays.',
    'The courts applied the Convention directly in three of the 412 judgments that we read.',
    'No statistics are published on how many protection orders are broken, nor by whom.',
    'Lawyers in five regions told us that complaints are accepted only after a medical examination, which costs a week’s wages.',
    'The programme ends in December and nothing in the draft budget for the next year replaces it.',
    'Women with disabilities are not mentioned in the plan of action, although the Committee asked about them twice.',
    'The State party should amend article 73 of the Administrative Code by June 2027 and say what it will cost.',
    'Reconciliation remains possible at every stage, including while the person who was violent lives in the same flat.',
    'Police officers described their training as a lecture of forty minutes, held once, without written material.',
    'What the reply calls a decrease of 8.6 per cent is a change in how incidents are registered since 2023.',
    'We asked the Ministry for the figures by region in March, and received them for two regions out of seventeen.',
    'Access to legal aid depends on a certificate that married women can obtain only with documents their husbands keep.',
    'Those who speak in public about these cases have been summoned, fined and in one instance detained for ten days.',
  ],
  fr: [
    'La loi sur la prévention des violences n’a pas été modifiée depuis l’examen précédent, malgré la recommandation du Comité.',
    'Aucun centre d’hébergement n’accueille les femmes accompagnées d’un garçon de plus de douze ans.',
    'Les données communiquées par l’État partie ne sont ventilées ni par âge, ni par région, ni par handicap.',
  ],
  es: [
    'El Estado parte no explicó cuántas órdenes de protección se dictaron en las zonas rurales ni cuántas se incumplieron.',
    'Según las organizaciones de mujeres, la línea telefónica dejó de funcionar durante once semanas en el año 2024.',
    '¿Quién responde cuando el juzgado está cerrado? Nadie, dijeron las entrevistadas.',
  ],
  ru: [
    'В ответе говорится о тридцати кризисных центрах, однако двенадцать из них закрыты с января 2025 года.',
    'Заявления принимают только после медицинского освидетельствования, которое оплачивает сама пострадавшая.',
    'Статья 73-2 Кодекса об административных правонарушениях по-прежнему допускает примирение сторон.',
  ],
  kk: [
    'Әйелдерге арналған дағдарыс орталықтары ауылдық жерлерде жоқтың қасы, ал көмек сұрағандар өңір орталығына жіберіледі.',
    'Құқық қорғау органдары өтініштерді тіркеуден бас тартқан, үшін жауапқа тартылған ешкім жоқ.',
    'Һәм бұл туралы мәліметтер ғылыми түрде жинақталмаған; іс жүзінде өзгеріс байқалмайды.',
  ],
  ar: [
    'لم تقدم الدولة الطرف بيانات عن عدد أوامر الحماية الصادرة في المناطق الريفية منذ عام 2023.',
    'لا يوجد أي مأوى مفتوح ليلاً في خمس من المقاطعات السبع عشرة التي زرناها.',
    'توصي المنظمات بتعديل المادة 73 من القانون قبل نهاية عام 2027 وتخصيص ميزانية لتنفيذها.',
  ],
  zh: [
    '缔约国没有提供农村地区保护令数量的数据，也没有说明有多少保护令遭到违反。',
    '二〇二五年一月以来，政府提到的三十个危机中心中有十二个已经关闭。',
    '我们建议在二〇二七年六月之前修订《行政处罚法》第七十三条，并公布所需的预算。',
  ],
} as const

export type SentenceLanguage = keyof typeof SENTENCES
