import { sql } from 'kysely'
import { openCaseFile } from '../../case-files/server/commands.ts'
import { discardDrafts } from '../../drafts/server/commands.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import { conflict, type FieldError, invalid } from '../../platform/errors.ts'
import type { Handlers, Work } from '../../platform/http/handlers.ts'
import { newId } from '../../platform/ids.ts'
import type { InputOf } from '../../platform/operation.ts'
import { findTriageOutcome, type TriageOutcome } from '../../programmes/rules/triage.ts'
import { getProgramme } from '../../programmes/server/commands.ts'
import type { signalOperations } from '../api.ts'
import { handOver, linkReport } from './hand-over.ts'
import { type LockedReport, lockReport, programmeOf } from './lock-report.ts'
import { settleReport } from './settle-report.ts'
import { holdFollowers, mustLead } from './together.ts'

type Input = InputOf<(typeof signalOperations)['triageReport']>

/** Decides on a report: what the outcome of the programme file does, is done here, in one transaction. */
export const triageReport: Handlers<typeof signalOperations>['triageReport'] = async ({ tx, input, touch }) => {
  const report = await lockReport(tx, input.reportId, input.version)
  touch({ records: [report.id] })
  if (report.triage)
    throw conflict('Deze melding is al beoordeeld. Neem eerst die beoordeling terug; wat u invulde staat er nog.')
  await mustLead(tx, report)
  const programme = await getProgramme(tx, programmeOf(report))
  const outcome = findTriageOutcome(programme, input.outcome)
  checkInput(input, outcome, report)

  const caseFileId = outcome.does === 'open-case-file' ? await caseFileFor(tx, report, input, outcome, touch) : null
  const handedOver = input.existingCaseFileId !== null
  const { reasoning, message, finished } = input
  const decision = { outcome, reasoning, message, finished, caseFileId, handedOver }
  const version = await settleReport(tx, report, { ...decision, id: input.id })
  // Those that belong to it go along, so that everyone who reported is told.
  for (const follower of await holdFollowers(tx, report.id)) {
    if (follower.triage) continue
    if (caseFileId) {
      await (handedOver
        ? handOver(tx, follower, caseFileId)
        : linkReport(tx, follower, { caseFileId, householdId: input.opening?.householdId ?? '', handedOver: false }))
    }
    await settleReport(tx, follower, { ...decision, id: newId() })
    touch({ records: [follower.id] })
  }
  await discardDrafts(tx, { form: 'triage', aboutId: report.id })
  return { version, caseFileId }
}

function checkInput(input: Input, outcome: TriageOutcome | undefined, report: LockedReport): asserts outcome is TriageOutcome {
  const errors: FieldError[] = []
  if (!outcome) errors.push({ field: 'outcome', message: 'Kies een van de uitkomsten.' })
  else if (outcome.does === 'open-case-file') {
    if (report.anonymous) {
      errors.push({ field: 'outcome', message: 'Deze melding is anoniem: er is geen huishouden om een dossier voor te openen.' })
    } else if (!input.opening && !input.existingCaseFileId) {
      errors.push({ field: 'existingCaseFileId', message: 'Kies een bestaand dossier, of vul in om welk huishouden het gaat.' })
    } else if (input.opening && input.existingCaseFileId) {
      errors.push({ field: 'existingCaseFileId', message: 'Kies één van beide: een bestaand dossier of een nieuw.' })
    } else if (input.opening && !input.opening.addressId && input.opening.place === '') {
      errors.push({ field: 'opening.place', message: 'Kies een adres, of schrijf waar het huishouden nu verblijft.' })
    }
  } else if (input.opening || input.existingCaseFileId) {
    errors.push({
      field: 'outcome',
      message: 'Bij deze uitkomst hoort geen dossier. Kies een andere uitkomst of haal het dossier weg.',
    })
  } else if (outcome.does === 'redirect' && input.message === '') {
    errors.push({
      field: 'message',
      message: 'Schrijf bij welke organisatie de melder moet zijn, met telefoonnummer als u dat weet.',
    })
  }
  if (errors.length > 0) throw invalid(errors)
}

async function caseFileFor(
  tx: Transaction,
  report: LockedReport,
  input: Input,
  outcome: TriageOutcome,
  touch: Work<unknown>['touch'],
): Promise<string> {
  if (input.existingCaseFileId) {
    const { householdId } = await handOver(tx, report, input.existingCaseFileId)
    touch({ caseFile: input.existingCaseFileId, subjects: [householdId] })
    return input.existingCaseFileId
  }
  const { opening } = input
  if (!opening) throw new Error('checked before: a file to open or one that exists')
  const areaId = opening.addressId ? await areaOf(tx, opening.addressId) : report.areaId
  touch({ caseFile: opening.caseFileId, subjects: [opening.householdId, ...opening.members.map(member => member.personId)] })
  const { caseFileId } = await openCaseFile(tx, {
    id: opening.caseFileId,
    householdId: opening.householdId,
    household: {
      name: opening.name,
      members: opening.members.map(({ birthDate, ...member }) => ({ ...member, ...(birthDate ? { birthDate } : {}) })),
      address: opening.addressId ? { addressId: opening.addressId } : { place: opening.place },
      areaId,
    },
    programme: programmeOf(report),
    route: outcome.code,
    fromReport: {
      id: report.id,
      observed: report.observed,
      lifeDomains: report.lifeDomains,
      receivedAt: report.receivedAt,
      channel: report.channel,
    },
    ...(opening.coordinator ? { coordinator: opening.coordinator } : {}),
  })
  await linkReport(tx, report, { caseFileId, householdId: opening.householdId, handedOver: false })
  return caseFileId
}

async function areaOf(tx: Transaction, addressId: string): Promise<number> {
  const address = await tx.find<{ areaId: number }>(
    sql`select area_id as "areaId" from app.addresses where municipality_id = ${tx.session.municipality} and id = ${addressId}`,
  )
  if (!address) throw invalid([{ field: 'opening.addressId', message: 'Dit adres staat niet in de lijst. Kies opnieuw.' }])
  return address.areaId
}
