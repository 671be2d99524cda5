import type pg from 'pg'
import { accessDomainIds, accessDomainLabels, budgetDomainId, figuresDomainId } from '../rules/access-domains.ts'
import { purposes } from '../rules/purposes.ts'
import { type Row, rowKey, sampleRow } from './sample-row.ts'
import type { TableShape } from './table-shapes.ts'
import { moment, type Period, type Scope, type World, worldId } from './world.ts'

/** A row in the database, with what the oracle has to know of it. */
export interface PlacedRow {
  table: TableShape
  key: string
  row: Row
  scope?: Scope
}

/** Rows for every table there is: those that decide about access from the world, the others the smallest the table allows. */
export function rowsOf(world: World, tables: readonly TableShape[], number: number): PlacedRow[] {
  const { municipality } = world
  const placed: PlacedRow[] = []
  let made = 0
  const newId = () => `ffffffff-0000-4000-8000-${String(municipality * 100_000 + made++).padStart(12, '0')}`
  const put = (name: string, given: Row, scope?: Scope) => {
    const table = tables.find(one => one.name === name)
    if (!table) throw new Error(`there is no table ${name}`)
    const row = sampleRow(table, { municipality_id: municipality, ...given }, newId)
    placed.push({ table, row, key: rowKey(table, row), ...(scope ? { scope } : {}) })
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
      secrecy_basis: ground.secrecyAnswered ? 'toestemming' : null,
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
      legal_ground_id: grant.ground,
      ...during(grant),
    })
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
      put(table.name, { scope_id: scope.id, ...placeInArea(table, world, spread) }, scope)
    }
  }
  // Clocks of reports and facts counted of them hang on no file: the desk and those who steer see them by area alone.
  for (const table of scoped.filter(
    one => one.overseen && !one.columns.some(column => column.name === 'scope_id' && column.required),
  )) {
    for (let at = 0; at < 6; at++) put(table.name, { scope_id: null, ...placeInArea(table, world, at) })
  }
  // Whatever is left: one row, so that a table nobody thought of is in the proof from its first day.
  const filled = new Set(placed.map(one => one.table.name))
  for (const table of tables) if (table.tenant && !filled.has(table.name)) put(table.name, {})
  return placed
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

/** Loads rows past all policies and references. Needs a superuser. */
export async function loadRows(client: pg.ClientBase, placed: readonly PlacedRow[]): Promise<void> {
  await client.query('begin')
  await client.query('set local session_replication_role = replica')
  for (const [table, group] of Map.groupBy(placed, one => one.table)) {
    const columns = [...new Set(group.flatMap(one => Object.keys(one.row)))].map(name => client.escapeIdentifier(name)).join(', ')
    await client
      .query(
        `insert into ${table.name} (${columns}) overriding system value
         select ${columns} from jsonb_populate_recordset(null::${table.name}, $1)`,
        [JSON.stringify(group.map(one => one.row))],
      )
      .catch((error: Error) => {
        throw new Error(`${error.message}. Give a sample value in src/access/testing/sample-row.ts`, { cause: error })
      })
  }
  await client.query('commit')
}

/** The municipalities themselves: a reference table, one row a world. */
export const municipalityRow = (municipality: number): Row => ({
  id: municipality,
  code: `gemeente-${municipality}`,
  name: 'Gemeente',
})

export const nobody = worldId('stranger', 0)
