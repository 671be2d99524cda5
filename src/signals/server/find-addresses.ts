import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Handlers } from '../../platform/http/handlers.ts'
import type { FoundAddress, signalOperations } from '../api.ts'

/** How an address is written in one line. */
export const addressLabel = sql<string>`a.street || ' ' || a.house_number || case when a.addition = '' then '' else '-' || a.addition end || ', ' || a.postcode || ' ' || a.city`

const mostShown = 12

export const findAddresses: Handlers<typeof signalOperations>['findAddresses'] = async ({ tx, input }) =>
  (await searchAddresses(tx, input.query)).slice(0, mostShown)

/** Addresses for what somebody typed: "Tulpstraat 14", "tulp 14-2" or "2621AK 14". */
export async function searchAddresses(tx: Transaction, typed: string): Promise<FoundAddress[]> {
  const asked = readAddress(typed)
  if (!asked) return []
  const { municipality } = tx.session
  const place =
    asked.by === 'postcode'
      ? asked.text.length === 6
        ? sql`a.postcode = ${asked.text}`
        : sql`starts_with(a.postcode, ${asked.text})`
      : sql`starts_with(lower(a.street), ${asked.text})`
  const number = asked.houseNumber === undefined ? sql`true` : sql`a.house_number = ${asked.houseNumber}`
  return tx.rows<FoundAddress>(sql`
    select a.id, ${addressLabel} as label, a.area_id as "areaId", n.name as area
    from app.addresses a join app.areas n on n.municipality_id = a.municipality_id and n.id = a.area_id
    where a.municipality_id = ${municipality} and ${place} and ${number}
    order by (lower(a.addition) = ${asked.addition ?? ''}) desc, a.street, a.house_number, a.addition
    limit 50`)
}

interface AskedAddress {
  by: 'street' | 'postcode'
  text: string
  houseNumber?: number
  addition?: string
}

/** Two letters at least: less would list a city. */
export function readAddress(typed: string): AskedAddress | undefined {
  // "Tulpstraat 14, 2621AK Voorbeeldstad", as we write it ourselves: the part before the comma says it all.
  const text = (/^(.*\d.*?),/.exec(typed)?.[1] ?? typed).trim().replaceAll(/[\s,]+/g, ' ')
  const postcode = /^([1-9]\d{3}) ?([a-z]{0,2})(?: (\d{1,5})(?:[ -]?([a-z0-9]{1,4}))?)?$/i.exec(text)
  if (postcode) {
    return {
      by: 'postcode',
      text: `${postcode[1]}${(postcode[2] ?? '').toUpperCase()}`,
      ...(postcode[3] ? { houseNumber: Number(postcode[3]) } : {}),
      ...(postcode[4] ? { addition: postcode[4].toLowerCase() } : {}),
    }
  }
  const street = /^(.*?\p{L}.*?)(?: (\d{1,5})(?:[ -]?([a-z0-9]{1,4}))?)?$/iu.exec(text)
  if (!street?.[1] || street[1].length < 2) return undefined
  return {
    by: 'street',
    text: street[1].toLowerCase(),
    ...(street[2] ? { houseNumber: Number(street[2]) } : {}),
    ...(street[3] ? { addition: street[3].toLowerCase() } : {}),
  }
}
