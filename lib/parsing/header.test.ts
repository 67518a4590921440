import { describe, expect, it, test } from 'vitest'
import { COMMITTEES, readReplySymbol } from './committees'
import { readDate, readOrdinal, readSessionDates } from './dates'
import { isKnownFootnote, readHeaderLine } from './header'
import { grammarOf } from './languages'
import { foldLine } from './languages/fold-line'
import { englishStateName, stateByName } from './states'

const english = languageOf('en')

function languageOf(code: string) {
  const language = grammarOf(code)
  if (language === null) throw new Error(`no grammar for ${code}`)
  return language
}

describe('committees', () => {
  it.each(COMMITTEES.map((committee) => [committee.code, committee]))(
    'knows %s by name and symbol',
    (_, committee) => {
      expect(readHeaderLine(committee.name)).toEqual({ field: 'committee', committee })
      expect(readHeaderLine(committee.name.toUpperCase())).toEqual({ field: 'committee', committee })
      const symbol = `${committee.symbol}/KGZ/RQ/5`
      expect(readHeaderLine(symbol)).toEqual({
        field: 'symbol',
        symbol,
        committee,
        state: 'KGZ',
        kind: 'reply',
      })
    },
  )
})

describe('readReplySymbol', () => {
  it.each([
    ['CEDAW/C/KAZ/Q/5/Add.1', 'KAZ'],
    ['CEDAW/C/KGZ/RQ/5', 'KGZ'],
    ['CEDAW/C/SUR/RQ/4-6', 'SUR'],
    ['CEDAW/C/NRU/RQ/1\u20132', 'NRU'],
    ['CRC/C/OPAC/KAZ/RQ/1', 'KAZ'],
    ['E/C.12/KAZ/RQ/2/Corr.1', 'KAZ'],
    ['United Nations CCPR/C/KAZ/RQ/3', 'KAZ'],
    ['CEDAW/C/KAZ/Q/6', null],
    ['CEDAW/C/KAZ/QPR/6', null],
    ['CEDAW/C/KAZ/CO/5', null],
    ['CEDAW/C/KAZ/6', null],
    ['CEDAW/C/61/D/45/2012', null],
    ['See CEDAW/C/KGZ/RQ/5', null],
    ['CEDAW/C/KGZ/RQ/5 and others', null],
  ])('reads %s as the symbol of a reply of %s', (line, state) => {
    expect(readReplySymbol(line)?.state ?? null).toBe(state)
  })
})

describe('readOrdinal', () => {
  it.each([
    ['ninety-third', 93],
    ['ninety third', 93],
    ['93rd', 93],
    ['93', 93],
    ['first', 1],
    ['twelfth', 12],
    ['nineteenth', 19],
    ['twentieth', 20],
    ['thirtieth', 30],
    ['fortieth', 40],
    ['forty-second', 42],
    ['fiftieth', 50],
    ['eightieth', 80],
    ['eighty-eighth', 88],
    ['hundredth', 100],
    ['one hundredth', 100],
    ['one hundred and first', 101],
    ['one hundred and tenth', 110],
    ['one hundred and forty-second', 142],
    ['special', null],
    ['ninety-thirteenth', null],
    ['ninety', null],
    ['', null],
  ])('reads %j as %s', (words, number) => {
    expect(readOrdinal(words, english)).toBe(number)
  })
})

describe('dates', () => {
  it.each([
    ['20 october 2025', '2025-10-20'],
    ['1 may 2024', '2024-05-01'],
    ['29 february 2024', '2024-02-29'],
    ['29 february 2025', null],
    ['31 june 2025', null],
    ['20 octember 2025', null],
    ['october 2025', null],
  ])('reads %s as %s', (text, iso) => {
    expect(readDate(text, english)).toBe(iso)
  })

  it.each([
    ['Geneva, 22 June\u201310 July 2026', 'Geneva', '2026-06-22', '2026-07-10'],
    ['Geneva, 3\u201328 February 2025', 'Geneva', '2025-02-03', '2025-02-28'],
    ['New York, 6 to 24 October 2025', 'New York', '2025-10-06', '2025-10-24'],
    ['30 November 2026 - 15 January 2027', null, '2026-11-30', '2027-01-15'],
    ['30 November \u2013 15 January 2027', null, '2026-11-30', '2027-01-15'],
  ])('reads %s', (line, place, from, to) => {
    expect(readSessionDates(foldLine(line), line, english)).toEqual({ place, from, to })
  })

  it.each([
    'Geneva, 28\u20133 February 2025',
    'Geneva, 22 June 2026',
    'Geneva',
    '30 February\u20133 March 2025',
  ])('takes %s for no period', (line) => {
    expect(readSessionDates(foldLine(line), line, english)).toBeNull()
  })
})

describe('readHeaderLine', () => {
  it.each([
    ['Ninety-third session', { field: 'session', session: 93 }],
    ['One hundred and forty-second session', { field: 'session', session: 142 }],
    ['Pre-sessional working group for the ninety-third session', { field: 'session', session: 93 }],
    ['[Date received: 20 October 2025]', { field: 'dateReceived', date: '2025-10-20' }],
    ['[Received on 4 March 2024]', { field: 'dateReceived', date: '2024-03-04' }],
    ['[4 March 2024]', { field: 'dateReceived', date: '2024-03-04' }],
    ['[Date received: 31 June 2025]', { field: 'dateReceived', date: null }],
    ['Distr.: General', { field: 'other' }],
    ['Original: Russian', { field: 'other' }],
    ['English, French and Spanish only', { field: 'other' }],
    ['20 October 2025', { field: 'other' }],
    ['Visibility of the Convention', null],
    ['The first session was held in 2020.', null],
  ])('reads %s', (line, expected) => {
    expect(readHeaderLine(line)).toEqual(expected)
  })

  it.each([
    [
      'Replies of Kazakhstan to the list of issues and questions in relation to its sixth periodic report',
      'KAZ',
    ],
    ['Replies of the Republic of Moldova to the list of issues in relation to its fourth report', 'MDA'],
    ['Replies of the Government of Viet Nam to the list of issues', 'VNM'],
    ['REPLIES OF T\u00dcRKIYE TO THE LIST OF ISSUES', 'TUR'],
    ['Responses of C\u00f4te d\u2019Ivoire to the list of issues', 'CIV'],
    ['Written replies by the Kingdom of the Netherlands to the list of issues', 'NLD'],
    ['Replies to the list of issues submitted by Bolivia (Plurinational State of)', 'BOL'],
    ['Replies of Ruritania to the list of issues', null],
  ])('reads the title %s', (title, state) => {
    expect(readHeaderLine(title)).toMatchObject({ field: 'title', state })
  })

  it.each([
    ['Replies of the Republic of Moldova to the list of issues', 'Republic of Moldova'],
    ['Responses of C\u00f4te d\u2019Ivoire to the list of issues', 'C\u00f4te d\u2019Ivoire'],
    ['Replies of the Government of Viet Nam to the list of issues', 'Viet Nam'],
  ])('keeps the name of the State as it is printed in %s', (title, stateName) => {
    expect(readHeaderLine(title)).toMatchObject({ stateName })
  })
})

describe('footnotes', () => {
  it.each([
    ['* The present document is being issued without formal editing.', true],
    ['The annexes to the present report may be accessed from the web page of the Committee.', true],
    ['The annex was adopted in 2020.', false],
  ])('knows %s: %s', (line, isKnown) => {
    expect(isKnownFootnote(line.replace(/^\* /, ''))).toBe(isKnown)
  })
})

describe('States', () => {
  it.each([
    ['Kazakhstan', 'KAZ'],
    ['the Republic of Kazakhstan', 'KAZ'],
    ['Bolivia (Plurinational State of)', 'BOL'],
    ['Bosnia and Herzegovina', 'BIH'],
    ['Cabo Verde', 'CPV'],
    ['Congo', 'COG'],
    ['Democratic Republic of the Congo', 'COD'],
    ["Democratic People's Republic of Korea", 'PRK'],
    ['Republic of Korea', 'KOR'],
    ['Czechia', 'CZE'],
    ['Eswatini', 'SWZ'],
    ['Gambia', 'GMB'],
    ['the Gambia', 'GMB'],
    ['Holy See', 'VAT'],
    ['Iran (Islamic Republic of)', 'IRN'],
    ['Kyrgyzstan', 'KGZ'],
    ['Lao People\u2019s Democratic Republic', 'LAO'],
    ['Micronesia (Federated States of)', 'FSM'],
    ['Netherlands (Kingdom of the)', 'NLD'],
    ['North Macedonia', 'MKD'],
    ['Republic of Moldova', 'MDA'],
    ['Russian Federation', 'RUS'],
    ['Sao Tome and Principe', 'STP'],
    ['S\u00e3o Tom\u00e9 and Pr\u00edncipe', 'STP'],
    ['State of Palestine', 'PSE'],
    ['Syrian Arab Republic', 'SYR'],
    ['T\u00fcrkiye', 'TUR'],
    ['Timor-Leste', 'TLS'],
    ['United Kingdom of Great Britain and Northern Ireland', 'GBR'],
    ['United Republic of Tanzania', 'TZA'],
    ['Venezuela (Bolivarian Republic of)', 'VEN'],
    ['Viet Nam', 'VNM'],
    ['Ruritania', null],
    ['', null],
  ])('knows %s as %s', (name, alpha3) => {
    expect(stateByName(name)).toBe(alpha3)
  })

  it('names a State by its code', () => {
    expect(englishStateName('KAZ')).toBe('Kazakhstan')
    expect(englishStateName('XYZ')).toBeNull()
  })
})

test.each([
  ['Ninety-third session Geneva, 22 June–10 July 2026', 93, 'Geneva'],
  ['Geneva, 22 June–10 July 2026', undefined, 'Geneva'],
])('%j gives session %s in %s', (line, session, place) => {
  const read = readHeaderLine(line)
  expect(read).toMatchObject({ field: 'sessionDates', dates: { place } })
  expect(read && 'session' in read ? read.session : undefined).toBe(session)
})
