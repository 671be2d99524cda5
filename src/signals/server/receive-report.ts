import { sql } from 'kysely'
import { lifeDomainsOf } from '../../case-files/server/commands.ts'
import { postMessage } from '../../notifications/server/commands.ts'
import { build, type Transaction } from '../../platform/database/transaction.ts'
import { conflict, type FieldError, invalid, VoordeurError } from '../../platform/errors.ts'
import type { EntryChannel, Programme } from '../../programmes/rules/programme.ts'
import { getProgramme, happenedToReport, type ProgrammeReference } from '../../programmes/server/commands.ts'
import type { HelpWish, ReporterKind, ResidentView } from '../rules/reporter-kinds.ts'
import { addressLabel } from './find-addresses.ts'
import { tellReporter } from './tell-reporter.ts'

/** Reports of which nobody knows where it is: overseen by who oversees the whole municipality. */
const unknownArea = 0

export interface IncomingReport {
  id: string
  programmeId: string
  programmeVersion: number
  channel: string
  reporterKind: ReporterKind
  reporterName: string
  reporterContact: string
  /** Null: told at the desk, which hears no tidings by itself. */
  reporterUserId: string | null
  reporterOrganisationId: string | null
  obtained: 'received' | 'collected'
  aboutName: string
  aboutAddress: string
  addressId: string | null
  aboutContact: string
  anonymous: boolean
  observed: string
  lifeDomains: string[]
  urgency: string
  wantsHelp: HelpWish
  knowsWhomToCall: boolean
  residentInformed: boolean
  residentAgrees: ResidentView
  residentInformedNote: string
}

/** Takes a report in: kept as it was told, new on the desk's list, its clock started and the reporter told so. */
export async function receiveReport(
  tx: Transaction,
  report: IncomingReport,
  mayUse: (channel: EntryChannel) => boolean,
): Promise<{ areaId: number; isNew: boolean }> {
  const place = await checkChoices(tx, report, mayUse)
  const municipality_id = tx.session.municipality
  const inserted = await tx.run(
    build
      .insertInto('app.concern_reports')
      .values({
        municipality_id,
        id: report.id,
        programme_id: report.programmeId,
        programme_version: report.programmeVersion,
        channel: report.channel,
        reporter_kind: report.reporterKind,
        reporter_name: report.reporterName,
        reporter_contact: report.reporterContact,
        reporter_user_id: report.reporterUserId,
        reporter_organisation_id: report.reporterOrganisationId,
        entered_by: tx.session.user,
        obtained: report.obtained,
        received_at: tx.now,
        about_name: report.aboutName,
        about_address: place.label ?? report.aboutAddress,
        address_id: report.addressId,
        area_id: place.areaId,
        about_contact: report.aboutContact,
        observed: report.observed,
        life_domains: report.lifeDomains,
        urgency: report.urgency,
        wants_help: report.wantsHelp,
        knows_whom_to_call: report.knowsWhomToCall,
        resident_informed: report.residentInformed,
        resident_agrees: report.residentAgrees,
        anonymous: report.anonymous,
        resident_informed_note: report.residentInformedNote,
      })
      // Sent again after a lost answer, under a new request: the first one stands.
      .onConflict(onConflict => onConflict.doNothing()),
  )
  if (inserted === 0) {
    const own = await tx.find<{ same: boolean }>(
      sql`select observed = ${report.observed} as same from app.concern_reports
          where municipality_id = ${municipality_id} and id = ${report.id} and entered_by = ${tx.session.user}`,
    )
    if (own?.same) return { areaId: place.areaId, isNew: false }
    throw conflict('Deze melding is al eerder verstuurd. De eerste versie is bewaard; u vindt haar terug in de lijst.')
  }
  await tx.run(
    build
      .insertInto('app.report_handlings')
      .values({ municipality_id, report_id: report.id, area_id: place.areaId, state: 'new' }),
  )
  await tellReporter(
    tx,
    {
      reportId: report.id,
      areaId: place.areaId,
      userId: report.reporterUserId,
      organisationId: report.reporterOrganisationId,
    },
    'received',
  )
  await happenedToReport(tx, {
    event: 'concern-report.received',
    attributes: { channel: report.channel, reporterKind: report.reporterKind, urgency: report.urgency },
    reportId: report.id,
    programme: { id: report.programmeId, version: report.programmeVersion },
    areaId: place.areaId,
  })
  if (place.cannotWait) await alarmContactPoints(tx, report.id)
  return { areaId: place.areaId, isNew: true }
}

/** The most urgent of a programme is not left for whoever opens the list next. */
async function alarmContactPoints(tx: Transaction, reportId: string): Promise<void> {
  const desks = await tx.rows<{ id: string }>(sql`
    select id from app.organisations
    where municipality_id = ${tx.session.municipality} and kind = 'contact-point' and mailbox is not null and ended_at is null`)
  for (const desk of desks) await postMessage(tx, { kind: 'report-received', aboutId: reportId, toOrganisation: desk.id })
}

/** The programme's words are checked here, because only its file knows them. All errors together. */
async function checkChoices(
  tx: Transaction,
  report: IncomingReport,
  mayUse: (channel: EntryChannel) => boolean,
): Promise<{ areaId: number; label?: string; cannotWait: boolean }> {
  const reference = { id: report.programmeId, version: report.programmeVersion }
  const programme = await findProgramme(tx, reference)
  if (!programme || programme.triage.of !== 'concern-report') {
    throw invalid([{ field: 'programmeId', message: 'Hier kan niet (meer) gemeld worden. Vernieuw het scherm en kies opnieuw.' }])
  }
  const errors: FieldError[] = []
  const channel = programme.entryChannels.find(one => one.code === report.channel)
  if (!channel || !mayUse(channel)) errors.push({ field: 'channel', message: 'Kies een van de mogelijkheden.' })
  if (!programme.triage.urgencies.some(urgency => urgency.code === report.urgency)) {
    errors.push({ field: 'urgency', message: 'Kies hoe snel er iets moet gebeuren.' })
  }
  const known = new Set((await lifeDomainsOf(tx, reference)).domains.map(domain => domain.code))
  if (report.lifeDomains.some(code => !known.has(code))) {
    errors.push({ field: 'lifeDomains', message: 'Een van de leefgebieden bestaat niet (meer). Kies opnieuw.' })
  }
  const address = report.addressId
    ? await tx.find<{ areaId: number; label: string }>(
        sql`select area_id as "areaId", ${addressLabel} as label from app.addresses a
            where a.municipality_id = ${tx.session.municipality} and a.id = ${report.addressId}`,
      )
    : undefined
  if (report.addressId && !address) {
    errors.push({
      field: 'aboutAddress',
      message: 'Dit adres staat niet in de lijst. Kies opnieuw of laat het zoals u het schreef.',
    })
  }
  if (errors.length > 0) throw invalid(errors)
  const { urgencies } = programme.triage
  const cannotWait = urgencies.length > 1 && urgencies.at(-1)?.code === report.urgency
  return { ...(address ?? { areaId: unknownArea }), cannotWait }
}

const findProgramme = (tx: Transaction, reference: ProgrammeReference): Promise<Programme | undefined> =>
  getProgramme(tx, reference).catch((error: unknown) => {
    if (error instanceof VoordeurError && error.kind === 'notFound') return undefined
    throw error
  })
