import { sql } from 'kysely'
import { addPerson, changePerson, tryGiveRole } from '../../directory/server/commands.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import { forbidden } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { newId } from '../../platform/ids.ts'
import type { firstLoadOperations } from '../api.ts'
import { type ColleagueToLoad, readColleague } from '../rules/read-colleague.ts'
import { getReferences } from './references.ts'
import { getRunningLoad, hashOf, keepRecord, lockRecord, reportLine } from './stored-load.ts'
import { tryLine } from './try-line.ts'

/** What a line made, so that undoing it takes away no more than that. */
export type MadeColleague = { isNew: boolean; roleIds: string[] }

/** One colleague, through the same commands as the screen of people. Whoever was here already keeps what they have. */
export const loadColleague: Handler<typeof firstLoadOperations.loadColleague> = async work => {
  const { tx, input, touch } = work
  const load = await getRunningLoad(tx, input.loadId, 'people')
  const { reference, value, problems } = readColleague(input.line, await getReferences(tx))
  const place = { number: input.line.number, lines: 1 }
  if (!value) return reportLine(tx, load.id, { ...place, outcome: 'refused', problems })

  const contentHash = hashOf(tx, value)
  const earlier = await lockRecord(tx, 'people', reference)
  const stands = earlier && !earlier.isUndone
  if (stands && earlier.contentHash.equals(contentHash)) {
    return reportLine(tx, load.id, { ...place, outcome: 'unchanged', problems })
  }
  const fields = { organisationId: 'organisation', 'change.name': 'name', 'change.jobTitle': 'jobTitle' }
  const tried = await tryLine(tx, input.line.number, fields, async () => {
    const known = await findPerson(tx, value.email)
    const before = (stands ? earlier.made : { isNew: false, roleIds: [] }) as MadeColleague
    if (!known) return { userId: await add(work, value), made: { isNew: true, roleIds: [] as string[] }, changed: true }
    if (known.id === tx.session.user)
      throw forbidden('Dit bent u zelf: uw eigen gegevens en rechten wijzigt een andere beheerder.')
    const roleIds = await giveMissing(tx, known.id, value)
    // Only what the list made itself follows the list.
    const renamed = before.isNew && (known.name !== value.name || known.jobTitle !== value.jobTitle)
    if (renamed) {
      await changePerson({
        ...work,
        input: {
          userId: known.id,
          change: { name: { from: known.name, to: value.name }, jobTitle: { from: known.jobTitle, to: value.jobTitle } },
        },
      })
    }
    const made = { isNew: before.isNew, roleIds: [...before.roleIds, ...roleIds] }
    return { userId: known.id, made, changed: renamed || roleIds.length > 0 }
  })
  if (tried.problems) return reportLine(tx, load.id, { ...place, outcome: 'refused', problems: tried.problems })

  const { userId, made, changed } = tried.value
  touch({ records: [userId] })
  await keepRecord(tx, { kind: 'people', reference, contentHash, recordId: userId, loadId: load.id, made })
  return reportLine(tx, load.id, {
    ...place,
    outcome: changed ? (stands ? 'replaced' : 'loaded') : 'unchanged',
    problems,
  })
}

interface KnownPerson {
  id: string
  name: string
  jobTitle: string
}

const findPerson = (tx: Transaction, email: string): Promise<KnownPerson | undefined> =>
  tx.find<KnownPerson>(sql`
    select id, display_name as name, job_title as "jobTitle" from access.users
    where municipality_id = ${tx.session.municipality} and lower(email) = ${email}`)

async function add(work: Parameters<typeof loadColleague>[0], colleague: ColleagueToLoad): Promise<string> {
  const { name, jobTitle, email, organisationId, roles } = colleague
  const input = {
    id: newId(),
    name,
    jobTitle,
    email,
    organisationId,
    roles: roles.map(role => ({ ...role, id: newId() })),
    teamIds: [],
  }
  const { id } = await addPerson({ ...work, input })
  return id
}

async function giveMissing(tx: Transaction, userId: string, colleague: ColleagueToLoad): Promise<string[]> {
  const held = await tx.rows<{ role: string; areaId: number | null }>(sql`
    select role, area_id as "areaId" from access.role_assignments
    where municipality_id = ${tx.session.municipality} and user_id = ${userId} and organisation_id = ${colleague.organisationId}
      and (valid_to is null or valid_to > ${tx.now})`)
  const missing = colleague.roles.filter(one => !held.some(({ role, areaId }) => role === one.role && areaId === one.areaId))
  const given: string[] = []
  for (const role of missing) {
    const id = newId()
    await tryGiveRole(tx, { id, userId, organisationId: colleague.organisationId, ...role }, { role: 'roles', area: 'area' })
    given.push(id)
  }
  return given
}
