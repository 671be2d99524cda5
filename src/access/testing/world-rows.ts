import {
  accessDomainIds,
  accessDomainLabels,
  budgetDomainId,
  figuresDomainId,
  requestsDomainId,
} from '../rules/access-domains.ts'
import { purposes } from '../rules/purposes.ts'
import { type Row, rowKey, sampleRow } from './sample-row.ts'
import type { TableShape } from './table-shapes.ts'
import { calendarDay, moment, type Period, type Scope, type World, worldId } from './world.ts'

/** A row in the database, with what the oracle has to know of it. */
export interface PlacedRow {
  table: TableShape
  key: string
  row: Row
  scope?: Scope
}

/** That something is shielded, or a meldcode, is told by no line of the log: the resident it is about reads none of these. */
export const eventsOfShields = `shields.listed shield.raised shield.widened shield.named shield.unnamed shield.reviewed
  shield.lifted case-file.shielded meldcode.started meldcode.read meldcode.recorded meldcode.ended`.split(/\s+/)

/** In each table of each world. */
export const fewestRows = 10

/** Rows for every table there is: those that decide about access from the world, the others the smallest the table allows. */
export function rowsOf(world: World, tables: readonly TableShape[], number: number): PlacedRow[] {
  const { municipality } = world
  const placed: PlacedRow[] = []
  const counted = new Map<string, number>()
  let made = 0
  const newId = () => `ffffffff-0000-4000-8000-${String(municipality * 100_000 + made++).padStart(12, '0')}`
  const byName = new Map(tables.map(table => [table.name, table]))
  const add = (table: TableShape, given: Row, scope?: Scope) => {
    const row = sampleRow(table, { municipality_id: municipality, ...given }, newId)
    placed.push({ table, row, key: rowKey(table, row), ...(scope ? { scope } : {}) })
    counted.set(table.name, (counted.get(table.name) ?? 0) + 1)
  }
  const put = (name: string, given: Row, scope?: Scope) => {
    const table = byName.get(name)
    if (!table) throw new Error(`there is no table ${name}`)
    add(table, given, scope)
  }
  const during = ({ from, to }: Period) => ({
    valid_from: moment(from).toISOString(),
    valid_to: to === null ? null : moment(to).toISOString(),
  })

  for (const [code, id] of Object.entries(accessDomainIds)) {
    put('access.access_domains', { id, code, label: accessDomainLabels[code as keyof typeof accessDomainIds] })
  }
  put('access.access_domains', { id: figuresDomainId, code: 'figures' })
  put('access.access_domains', { id: budgetDomainId, code: 'budget' })
  put('access.access_domains', { id: requestsDomainId, code: 'requests' })
  for (const [code, label] of Object.entries(purposes)) put('access.purposes', { code, label })
  for (const area of world.areas)
    put('app.areas', { id: area.id, parent_id: area.parent, kind: 'district', name: String(area.id) })
  for (const id of world.organisations) put('app.organisations', { id })
  for (const id of world.users) put('access.users', { id })
  for (const team of world.teams) {
    put('access.teams', { id: team.id, organisation_id: team.organisation })
    for (const member of team.members) put('access.team_members', { team_id: team.id, user_id: member.user, ...during(member) })
  }
  for (const one of world.assignments) {
    put('access.role_assignments', {
      user_id: one.user,
      organisation_id: one.organisation,
      role: one.role,
      area_id: one.area,
      ...during(one),
    })
  }
  for (const ground of world.grounds) {
    put('access.legal_grounds', {
      id: ground.id,
      code: `grond-${ground.id}`,
      purpose: ground.purpose,
      receiver_basis: ground.receiverAnswered ? 'AVG art. 6' : null,
      secrecy_basis: ground.secrecyAnswered ? 'met een artikel' : null,
      secrecy_by: ground.byConsent ? 'consent' : 'law',
      ...during(ground),
    })
  }
  for (const one of world.oversight) {
    put('access.role_domains', {
      role: one.role,
      access_domain: one.domain,
      disclosure: one.disclosure,
      may_write: one.mayWrite,
      legal_ground_id: one.ground,
    })
  }
  for (const id of world.shields) put('access.shields', { id, ...during({ from: -100, to: null }) })
  for (const file of world.files) {
    put('access.file_registry', {
      case_file_id: file.id,
      household_id: file.household,
      area_id: file.area,
      shielded: file.shielded,
    })
    for (const holding of file.holdings) {
      put('access.file_holders', { case_file_id: file.id, holder_id: holding.holder, ...during(holding) })
    }
  }
  for (const scope of world.scopes) {
    put(
      'access.scopes',
      {
        id: scope.id,
        holder_id: scope.holder,
        subject_id: scope.subject,
        access_domain: scope.domain,
        disclosure: scope.disclosure,
        shield_id: scope.shield,
      },
      scope,
    )
  }
  for (const grant of world.grants) {
    put('access.grants', {
      case_file_id: grant.file,
      grantee_id: grant.grantee,
      organisation_id: grant.organisation,
      for_role: grant.forRole,
      holder_id: grant.holder,
      subject_id: grant.subject,
      access_domain: grant.domain,
      disclosure: grant.disclosure,
      may_write: grant.mayWrite,
      shield_id: grant.shield,
      hidden: grant.hidden,
      legal_ground_id: grant.ground,
      ...during(grant),
    })
  }
  for (const consent of world.consents) {
    put('access.consents', {
      person_id: consent.person,
      organisation_id: consent.organisation,
      purpose: consent.purpose,
      access_domain: consent.domain,
      ...during(consent),
    })
  }
  for (const one of world.residents) {
    put('access.residents', { user_id: one.user, person_id: one.person, is_self: one.isSelf, ...during(one) })
  }
  for (const [at, person] of world.persons.entries()) {
    const scope = world.scopes[at % world.scopes.length]
    put(
      'app.person_identities',
      {
        person_id: person.id,
        scope_id: scope?.id,
        birth_date: person.adultFrom === null ? null : eighteenYearsBefore(calendarDay(person.adultFrom)),
        died_on: person.died ? calendarDay(-200) : null,
      },
      scope,
    )
  }
  for (const [at, member] of world.members.entries()) {
    const scope = world.scopes[(at * 3) % world.scopes.length]
    put(
      'app.household_members',
      {
        household_id: member.household,
        person_id: member.person,
        position: member.position,
        scope_id: scope?.id,
        valid_from: calendarDay(member.from),
        valid_to: member.to === null ? null : calendarDay(member.to),
      },
      scope,
    )
  }

  for (const report of world.reports) {
    const about = { report_id: report.id, area_id: report.area }
    const reporter = {
      reporter_user_id: report.reporter?.user ?? null,
      reporter_organisation_id: report.reporter?.organisation ?? null,
    }
    put('app.concern_reports', { id: report.id, area_id: report.area, ...reporter })
    put('app.report_tidings', { ...about, ...reporter })
    put('app.report_handlings', about)
    put('app.triages', about)
    put('app.desk_conversations', about)
    put('app.report_endings', about)
    const other = world.reports.find(one => one.id !== report.id)
    if (other) put('app.report_links', { ...about, leading_report_id: other.id })
  }
  for (const [at, person] of world.persons.entries()) {
    const covert = at % 4 === 3
    put('audit.processing_log', { subject_id: person.id, outcome: at % 5 === 4 ? 'refused' : 'done', covert })
    put('audit.mentions', { subject_id: person.id, covert })
  }
  // About somebody whom a resident may speak for, so that they would be told.
  for (const [at, event] of eventsOfShields.entries()) {
    const subject_id = world.residents[at % Math.max(1, world.residents.length)]?.person ?? world.persons[0]?.id
    put('audit.processing_log', { subject_id, outcome: 'done', covert: false, event })
    put('audit.mentions', { subject_id, covert: false, event })
  }
  for (let seal = 1; seal <= fewestRows; seal++) {
    put('audit.seals', { number: seal })
    put('audit.leaves', { seal })
  }
  for (const user of world.users) {
    put('app.drafts', { user_id: user })
    put('app.receipts', { user_id: user })
  }

  // Every table whose rows carry a scope gets rows under some scopes of each world, so that over all worlds each meets each.
  const scoped = tables.filter(table => table.scoped)
  for (const [at, scope] of world.scopes.entries()) {
    for (const [index, table] of scoped.entries()) {
      if ((at + index + number) % 4 !== 0) continue
      const spread = at * 7 + index
      add(
        table,
        {
          scope_id: scope.id,
          ...placeInArea(table, world, spread),
          ...aboutPerson(table, world, spread),
          ...visitedBy(table, world, spread),
        },
        scope,
      )
    }
  }
  // Clocks of reports and facts counted of them hang on no file: the desk and those who steer see them by area alone.
  for (const table of scoped.filter(
    one => one.overseen && !one.columns.some(column => column.name === 'scope_id' && column.required),
  )) {
    for (let at = 0; at < 6; at++) add(table, { scope_id: null, ...placeInArea(table, world, at) })
    // In no area that is overseen: of a breach and of a programme, of which others say who sees them.
    if (table.name !== 'app.clocks') continue
    for (const about_kind of ['data-breach', 'programme'])
      add(table, { ...placeInArea(table, world, number), scope_id: null, about_kind, shielded: true })
  }
  // Whatever is left, also a table nobody thought of: in the proof from its first day. Rows that decide about access decide nothing here,
  // because nobody goes by their ids.
  for (const table of tables) {
    if (!table.tenant || table.name in decidedAbove) continue
    for (let at = counted.get(table.name) ?? 0; at < fewestRows; at++) {
      const scope = table.scoped ? world.scopes[at % world.scopes.length] : undefined
      add(
        table,
        {
          ...(scope ? { scope_id: scope.id } : {}),
          ...placeInArea(table, world, at),
          ...aboutPerson(table, world, at),
          ...(table.name === 'app.half_year_reports' ? { state: at % 2 === 0 ? 'draft' : 'published' } : {}),
        },
        scope,
      )
    }
  }
  return placed
}

/** Not filled up with rows of chance: the world itself has ten or more. */
const decidedAbove = {
  'access.access_domains': true,
  'access.scopes': true,
  'access.legal_grounds': true,
  'access.role_domains': true,
  'app.areas': true,
}

/** The tables that can be read by the person themselves get rows about people of this world. */
function aboutPerson(table: TableShape, world: World, spread: number): Row {
  const person_id = world.persons[spread % Math.max(1, world.persons.length)]?.id
  if (!table.ofPersons || !person_id) return {}
  if (!table.columns.some(column => column.name === 'asked_by_user')) return { person_id }
  // Asked in the portal by one resident or another, or told to a colleague; some of it for no screen.
  const resident = world.residents[spread % Math.max(1, world.residents.length)]
  const asker = spread % 3 === 0 ? null : (world.users[(spread >> 2) % world.users.length] ?? null)
  return {
    person_id: (spread % 2 === 0 ? resident?.person : undefined) ?? person_id,
    asked_by_user: spread % 3 === 1 ? (resident?.user ?? asker) : asker,
    asked_by_person: resident?.person ?? person_id,
    in_portal: spread % 5 !== 0,
    ...(table.columns.some(column => column.name === 'available_until')
      ? { available_until: moment((spread % 7) - 3).toISOString() }
      : {}),
  }
}

/** Who comes, by name and organisation: a partner changes the card of its own visit. */
function visitedBy(table: TableShape, world: World, spread: number): Row {
  if (!table.columns.some(column => column.name === 'visitor_organisation_id')) return {}
  return {
    visitor_user_id: world.users[(spread >> 1) % world.users.length],
    visitor_organisation_id: world.organisations[(spread >> 2) % world.organisations.length],
  }
}

/** For cards that are also seen by area: where they lie, in which domain, and whether the file is shielded. */
function placeInArea(table: TableShape, world: World, spread: number): Row {
  const has = (name: string) => table.columns.some(column => column.name === name)
  const clockDomains = [accessDomainIds.general, accessDomainIds.tasks, accessDomainIds.intake, accessDomainIds.aftercare]
  return {
    ...(has('area_id') ? { area_id: world.areas[spread % world.areas.length]?.id } : {}),
    ...(has('overseen_area') ? { overseen_area: spread % 4 === 0 ? null : world.areas[spread % world.areas.length]?.id } : {}),
    ...(has('shielded') ? { shielded: spread % 4 === 0 } : {}),
    ...(has('access_domain') ? { access_domain: clockDomains[spread % clockDomains.length] } : {}),
  }
}

const eighteenYearsBefore = (day: string): string => `${Number(day.slice(0, 4)) - 18}${day.slice(4)}`

/** The municipalities themselves: a reference table, one row a world. */
export const municipalityRow = (municipality: number): Row => ({
  id: municipality,
  code: `gemeente-${municipality}`,
  name: 'Gemeente',
})

export const nobody = worldId('stranger', 0)
