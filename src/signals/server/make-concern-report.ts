import { sql } from 'kysely'
import { discardDrafts } from '../../drafts/server/commands.ts'
import type { Handlers } from '../../platform/http/handlers.ts'
import type { signalOperations } from '../api.ts'
import { receiveReport } from './receive-report.ts'

export const makeConcernReport: Handlers<typeof signalOperations>['makeConcernReport'] = async ({ tx, input, touch }) => {
  const { name } = await tx.get<{ name: string }>(
    sql`select display_name as name from access.users where municipality_id = ${tx.session.municipality} and id = ${tx.session.user}`,
  )
  await receiveReport(
    tx,
    {
      ...input,
      reporterKind: 'professional',
      reporterName: name,
      reporterContact: '',
      reporterUserId: tx.session.user,
      reporterOrganisationId: tx.session.organisation,
      obtained: 'received',
    },
    channel => channel.by === 'professional',
  )
  await discardDrafts(tx, { form: 'concern-report', aboutId: input.id })
  touch({ records: [input.id] })
  return { id: input.id }
}
