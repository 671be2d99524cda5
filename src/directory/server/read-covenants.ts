import { sql } from 'kysely'
import { accessDomainIds } from '../../access/rules/access-domains.ts'
import { mayStart } from '../../access/rules/permissions.ts'
import { type FileType, fileTypeFacts } from '../../documents/rules/file-type.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import { notFound } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import type { CovenantLine, covenantOperations } from '../covenant-api.ts'
import { covenantState } from '../rules/covenant-state.ts'
import { listChanges } from './record-change.ts'
import { getStoredCovenant } from './stored-covenant.ts'

/** The covenants of a municipality, of one organisation when it is named. What ends first comes first. */
export async function findCovenants(tx: Transaction, organisationId?: string): Promise<CovenantLine[]> {
  const rows = await tx.rows<Omit<CovenantLine, 'state'>>(sql`
    select c.id, v.title, v.starts_on as "startsOn", v.ends_on as "endsOn", coalesce((
        select jsonb_agg(o.name order by o.name) from app.organisations o
        where o.municipality_id = c.municipality_id and o.id = any (v.organisation_ids)), '[]') as organisations
    from app.covenants c
    join app.covenant_versions v on v.municipality_id = c.municipality_id and v.covenant_id = c.id and v.version = c.version
    where c.municipality_id = ${tx.session.municipality}
      and (${organisationId ?? null}::uuid is null or ${organisationId ?? null}::uuid = any (v.organisation_ids))
    order by v.ends_on nulls last, v.title, c.id`)
  const today = calendarDateOf(tx.now)
  return rows.map(row => ({ ...row, state: covenantState(row, today) }))
}

export const listCovenants: Handler<typeof covenantOperations.listCovenants> = async ({ tx, input, touch, roles }) => {
  const all = await findCovenants(tx)
  const wanted = input.query.toLowerCase()
  const fits = (one: CovenantLine) => [one.title, ...one.organisations].some(text => text.toLowerCase().includes(wanted))
  const found = all.filter(fits)
  const covenants = found
    .filter(one => (one.state === 'ended') === (input.show === 'ended'))
    .toSorted((one, other) => Number(other.state === 'ending') - Number(one.state === 'ending'))
  touch({ records: covenants.map(one => one.id) })
  return {
    covenants,
    counts: {
      running: found.filter(one => one.state !== 'ended').length,
      ended: found.filter(one => one.state === 'ended').length,
      ending: all.filter(one => one.state === 'ending').length,
    },
    mayKeep: mayStart(roles, 'covenant.keep'),
  }
}

export const getCovenant: Handler<typeof covenantOperations.getCovenant> = async ({ tx, input, touch, roles }) => {
  const m = tx.session.municipality
  const covenant = await getStoredCovenant(tx, input.covenantId, { version: input.version })
  const { values } = covenant
  touch({ records: [covenant.id] })
  const mayCount = roles.includes('administrator') || roles.includes('privacy_officer')
  const domains = values.accessDomains.map(domain => accessDomainIds[domain])
  const parties = await tx.rows<{ id: string; name: string; isEnded: boolean; openFiles: number | null }>(sql`
    select o.id, o.name, o.ended_at is not null as "isEnded",
      case when ${mayCount} then coalesce(u.open_files, 0)::int end as "openFiles"
    from app.organisations o
    left join access.covenant_use(${values.organisationIds}::uuid[], ${values.purposes}::text[], ${domains}::smallint[]) u
      on u.organisation_id = o.id
    where o.municipality_id = ${m} and o.id = any (${values.organisationIds}::uuid[])
    order by o.name, o.id`)
  const areas = await tx.rows<{ name: string }>(
    sql`select name from app.areas where municipality_id = ${m} and id = any (${values.areaIds}::smallint[]) order by id`,
  )
  const documents = await tx.rows<{
    id: string
    title: string
    fileType: FileType
    byteCount: number
    by: string
    at: string
    isWithdrawn: boolean
  }>(sql`
    select d.id, d.title, d.file_type as "fileType", d.byte_count as "byteCount", u.display_name as by, d.recorded_at as at,
      d.withdrawn_at is not null as "isWithdrawn"
    from app.covenant_documents d join access.users u on u.municipality_id = d.municipality_id and u.id = d.recorded_by
    where d.municipality_id = ${m} and d.covenant_id = ${covenant.id}
    order by d.withdrawn_at nulls first, d.recorded_at desc, d.id`)
  const versions = await tx.rows<{ version: number; by: string; at: string }>(sql`
    select v.version, u.display_name as by, v.recorded_at as at
    from app.covenant_versions v join access.users u on u.municipality_id = v.municipality_id and u.id = v.recorded_by
    where v.municipality_id = ${m} and v.covenant_id = ${covenant.id} order by v.version desc`)
  return {
    ...covenant,
    parties,
    areas: areas.map(area => area.name),
    state: covenantState(values, calendarDateOf(tx.now)),
    documents,
    versions,
    history: await listChanges(tx, ['covenant'], covenant.id),
    mayKeep: mayStart(roles, 'covenant.keep'),
  }
}

export const openCovenantDocument: Handler<typeof covenantOperations.openCovenantDocument> = async ({ tx, input, touch }) => {
  touch({ records: [input.covenantId, input.documentId] })
  const found = await tx.find<{ title: string; fileType: FileType; bytes: Buffer }>(sql`
    select title, file_type as "fileType", bytes from app.covenant_documents
    where municipality_id = ${tx.session.municipality} and covenant_id = ${input.covenantId} and id = ${input.documentId}
      and withdrawn_at is null`)
  if (!found) throw notFound('Dit document is er niet (meer). Misschien is het teruggetrokken.')
  const { mediaType, extension, shownAs } = fileTypeFacts[found.fileType]
  return { bytes: found.bytes, mediaType, name: `${found.title}.${extension}`, isShown: shownAs !== null }
}
