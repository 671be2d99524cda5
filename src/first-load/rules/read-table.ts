import type { SourceLine } from './load-kind.ts'
import type { Columns } from './propose-columns.ts'
import { decodeText, readCsv, type TableRow } from './read-csv.ts'

/** A file with a row of headings and the rows below it. */
export interface Table {
  readonly headings: readonly string[]
  readonly rows: readonly TableRow[]
}

/** A file that cannot be read at all; `message` says in Dutch why and what to do. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile'
}

const mostBytes = 20_000_000
const mostRows = 20_000

/** Reads CSV or XLSX (the first sheet). @throws UnreadableFile */
export async function readTable(bytes: Uint8Array, fileName: string): Promise<Table> {
  if (bytes.length === 0) throw new UnreadableFile('Dit bestand is leeg. Kies het bestand met uw lijst.')
  if (bytes.length > mostBytes) {
    throw new UnreadableFile('Dit bestand is groter dan 20 MB. Deel het op, of bewaar alleen het blad met de lijst.')
  }
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
  if (!isZip && (bytes[0] === 0xd0 || /\.(xls|ods|pdf|docx?)$/i.test(fileName))) {
    throw new UnreadableFile('Dit soort bestand kan Voordeur niet lezen. Bewaar de lijst als XLSX of CSV en kies dat bestand.')
  }
  const rows = isZip ? await readXlsx(bytes) : readCsv(decodeText(bytes))
  const [first, ...rest] = rows
  if (!first) throw new UnreadableFile('Er staat niets in dit bestand.')
  if (rest.length === 0) {
    throw new UnreadableFile(
      'Er staat alleen één regel in dit bestand. De eerste regel is voor de koppen; daaronder komt de lijst.',
    )
  }
  if (rest.length > mostRows) {
    throw new UnreadableFile(`Er staan meer dan ${mostRows.toLocaleString('nl-NL')} regels in dit bestand. Deel het op.`)
  }
  return { headings: first.cells, rows: rest }
}

async function readXlsx(bytes: Uint8Array): Promise<TableRow[]> {
  const { readSheet } = await import('read-excel-file/universal')
  try {
    // Numbers stay as they are written: a BSN or phone number is no amount.
    const sheet = await readSheet(bytes.slice().buffer, 1, { parseNumber: digits => plainNumber(digits) })
    return sheet
      .map((row, at) => ({ number: at + 1, cells: row.map(cell => cellText(cell)) }))
      .filter(({ cells }) => cells.some(cell => cell !== ''))
  } catch {
    throw new UnreadableFile(
      'Dit bestand kan niet gelezen worden. Is het beveiligd met een wachtwoord? Haal dat eraf, of bewaar de lijst als CSV.',
    )
  }
}

/** 6.12345678E8 is how a long number may be kept. */
const plainNumber = (digits: string): string =>
  /e/i.test(digits) && Number.isSafeInteger(Number(digits)) ? String(Number(digits)) : digits

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  // A date in a sheet is a day without a zone; it comes as midnight UTC.
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10)
  if (typeof cell === 'boolean') return cell ? 'ja' : 'nee'
  return String(cell as string | number).trim()
}

/** The rows as lines with fields, by the columns that were chosen. */
export function linesOf({ headings, rows }: Table, columns: Columns): SourceLine[] {
  const places = Object.entries(columns).map(([field, heading]) => [field, headings.indexOf(heading)] as const)
  return rows.map(({ number, cells }) => ({
    number,
    values: Object.fromEntries(
      places.flatMap(([field, at]) => {
        const value = at === -1 ? '' : (cells[at] ?? '')
        return value === '' ? [] : [[field, value]]
      }),
    ),
  }))
}
