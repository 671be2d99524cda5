import { conflict } from '../../platform/errors.ts'
import type { Handlers } from '../../platform/http/handlers.ts'
import { findTriageOutcome } from '../../programmes/rules/triage.ts'
import { getProgramme, happenedToReport } from '../../programmes/server/commands.ts'
import type { signalOperations } from '../api.ts'
import { lockReport, programmeOf, reporterOf } from './lock-report.ts'
import { moveHandling } from './move-handling.ts'
import { tellReporter } from './tell-reporter.ts'

export const closeReport: Handlers<typeof signalOperations>['closeReport'] = async ({ tx, input, touch }) => {
  const report = await lockReport(tx, input.reportId, input.version)
  touch({ records: [report.id] })
  const outcome = report.triage && findTriageOutcome(await getProgramme(tx, programmeOf(report)), report.triage.outcome)
  if (report.state !== 'helping' || !report.triage)
    throw conflict('Deze melding kan niet worden afgerond. Er is niets gewijzigd.')
  if (outcome?.does === 'discuss') {
    throw conflict(
      'Deze melding wordt nog besproken. Neem na het overleg deze beoordeling terug en kies de uitkomst van het overleg.',
    )
  }
  const version = await moveHandling(tx, report, { state: 'triaged' })
  await tellReporter(tx, reporterOf(report), 'ended', input.message)
  await happenedToReport(tx, {
    event: 'concern-report.closed',
    attributes: { outcome: report.triage.outcome },
    reportId: report.id,
    programme: programmeOf(report),
    areaId: report.areaId,
  })
  return { version }
}
