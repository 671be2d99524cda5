import { describe, expect, test } from 'vitest'
import type { SourceLine } from './load-kind.ts'
import type { LoadReferences } from './load-references.ts'
import { readColleague } from './read-colleague.ts'
import { householdsIn, readHousehold } from './read-household.ts'
import { readDate, readHouseNumber } from './read-values.ts'

const references: LoadReferences = {
  organisations: [{ id: 'org-1', name: 'Sociaal Team' }],
  areas: [
    { id: 0, name: 'Onbekend' },
    { id: 21, name: 'Tulpenbuurt' },
  ],
  coordinators: [
    { email: 'samira@voorbeeld.test', userId: 'user-1', organisationId: 'org-1' },
    { email: 'twee@voorbeeld.test', userId: 'user-2', organisationId: 'org-1' },
    { email: 'twee@voorbeeld.test', userId: 'user-2', organisationId: 'org-2' },
  ],
  programmes: [
    {
      id: 'koffie',
      version: 3,
      title: 'Koffie aan huis',
      routes: [
        { code: 'file', label: 'Dossier' },
        { code: 'related', label: 'Samenhang' },
      ],
      closingReasons: [{ code: 'done', label: 'Klaar' }],
    },
  ],
}
const whole = {
  reference: 'H-1',
  coordinator: 'Samira@voorbeeld.test',
  openedOn: '12-01-2026',
  postcode: '2621 ak',
  houseNumber: '14-2',
  surname: 'Çelik',
}
const lineOf = (values: Record<string, string>, number = 2): SourceLine => ({ number, values })
const read = (...lines: SourceLine[]) => readHousehold(lines, references, '2026-11-22')
const wrongFields = (...lines: SourceLine[]) => read(...lines).problems.map(({ line, field }) => `${line} ${field}`)

test('a household is read from one line, with what is usual where nothing stands', () => {
  expect(read(lineOf(whole))).toEqual({
    reference: 'H-1',
    problems: [],
    value: {
      reference: 'H-1',
      title: 'Familie Çelik',
      coordinator: { userId: 'user-1', organisationId: 'org-1' },
      programme: { id: 'koffie', version: 3 },
      route: 'file',
      openedOn: '2026-01-12',
      phase: 'tackle',
      closed: null,
      residence: { postcode: '2621AK', houseNumber: 14, addition: '2' },
      members: [
        {
          givenNames: '',
          surnamePrefix: '',
          surname: 'Çelik',
          birthDate: null,
          gender: 'unknown',
          position: 'adult',
          phone: null,
          bsn: null,
        },
      ],
    },
  })
})

test('more lines with one mark are one household, wherever they stand', () => {
  const lines = [
    lineOf(whole),
    lineOf({ reference: 'H-2' }, 3),
    lineOf({ reference: 'H-1', givenNames: 'Can', position: 'zoon' }, 4),
    lineOf({ surname: 'Zonder' }, 5),
    lineOf({ surname: 'Kenmerk' }, 6),
  ]
  expect(householdsIn(lines).map(one => one.map(line => line.number))).toEqual([[2, 4], [3], [5], [6]])
  const { value } = read(...(householdsIn(lines)[0] ?? []))
  expect(value?.members.map(({ givenNames, surname, position }) => [givenNames, surname, position])).toEqual([
    ['', 'Çelik', 'adult'],
    ['Can', '', 'child'],
  ])
})

test('a member that cannot be read stays behind, and the household goes through', () => {
  const child = { reference: 'H-1', givenNames: 'Can', birthDate: '31-02-2015', bsn: '123456789' }
  const result = read(lineOf(whole), lineOf(child, 3))
  expect(result.value?.members).toHaveLength(1)
  expect(result.problems.map(({ line, field }) => `${line} ${field}`)).toEqual(['3 birthDate', '3 bsn'])
})

test('who is named but cannot be read is not told to be missing as well', () => {
  expect(wrongFields(lineOf({ ...whole, birthDate: '31-02-2015' }))).toEqual(['2 birthDate'])
  expect(wrongFields(lineOf({ ...whole, surname: '' }))).toEqual(['2 surname'])
})

test.each([
  [{ reference: '' }, 'reference'],
  [{ reference: '123456782' }, 'reference'],
  [{ coordinator: '' }, 'coordinator'],
  [{ coordinator: 'niemand@voorbeeld.test' }, 'coordinator'],
  [{ coordinator: 'twee@voorbeeld.test' }, 'coordinator'],
  [{ programme: 'Thee aan huis' }, 'programme'],
  [{ route: 'Iets anders' }, 'route'],
  [{ openedOn: '' }, 'openedOn'],
  [{ openedOn: '31-02-2026' }, 'openedOn'],
  [{ openedOn: '23-11-2026' }, 'openedOn'],
  [{ phase: 'halverwege' }, 'phase'],
  [{ phase: 'nazorg' }, 'closedOn'],
  [{ phase: 'nazorg', closedOn: '01-01-2026' }, 'closedOn'],
  [{ phase: 'nazorg', closedOn: '01-06-2026', closingReason: 'Verhuisd' }, 'closingReason'],
  [{ phase: 'nazorg', closedOn: '01-06-2026', aftercareOn: 'ooit' }, 'aftercareOn'],
  [{ postcode: '0021AK' }, 'postcode'],
  [{ houseNumber: 'hoek' }, 'houseNumber'],
  [{ postcode: '', houseNumber: '' }, 'postcode'],
  [{ postcode: '', houseNumber: '', place: 'bij vrienden', area: 'Nergens' }, 'area'],
  [{ surname: '' }, 'surname'],
  [{ gender: 'misschien' }, 'gender'],
  [{ position: 'buurman' }, 'position'],
  [{ phone: 'bel maar' }, 'phone'],
  [{ birthDate: '01-01-2030' }, 'birthDate'],
] as const)('%o is told at its field, and nothing goes through', (change, field) => {
  const line = lineOf({ ...whole, ...change })
  expect(wrongFields(line)).toContain(`2 ${field}`)
  expect(read(line).value).toBeUndefined()
})

test('what stands once for the household may be repeated, and not contradicted', () => {
  expect(wrongFields(lineOf(whole), lineOf({ ...whole, givenNames: 'Can' }, 3))).toEqual([])
  expect(wrongFields(lineOf(whole), lineOf({ ...whole, openedOn: '13-01-2026' }, 3))).toEqual(['3 openedOn'])
})

test('no message repeats what stood in the list', () => {
  const secret = {
    ...whole,
    surname: '',
    givenNames: '',
    bsn: '987654320',
    phone: 'GEHEIM',
    birthDate: 'GEHEIM',
    gender: 'GEHEIM',
  }
  for (const { message } of read(lineOf(secret)).problems) expect(message).not.toMatch(/GEHEIM|987654320/)
})

test('a file in aftercare keeps its own day, or that of the programme', () => {
  const follow = { ...whole, phase: 'Nazorg', closedOn: '01-06-2026' }
  expect(read(lineOf(follow)).value?.closed).toEqual({ on: '2026-06-01', reason: 'done', aftercareOn: null })
  expect(read(lineOf({ ...follow, aftercareOn: '1 dec 2026' })).value?.closed?.aftercareOn).toBe('2026-12-01')
})

test.each([
  ['31-12-2026', '2026-12-31'],
  ['1/2/2026', '2026-02-01'],
  ['31.12.1999', '1999-12-31'],
  ['5 mrt 2026', '2026-03-05'],
  ['5 januari 2026', '2026-01-05'],
  ['2026-12-31', '2026-12-31'],
  ['29-02-2024', '2024-02-29'],
  ['29-02-2026', undefined],
  ['31-12-26', undefined],
  ['12/31/2026', undefined],
  ['31-12-1899', undefined],
  ['morgen', undefined],
])('the date %s is %s', (written, date) => {
  expect(readDate(written)).toBe(date)
})

test.each([
  ['14', { houseNumber: 14, addition: '' }],
  ['14-2', { houseNumber: 14, addition: '2' }],
  ['14 A', { houseNumber: 14, addition: 'A' }],
  ['14bis', { houseNumber: 14, addition: 'bis' }],
  ['0', undefined],
  ['naast 14', undefined],
])('the house number %s', (written, number) => {
  expect(readHouseNumber(written)).toEqual(number)
})

describe('a colleague', () => {
  const colleague = {
    name: ' Jamila  de Vries ',
    email: 'Jamila@Voorbeeld.test',
    organisation: 'sociaal team',
    roles: 'Casusregisseur, huisbezoeker',
  }
  const readOne = (change: Record<string, string> = {}) => readColleague(lineOf({ ...colleague, ...change }), references)

  test('is read with roles by their names on screen', () => {
    expect(readOne().value).toEqual({
      email: 'jamila@voorbeeld.test',
      name: 'Jamila de Vries',
      jobTitle: '',
      organisationId: 'org-1',
      roles: [
        { role: 'coordinator', areaId: null },
        { role: 'visitor', areaId: null },
      ],
    })
  })

  test('has an area only in roles that go by area', () => {
    expect(readOne({ roles: 'Procesregisseur; Partner', area: 'tulpenbuurt' }).value?.roles).toEqual([
      { role: 'process_coordinator', areaId: 21 },
      { role: 'partner', areaId: null },
    ])
  })

  test.each([
    [{ name: '' }, 'name'],
    [{ email: 'geen adres' }, 'email'],
    [{ organisation: 'Onbekend' }, 'organisation'],
    [{ roles: '' }, 'roles'],
    [{ roles: 'Koning' }, 'roles'],
    [{ roles: 'Inwoner' }, 'roles'],
    [{ area: 'Nergens' }, 'area'],
  ])('%o is told at its field', (change, field) => {
    const { value, problems } = readOne(change)
    expect(value).toBeUndefined()
    expect(problems.map(problem => problem.field)).toEqual([field])
  })
})
