import { expect, test } from 'vitest'
import { makeXlsx } from '../testing/make-xlsx.ts'
import { proposeColumns } from './propose-columns.ts'
import { readCsv } from './read-csv.ts'
import { linesOf, readTable } from './read-table.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const rowsOf = async (bytes: Uint8Array, name = 'lijst.csv') => (await readTable(bytes, name)).rows.map(row => row.cells)

test.each([
  ['semicolons', 'Naam;Plaats\r\nAïcha;Noord\r\n'],
  ['commas', 'Naam,Plaats\nAïcha,Noord'],
  ['tabs', 'Naam\tPlaats\nAïcha\tNoord'],
  ['a byte order mark', '\uFEFFNaam;Plaats\nAïcha;Noord\n'],
  ['the hint that Excel writes', 'sep=;\r\nNaam;Plaats\r\nAïcha;Noord\r\n'],
])('text with %s is read', async (_, text) => {
  const table = await readTable(utf8(text), 'lijst.csv')
  expect(table.headings).toEqual(['Naam', 'Plaats'])
  expect(table.rows.map(row => row.cells)).toEqual([['Aïcha', 'Noord']])
})

test('Windows-1252, as older spreadsheets write it, is read with its accents', async () => {
  const bytes = Uint8Array.from('Naam;Plaats\nZo\u00eb \u0080;Caf\u00e9', character => character.charCodeAt(0))
  expect(await rowsOf(bytes)).toEqual([['Zoë €', 'Café']])
})

test('UTF-16 with its mark is read', async () => {
  const text = 'Naam;Plaats\nZoë;Noord'
  const bytes = new Uint8Array(2 + text.length * 2)
  bytes.set([0xff, 0xfe])
  for (let at = 0; at < text.length; at++) new DataView(bytes.buffer).setUint16(2 + at * 2, text.charCodeAt(at), true)
  expect(await rowsOf(bytes)).toEqual([['Zoë', 'Noord']])
})

test('a cell in quotes holds separators, quotes and line ends; a line number is that of the file', () => {
  const rows = readCsv('a;b\n"x; ""y""\nz";2\n\n3;4\n')
  expect(rows).toEqual([
    { number: 1, cells: ['a', 'b'] },
    { number: 2, cells: ['x; "y"\nz', '2'] },
    { number: 5, cells: ['3', '4'] },
  ])
})

test('a sheet is read: days without a zone, numbers as they are written, empty rows left out', async () => {
  const bytes = makeXlsx([
    ['Kenmerk', 'Geboortedatum', 'BSN', 'Naam'],
    ['H-1', { day: '1990-03-25' }, 123456782, 'Zoë & <b>'],
    [null, null, null, null],
    ['H-2', { day: '2020-02-29' }, 6.12345678e8, null],
  ])
  const table = await readTable(bytes, 'lijst.xlsx')
  expect(table.headings).toEqual(['Kenmerk', 'Geboortedatum', 'BSN', 'Naam'])
  expect(table.rows.map(row => [row.number, ...row.cells.slice(0, 3)])).toEqual([
    [2, 'H-1', '1990-03-25', '123456782'],
    [4, 'H-2', '2020-02-29', '612345678'],
  ])
  expect(table.rows[0]?.cells[3]).toBe('Zoë & <b>')
})

test.each([
  ['an empty file', new Uint8Array(), 'lijst.csv', 'leeg'],
  ['headings alone', utf8('Naam;Plaats\n'), 'lijst.csv', 'alleen één regel'],
  ['an old Excel file', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0), 'lijst.xls', 'Bewaar de lijst als XLSX of CSV'],
  ['a PDF', utf8('%PDF-1.7'), 'lijst.pdf', 'Bewaar de lijst als XLSX of CSV'],
  ['a broken sheet', Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0, 0), 'lijst.xlsx', 'kan niet gelezen worden'],
])('%s is refused in plain words', async (_, bytes, name, words) => {
  await expect(readTable(bytes, name)).rejects.toThrow(words)
})

test('headings are proposed by label or usual name, each once, and as chosen the last time', () => {
  const headings = ['Dossiernummer', 'E-mail coördinator', 'Startdatum', 'ACHTERNAAM', 'Bijzonderheden']
  expect(proposeColumns('households', headings)).toEqual({
    reference: 'Dossiernummer',
    coordinator: 'E-mail coördinator',
    openedOn: 'Startdatum',
    surname: 'ACHTERNAAM',
  })
  expect(proposeColumns('households', headings, { title: 'Bijzonderheden', reference: 'Weg' })['title']).toBe('Bijzonderheden')
})

test('lines hold what stands under the chosen headings, and nothing else', async () => {
  const table = await readTable(utf8('A;B;C\n1;;3\n'), 'lijst.csv')
  expect(linesOf(table, { surname: 'A', phone: 'B' })).toEqual([{ number: 2, values: { surname: '1' } }])
})
