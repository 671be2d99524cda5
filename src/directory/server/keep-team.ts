import { sql } from 'kysely'
import { build } from '../../platform/database/transaction.ts'
import { conflict, invalid } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import type { directoryOperations } from '../api.ts'
import { getStoredOrganisation } from './get-organisation.ts'
import { mustBeRunningArea } from './keep-area.ts'
import { mustNotBeOneself } from './keep-role.ts'
import { recordChange, takeChange } from './record-change.ts'

export const addTeam: Handler<typeof directoryOperations.addTeam> = async ({ tx, input, touch }) => {
  const { organisationId, id, name, areaIds } = input
  const organisation = await getStoredOrganisation(tx, organisationId)
  touch({ records: [organisationId, id] })
  if (organisation.endedAt) throw conflict('Deze organisatie is beëindigd en krijgt geen teams meer. Er is niets gewijzigd.')
  for (const area of areaIds) await mustBeRunningArea(tx, area, 'areaIds')
  await tx.run(
    build.insertInto('access.teams').values({
      municipality_id: tx.session.municipality,
      id,
      organisation_id: organisationId,
      name,
      area_ids: areaIds,
    }),
  )
  await recordChange(tx, {
    kind: 'team',
    about: id,
    field: 'added',
    after: { name, organisation: organisation.values.name, areaIds },
  })
  return { id }
}

export const changeTeam: Handler<typeof directoryOperations.changeTeam> = async ({ tx, input, touch }) => {
  const m = tx.session.municipality
  const stored = await tx.get<{
    version: number
    fields: { name: string; areaIds: number[]; isEnded: boolean }
    members: number
  }>(sql`
    select t.version, jsonb_build_object('name', t.name, 'areaIds', t.area_ids, 'isEnded', t.ended_at is not null) as fields,
      (select count(*)::int from access.team_members m
        where m.municipality_id = t.municipality_id and m.team_id = t.id and (m.valid_to is null or m.valid_to > ${tx.now})) as members
    from access.teams t where t.municipality_id = ${m} and t.id = ${input.teamId} for update of t`)
  touch({ records: [input.teamId] })
  const values = await takeChange(tx, { kind: 'team', about: input.teamId }, stored.fields, input.change as never)
  if (!values) return { id: input.teamId, version: stored.version }
  for (const area of values.areaIds ?? []) await mustBeRunningArea(tx, area, 'change.areaIds.to')
  if (values.isEnded && stored.members > 0) {
    throw invalid([{ field: 'change.isEnded.to', message: 'Er zitten nog mensen in dit team. Haal hen er eerst uit.' }])
  }
  const { name, areaIds, isEnded } = { ...stored.fields, ...values }
  await tx.run(sql`
    update access.teams set name = ${name}, area_ids = ${areaIds}::smallint[], version = version + 1,
      ended_at = case when ${isEnded} then coalesce(ended_at, ${tx.now}::timestamptz) end
    where municipality_id = ${m} and id = ${input.teamId}`)
  return { id: input.teamId, version: stored.version + 1 }
}

export const joinTeam: Handler<typeof directoryOperations.joinTeam> = async ({ tx, input, touch }) => {
  touch({ records: [input.teamId, input.userId] })
  mustNotBeOneself(tx, input.userId)
  const team = await tx.get<{ name: string; isEnded: boolean; worksThere: boolean }>(sql`
    select t.name, t.ended_at is not null as "isEnded", exists (
      select from access.role_assignments r where r.municipality_id = t.municipality_id and r.organisation_id = t.organisation_id
        and r.user_id = ${input.userId} and (r.valid_to is null or r.valid_to > ${tx.now})) as "worksThere"
    from access.teams t where t.municipality_id = ${tx.session.municipality} and t.id = ${input.teamId}`)
  if (team.isEnded) throw conflict('Dit team is beëindigd. Er is niets gewijzigd.')
  if (!team.worksThere) {
    throw invalid([
      { field: 'userId', message: 'Deze collega werkt niet bij de organisatie van het team. Geef eerst een rol daar.' },
    ])
  }
  await tx.run(sql`select access.join_team(${input.teamId}, ${input.userId})`)
  await recordChange(tx, { kind: 'role', about: input.userId, field: 'team', after: team.name })
  return { id: input.userId }
}

export const leaveTeam: Handler<typeof directoryOperations.leaveTeam> = async ({ tx, input, touch }) => {
  touch({ records: [input.teamId, input.userId] })
  const team = await tx.get<{ name: string }>(
    sql`select name from access.teams where municipality_id = ${tx.session.municipality} and id = ${input.teamId}`,
  )
  await tx.run(sql`select access.leave_team(${input.teamId}, ${input.userId})`)
  await recordChange(tx, { kind: 'role', about: input.userId, field: 'team', before: team.name })
  return { id: input.userId }
}
