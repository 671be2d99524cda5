import { sql } from 'kysely'
import { accessDomainIds } from '../../access/rules/access-domains.ts'
import { getCaseFile, involve, lifeDomainsOfFile } from '../../case-files/server/commands.ts'
import { discardDrafts } from '../../drafts/server/commands.ts'
import { postMessage } from '../../notifications/server/commands.ts'
import { steppedForward } from '../../plans/server/commands.ts'
import { build, type Transaction } from '../../platform/database/transaction.ts'
import { conflict, invalid } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { newId } from '../../platform/ids.ts'
import { happenedInFile } from '../../programmes/server/commands.ts'
import { keepHidden } from '../../shields/server/commands.ts'
import type { taskOperations } from '../api.ts'
import { type SharedPart, sharedDomainIds } from '../rules/shared-data.ts'
import { followClock } from './task-row.ts'

export interface TaskPlacing {
  id: string
  caseFileId: string
  actionId?: string | undefined
  organisationId: string
  lifeDomain: string
  what: string
  background: string
  shares: readonly SharedPart[]
}

/**
 * Places a task with a partner. The task is a holder of its own: the partner reaches this task and what was shared
 * of the household, and nothing of other partners, the plan or the notes. The term comes from the programme's clock.
 */
export async function placeTask(tx: Transaction, placing: TaskPlacing): Promise<void> {
  const { municipality, user, organisation } = tx.session
  const file = await getCaseFile(tx, placing.caseFileId)
  if (file.closedAt && file.phase !== 'follow') {
    throw conflict('Dit dossier is afgesloten. Heropen het eerst; er is nu geen taak uitgezet.')
  }
  const { domains } = await lifeDomainsOfFile(tx, file.id)
  if (!domains.some(domain => domain.code === placing.lifeDomain)) {
    throw invalid([{ field: 'lifeDomain', message: 'Kies een leefgebied uit de lijst.' }])
  }
  if (placing.actionId) await mustBeOpenAction(tx, file.id, placing.actionId)
  const receiver = await getReceiver(tx, placing.organisationId)
  await mustBeToShare(tx, file, placing.shares)

  await tx.run(sql`select access.add_holder(${file.id}, ${placing.id})`)
  const scopeId = await tx.scope({
    caseFile: file.id,
    holder: placing.id,
    subject: file.householdId,
    domain: accessDomainIds.tasks,
  })
  const involvementId = newId()
  await involve(tx, {
    id: involvementId,
    caseFileId: file.id,
    organisationId: placing.organisationId,
    role: 'partner',
    domains: [accessDomainIds.tasks],
    disclosure: 'content',
    ground: 'delivery',
    holder: placing.id,
    household: sharedDomainIds(placing.shares),
    quietly: true,
  })
  await tx.run(
    build.insertInto('app.tasks').values({
      municipality_id: municipality,
      id: placing.id,
      case_file_id: file.id,
      action_id: placing.actionId ?? null,
      scope_id: scopeId,
      area_id: file.areaId,
      shielded: file.shielded,
      life_domain: placing.lifeDomain,
      case_title: file.title,
      sender_user_id: user,
      sender_organisation_id: organisation,
      organisation_id: placing.organisationId,
      involvement_id: involvementId,
      state: 'placed',
      placed_at: tx.now,
      // Nothing new for the sender until somebody answers.
      seen_by_sender_at: tx.now,
    }),
  )
  await tx.run(
    build.insertInto('app.task_contents').values({
      municipality_id: municipality,
      task_id: placing.id,
      scope_id: scopeId,
      what: placing.what,
      background: placing.background,
    }),
  )
  await happenedInFile(tx, {
    event: 'task.placed',
    about: { kind: 'task', id: placing.id },
    caseFileId: file.id,
    scopeId,
    attributes: { lifeDomain: placing.lifeDomain, organisationKind: receiver.kind },
    details: {
      what: placing.what,
      organisationId: placing.organisationId,
      organisation: receiver.name,
      lifeDomain: placing.lifeDomain,
    },
    responsible: { organisationId: placing.organisationId },
  })
  await followClock(tx, placing.id)
  const place = { caseFileId: file.id, organisationId: placing.organisationId, recordIds: [placing.id] }
  if (!(await keepHidden(tx, place))) await steppedForward(tx, file.id)
  await postMessage(tx, { kind: 'task-placed', aboutId: placing.id, toOrganisation: placing.organisationId })
}

async function mustBeOpenAction(tx: Transaction, caseFileId: string, actionId: string): Promise<void> {
  const action = await tx.find<{ state: string }>(sql`
    select a.state from app.actions a
    join app.goals g on g.municipality_id = a.municipality_id and g.id = a.goal_id
    where a.municipality_id = ${tx.session.municipality} and a.id = ${actionId} and (
      a.case_file_id = ${caseFileId} or g.plan_id in (
        select h.plan_id from app.plan_households h
        join app.case_files f on f.municipality_id = h.municipality_id and f.household_id = h.household_id and f.id = ${caseFileId}
        where h.municipality_id = a.municipality_id and h.valid_to is null))`)
  if (!action) throw invalid([{ field: 'actionId', message: 'Deze actie staat niet in dit plan.' }])
  if (action.state !== 'open') {
    throw conflict('Deze actie is al klaar of vervallen. Er is geen taak uitgezet.')
  }
}

/** The contact point places tasks in the files it opened, and gives no data of the household away: access.involve refuses that too. */
async function mustBeToShare(
  tx: Transaction,
  file: { id: string; householdId: string },
  shares: readonly SharedPart[],
): Promise<void> {
  if (shares.length === 0) return
  const { mayShare } = await tx.get<{ mayShare: boolean }>(sql`
    select bool_and(access.may_write(${file.id}, null, null, domain, 'content', null)) as "mayShare"
    from unnest(${sharedDomainIds(shares)}::smallint[]) domain`)
  if (!mayShare) {
    throw invalid([
      {
        field: 'shares',
        message: 'U kunt geen gegevens van het gezin meegeven; dat doet de coördinator. Er is nog niets verstuurd.',
      },
    ])
  }
}

/** @throws invalid where nobody could answer */
async function getReceiver(tx: Transaction, organisationId: string): Promise<{ name: string; kind: string }> {
  const receiver = await tx.find<{ name: string; kind: string; isStaffed: boolean }>(sql`
    select o.name, o.kind, exists (
      select from access.role_assignments r
      where r.municipality_id = o.municipality_id and r.organisation_id = o.id and r.role = 'partner'
        and r.valid_from <= ${tx.now} and (r.valid_to is null or r.valid_to > ${tx.now})) as "isStaffed"
    from app.organisations o
    where o.municipality_id = ${tx.session.municipality} and o.id = ${organisationId} and o.ended_at is null`)
  if (!receiver) throw invalid([{ field: 'organisationId', message: 'Kies een organisatie uit de lijst.' }])
  if (!receiver.isStaffed) {
    throw invalid([
      {
        field: 'organisationId',
        message: `Bij ${receiver.name} werkt nog niemand die hier taken oppakt. Kies een andere organisatie, of bel zelf.`,
      },
    ])
  }
  return receiver
}

export const placeTaskOperation: Handler<typeof taskOperations.placeTask> = async ({ tx, input, touch }) => {
  const file = await getCaseFile(tx, input.caseFileId)
  touch({ subjects: [file.householdId], records: [input.id] })
  await placeTask(tx, input)
  await discardDrafts(tx, { form: 'task', aboutId: input.actionId ?? input.caseFileId })
  return { id: input.id, version: 1 }
}
