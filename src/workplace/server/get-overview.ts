import { sql } from 'kysely'
import type { Handler } from '../../platform/http/handlers.ts'
import type { workplaceOperations } from '../api.ts'
import { asOverseenFile, findStandsStillDays, mostPressingFirst, type OverseenRow, overseenFiles } from './overseen-files.ts'

interface Counted {
  counts: { open: number; withoutCoordinator: number; standsStill: number; late: number }
  files: OverseenRow[]
}

export const getOverview: Handler<typeof workplaceOperations.getOverview> = async ({ tx, touch }) => {
  const days = await findStandsStillDays(tx)
  const { counts, files } = await tx.get<Counted>(sql`
    with overseen as materialized (${overseenFiles(tx, days)}), pressing as (
      select * from overseen where not is_coordinated or stands_still or late_on is not null order by ${mostPressingFirst} limit 30
    )
    select
      (select jsonb_build_object(
        'open', count(*), 'withoutCoordinator', count(*) filter (where not is_coordinated),
        'standsStill', count(*) filter (where stands_still), 'late', count(*) filter (where late_on is not null)) from overseen) as counts,
      coalesce((
        select jsonb_agg(jsonb_build_object('file', ${asOverseenFile}, 'household_id', household_id) order by ${mostPressingFirst})
        from pressing), '[]') as files`)
  touch({ subjects: files.map(row => row.household_id), records: files.map(row => row.file.caseFileId) })
  return { counts, files: files.map(row => row.file), standsStillAfterDays: days }
}
