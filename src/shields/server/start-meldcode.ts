import { sql } from 'kysely'
import { accessDomainIds } from '../../access/rules/access-domains.ts'
import { getCaseFile } from '../../case-files/server/commands.ts'
import { build } from '../../platform/database/transaction.ts'
import { invalid } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import type { meldcodeOperations } from '../meldcode-api.ts'
import { proposedReviewDay } from '../rules/review-day.ts'
import { keepFromResidents, raise } from './stored-shield.ts'

/** Shielded from birth: no line of the timeline, no term and no count of the file comes of it. */
export const startMeldcode: Handler<typeof meldcodeOperations.startMeldcode> = async ({ tx, input, touch }) => {
  const { municipality, user } = tx.session
  const file = await getCaseFile(tx, input.caseFileId)
  touch({ subjects: input.subjectIds.length > 0 ? input.subjectIds : [file.householdId], records: [input.id] })
  const members = await tx.rows<{ id: string; name: string }>(sql`
    select distinct m.person_id as id, coalesce(nullif(concat_ws(' ', nullif(i.given_names, ''), nullif(i.surname_prefix, ''), i.surname), ''), 'Naam niet met u gedeeld') as name
    from app.household_members m
    left join app.person_identities i on i.municipality_id = m.municipality_id and i.person_id = m.person_id
    where m.municipality_id = ${municipality} and m.household_id = ${file.householdId} and m.person_id = any (${input.subjectIds}::uuid[])`)
  const names = input.subjectIds.map(id => members.find(member => member.id === id)?.name)
  if (names.includes(undefined)) throw invalid([{ field: 'subjectIds', message: 'Kies wie bij dit huishouden hoort.' }])
  await raise(tx, {
    id: input.shieldId,
    caseFileId: file.id,
    called: file.title,
    kind: 'meldcode',
    subjectId: file.householdId,
    namingId: input.namingId,
    reason: 'Vermoeden van huiselijk geweld of kindermishandeling',
    reviewOn: proposedReviewDay(calendarDateOf(tx.now)),
    ground: 'veiligThuis',
    people: input.people,
  })
  const scopeId = await tx.scope({
    caseFile: file.id,
    subject: file.householdId,
    domain: accessDomainIds.safety,
    shield: input.shieldId,
  })
  await tx.run(
    build.insertInto('app.meldcodes').values({
      municipality_id: municipality,
      id: input.id,
      case_file_id: file.id,
      shield_id: input.shieldId,
      scope_id: scopeId,
      subject_ids: input.subjectIds,
      subject_names: names as string[],
      recorded_by: user,
      recorded_at: tx.now,
    }),
  )
  await keepFromResidents(tx)
  return { id: input.id }
}
