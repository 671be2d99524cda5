import { sql } from 'kysely'
import { accessDomainIds, accessDomainOf } from '../../access/rules/access-domains.ts'
import { type CaseFileCard, mustNotStandIn, openCaseFile } from '../../case-files/server/commands.ts'
import { moveGoal } from '../../plans/server/commands.ts'
import { build, type Transaction } from '../../platform/database/transaction.ts'
import { conflict, invalid } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { newId } from '../../platform/ids.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { indexCaseFile } from '../../workplace/server/commands.ts'
import type { householdOperations, SplitPreview } from '../api.ts'
import { fullName } from '../rules/person-name.ts'
import { afterSplit } from '../rules/split.ts'
import { insertRelation } from './change-relations.ts'
import { getOpenFile, type MembershipRow } from './file-of-household.ts'
import { leaveHousehold } from './leave-household.ts'
import { areaOfAddress } from './move-file.ts'
import { shareWithFile } from './share-with-file.ts'
import { tellHouseholdChange } from './tell-household-change.ts'

type Input = Parameters<Handler<typeof householdOperations.splitHousehold>>[0]['input']
type SecondFile = NonNullable<Input['secondFile']>

interface NamedMember extends MembershipRow {
  name: { givenNames: string; surnamePrefix: string; surname: string } | null
  hasDied: boolean
}

/**
 * People leave. Without a second file they leave the reach of this one, and no record is made of a household that gets no
 * help. With one, their own rows (name, contact, number) come along to it; what was written in this file stays here, and is
 * read there only as far as the coordinator of this file shares it.
 */
export const splitHousehold: Handler<typeof householdOperations.splitHousehold> = async ({ tx, input, touch }) => {
  const file = await getOpenFile(tx, input.caseFileId)
  touch({ subjects: [file.householdId, ...input.people.map(one => one.personId)], records: [input.id] })
  if (input.on > calendarDateOf(tx.now)) {
    throw invalid([{ field: 'on', message: 'Deze dag moet nog komen. Leg het vast als het zover is.' }])
  }
  const members = await membersOf(tx, file.householdId)
  const outcome = afterSplit(
    members.map(one => ({ ...one, position: one.position as never, name: one.name ? fullName(one.name) : 'Iemand' })),
    { people: input.people, hasSecondFile: input.secondFile !== undefined },
  )
  if (outcome.problems.length > 0) throw invalid(outcome.problems)
  if (input.secondFile && file.shielded) {
    throw conflict(
      'Dit dossier is afgeschermd, en een tweede dossier zou dat niet zijn. Leg zonder tweede dossier vast wie er weggaat, en overleg met uw privacyfunctionaris; er is niets gewijzigd.',
    )
  }
  if (
    input.secondFile?.share.some(one => one.accessDomains.length > 0) &&
    input.secondFile.coordinatorUserId === tx.session.user
  ) {
    await mustNotStandIn(tx, file, 'Wat hier staat deelt u niet met een dossier van uzelf')
  }
  const plan = input.secondFile?.onePlan ? await getUnsharedPlan(tx, file) : undefined

  // Before the second file is another's: both hold the plan, and what is about the children of both lies under it.
  if (plan) plan.scopeId = await shareBetween(tx, file, plan, input)
  if (input.secondFile) {
    await openSecondFile(tx, file, input, input.secondFile, members, plan)
    // Back to the file that was there: from here on everything is written in it.
    await tx.enter(file.id)
    await linkFiles(tx, file, input, input.secondFile, true)
    if (plan) await serveBoth(tx, plan, input.secondFile.householdId)
    for (const { personId, accessDomains } of input.secondFile.share) {
      if (accessDomains.length === 0) continue
      if (!input.people.some(one => one.personId === personId)) {
        throw invalid([{ field: 'secondFile.share', message: 'U deelt iets over iemand die niet meegaat. Kies opnieuw.' }])
      }
      await shareWithFile(tx, file, { withFileId: input.secondFile.caseFileId, subjectId: personId, accessDomains })
    }
  }
  const reason = [input.whereTo, input.reason].filter(Boolean).join(' · ')
  for (const one of input.people) {
    const member = members.find(known => known.personId === one.personId)
    if (one.goes === 'leaves' && member) await leaveHousehold(tx, file, member, { on: input.on, reason })
  }
  if (input.secondFile) {
    await tellHouseholdChange(tx, file, {
      change: 'split',
      domain: 'general',
      subjectId: file.householdId,
      refersTo: input.id,
      details: { on: input.on, people: input.people.length, ...(input.reason ? { reason: input.reason } : {}) },
    })
  }
  await indexCaseFile(tx, file.id)
  return { id: input.id }
}

async function openSecondFile(
  tx: Transaction,
  file: CaseFileCard,
  input: Input,
  second: SecondFile,
  members: NamedMember[],
  plan: PlanRow | undefined,
): Promise<void> {
  const address = await addressOf(tx, file, second)
  const areaId = 'addressId' in address ? await areaOfAddress(tx, address.addressId, 'secondFile.addressId') : file.areaId
  const running = await tx.find<{ id: string; version: number; route: string }>(sql`
    select programme_id as id, programme_version as version, route from app.participations
    where municipality_id = ${tx.session.municipality} and case_file_id = ${file.id} and ended_at is null
    order by started_at limit 1`)
  if (!running) throw conflict('Dit dossier loopt in geen enkele aanpak, dus er kan geen tweede dossier uit ontstaan.')
  const relations = await relationsAmong(
    tx,
    input.people.map(one => one.personId),
  )
  await openCaseFile(tx, {
    id: second.caseFileId,
    householdId: second.householdId,
    household: {
      name: second.name,
      address,
      areaId,
      members: input.people.map(one => {
        const name = members.find(known => known.personId === one.personId)?.name
        return {
          personId: one.personId,
          position: one.position,
          givenNames: name?.givenNames ?? '',
          surname: name?.surname ?? '',
        }
      }),
    },
    programme: { id: running.id, version: running.version },
    route: running.route,
    coordinator: { userId: second.coordinatorUserId, organisationId: second.coordinatorOrganisationId },
    // While the one who opens it still writes in it.
    beforeHandover: async () => {
      const opened = { id: second.caseFileId, householdId: second.householdId }
      for (const relation of relations) await insertRelation(tx, opened, { ...relation, id: newId() }, 'quietly')
      await linkFiles(tx, file, input, second, false)
      if (plan) {
        await tx.run(sql`select access.add_holder(${opened.id}, ${plan.id})`)
        await tx.run(sql`
          update app.case_files set phase = 'tackle' where municipality_id = ${tx.session.municipality} and id = ${opened.id}`)
      }
      await tellHouseholdChange(tx, opened, {
        change: 'split-new',
        domain: 'general',
        subjectId: second.householdId,
        refersTo: input.id,
        details: { on: input.on },
      })
    },
  })
}

async function linkFiles(tx: Transaction, file: CaseFileCard, input: Input, second: SecondFile, leads: boolean): Promise<void> {
  const [own, other] = leads
    ? [
        { file: file.id, household: file.householdId },
        { file: second.caseFileId, household: second.householdId },
      ]
    : [
        { file: second.caseFileId, household: second.householdId },
        { file: file.id, household: file.householdId },
      ]
  await tx.run(
    build.insertInto('app.file_links').values({
      municipality_id: tx.session.municipality,
      id: input.id,
      case_file_id: own.file,
      kind: 'split',
      leads,
      other_file_id: other.file,
      record_id: own.household,
      other_record_id: other.household,
      scope_id: await tx.scope({ caseFile: own.file, subject: own.household, domain: accessDomainIds.general }),
      // Why somebody left stands with the line that names them, for who may read names.
      reason: '',
      valid_from: tx.now,
      recorded_by: tx.session.user,
      recorded_at: tx.now,
    }),
  )
}

async function addressOf(
  tx: Transaction,
  file: CaseFileCard,
  second: SecondFile,
): Promise<{ addressId: string } | { place: string; elsewhere?: boolean }> {
  if (second.where === 'address') {
    if (second.addressId) return { addressId: second.addressId }
    throw invalid([{ field: 'secondFile.addressId', message: 'Kies een adres, of schrijf waar zij verblijven.' }])
  }
  if (second.where === 'place') {
    if (second.place) return { place: second.place }
    throw invalid([{ field: 'secondFile.place', message: 'Schrijf waar zij verblijven, ook als het tijdelijk is.' }])
  }
  const now = await tx.find<{ address_id: string | null; place: string; elsewhere: boolean }>(sql`
    select address_id, place, elsewhere from app.residences
    where municipality_id = ${tx.session.municipality} and household_id = ${file.householdId} and valid_to is null
    order by valid_from desc limit 1`)
  if (!now)
    throw invalid([{ field: 'secondFile.where', message: 'Van dit gezin is geen adres bekend. Kies waar zij verblijven.' }])
  return now.address_id ? { addressId: now.address_id } : { place: now.place, elsewhere: now.elsewhere }
}

/** A relation stands with a household and goes with neither person: between two who go, it is told anew in theirs. */
async function relationsAmong(tx: Transaction, people: string[]) {
  return tx.rows<{ personId: string; relatedPersonId: string; kind: never }>(sql`
    select person_id as "personId", related_person_id as "relatedPersonId", kind from app.person_relations
    where municipality_id = ${tx.session.municipality} and valid_to is null
      and person_id = any (${people}::uuid[]) and related_person_id = any (${people}::uuid[])`)
}

interface PlanRow {
  id: string
  scopeId: number
}

async function getUnsharedPlan(tx: Transaction, file: CaseFileCard): Promise<PlanRow> {
  const plan = await tx.find<PlanRow & { households: number }>(sql`
    select p.id, p.scope_id as "scopeId", (
      select count(*) from app.plan_households h
      where h.municipality_id = p.municipality_id and h.plan_id = p.id and h.valid_to is null) as households
    from app.plans p
    where p.municipality_id = ${tx.session.municipality} and p.case_file_id = ${file.id} and p.ended_at is null for update of p`)
  if (!plan) throw invalid([{ field: 'secondFile.onePlan', message: 'Er loopt nog geen plan om samen mee verder te gaan.' }])
  if (plan.households > 1) {
    throw invalid([
      { field: 'secondFile.onePlan', message: 'Dit plan is al van twee gezinnen. Het nieuwe gezin krijgt een eigen plan.' },
    ])
  }
  return plan
}

/** The scope under which two households share a plan; goals about children of both go there. */
async function shareBetween(tx: Transaction, file: CaseFileCard, plan: PlanRow, input: Input): Promise<number> {
  await tx.run(sql`select access.add_holder(${file.id}, ${plan.id})`)
  const scopeId = await tx.scope({ caseFile: file.id, holder: plan.id, subject: plan.id, domain: accessDomainIds.general })
  await tx.run(sql`select app.share_plan(${plan.id}, ${scopeId})`)
  const ofBoth = input.people.filter(one => one.goes === 'both').map(one => one.personId)
  const goals = await tx.rows<{ id: string }>(sql`
    select g.id from app.goals g
    join access.scopes s on s.municipality_id = g.municipality_id and s.id = g.scope_id and s.shield_id is null
    where g.municipality_id = ${tx.session.municipality} and g.plan_id = ${plan.id} and g.state = 'open' and g.subject_id = any (${ofBoth}::uuid[])`)
  for (const goal of goals) await moveGoal(tx, file.id, goal.id, true)
  return scopeId
}

/** One plan for two households (co-ouderschap): a row with from and to, which ends with the plan. */
async function serveBoth(tx: Transaction, plan: PlanRow, householdId: string): Promise<void> {
  await tx.run(
    build.insertInto('app.plan_households').values({
      municipality_id: tx.session.municipality,
      plan_id: plan.id,
      household_id: householdId,
      scope_id: plan.scopeId,
      valid_from: tx.now,
    }),
  )
}

function membersOf(tx: Transaction, householdId: string): Promise<NamedMember[]> {
  return tx.rows<NamedMember>(sql`
    select m.id, m.person_id as "personId", m.position, m.valid_from as "validFrom", m.valid_to as "validTo",
      i.died_on is not null as "hasDied",
      case when i.person_id is not null then jsonb_build_object('givenNames', i.given_names, 'surnamePrefix', i.surname_prefix, 'surname', i.surname) end as name
    from app.household_members m
    left join app.person_identities i on i.municipality_id = m.municipality_id and i.person_id = m.person_id
    where m.municipality_id = ${tx.session.municipality} and m.household_id = ${householdId} and m.valid_to is null
    order by m.recorded_at, m.id`)
}

export const getSplitPreview: Handler<typeof householdOperations.getSplitPreview> = async ({ tx, input, touch }) => {
  const file = await getOpenFile(tx, input.caseFileId)
  touch({ subjects: [file.householdId] })
  const m = tx.session.municipality
  const found = await tx.get<
    Omit<SplitPreview, 'written'> & { written: { personId: string; domain: number; count: number }[] }
  >(sql`
    select
      coalesce((
        select jsonb_agg(jsonb_build_object('personId', subject_id, 'domain', access_domain, 'count', count)) from (
          select s.subject_id, s.access_domain, count(*) from (
            select scope_id from app.notes where municipality_id = ${m} and case_file_id = ${file.id} and superseded_by is null
            union all select scope_id from app.domain_scores where municipality_id = ${m} and case_file_id = ${file.id}
            union all select scope_id from app.goals where municipality_id = ${m} and case_file_id = ${file.id}) written
          join access.scopes s on s.municipality_id = ${m} and s.id = written.scope_id
          where s.holder_id = ${file.id} and s.shield_id is null and s.subject_id in (
            select person_id from app.household_members
            where municipality_id = ${m} and household_id = ${file.householdId} and valid_to is null)
          group by s.subject_id, s.access_domain) counted), '[]') as written,
      (select count(*) from app.tasks
        where municipality_id = ${m} and case_file_id = ${file.id} and state in ('placed', 'accepted')) as "openTasks",
      exists (select from app.plans where municipality_id = ${m} and case_file_id = ${file.id} and ended_at is null) as "hasPlan",
      exists (
        select from app.plans p join app.plan_households h on h.municipality_id = p.municipality_id and h.plan_id = p.id and h.valid_to is null
        where p.municipality_id = ${m} and p.case_file_id = ${file.id} and p.ended_at is null and h.household_id <> ${file.householdId}) as "planIsShared"`)
  return {
    ...found,
    written: found.written.map(({ domain, ...one }) => ({ ...one, accessDomain: accessDomainOf(domain) })),
  }
}
