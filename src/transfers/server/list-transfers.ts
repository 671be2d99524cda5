import { sql } from 'kysely'
import { getCaseFile } from '../../case-files/server/commands.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import type { Transfer, TransfersOfFile, transferOperations } from '../api.ts'
import { platformsOfFile } from './platforms.ts'

type Stored = Omit<Transfer, 'toName'> & { platform: string | null; organisationName: string | null }

export const listTransfers: Handler<typeof transferOperations.listTransfers> = async ({ tx, input, touch }) => {
  const { municipality } = tx.session
  const file = await getCaseFile(tx, input.caseFileId)
  touch({ subjects: [file.householdId] })
  const platforms = await platformsOfFile(tx, file.id)
  const { coordinatorName, organisations, stored } = await tx.get<{
    coordinatorName: string | null
    organisations: TransfersOfFile['organisations']
    stored: Stored[]
  }>(sql`
    select
      (select display_name from access.users where municipality_id = ${municipality} and id = ${file.coordinatorUserId}) as "coordinatorName",
      coalesce((
        select jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name, 'field', o.field) order by o.name)
        from app.organisations o where o.municipality_id = ${municipality} and o.ended_at is null), '[]') as organisations,
      coalesce((
        select jsonb_agg(jsonb_build_object('id', t.id, 'platform', t.platform, 'organisationName', o.name, 'reason', t.reason,
          'handedOver', t.handed_over, 'state', t.state, 'offeredByName', giver.display_name, 'offeredAt', t.offered_at,
          'settledByName', settler.display_name, 'settledAt', t.settled_at, 'acceptedBy', t.accepted_by,
          'newCoordinator', t.new_coordinator, 'answer', t.answer, 'version', t.version) order by t.offered_at desc)
        from app.transfers t
        join access.users giver on giver.municipality_id = t.municipality_id and giver.id = t.offered_by
        left join access.users settler on settler.municipality_id = t.municipality_id and settler.id = t.settled_by
        left join app.organisations o on o.municipality_id = t.municipality_id and o.id = t.to_organisation_id
        where t.municipality_id = ${municipality} and t.case_file_id = ${file.id}), '[]') as stored`)
  return {
    caseFile: { id: file.id, title: file.title, closedAt: file.closedAt?.toISOString() ?? null, coordinatorName },
    mayTransfer: file.closedAt === null && file.coordinatorUserId === tx.session.user,
    platforms,
    organisations,
    transfers: stored.map(({ platform, organisationName, ...one }) => ({
      ...one,
      toName: organisationName ?? platforms.find(each => each.code === platform)?.label ?? platform ?? '',
    })),
  }
}
