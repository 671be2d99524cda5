import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import { conflict } from '../../platform/errors.ts'
import type { Programme } from '../../programmes/rules/programme.ts'
import { getProgramme } from '../../programmes/server/commands.ts'
import type { HandlingState, HouseholdKnowledge } from '../rules/handling.ts'
import { labelOf } from './own-reports.ts'
import type { Reporter } from './tell-reporter.ts'

/** A report with the desk's handling of it, held until the end of the transaction. */
export interface LockedReport {
  id: string
  programmeId: string
  programmeVersion: number
  channel: string
  urgency: string
  observed: string
  lifeDomains: string[]
  reporterKind: string
  reporterName: string
  reporterContact: string
  reporterUserId: string | null
  reporterOrganisationId: string | null
  aboutAddress: string
  anonymous: boolean
  receivedAt: Date
  areaId: number
  state: HandlingState
  claimedBy: string | null
  claimedByName: string | null
  claimedAt: Date | null
  knownHousehold: HouseholdKnowledge
  version: number
  triage: {
    id: string
    outcome: string
    decidedBy: string | null
    decidedAt: string
    caseFileId: string | null
  } | null
}

/**
 * Holds a report for a change made on this version of its handling. A colleague who was earlier is named, so that whoever
 * came second can decide what to do; what they wrote is still theirs.
 *
 * @throws notFound outside the desk, conflict when the handling moved on
 */
export async function lockReport(tx: Transaction, reportId: string, version: number): Promise<LockedReport> {
  const report = await holdReport(tx, reportId)
  if (report.version !== version) throw movedOn(report, await getProgramme(tx, programmeOf(report)))
  return report
}

/** The same, whatever its version: for a report that goes along with another. @throws notFound */
export async function holdReport(tx: Transaction, reportId: string): Promise<LockedReport> {
  // Apart, and first: what is read in the statement that waits for the lock was read before the wait.
  await tx.rows(sql`
    select report_id from app.report_handlings where municipality_id = ${tx.session.municipality} and report_id = ${reportId} for update`)
  return tx.get<LockedReport>(sql`
    select r.id, r.programme_id as "programmeId", r.programme_version as "programmeVersion", r.channel, r.urgency, r.observed,
      r.life_domains as "lifeDomains", r.reporter_kind as "reporterKind", r.reporter_name as "reporterName",
      r.reporter_contact as "reporterContact", r.reporter_user_id as "reporterUserId",
      r.reporter_organisation_id as "reporterOrganisationId", r.about_address as "aboutAddress", r.anonymous,
      r.received_at as "receivedAt", r.area_id as "areaId", h.state, h.claimed_by as "claimedBy",
      u.display_name as "claimedByName", h.claimed_at as "claimedAt", h.known_household as "knownHousehold", h.version,
      (select jsonb_build_object('id', t.id, 'outcome', t.outcome, 'decidedBy', d.display_name, 'decidedAt', t.decided_at, 'caseFileId', t.case_file_id)
       from app.triages t left join access.users d on d.municipality_id = t.municipality_id and d.id = t.decided_by
       where t.municipality_id = r.municipality_id and t.report_id = r.id and t.undone_at is null) as triage
    from app.report_handlings h
    join app.concern_reports r on r.municipality_id = h.municipality_id and r.id = h.report_id
    left join access.users u on u.municipality_id = h.municipality_id and u.id = h.claimed_by
    where h.municipality_id = ${tx.session.municipality} and h.report_id = ${reportId}`)
}

export const programmeOf = (report: LockedReport) => ({ id: report.programmeId, version: report.programmeVersion })

export const reporterOf = (report: LockedReport): Reporter => ({
  reportId: report.id,
  areaId: report.areaId,
  userId: report.reporterUserId,
  organisationId: report.reporterOrganisationId,
})

function movedOn(report: LockedReport, programme: Programme) {
  const kept = 'Wat u invulde staat er nog; er is niets van opgeslagen.'
  const { triage } = report
  if (triage) {
    const outcome = labelOf(programme.triage.outcomes, triage.outcome)
    return conflict(
      `Deze melding is al beoordeeld door ${triage.decidedBy ?? 'een collega'} (${clockTime(triage.decidedAt)}): “${outcome}”. ${kept} Bekijk wat er besloten is.`,
      { decidedBy: triage.decidedBy, decidedAt: triage.decidedAt, outcome, version: report.version },
    )
  }
  const who = report.claimedByName ? `${report.claimedByName} is er nu mee bezig` : 'niemand heeft haar nu opgepakt'
  return conflict(`Deze melding is intussen veranderd: ${who}. ${kept} Bekijk de melding en ga daarna verder.`, {
    claimedBy: report.claimedByName,
    claimedAt: report.claimedAt,
    version: report.version,
  })
}

const clockTime = (moment: string): string =>
  new Intl.DateTimeFormat('nl-NL', {
    timeZone: 'Europe/Amsterdam',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(moment))
