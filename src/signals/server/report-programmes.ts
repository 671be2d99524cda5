import { lifeDomainsOf } from '../../case-files/server/commands.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Handlers } from '../../platform/http/handlers.ts'
import type { Programme } from '../../programmes/rules/programme.ts'
import { findProgrammesTakingNew, listProgrammes } from '../../programmes/server/commands.ts'
import type { signalOperations } from '../api.ts'

/** The newest version of each programme that judges reports; one that ended, or was stopped here, takes no new ones. */
export async function programmesThatTakeReports(tx: Transaction): Promise<Programme[]> {
  const takingNew = await findProgrammesTakingNew(tx)
  return (await listProgrammes(tx)).filter(
    programme => programme.triage.of === 'concern-report' && programme.status !== 'ended' && takingNew.has(programme.id),
  )
}

export const listReportProgrammes: Handlers<typeof signalOperations>['listReportProgrammes'] = async ({ tx }) => {
  const choices = []
  for (const programme of await programmesThatTakeReports(tx)) {
    const lifeDomains = await lifeDomainsOf(tx, { id: programme.id, version: programme.version })
    choices.push({
      id: programme.id,
      version: programme.version,
      title: programme.title,
      summary: programme.summary,
      channels: programme.entryChannels.map(({ code, label, by, note }) => ({ code, label, by, explanation: note })),
      urgencies: programme.triage.urgencies,
      lifeDomains: lifeDomains.domains.map(({ code, label, explanation }) => ({ code, label, explanation })),
      asksWhomToCall: programme.triage.outcomes.some(outcome => outcome.does === 'redirect'),
    })
  }
  return choices
}
