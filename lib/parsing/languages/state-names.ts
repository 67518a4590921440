/**
 * Names of States that United Nations documents print and the lists of `i18n-iso-countries` lack, for each language: the
 * alpha-3 code and the names, parted by ` / `, one State a line. Behind `|` a Russian name has its genitive where the
 * rule in `states.ts` does not give it.
 */
export const UNITED_NATIONS_NAMES: Readonly<Record<string, string>> = {
  en: `
    BOL Bolivia (Plurinational State of) / Plurinational State of Bolivia
    BRN Brunei Darussalam
    CPV Cabo Verde
    COG Congo
    PRK Democratic People's Republic of Korea
    VAT Holy See
    IRN Iran (Islamic Republic of)
    NLD Kingdom of the Netherlands
    FSM Micronesia (Federated States of) / Federated States of Micronesia
    MDA Republic of Moldova
    GBR United Kingdom of Great Britain and Northern Ireland
    USA United States of America
    VEN Venezuela (Bolivarian Republic of) / Bolivarian Republic of Venezuela
    VNM Viet Nam
    KGZ Kyrgyz Republic
    SVK Slovak Republic
    EGY Arab Republic of Egypt
    GRC Hellenic Republic
    BGD People's Republic of Bangladesh
    CHN People's Republic of China
    LKA Democratic Socialist Republic of Sri Lanka
    JOR Hashemite Kingdom of Jordan
    DZA People's Democratic Republic of Algeria
    MRT Islamic Republic of Mauritania`,
  fr: `
    BLR Bélarus
    BOL Bolivie (État plurinational de) / État plurinational de Bolivie
    CPV Cabo Verde
    CZE Tchéquie
    PRK République populaire démocratique de Corée
    KOR République de Corée
    COG Congo
    CIV Côte d'Ivoire
    FSM Micronésie (États fédérés de) / États fédérés de Micronésie
    GBR Royaume-Uni de Grande-Bretagne et d'Irlande du Nord
    IRN Iran (République islamique d') / République islamique d'Iran
    KGZ République kirghize / Kirghizstan
    LAO République démocratique populaire lao
    MDA République de Moldova / Moldova
    NLD Royaume des Pays-Bas / Pays-Bas (Royaume des)
    PSE État de Palestine
    RUS Fédération de Russie
    STP Sao Tomé-et-Principe
    SWZ Eswatini
    SYR République arabe syrienne
    TUR Türkiye
    TZA République-Unie de Tanzanie / Tanzanie
    USA États-Unis
    VAT Saint-Siège
    VEN Venezuela (République bolivarienne du) / République bolivarienne du Venezuela
    VNM Viet Nam
    KNA Saint-Kitts-et-Nevis
    SVK République slovaque
    EGY République arabe d'Égypte
    ARE Émirats arabes unis
    MRT République islamique de Mauritanie
    DZA République algérienne démocratique et populaire`,
  es: `
    BLR Belarús
    BOL Bolivia (Estado Plurinacional de) / Estado Plurinacional de Bolivia
    BTN Bhután
    BHR Bahréin
    CIV Côte d'Ivoire
    CZE Chequia
    COD República Democrática del Congo
    DJI Djibouti
    FSM Micronesia (Estados Federados de) / Estados Federados de Micronesia
    GBR Reino Unido de Gran Bretaña e Irlanda del Norte
    IRN Irán (República Islámica del) / República Islámica del Irán
    KAZ Kazajstán
    KEN Kenya
    KGZ República Kirguisa
    LAO República Democrática Popular Lao
    LSO Lesotho
    MDA República de Moldova / Moldova
    MWI Malawi
    NLD Reino de los Países Bajos / Países Bajos (Reino de los)
    PSE Estado de Palestina
    QAT Qatar
    ROU Rumania
    RUS Federación de Rusia
    RWA Rwanda
    SWZ Eswatini
    SYR República Árabe Siria / Siria
    TTO Trinidad y Tabago
    TUR Türkiye
    TZA República Unida de Tanzanía / Tanzanía
    USA Estados Unidos de América
    VEN Venezuela (República Bolivariana de) / República Bolivariana de Venezuela
    VNM Viet Nam
    ZWE Zimbabwe
    GNB Guinea-Bissau
    ZAF República de Sudáfrica
    LKA Sri Lanka`,
  ru: `
    ARE Объединенные Арабские Эмираты
    BHS Багамские Острова
    BOL Боливия (Многонациональное Государство) / Многонациональное Государство Боливия
    BRN Бруней-Даруссалам
    CAF Центральноафриканская Республика
    CHN Китай / Китайская Народная Республика
    CIV Кот-д'Ивуар
    COG Конго
    COM Коморские Острова / Союз Коморских Островов
    CZE Чешская Республика
    EGY Египет|Египта / Арабская Республика Египет
    FSM Микронезия (Федеративные Штаты) / Федеративные Штаты Микронезии
    GBR Соединенное Королевство / Соединенное Королевство Великобритании и Северной Ирландии|Соединенного Королевства Великобритании и Северной Ирландии
    GNB Гвинея-Бисау|Гвинеи-Бисау
    IRN Иран (Исламская Республика) / Исламская Республика Иран
    KGZ Кыргызстан / Кыргызская Республика
    KOR Республика Корея
    LAO Лаосская Народно-Демократическая Республика
    LVA Латвийская Республика
    MDA Республика Молдова / Молдова
    MDV Мальдивские Острова
    NLD Королевство Нидерландов / Нидерланды (Королевство)
    PNG Папуа-Новая Гвинея|Папуа-Новой Гвинеи
    PRK Корейская Народно-Демократическая Республика
    SLV Эль-Сальвадор
    SVK Словацкая Республика
    SYR Сирийская Арабская Республика
    TKM Туркменистан
    TLS Тимор-Лешти
    TON Тонга|Тонга
    TZA Объединенная Республика Танзания
    USA Соединенные Штаты Америки / Соединенные Штаты
    UZB Республика Узбекистан
    VAT Святой Престол|Святого Престола
    VEN Венесуэла (Боливарианская Республика) / Боливарианская Республика Венесуэла
    VNM Вьетнам / Социалистическая Республика Вьетнам
    ZAF Южная Африка / Южно-Африканская Республика
    LBY Ливия / Государство Ливия`,
  ar: `
    ATG أنتيغوا وبربودا
    ARE الإمارات
    BHS جزر البهاما
    BLR بيلاروس
    BOL بوليفيا (دولة - المتعددة القوميات) / دولة بوليفيا المتعددة القوميات
    BRB بربادوس
    BRN بروني دار السلام
    BEN بنن
    CIV كوت ديفوار
    COG الكونغو
    CPV كابو فيردي
    CZE تشيكيا / الجمهورية التشيكية
    DOM الجمهورية الدومينيكية
    EGY جمهورية مصر العربية
    FSM ميكرونيزيا (ولايات - الموحدة) / ولايات ميكرونيزيا الموحدة
    GBR المملكة المتحدة لبريطانيا العظمى وأيرلندا الشمالية
    IRL آيرلندا
    IRN إيران (جمهورية - الإسلامية) / جمهورية إيران الإسلامية
    JOR المملكة الأردنية الهاشمية
    KIR كيريباس
    KNA سانت كيتس ونيفس
    KOR جمهورية كوريا
    LAO جمهورية لاو الديمقراطية الشعبية
    LBY دولة ليبيا
    LKA سري لانكا
    MDA جمهورية مولدوفا
    MDV ملديف
    MLT مالطة
    MMR ميانمار
    MRT الجمهورية الإسلامية الموريتانية
    NLD مملكة هولندا / هولندا (مملكة -)
    PRK جمهورية كوريا الشعبية الديمقراطية
    PSE دولة فلسطين
    RUS الاتحاد الروسي
    SAU المملكة العربية السعودية
    SDN جمهورية السودان
    STP سان تومي وبرينسيبي
    SVK الجمهورية السلوفاكية
    SWZ إسواتيني
    SYC سيشيل
    SYR الجمهورية العربية السورية
    TLS تيمور - ليشتي
    TUN الجمهورية التونسية
    TZA جمهورية تنزانيا المتحدة
    URY أوروغواي
    USA الولايات المتحدة الأمريكية
    VAT الكرسي الرسولي
    VCT سانت فنسنت وجزر غرينادين
    VEN فنزويلا (جمهورية - البوليفارية) / جمهورية فنزويلا البوليفارية
    VNM فييت نام
    DZA الجمهورية الجزائرية الديمقراطية الشعبية
    YEM الجمهورية اليمنية
    LBN الجمهورية اللبنانية
    ISL أيسلندا
    NPL نيبال
    GNB غينيا - بيساو`,
  zh: `
    ARE 阿拉伯联合酋长国
    BIH 波斯尼亚和黑塞哥维那
    BOL 多民族玻利维亚国 / 玻利维亚多民族国
    BRN 文莱达鲁萨兰国
    CAF 中非共和国
    CHN 中华人民共和国
    COD 刚果民主共和国
    COG 刚果 / 刚果共和国
    CZE 捷克共和国
    DOM 多米尼加共和国
    FSM 密克罗尼西亚
    GBR 大不列颠及北爱尔兰联合王国 / 联合王国
    IDN 印度尼西亚
    IRN 伊朗伊斯兰共和国
    KOR 大韩民国
    LAO 老挝人民民主共和国
    MDA 摩尔多瓦共和国
    MNG 蒙古国
    NLD 荷兰王国
    PRK 朝鲜民主主义人民共和国
    PSE 巴勒斯坦国
    RUS 俄罗斯联邦
    SYR 阿拉伯叙利亚共和国
    TZA 坦桑尼亚联合共和国
    USA 美利坚合众国
    VAT 教廷
    VEN 委内瑞拉玻利瓦尔共和国
    KAZ 哈萨克斯坦`,
}
