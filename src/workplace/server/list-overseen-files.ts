import { sql } from 'kysely'
import type { Handler } from '../../platform/http/handlers.ts'
import type { workplaceOperations } from '../api.ts'
import {
  asOverseenFile,
  findStandsStillDays,
  isInView,
  mostPressingFirst,
  type OverseenRow,
  overseenFiles,
} from './overseen-files.ts'

const pageSize = 50

export const listOverseenFiles: Handler<typeof workplaceOperations.listOverseenFiles> = async ({ tx, input, touch }) => {
  const m = tx.session.municipality
  const days = await findStandsStillDays(tx)
  const inArea =
    input.areaId === undefined
      ? sql`true`
      : sql`area_id in (select n.id from app.areas n where n.municipality_id = ${m} and (n.id = ${input.areaId} or n.parent_id = ${input.areaId}))`
  const rows = await tx.rows<OverseenRow>(sql`
    select ${asOverseenFile} as file, household_id
    from (${overseenFiles(tx, days)}) overseen
    where ${isInView(input.view)} and ${inArea}
    order by ${mostPressingFirst}
    limit ${pageSize + 1} offset ${(input.page - 1) * pageSize}`)
  const areas = await tx.rows<{ id: number; name: string; isDistrict: boolean }>(sql`
    select id, name, kind = 'district' as "isDistrict" from app.areas
    where municipality_id = ${m} and id::integer * 64 + 1 = any (nullif(current_setting('app.oversight', true), '')::integer[])
    order by name`)
  const shown = rows.slice(0, pageSize)
  touch({ subjects: shown.map(row => row.household_id), records: shown.map(row => row.file.caseFileId) })
  return { files: shown.map(row => row.file), more: rows.length > pageSize, standsStillAfterDays: days, areas }
}
