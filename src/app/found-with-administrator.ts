import pg from 'pg'
import { foundMunicipality, insertRows } from '../access/server/found-municipality.ts'
import { looksShared } from '../directory/rules/shared-mailbox.ts'
import { newId } from '../platform/ids.ts'
import type { LifeDomainSet } from '../programmes/rules/life-domains.ts'
import { Explained } from './explained.ts'

/** A new municipality and who keeps it; everything else is done on screen by that person. */
export interface Founding {
  name: string
  /** Short and fixed: lower case, digits and hyphens. */
  code: string
  administrator: { name: string; email: string }
}

/** @throws Explained with what is missing or wrong */
export function checkFounding(given: { name?: string; code?: string; admin?: string; email?: string }): Founding {
  const text = (value: string | undefined, what: string): string => {
    const trimmed = value?.trim() ?? ''
    if (trimmed === '' || trimmed.length > 120) throw new Explained(`Geef ${what}.`)
    return trimmed
  }
  const name = text(given.name, 'de naam van de gemeente met --name')
  const code = text(given.code, 'een korte code met --code')
  if (!/^[a-z][a-z0-9-]{1,39}$/.test(code)) {
    throw new Explained('Geef een code van kleine letters, cijfers en streepjes, zoals voorbeeldstad.')
  }
  const administrator = {
    name: text(given.admin, 'de naam van de eerste beheerder met --admin'),
    email: text(given.email, 'het werkadres van de eerste beheerder met --email'),
  }
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(administrator.email)) throw new Explained('Geef met --email een geldig mailadres.')
  if (looksShared(administrator.email)) {
    throw new Explained('Het adres lijkt gedeeld. De beheerder is één persoon: geef met --email het eigen werkadres.')
  }
  return { name, code, administrator }
}

/**
 * Founds a municipality with its first administrator, whose first log-in with this address binds the account. Repeating it
 * changes nothing. A municipality that has lost all its administrators gets one again.
 *
 * @returns what was done, in Dutch
 * @throws Explained when the municipality is there with another name or another administrator
 */
export async function foundWithAdministrator(
  adminUrl: string,
  founding: Founding,
  defaultLifeDomains: LifeDomainSet,
  now = new Date(),
): Promise<string> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    await client.query('begin')
    // Two at once: the second one waits here and then finds the municipality.
    await client.query('select pg_advisory_xact_lock(722005)')
    await client.query('set local role voordeur_owner')
    const said = await foundOnce(client, founding, defaultLifeDomains, now)
    await client.query('commit')
    return said
  } finally {
    await client.end()
  }
}

async function foundOnce(client: pg.Client, founding: Founding, lifeDomains: LifeDomainSet, now: Date): Promise<string> {
  const { name, code, administrator } = founding
  const known = await client.query<{ id: number; name: string }>('select id, name from access.municipalities where code = $1', [
    code,
  ])
  const [there] = known.rows
  if (there) return await addMissingAdministrator(client, there, founding, now)
  const { rows } = await client.query<{ id: number }>('select coalesce(max(id), 0) + 1 as id from access.municipalities')
  const id = rows[0]?.id ?? 1
  await foundMunicipality(client, { id, code, name }, now)
  await insertRows(client, 'app.areas', [
    { municipality_id: id, id: 0, kind: 'outside', name: 'Onbekend of buiten de gemeente', version: 1 },
  ])
  const organisation = newId()
  await insertRows(client, 'app.organisations', [
    {
      municipality_id: id,
      id: organisation,
      name,
      kind: 'municipal-department',
      field: '',
      parts: ['decides', 'pays'],
      contact_function: '',
      visiting_address: '',
      services: '',
      version: 1,
    },
  ])
  await insertRows(client, 'app.settings', [{ municipality_id: id, key: 'lifeDomains.default', value: lifeDomains, version: 1 }])
  await addAdministrator(client, id, organisation, administrator, now)
  return `${name} is ingericht (nummer ${id}). ${welcome(administrator)}`
}

async function addMissingAdministrator(
  client: pg.Client,
  there: { id: number; name: string },
  { name, code, administrator }: Founding,
  now: Date,
): Promise<string> {
  if (there.name !== name) {
    throw new Explained(`De code ${code} is van ${there.name}. Kies een andere code; er is niets gewijzigd.`)
  }
  await client.query(`select set_config('app.municipality', $1, true)`, [String(there.id)])
  const { rows } = await client.query<{ email: string | null }>(
    `select u.email from access.role_assignments r
     join access.users u on u.municipality_id = r.municipality_id and u.id = r.user_id
     where r.municipality_id = $1 and r.role = 'administrator' and r.valid_from <= $2 and (r.valid_to is null or r.valid_to > $2)`,
    [there.id, now],
  )
  if (rows.some(row => row.email?.toLowerCase() === administrator.email.toLowerCase())) {
    return `${name} en deze beheerder stonden er al. Er is niets gewijzigd.`
  }
  if (rows.length > 0) {
    throw new Explained(`${name} heeft al een beheerder. Die voegt op het scherm anderen toe, bij Mensen. Er is niets gewijzigd.`)
  }
  const own = await client.query<{ id: string }>(
    `select id from app.organisations where municipality_id = $1 and kind = 'municipal-department' and ended_at is null order by name = $2 desc, name limit 1`,
    [there.id, name],
  )
  const organisation = own.rows[0]?.id
  if (!organisation) throw new Explained(`${name} heeft geen organisatie van soort gemeente om een beheerder bij te zetten.`)
  await addAdministrator(client, there.id, organisation, administrator, now)
  return `${name} had geen beheerder meer. ${welcome(administrator)}`
}

async function addAdministrator(
  client: pg.Client,
  municipality_id: number,
  organisation_id: string,
  { name, email }: Founding['administrator'],
  now: Date,
): Promise<void> {
  const taken = await client.query<{ id: string }>(
    'select id from access.users where municipality_id = $1 and lower(email) = lower($2)',
    [municipality_id, email],
  )
  const user_id = taken.rows[0]?.id ?? newId()
  if (taken.rows.length === 0) {
    await insertRows(client, 'access.users', [
      { municipality_id, id: user_id, display_name: name, job_title: 'Beheerder', email, version: 1 },
    ])
  } else {
    await client.query('update access.users set ended_at = null where municipality_id = $1 and id = $2', [
      municipality_id,
      user_id,
    ])
  }
  await insertRows(client, 'access.role_assignments', [
    { municipality_id, id: newId(), user_id, organisation_id, role: 'administrator', valid_from: now, renewed: false },
  ])
}

const welcome = ({ name, email }: Founding['administrator']): string =>
  `${name} is beheerder en logt in met ${email}; de eerste keer koppelt dat het account.`
