import { sql } from 'kysely'
import { accessDomainIds } from '../../access/rules/access-domains.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { getProgramme } from '../../programmes/server/commands.ts'
import type { ConferenceCard } from '../api.ts'
import { clockTimeOf } from '../rules/dutch-moment.ts'

/** The columns of a card, over `c` (conferences). */
export const cardColumns = (tx: Transaction) => sql`
  c.id, c.programme_id as "programmeId", c.table_code as "tableCode", c.state, c.kind, c.cancel_reason as "cancelReason", c.starts_at as "startsAt",
  c.length_minutes as "lengthMinutes", c.online, c.place, c.ended_at as "endedAt", c.version, c.case_file_id as "caseFileId",
  exists (
    select from app.conference_people p
    where p.municipality_id = c.municipality_id and p.conference_id = c.id and p.withdrawn_at is null
      and (p.kind = 'organisation' and p.organisation_id = ${tx.session.organisation} or p.kind = 'user' and p.user_id = ${tx.session.user})) as "isInvited"`

export interface StoredCard extends Omit<ConferenceCard, 'tableLabel' | 'on' | 'at' | 'startsAt' | 'endedAt'> {
  programmeId: string | null
  tableCode: string | null
  startsAt: Date
  endedAt: Date | null
  caseFileId: string
}

/**
 * In words. At which table people meet tells along which route the household came: for who was asked, or reads what is general,
 * and for nobody else who only knows that the file exists.
 */
export async function cardInWords(tx: Transaction, stored: StoredCard, mayReadTable: boolean): Promise<ConferenceCard> {
  const { programmeId, tableCode, caseFileId, startsAt, endedAt, ...card } = stored
  const label = mayReadTable || card.isInvited ? await tableLabel(tx, caseFileId, programmeId, tableCode) : null
  return {
    ...card,
    tableLabel: label,
    startsAt: startsAt.toISOString(),
    on: calendarDateOf(startsAt),
    at: clockTimeOf(startsAt),
    endedAt: endedAt?.toISOString() ?? null,
  }
}

/** By the version of the programme under which the file takes part. */
async function tableLabel(
  tx: Transaction,
  caseFileId: string,
  programmeId: string | null,
  code: string | null,
): Promise<string | null> {
  if (!programmeId || !code) return null
  const participation = await tx.find<{ version: number }>(sql`
    select programme_version as version from app.participations
    where municipality_id = ${tx.session.municipality} and case_file_id = ${caseFileId} and programme_id = ${programmeId}
    order by ended_at nulls first, started_at desc limit 1`)
  if (!participation) return null
  const programme = await getProgramme(tx, { id: programmeId, version: participation.version })
  return programme.caseTables.find(table => table.code === code)?.label ?? null
}

/** Whether the session writes, or reads, what is general in this file. */
export async function reachOf(
  tx: Transaction,
  file: { id: string; householdId: string },
): Promise<{ writes: boolean; readsGeneral: boolean }> {
  const general = accessDomainIds.general
  return tx.get<{ writes: boolean; readsGeneral: boolean }>(sql`
    select w.writes, w.writes or exists (
      select from access.scopes s
      where s.municipality_id = ${tx.session.municipality} and s.holder_id = ${file.id} and s.access_domain = ${general}
        and s.disclosure = 'content' and s.shield_id is null) as "readsGeneral"
    from (select access.may_write(${file.id}, ${file.id}, ${file.householdId}, ${general}::smallint, 'content', null) as writes) w`)
}
