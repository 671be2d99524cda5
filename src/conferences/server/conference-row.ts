import { sql } from 'kysely'
import { type AccessDomain, accessDomainIds } from '../../access/rules/access-domains.ts'
import { type CaseFileCard, getCaseFile, lifeDomainsOfFile } from '../../case-files/server/commands.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import { conflict, invalid, notFound } from '../../platform/errors.ts'
import { spokenMoment } from '../../platform/time/spoken-moment.ts'
import { type ConferenceKind, type ConferenceState, conferenceStateLabels } from '../rules/conference-state.ts'

export interface ConferenceRow {
  id: string
  scopeId: number
  programmeId: string | null
  tableCode: string | null
  startsAt: Date
  lengthMinutes: number
  online: boolean
  place: string
  state: ConferenceState
  kind: ConferenceKind | null
  endedAt: Date | null
  version: number
}

/** The card of a file in which one can still write. @throws conflict when it is closed */
export async function getOpenFile(tx: Transaction, caseFileId: string): Promise<CaseFileCard> {
  const file = await getCaseFile(tx, caseFileId)
  if (file.closedAt) throw conflict('Dit dossier is afgesloten. Heropen het eerst; er is nu niets opgeslagen.')
  return file
}

const columns = sql`
  id, scope_id as "scopeId", programme_id as "programmeId", table_code as "tableCode", starts_at as "startsAt",
  length_minutes as "lengthMinutes", online, place, state, kind, ended_at as "endedAt", version`

/** @throws notFound, also when it is about another file or lies outside the circle */
export async function getConferenceRow(tx: Transaction, caseFileId: string, conferenceId: string): Promise<ConferenceRow> {
  return mustBeFound(
    await tx.find<ConferenceRow>(sql`
      select ${columns} from app.conferences
      where municipality_id = ${tx.session.municipality} and id = ${conferenceId} and case_file_id = ${caseFileId}`),
  )
}

/** The same, locked: a second change at the same time waits and then sees the first. */
export async function lockConference(tx: Transaction, caseFileId: string, conferenceId: string): Promise<ConferenceRow> {
  return mustBeFound(
    await tx.find<ConferenceRow>(sql`
      select ${columns} from app.conferences
      where municipality_id = ${tx.session.municipality} and id = ${conferenceId} and case_file_id = ${caseFileId}
      for update`),
  )
}

function mustBeFound(row: ConferenceRow | undefined): ConferenceRow {
  if (!row) throw notFound('Dit overleg is niet gevonden. Het bestaat niet, of het is niet met u gedeeld.')
  return row
}

/** @throws conflict with what became of it */
export function mustBePlanned(conference: ConferenceRow, now: Date): void {
  if (conference.state === 'planned') return
  const since = conference.endedAt ? ` (${spokenMoment(conference.endedAt, now)})` : ''
  throw conflict(
    conference.state === 'held'
      ? `Dit overleg is al vastgelegd als gehouden${since}. Er is niets gewijzigd; bekijk de laatste stand.`
      : `Dit overleg ${conferenceStateLabels.cancelled}${since}. Er is niets gewijzigd; plan een nieuw overleg.`,
  )
}

export interface Domain {
  /** Null: general. */
  code: string | null
  accessDomain: AccessDomain
}

/** The access domain of a line: of its life domain, or general. @throws invalid at `lifeDomain` */
export async function domainOf(tx: Transaction, caseFileId: string, lifeDomain: string | undefined): Promise<Domain> {
  if (!lifeDomain) return { code: null, accessDomain: 'general' }
  const { domains } = await lifeDomainsOfFile(tx, caseFileId)
  const domain = domains.find(one => one.code === lifeDomain)
  if (!domain) throw invalid([{ field: 'lifeDomain', message: 'Kies een leefgebied uit de lijst.' }])
  return { code: domain.code, accessDomain: domain.accessDomain }
}

/** The scope of a line: what it is about decides who reads it. */
export const scopeOfLine = (tx: Transaction, file: CaseFileCard, domain: Domain, subjectId: string): Promise<number> =>
  tx.scope({ caseFile: file.id, subject: subjectId, domain: accessDomainIds[domain.accessDomain] })

/** Somebody of the household now, as far as the session knows them. @throws invalid at `field` */
export async function mustBeMember(tx: Transaction, file: CaseFileCard, personId: string, field: string): Promise<void> {
  const member = await tx.find(sql`
    select id from app.household_members
    where municipality_id = ${tx.session.municipality} and household_id = ${file.householdId} and person_id = ${personId}
      and valid_to is null limit 1`)
  if (!member) throw invalid([{ field, message: 'Kies iemand uit dit gezin, of het gezin als geheel.' }])
}
