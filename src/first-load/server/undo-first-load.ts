import { sql } from 'kysely'
import { endPerson, endRole } from '../../directory/server/commands.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import { conflict } from '../../platform/errors.ts'
import type { Handler, Work } from '../../platform/http/handlers.ts'
import type { firstLoadOperations } from '../api.ts'
import type { MadeColleague } from './load-colleague.ts'
import { getLoad } from './stored-load.ts'

interface Made {
  recordId: string
  made: MadeColleague
}

/**
 * Takes away what came of a list, all of it or nothing. A household goes whole, names and all, while nobody worked on it; a
 * colleague who came with the list loses the roles it gave and can no longer log in.
 */
export const undoFirstLoad: Handler<typeof firstLoadOperations.undoFirstLoad> = async work => {
  const { tx, input, touch } = work
  const load = await getLoad(tx, input.loadId)
  touch({ records: [load.id] })
  if (load.undoneAt) throw conflict('Deze lijst is al teruggedraaid. Er is niets gewijzigd.')
  const records = await tx.rows<Made>(sql`
    select record_id as "recordId", made from app.first_load_records
    where municipality_id = ${tx.session.municipality} and load_id = ${load.id} and undone_at is null
    for update`)
  if (load.kind === 'households') {
    await unloadHouseholds(
      tx,
      records.map(one => one.recordId),
    )
  } else {
    for (const record of records) await takeBack(work, record)
  }
  await tx.run(sql`
    update app.first_load_records set undone_at = ${tx.now}
    where municipality_id = ${tx.session.municipality} and load_id = ${load.id} and undone_at is null`)
  await tx.run(sql`
    update app.first_loads
    set undone_at = ${tx.now}, finished_at = coalesce(finished_at, ${tx.now}), version = version + 1
    where municipality_id = ${tx.session.municipality} and id = ${load.id}`)
  return { id: load.id, records: records.length }
}

async function unloadHouseholds(tx: Transaction, caseFiles: string[]): Promise<void> {
  const worked = await tx.rows(sql`select * from app.unload_case_files(${caseFiles}::uuid[])`)
  if (worked.length === 0) return
  throw conflict(
    `Aan ${worked.length === 1 ? '1 dossier' : `${worked.length} dossiers`} van deze lijst is al gewerkt. Er is niets teruggedraaid. Wat niet klopt, kan de coördinator in het dossier zelf verbeteren of afsluiten.`,
    { workedOn: worked.length },
  )
}

async function takeBack(work: Work<unknown>, { recordId, made }: Made): Promise<void> {
  const { tx } = work
  if (made.isNew) {
    const open = await tx.rows<{ kind: string }>(sql`select kind from app.open_work(${recordId}, null)`)
    if (open.length > 0) {
      throw conflict(
        'Een collega van deze lijst heeft al werk, zoals dossiers om te coördineren. Er is niets teruggedraaid. Draai eerst de lijst met huishoudens terug, of draag dat werk over.',
      )
    }
    const { ended } = await tx.get<{ ended: boolean }>(sql`
      select ended_at is not null as ended from access.users
      where municipality_id = ${tx.session.municipality} and id = ${recordId}`)
    if (!ended) await endPerson({ ...work, input: { userId: recordId } })
    return
  }
  const running = await tx.rows<{ id: string }>(sql`
    select id from access.role_assignments
    where municipality_id = ${tx.session.municipality} and user_id = ${recordId} and id = any (${made.roleIds}::uuid[])
      and (valid_to is null or valid_to > ${tx.now})`)
  for (const { id } of running) await endRole({ ...work, input: { userId: recordId, roleId: id } })
}
