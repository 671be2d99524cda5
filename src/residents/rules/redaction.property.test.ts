import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fits, proposeRedactions, redacted, type ThirdParty } from './redaction.ts'

const names = [
  'Mehmet',
  'Fatma',
  'Jan-Willem',
  'Şeyma',
  "O'Brien",
  'Zoë',
  'Sjoerd',
  'Ng',
  'محمد',
  'Łukasz',
  'Ğöknur',
  'Berg',
  'de Vries',
]
const fillers = [
  'belde op',
  'en',
  '(zie brief)',
  '12 euro',
  '😀',
  'على',
  '\n',
  'kwam met',
  '—',
  '“later”',
  'x'.repeat(40),
  'mei 2024',
]
const letters = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()

const person = fc.record({
  stands: fc.constant('iemand anders'),
  givenNames: fc.constantFrom(...names.filter(name => name !== 'de Vries')),
  surname: fc.constantFrom(...names),
  birthDate: fc.constantFrom('1985-04-03', '2011-12-31', null),
  phones: fc.constantFrom<string[]>([], ['06-12345678'], ['070 123 45 67']),
}) satisfies fc.Arbitrary<ThirdParty>

const written = (other: ThirdParty) =>
  fc.constantFrom(
    other.givenNames,
    other.givenNames.toUpperCase(),
    `${other.givenNames} ${other.surname}`,
    `${other.givenNames}s`,
    ...(other.phones ?? []),
    ...(other.phones ?? []).map(phone => phone.replaceAll(/\D/g, '')),
    other.birthDate ?? 'geen datum',
  )

const story = fc.array(person, { minLength: 1, maxLength: 4 }).chain(others =>
  fc.record({
    others: fc.constant(others),
    text: fc
      .array(
        fc.oneof(
          fc.constantFrom(...fillers),
          fc.oneof(...others.map(written)),
          fc.string({ maxLength: 6 }).map(noise => ` ${noise} `),
        ),
        {
          maxLength: 14,
        },
      )
      .map(parts => parts.join(' ')),
  }),
)

/** Apart from the rule: the words of a name as whole words, letter by letter. */
function survives(text: string, name: string): boolean {
  const words = letters(text).split(/[^\p{L}\p{N}']+/u)
  return letters(name)
    .split(/[^\p{L}\p{N}']+/u)
    .some(part => part.length > 3 && words.includes(part))
}

test('no name, number or birth date of a known other survives, unless it was kept', () => {
  fc.assert(
    fc.property(story, ({ others, text }) => {
      const proposed = proposeRedactions(text, others)
      expect(fits(text, proposed)).toBe(true)
      // What stands in the place of a name is no name.
      const result = redacted(text, proposed).replaceAll('[iemand anders]', ' ')
      for (const other of others) {
        expect(survives(result, other.givenNames)).toBe(false)
        expect(survives(result, other.surname)).toBe(false)
        if (other.birthDate) expect(result).not.toContain(other.birthDate)
        for (const phone of other.phones ?? []) expect(result).not.toContain(phone.replaceAll(/\D/g, ''))
      }
      expect(
        redacted(
          text,
          proposed.map(one => ({ ...one, kept: true })),
        ),
      ).toBe(text)
    }),
    { numRuns: Number(process.env['VOORDEUR_PROPERTY_RUNS'] ?? 300) },
  )
})
