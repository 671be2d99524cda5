import { sql } from 'kysely'
import { conflict, notFound } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import type { emergencyOperations } from '../api.ts'

/** Ends it before its time: by whoever opened it. The next transaction sees nothing of the file any more. */
export const endEmergencyAccess: Handler<typeof emergencyOperations.endEmergencyAccess> = async ({ tx, input, touch }) => {
  const id = input.emergencyAccessId
  const access = await tx.find<{ case_file_id: string; over: boolean }>(sql`
    select case_file_id, ended_at is not null or ends_at <= ${tx.now} as over from app.emergency_accesses
    where municipality_id = ${tx.session.municipality} and id = ${id} and user_id = ${tx.session.user}`)
  if (!access) throw notFound()
  touch({ caseFile: access.case_file_id, records: [id] })
  if (access.over) throw conflict('Deze noodtoegang is al voorbij. Er is niets gewijzigd.')
  await tx.run(sql`select access.end_emergency(${id})`)
  return { id }
}
