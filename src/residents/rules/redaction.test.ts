import { expect, test } from 'vitest'
import { addRedaction, fits, placesOf, proposeRedactions, type Redaction, redacted, type ThirdParty } from './redaction.ts'

const mehmet: ThirdParty = {
  stands: 'iemand uit het gezin',
  givenNames: 'Mehmet Ali',
  surname: 'Yilmaz',
  birthDate: '1985-04-03',
  phones: ['06-12345678'],
  emails: ['mehmet@voorbeeld.test'],
}
const out = (text: string, others: ThirdParty[] = [mehmet], own: string[] = ['Ayşe', 'Yilmaz']) =>
  redacted(text, proposeRedactions(text, others, own))

test.each([
  ['Mehmet belde.', '[iemand uit het gezin] belde.'],
  ['MEHMET belde', '[iemand uit het gezin] belde'],
  ['De auto is Mehmets eigendom', 'De auto is [iemand uit het gezin] eigendom'],
  ["Dat is Mehmet's plan", 'Dat is [iemand uit het gezin] plan'],
  ['(Mehmet)', '([iemand uit het gezin])'],
  ['Bel 06 12 34 56 78 of +31 6 1234 5678.', 'Bel [iemand uit het gezin] of [iemand uit het gezin].'],
  ['Mail: Mehmet@Voorbeeld.test', 'Mail: [iemand uit het gezin]'],
  ['geboren 3-4-1985', 'geboren [iemand uit het gezin]'],
  ['geboren 03.04.85', 'geboren [iemand uit het gezin]'],
  ['jarig op 3 april', 'jarig op [iemand uit het gezin]'],
  ['mehmetten is geen woord', 'mehmetten is geen woord'],
])('%s', (text, expected) => expect(out(text)).toBe(expected))

test('the reader’s own name stays, also when another bears it', () => {
  expect(out('Ayşe Yilmaz en Mehmet Yilmaz')).toBe('Ayşe Yilmaz en [iemand uit het gezin] Yilmaz')
})

test('marks and other scripts do not hide a name', () => {
  const other: ThirdParty = { stands: 'iemand anders', givenNames: 'Gülşen', surname: 'Oğuz' }
  expect(out('gulsen en GÜLŞEN OĞUZ', [other])).toBe('[iemand anders] en [iemand anders] [iemand anders]')
  const arabic: ThirdParty = { stands: 'iemand anders', givenNames: 'محمد', surname: 'علي' }
  expect(out('Met محمد gesproken 😀', [arabic])).toBe('Met [iemand anders] gesproken 😀')
})

test('a short name is only a name with a capital', () => {
  const bo: ThirdParty = { stands: 'iemand anders', givenNames: 'An', surname: '' }
  expect(out('An kwam; hij las van an tot zet', [bo])).toBe('[iemand anders] kwam; hij las van an tot zet')
})

test('a surname with a prefix goes whole', () => {
  const other: ThirdParty = { stands: 'iemand anders', givenNames: '', surname: 'Berg', surnamePrefix: 'van den' }
  expect(out('mevrouw Van den Berg', [other])).toBe('mevrouw [iemand anders]')
})

test('kept words stay, what a person selected goes, and overlapping becomes one', () => {
  const text = 'Mehmet woont bij zijn zus.'
  const proposed = proposeRedactions(text, [mehmet])
  expect(
    redacted(
      text,
      proposed.map(one => ({ ...one, kept: true })),
    ),
  ).toBe(text)
  const added = addRedaction(proposed, { from: 3, to: 18 }, 'weggelaten')
  expect(added).toHaveLength(1)
  expect(redacted(text, added)).toBe('[weggelaten]ijn zus.')
  expect(fits(text, added)).toBe(true)
  expect(fits('kort', added)).toBe(false)
})

test.each([
  ['De buurman belde, en BUURMAN kwam.', 'buurman', 'De [x] belde, en [x] kwam.'],
  ['Oma Gülşen past op.', ' gulsen ', 'Oma [x] past op.'],
  ['De buurmannen', 'buurman', 'De buurmannen'],
  ['Vader (49) vertelt', 'Vader (49)', '[x] vertelt'],
  ['Niets', '  ', 'Niets'],
])('words that are typed instead of selected: %s', (text, words, expected) => {
  const chosen = placesOf(text, words).reduce((known, range) => addRedaction(known, range, 'x'), [] as Redaction[])
  expect(redacted(text, chosen)).toBe(expected)
})
