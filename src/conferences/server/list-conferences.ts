import { sql } from 'kysely'
import { mayStart } from '../../access/rules/permissions.ts'
import { getCaseFile } from '../../case-files/server/commands.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import type { ConferencesOfFile, conferenceOperations } from '../api.ts'
import { requestedConference } from '../rules/conference-request.ts'
import type { ConferenceState } from '../rules/conference-state.ts'
import { cardColumns, cardInWords, reachOf, type StoredCard } from './conference-card.ts'
import { runningProgrammes, tableOf, tablesOfFile } from './tables-of-file.ts'

export const listConferences: Handler<typeof conferenceOperations.listConferences> = async ({ tx, input, roles, touch }) => {
  const file = await getCaseFile(tx, input.caseFileId)
  touch({ subjects: [file.householdId] })
  const { writes, readsGeneral } = await reachOf(tx, file)
  const mayPlan = writes && mayStart(roles, 'case-file.coordinate') && file.closedAt === null
  const stored = await tx.rows<StoredCard>(sql`
    select ${cardColumns(tx)} from app.conferences c
    where c.municipality_id = ${tx.session.municipality} and c.case_file_id = ${file.id}
    order by c.state <> 'planned', c.starts_at desc, c.id`)
  const conferences = await Promise.all(stored.map(card => cardInWords(tx, card, readsGeneral)))
  return {
    conferences,
    requested: mayPlan ? await requestOf(tx, file.id, stored) : null,
    tables: mayPlan ? await tablesOfFile(tx, file.id) : [],
    mayPlan,
  }
}

async function requestOf(
  tx: Transaction,
  caseFileId: string,
  conferences: readonly { tableCode: string | null; state: ConferenceState }[],
): Promise<ConferencesOfFile['requested']> {
  for (const { programme, route } of await runningProgrammes(tx, caseFileId)) {
    const request = requestedConference(programme, route, conferences)
    if (!request) continue
    const { isVisited } = await tx.get<{ isVisited: boolean }>(sql`
      select first_visit_at is not null as "isVisited" from app.case_files
      where municipality_id = ${tx.session.municipality} and id = ${caseFileId}`)
    return {
      table: request.table && tableOf(programme, request.table.code),
      outcomeLabel: request.outcomeLabel,
      programmeTitle: programme.title,
      isVisited,
    }
  }
  return null
}
