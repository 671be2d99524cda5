import { sql } from 'kysely'
import { accessDomainIds, accessDomainLabels } from '../../access/rules/access-domains.ts'
import { legalGrounds } from '../../access/rules/legal-grounds.ts'
import { type CurrentGround, currentGround } from '../../access/server/current-ground.ts'
import {
  type CaseFileCard,
  endSharing,
  getCaseFile,
  involve,
  mustBeOpen,
  recordSharing,
} from '../../case-files/server/commands.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import { conflict, invalid } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import type { InputOf } from '../../platform/operation.ts'
import { calendarDateOf, endOfDay } from '../../platform/time/calendar-date.ts'
import { happenedInFile } from '../../programmes/server/commands.ts'
import type { consentOperations } from '../api.ts'
import { shareableDomains } from '../rules/consent-words.ts'
import { deeper, type Level } from '../rules/sharing-cells.ts'
import { readDecisions, type StoredDecision } from './get-sharing.ts'

type Change = InputOf<typeof consentOperations.decideSharing>['changes'][number]

export const decideSharing: Handler<typeof consentOperations.decideSharing> = async ({ tx, input, touch }) => {
  const file = await getCaseFile(tx, input.caseFileId)
  touch({ subjects: [file.householdId], records: [input.id] })
  mustBeOpen(file)
  // Two who decide at once: the second one waits here, and then sees what the first decided.
  await tx.run(
    sql`select id from app.case_files where municipality_id = ${tx.session.municipality} and id = ${file.id} for update`,
  )
  const organisation = await getOrganisation(tx, input.organisationId)
  const now = await readDecisions(tx, file, input.organisationId)
  const levelOf = (change: Change): Level =>
    now.filter(one => one.accessDomain === change.accessDomain).reduce<Level>((level, one) => deeper(level, one.level), 'none')
  if (new Set(input.changes.map(one => one.accessDomain)).size < input.changes.length) {
    throw invalid([{ field: 'changes', message: 'Elk onderdeel staat er één keer in.' }])
  }
  // Nothing was shared and nothing will be: the timeline would tell of a decision that nobody took.
  for (const [at, change] of input.changes.entries()) {
    if (change.from === 'none' && change.to === 'none' && levelOf(change) === 'none') {
      throw invalid([{ field: `changes.${at}.to`, message: `Van ${label(change)} wordt nu al niets gedeeld.` }])
    }
  }
  const clashes = input.changes
    .filter(change => levelOf(change) !== change.from && levelOf(change) !== change.to)
    .map(change => ({ field: change.accessDomain, yours: change.to, theirs: levelOf(change) }))
  if (clashes.length > 0) {
    throw conflict('Een collega paste net aan wat deze organisatie ziet. Er is niets gewijzigd; bekijk eerst de laatste stand.', {
      clashes,
    })
  }
  let involvementId = await findInvolvement(tx, file, input.organisationId)
  for (const [at, change] of input.changes.entries()) {
    const ground = await groundOf(tx, change, `changes.${at}`)
    await stop(tx, file, now, change, input.reason)
    if (!ground) continue
    involvementId ??= await begin(tx, file, input.organisationId)
    await share(tx, file, { involvementId, organisationId: input.organisationId, change, ground, reason: input.reason })
  }
  const scopeId = await tx.scope({ caseFile: file.id, subject: file.householdId, domain: accessDomainIds.general })
  await happenedInFile(tx, {
    event: 'sharing.changed',
    about: { kind: 'case-file', id: file.id },
    caseFileId: file.id,
    scopeId,
    refersTo: input.id,
    details: {
      organisationId: input.organisationId,
      organisationName: organisation.name,
      changes: input.changes.map(({ accessDomain, from, to, lastDay }) => ({ accessDomain, from, to, lastDay: lastDay ?? null })),
      reason: input.reason,
    },
  })
  return { id: input.id }
}

/** Null: nothing is shared any more. @throws invalid where the ground does not carry this */
async function groundOf(tx: Transaction, change: Change, field: string): Promise<CurrentGround | null> {
  if (!shareableDomains.includes(change.accessDomain)) {
    throw invalid([{ field, message: 'Het BSN, taken en meldingen deelt u niet op deze manier.' }])
  }
  if (change.to === 'none') return null
  if (change.groundCode === undefined) {
    throw invalid([{ field: `${field}.groundCode`, message: `Kies op welke grond u ${label(change)} deelt.` }])
  }
  if (change.lastDay !== undefined && change.lastDay < calendarDateOf(tx.now)) {
    throw invalid([{ field: `${field}.lastDay`, message: 'Kies een dag vanaf vandaag, of laat het leeg.' }])
  }
  const ground = await currentGround(tx, change.groundCode)
  if (change.accessDomain === 'health' && change.to === 'content' && ground.special === null) {
    throw invalid([
      {
        field: `${field}.groundCode`,
        message: `Op de grond "${ground.label}" mag gezondheid niet mee: er is geen uitzondering van AVG art. 9. Kies een andere grond.`,
      },
    ])
  }
  return ground
}

/** Ends what was shared of this part, in each involvement of the organisation: also what went along with a task. */
async function stop(
  tx: Transaction,
  file: CaseFileCard,
  now: readonly StoredDecision[],
  change: Change,
  reason: string,
): Promise<void> {
  const domain = accessDomainIds[change.accessDomain]
  for (const { involvementId } of now.filter(one => one.accessDomain === change.accessDomain)) {
    await endSharing(tx, file, { involvementId, domain, reason: reason || 'Delen aangepast' })
    await tx.run(sql`select access.stop_sharing(${file.id}, ${involvementId}, ${domain}::smallint)`)
    // The card of the file stays shared with whoever is involved.
    if (change.accessDomain === 'general') await shareCard(tx, file, involvementId)
  }
}

async function share(
  tx: Transaction,
  file: CaseFileCard,
  sharing: { involvementId: string; organisationId: string; change: Change; ground: CurrentGround; reason: string },
): Promise<void> {
  const { change, involvementId, organisationId, ground, reason } = sharing
  if (change.to === 'none') return
  const until = change.lastDay === undefined ? undefined : endOfDay(change.lastDay)
  const mayWrite = change.to === 'content' && change.mayWrite
  const domain = accessDomainIds[change.accessDomain]
  await tx.run(sql`select access.involve(${file.id}, ${involvementId}, ${organisationId}, ${organisationId}, 'partner', null,
    ${[domain]}::smallint[], ${change.to}::access.disclosure, ${mayWrite}, ${ground.id}::smallint, ${until ?? null}::timestamptz)`)
  await recordSharing(tx, file, {
    involvementId,
    organisationId,
    domains: [domain],
    level: change.to,
    mayWrite,
    ground,
    cameOf: 'matrix',
    reason,
    until,
  })
}

async function shareCard(tx: Transaction, file: CaseFileCard, involvementId: string): Promise<void> {
  const ground = await currentGround(tx, coordinationCode)
  const involved = await tx.get<{ grantee: string; organisationId: string }>(sql`
    select coalesce(user_id, organisation_id) as grantee, organisation_id as "organisationId" from app.involvements
    where municipality_id = ${tx.session.municipality} and id = ${involvementId}`)
  await tx.run(sql`select access.involve(${file.id}, ${involvementId}, ${involved.grantee}, ${involved.organisationId},
    ${involved.grantee === involved.organisationId ? 'partner' : null}::access.role, null, ${[accessDomainIds.general]}::smallint[],
    'existence', false, ${ground.id}::smallint)`)
}

const coordinationCode = legalGrounds.coordination.code
const label = (change: Change): string => accessDomainLabels[change.accessDomain].toLowerCase()

/** What is shared with the organisation as such, apart from its tasks. */
async function findInvolvement(tx: Transaction, file: CaseFileCard, organisationId: string): Promise<string | undefined> {
  const found = await tx.find<{ id: string }>(sql`
    select id from app.involvements
    where municipality_id = ${tx.session.municipality} and case_file_id = ${file.id} and organisation_id = ${organisationId}
      and role = 'partner' and user_id is null and valid_to is null and not 16 = any (access_domains)
    order by valid_from limit 1`)
  return found?.id
}

async function begin(tx: Transaction, file: CaseFileCard, organisationId: string): Promise<string> {
  const { involvementId } = await involve(tx, {
    caseFileId: file.id,
    organisationId,
    role: 'partner',
    domains: [],
    disclosure: 'existence',
    ground: 'coordination',
  })
  return involvementId
}

async function getOrganisation(tx: Transaction, id: string): Promise<{ name: string }> {
  const organisation = await tx.find<{ name: string }>(sql`
    select name from app.organisations where municipality_id = ${tx.session.municipality} and id = ${id}`)
  if (!organisation) throw invalid([{ field: 'organisationId', message: 'Kies een organisatie uit de lijst.' }])
  return organisation
}
