import { sql } from 'kysely'
import { accessDomainOf } from '../../access/rules/access-domains.ts'
import { getCaseFile } from '../../case-files/server/commands.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import type { HouseholdState, householdOperations } from '../api.ts'
import { filesSeenTogether } from './files-seen-together.ts'

type Stored = Omit<HouseholdState, 'together' | 'shares'> & {
  shares: (Omit<HouseholdState['shares'][number], 'accessDomains'> & { accessDomains: number[] })[]
}

export const getHouseholdState: Handler<typeof householdOperations.getHouseholdState> = async ({ tx, input, touch }) => {
  const file = await getCaseFile(tx, input.caseFileId)
  touch({ subjects: [file.householdId] })
  const m = tx.session.municipality
  const [, ...others] = await filesSeenTogether(tx, file.id)
  // Of a split or a join of persons the title of the other file is told to whoever works in it, and to nobody else.
  const linked = await tx.rows<{ id: string }>(sql`
    select distinct other_file_id as id from app.file_links
    where municipality_id = ${m} and case_file_id = ${file.id} and other_file_id is not null and valid_to is null`)
  for (const { id } of linked) if (!others.includes(id)) await tx.run(sql`select access.also_enter(${id})`)
  const state = await tx.get<Stored>(sql`
    select
      coalesce((
        select r.elsewhere from app.residences r
        where r.municipality_id = ${m} and r.household_id = ${file.householdId} and r.valid_to is null
        order by r.valid_from desc, r.recorded_at desc limit 1), false) as "livesElsewhere",
      coalesce((
        select jsonb_agg(jsonb_build_object('id', e.id, 'kind', e.kind, 'subjectId', e.subject_id, 'happenedOn', e.happened_on,
          'isMine', e.recorded_by = ${tx.session.user}, 'isWithdrawn', e.withdrawn_at is not null) order by e.recorded_at, e.id)
        from app.household_events e where e.municipality_id = ${m} and e.case_file_id = ${file.id}), '[]') as events,
      coalesce((
        select jsonb_agg(jsonb_build_object('id', l.id, 'kind', l.kind, 'leads', l.leads, 'otherFileId', l.other_file_id,
          'otherTitle', (select title from app.case_files where municipality_id = ${m} and id = l.other_file_id),
          'recordId', l.record_id, 'otherRecordId', l.other_record_id, 'reason', l.reason, 'since', l.valid_from,
          'by', coalesce((select display_name from access.users where municipality_id = ${m} and id = l.recorded_by), '')) order by l.valid_from, l.id)
        from app.file_links l where l.municipality_id = ${m} and l.case_file_id = ${file.id} and l.valid_to is null), '[]') as links,
      coalesce((
        select jsonb_agg(jsonb_build_object('id', s.id, 'withFileId', s.with_file_id, 'subjectId', s.subject_id,
          'accessDomains', s.access_domains, 'since', s.valid_from) order by s.valid_from, s.id)
        from app.file_shares s where s.municipality_id = ${m} and s.case_file_id = ${file.id} and s.valid_to is null), '[]') as shares`)
  const together = await Promise.all(others.map(id => findTogether(tx, id)))
  touch({ subjects: together.flatMap(one => one?.members.map(member => member.personId) ?? []) })
  return {
    ...state,
    shares: state.shares.map(share => ({ ...share, accessDomains: share.accessDomains.map(domain => accessDomainOf(domain)) })),
    together: together.filter(one => one !== undefined),
  }
}

/** Undefined: the reader does not see that file. */
function findTogether(tx: Transaction, caseFileId: string): Promise<HouseholdState['together'][number] | undefined> {
  const m = tx.session.municipality
  return tx.find<HouseholdState['together'][number]>(sql`
    select f.id as "caseFileId", f.title,
      coalesce((
        select jsonb_agg(jsonb_build_object('personId', h.person_id, 'birthDate', i.birth_date,
          'name', concat_ws(' ', nullif(i.given_names, ''), nullif(i.surname_prefix, ''), i.surname),
          'phone', (
            select c.value from app.person_contacts c
            where c.municipality_id = ${m} and c.person_id = h.person_id and c.kind = 'phone' and c.ended_at is null
            order by c.recorded_at limit 1)) order by h.recorded_at, h.id)
        from app.household_members h
        join app.person_identities i on i.municipality_id = ${m} and i.person_id = h.person_id
        where h.municipality_id = ${m} and h.household_id = f.household_id and h.valid_to is null), '[]') as members,
      (select count(*) from app.goals where municipality_id = ${m} and case_file_id = f.id and state = 'open') as "openGoals",
      (select count(*) from app.tasks where municipality_id = ${m} and case_file_id = f.id and state in ('placed', 'accepted')) as "openTasks"
    from app.case_files f where f.municipality_id = ${m} and f.id = ${caseFileId}`)
}
