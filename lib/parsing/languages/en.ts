import { form, spellings, sticky, tens, words } from './fold-line'
import type { Language } from './language'
import { CITED_SYMBOL } from './symbol'

const LIST_OF_ISSUES = String.raw`(?:the )?(?:committee's )?(?:lists? of (?:issues|themes|questions|points)|loi(?:pr)?)(?: and questions)?(?: prior to (?:reporting|(?:the )?submission))?`
const REPORT = String.raw`(?:in relation to|in connection with|with regard to|relating to|concerning|regarding|for|on|of) (?:the |its )?[a-z0-9 ,-]{0,70}reports?(?: of (?:the )?[\p{L} '()-]{2,60})?`
const ASKED = String.raw`(?:raised|contained|posed|put|asked|set out|listed|mentioned|made|requested|identified|included|formulated|referred to)`

export const ENGLISH: Language = {
  language: 'en',
  commonWords: words('the of and to in for is are on by with has have been that was were it as its not this'),
  label: {
    firstWords: new Set(
      words(`reply replies response responses answer answers written state information comments in with as
        regarding concerning re ad list loi loipr on q theme themes question questions query paragraph paragraphs para paras issue
        issues point points item items subparagraph subparagraphs sub`),
    ),
    opening: sticky`(?:(?:written )?(?:state party'?s? )?(?:repl(?:y|ies)|responses?|answers?|information|comments)(?: provided| submitted| requested)?(?: by the (?:state party|government))? (?:to|on|in|concerning|regarding|under|relating to|in relation to|in respect of|with regard to) |(?:in (?:reply|response|answer) to|in (?:relation|respect) (?:to|of)|with (?:regard|respect|reference) to|as regards|regarding|concerning|on|re\.?|ad):? )?(?:the )?(?:(?:all )?(?:issues?|questions?|points?|matters?|requests?(?: for information)?|information|concerns|quer(?:y|ies)) (?:${ASKED} )?(?:by the committee )?(?:in|under|at) )?(?:${LIST_OF_ISSUES}(?: ${CITED_SYMBOL})?,? ?[-:]? ?)?(?:the )?`,
    unit: sticky`(?:paragraphs?|paras?\.?|questions?|quer(?:y|ies)|issues?|themes?|points?|items?|repl(?:y|ies)|responses?|answers?|q\.?(?=[ \d])) ?(?:(?:numbers?|nos?)\.? ?|# ?)?`,
    subunit: sticky`,? ?(?:sub-? ?paragraphs?|points?|items?|letters?) ?`,
    leadingSubunit: {
      words: sticky`(?:sub-? ?paragraphs?|points?|items?|letters?) ?`,
      joint: sticky`,? ?(?:of|in|under) (?:the )?`,
    },
    unitEnd: sticky``,
    tail: sticky`(?:,? ?(?:${ASKED} )?(?:of|in|from|under|on) (?:${LIST_OF_ISSUES}(?: and questions)?|the lists?)(?: ${REPORT})?)?(?:,? ?(?:of |in )?(?:the )?${CITED_SYMBOL})?(?: ?[-:] ?(?:reply|response|answer))?`,
    list: words(', ; / & and ,and or ,or and/or as-well-as'),
    range: words('- to through until'),
    continuing: null,
  },
  forms: {
    question: form`^(?:(?:in (?:the )?light of|with reference to|with regards? to|with respect to|in relation to|in connection with|in respect of|in addition to|concerning|following|in view of|further to|according to|as regards|considering|bearing in mind|taking into account|given|recalling|noting|regarding|pursuant to) .{3,330}, )?(?:(?:also|further|furthermore|moreover|in addition|in particular|additionally|lastly|finally|if so|if not),? )?(?:please(?:,| also| further| kindly| then)? ?(?:provide|indicate|describe|explain|inform|clarify|comment|elaborate|state|specify|report|give|assess|cite|enumerate|attach|outline|update|respond|supply|submit|include|address|set out|list|discuss|share|furnish|detail|identify|confirm|say|illustrate|tell|summarize|present|also|further)|(?:the committee|the state party|it) (?:would|is) (?:appreciate|be grateful|welcome|like to|requested to|asked to|invited to|encouraged to)|(?:kindly|could you|could the state party|can the state party|does the state party|has the state party|what (?:measures|steps|action))\b)`,
    answerMark: form`^(?:(?:the )?(?:state party'?s? |government'?s? )?(?:written )?(?:repl(?:y|ies)|responses?|answers?)(?: (?:of|by|from) (?:the )?(?:state party|government(?: of [\p{L} ]{2,40})?|[\p{L}]{3,30}))?)(?: ?[:.]| ?-(?= )| ?$)`,
    articleHeading: form`^(?:articles? (?:\d{1,2}|[ivx]{1,5})(?: ?\([a-z0-9]{1,3}\))?(?:(?: ?(?:,|-|and|to|&|, and) ?)(?:articles? )?\d{1,2}(?: ?\([a-z0-9]{1,3}\))?){0,8})(?!\d)(?:$| ?[:.-] ?|(?: of the (?:convention|covenant|optional protocol)\b)| ?\()`,
    enumerator: form`^(?:part|section|chapter|cluster) (?:[ivx]{1,5}|[a-h]|\d{1,2}|one|two|three|four|five)(?:$| ?[.:] ?| ?- ?)`,
    commonHeading: form`^(?:introduction|general(?: (?:information|comments?|remarks|observations|issues|questions))?|preface|foreword|background|conclusions?|annex(?:es)?(?: [ivx0-9]{1,4})?|appendix|appendices|abbreviations|acronyms|optional protocol|contents|table of contents|constitutional, legislative and institutional framework)\.?$`,
  },
  numbers: {
    figure: /^(\d{1,3})(?:st|nd|rd|th)?$/,
    ordinals: {
      units:
        spellings(`first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
        fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth`),
      tens: tens(`twentieth/twenty thirtieth/thirty fortieth/forty fiftieth/fifty sixtieth/sixty seventieth/seventy
        eightieth/eighty ninetieth/ninety`),
      hundred: { round: ['hundredth', 'one hundredth'], joined: ['hundred', 'one hundred', 'a hundred'] },
      affixes: null,
      joints: new Set(['and']),
    },
  },
  dates: {
    months: spellings(
      'january february march april may june july august september october november december',
    ),
    date: form`^(?:(?<day>\d{1,2})(?:st|nd|rd|th)? )(?<month>\p{L}{3,12}),? (?<year>\d{4})$`,
    period: form`^(?:(?<place>\p{L}[\p{L} '.-]{0,40}), )?(?<day1>\d{1,2})(?: (?<month1>\p{L}{3,12}))?(?:,? (?<year1>\d{4}))? ?(?:-|to) ?(?<day2>\d{1,2}) (?<month2>\p{L}{3,12}),? (?<year2>\d{4})$`,
  },
  header: {
    session: form`^(?:pre-sessional working group(?: for the)? ?|for the )?(?<session>[a-z0-9 -]{2,60}) session(?:$|,| ?\()`,
    titles: {
      reply: [
        form`^(?:written )?(?:repl(?:y|ies)|responses?|answers|information)(?: provided| submitted| received)? (?:of|by|from) (?:the government of )?(?<state>.{2,120}?) (?:in (?:reply|response) )?to (?:the )?(?:lists? of (?:issues|themes|questions)|(?:issues|questions) raised|loi\b)`,
        form`^(?:written )?(?:repl(?:y|ies)|responses?|answers) to the lists? of (?:issues|themes|questions)\b.{0,200}? (?:submitted by|by) (?:the government of )?(?<state>.{2,120})$`,
        form`^(?:(?<state>[^:]{2,60})(?::| -) ?)?(?:written )?(?:repl(?:y|ies)|responses?|answers) to the lists? of (?:issues|themes|questions)\b`,
      ],
      list_of_issues: [
        form`^lists? of (?:issues|themes)\b.{0,200}\breports? (?:of|from|submitted by|by) (?<state>.{2,80}?)(?: (?:under|due|pursuant|as adopted|adopted).{0,80})?$`,
        form`^lists? of (?:issues|themes)\b(?!.{0,200}\brepl(?:y|ies)\b)`,
      ],
      concluding_observations: [
        form`^(?:concluding (?:observations|comments))(?: on| in relation to) (?<state>.{2,80}?) in the absence of .{0,80}$`,
        form`^(?:concluding (?:observations|comments)|conclusions and recommendations)\b.{0,200}\breports? (?:of|from|submitted by|by) (?<state>.{2,80}?)(?: (?:under|due|pursuant|as adopted|adopted).{0,80})?$`,
        form`^(?:concluding (?:observations|comments)|conclusions and recommendations)\b(?: of the committee .{0,100}?: (?<state>.{2,80})$)?`,
      ],
      report: [
        form`^[\p{L} ,-]{0,80}(?:periodic|initial|common core document)[\p{L} ,-]{0,40} (?:reports? )?(?:of|submitted by|from) (?!states parties)(?<state>.{2,80}?)(?:,? (?:under|due|pursuant|in accordance|to be).{0,120})?$`,
      ],
    },
    dateReceived: form`^\[?(?:(?:date )?received(?: on)?:? |(?<=\[))(?<date>\d[^\[\]]{7,29})\]?$`,
    others: form`^(?:united nations$|(?:united nations )?distr\.?:? ?(?:general|limited|restricted)?$|(?:general|(?:advance )?unedited version|advance unedited version)$|original:(?: |$)|(?:arabic|chinese|english|french|russian|spanish)(?:(?:,? (?:and )?|\/| ?\/ ?)(?:arabic|chinese|english|french|russian|spanish))*(?: only)?$|(?:international )?(?:convention|covenant) (?:on|against|for) |(?:consideration of )?reports? submitted by states? part(?:y|ies)\b|(?:item|agenda item) \d{1,2} of the (?:provisional )?agenda|(?:addendum|corrigendum)$|\d{1,2} [a-z]{3,9} \d{4}$)`,
    footnotes: form`issued without formal editing|issued without being formally edited|^re-?issued for technical reasons|^the annex(?:es)? (?:to the present (?:document|report) )?(?:is|are|may be|can be)\b|^adopted by the (?:committee|pre-?sessional working group)`,
    article: /^the /,
  },
}
