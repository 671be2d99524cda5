import { sql } from 'kysely'
import { build, type Transaction } from '../../platform/database/transaction.ts'
import { conflict, invalid } from '../../platform/errors.ts'
import type { Handlers } from '../../platform/http/handlers.ts'
import { newId } from '../../platform/ids.ts'
import { findTriageOutcome } from '../../programmes/rules/triage.ts'
import { getProgramme } from '../../programmes/server/commands.ts'
import type { signalOperations } from '../api.ts'
import { handOver } from './hand-over.ts'
import { holdReport, type LockedReport, lockReport, programmeOf, reporterOf } from './lock-report.ts'
import { moveHandling } from './move-handling.ts'
import { settleReport } from './settle-report.ts'
import { tellReporter } from './tell-reporter.ts'
import { findLeader, holdFollowers } from './together.ts'

/** From now on the one goes along with the other; what was decided about the other is decided about this one as well. */
export const linkReports: Handlers<typeof signalOperations>['linkReports'] = async ({ tx, input, touch }) => {
  if (input.reportId === input.leadingReportId) {
    throw invalid([{ field: 'leadingReportId', message: 'Een melding kan niet bij zichzelf horen. Kies een andere.' }])
  }
  // Two who link the same pair the other way round wait for one another in one order.
  await tx.rows(sql`
    select report_id from app.report_handlings
    where municipality_id = ${tx.session.municipality} and report_id in (${input.reportId}, ${input.leadingReportId})
    order by report_id for update`)
  const report = await lockReport(tx, input.reportId, input.version)
  const leader = await holdReport(tx, (await findLeader(tx, input.leadingReportId)) ?? input.leadingReportId)
  touch({ records: [report.id, leader.id] })
  mustFit(report, leader)
  if (await findLeader(tx, report.id)) throw conflict('Deze melding hoort al bij een andere. Maak haar eerst los.')

  const followers = await holdFollowers(tx, report.id)
  if (followers.length > 0) await endLinks(tx, sql`leading_report_id = ${report.id}`)
  for (const one of [report, ...followers]) {
    await tx.run(
      build.insertInto('app.report_links').values({
        municipality_id: tx.session.municipality,
        id: one.id === report.id ? input.id : newId(),
        report_id: one.id,
        leading_report_id: leader.id,
        area_id: one.areaId,
        linked_at: tx.now,
        linked_by: tx.session.user,
      }),
    )
  }
  let version = report.version
  for (const one of [report, ...followers]) {
    const moved = await goAlong(tx, one, leader, touch)
    if (one.id === report.id) version = moved
  }
  return { version }
}

function mustFit(report: LockedReport, leader: LockedReport): void {
  const nothingChanged = 'Er is niets gewijzigd.'
  if (report.id === leader.id) throw conflict(`Die melding hoort al bij deze. ${nothingChanged}`)
  if (report.anonymous || leader.anonymous) {
    throw conflict(`Een anonieme vraag gaat over niemand met naam en hoort daarom nergens bij. ${nothingChanged}`)
  }
  if (report.programmeId !== leader.programmeId) {
    throw conflict(`Deze meldingen gaan langs verschillende programma’s en krijgen elk een eigen besluit. ${nothingChanged}`)
  }
  if (report.triage) {
    throw conflict(`Over deze melding is al besloten. Neem eerst dat besluit terug; dan kan zij bij de andere. ${nothingChanged}`)
  }
}

/** Brings a report as far as the one it belongs to. Answers its new version. */
async function goAlong(
  tx: Transaction,
  report: LockedReport,
  leader: LockedReport,
  touch: (touched: { caseFile?: string; subjects?: string[] }) => void,
): Promise<number> {
  const { triage } = leader
  const outcome = triage && findTriageOutcome(await getProgramme(tx, programmeOf(leader)), triage.outcome)
  if (triage && outcome) {
    if (triage.caseFileId) {
      const { householdId } = await handOver(tx, report, triage.caseFileId)
      touch({ caseFile: triage.caseFileId, subjects: [householdId] })
    }
    return settleReport(tx, report, {
      id: newId(),
      outcome,
      reasoning: 'Hoort bij een melding waarover al besloten is.',
      message: '',
      finished: leader.state === 'triaged',
      caseFileId: triage.caseFileId,
      handedOver: triage.caseFileId !== null,
    })
  }
  if (leader.claimedBy && report.state === 'new') {
    await tellReporter(tx, reporterOf(report), 'in-progress')
    return moveHandling(tx, report, { state: 'claimed', claimedBy: leader.claimedBy })
  }
  return moveHandling(tx, report, {})
}

/** A mistake is set right: the report is judged by itself again. What was decided meanwhile stands, and can be taken back. */
export const partReport: Handlers<typeof signalOperations>['partReport'] = async ({ tx, input, touch }) => {
  const report = await lockReport(tx, input.reportId, input.version)
  const leader = await findLeader(tx, report.id)
  if (!leader) throw conflict('Deze melding hoort nergens (meer) bij. Er is niets gewijzigd.')
  touch({ records: [report.id, leader] })
  await endLinks(tx, sql`report_id = ${report.id}`)
  return { version: await moveHandling(tx, report, {}) }
}

const endLinks = (tx: Transaction, which: ReturnType<typeof sql>): Promise<unknown> =>
  tx.run(sql`
    update app.report_links set parted_at = ${tx.now}, parted_by = ${tx.session.user}
    where municipality_id = ${tx.session.municipality} and parted_at is null and ${which}`)
