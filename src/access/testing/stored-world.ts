import type pg from 'pg'
import type { Role } from '../rules/roles.ts'
import { rowKey } from './sample-row.ts'
import type { TableShape } from './table-shapes.ts'
import { moment, type Period, type Scope, type World } from './world.ts'
import type { PlacedRow } from './world-rows.ts'

type Stored = Record<string, unknown>

/** A moment or a day as worlds count them: days before or after noon in the middle of 2026, with what is left over as a fraction. */
export const dayOf = (at: unknown): number => (new Date(at as string).getTime() - moment(0).getTime()) / 86_400_000

const during = (row: Stored): Period => ({
  from: row['valid_from'] === 'infinity' ? Number.POSITIVE_INFINITY : dayOf(row['valid_from']),
  to: row['valid_to'] === null || row['valid_to'] === 'infinity' ? null : dayOf(row['valid_to']),
})

/** What decides about access in a municipality as it is stored, so that the oracle can be asked about it. Read as superuser. */
export async function readStoredWorld(client: pg.ClientBase, municipality: number): Promise<World> {
  const all = async <Row extends Stored>(table: string): Promise<Row[]> => {
    const { rows } = await client.query<{ row: Row }>(
      `select to_jsonb(t) as row from ${client.escapeIdentifier(table.split('.')[0] ?? '')}.${client.escapeIdentifier(table.split('.')[1] ?? '')} t
       where municipality_id = $1`,
      [municipality],
    )
    return rows.map(one => one.row)
  }
  const text = (row: Stored, name: string) => row[name] as string
  const number = (row: Stored, name: string) => row[name] as number
  const holders = await all('access.file_holders')
  const members = await all('access.team_members')
  return {
    seed: 0,
    municipality,
    areas: (await all('app.areas')).map(row => ({ id: number(row, 'id'), parent: row['parent_id'] as number | null })),
    organisations: (await all('app.organisations')).map(row => text(row, 'id')),
    users: (await all('access.users')).map(row => text(row, 'id')),
    teams: (await all('access.teams')).map(row => ({
      id: text(row, 'id'),
      organisation: text(row, 'organisation_id'),
      members: members.filter(one => one['team_id'] === row['id']).map(one => ({ user: text(one, 'user_id'), ...during(one) })),
    })),
    assignments: (await all('access.role_assignments')).map(row => ({
      user: text(row, 'user_id'),
      organisation: text(row, 'organisation_id'),
      role: row['role'] as Role,
      area: row['area_id'] as number | null,
      ...during(row),
    })),
    grounds: (await all('access.legal_grounds')).map(row => ({
      id: number(row, 'id'),
      purpose: text(row, 'purpose'),
      receiverAnswered: row['receiver_basis'] !== null,
      secrecyAnswered: row['secrecy_basis'] !== null,
      byConsent: row['secrecy_by'] === 'consent',
      ...during(row),
    })),
    oversight: (await all('access.role_domains')).map(row => ({
      role: row['role'] as Role,
      domain: number(row, 'access_domain'),
      disclosure: row['disclosure'] as Scope['disclosure'],
      mayWrite: row['may_write'] === true,
      ground: number(row, 'legal_ground_id'),
    })),
    files: (await all('access.file_registry')).map(row => ({
      id: text(row, 'case_file_id'),
      household: text(row, 'household_id'),
      area: number(row, 'area_id'),
      shielded: row['shielded'] === true,
      holdings: holders
        .filter(one => one['case_file_id'] === row['case_file_id'])
        .map(one => ({ holder: text(one, 'holder_id'), ...during(one) })),
    })),
    shields: (await all('access.shields')).map(row => text(row, 'id')),
    scopes: (await all('access.scopes')).map(row => ({
      id: number(row, 'id'),
      holder: text(row, 'holder_id'),
      subject: text(row, 'subject_id'),
      domain: number(row, 'access_domain'),
      disclosure: row['disclosure'] as Scope['disclosure'],
      shield: row['shield_id'] as string | null,
    })),
    grants: (await all('access.grants')).map(row => ({
      file: text(row, 'case_file_id'),
      grantee: text(row, 'grantee_id'),
      organisation: text(row, 'organisation_id'),
      forRole: row['for_role'] as Role | null,
      holder: row['holder_id'] as string | null,
      subject: row['subject_id'] as string | null,
      domain: row['access_domain'] as number | null,
      disclosure: row['disclosure'] as Scope['disclosure'],
      mayWrite: row['may_write'] === true,
      shield: row['shield_id'] as string | null,
      hidden: row['hidden'] === true,
      ground: number(row, 'legal_ground_id'),
      ...during(row),
    })),
    persons: (await all('app.person_identities')).map(row => ({
      id: text(row, 'person_id'),
      adultFrom: row['birth_date'] === null ? null : dayOf(eighteenYearsAfter(text(row, 'birth_date'))),
      died: row['died_on'] !== null,
    })),
    members: (await all('app.household_members')).map(row => ({
      household: text(row, 'household_id'),
      person: text(row, 'person_id'),
      position: row['position'] as World['members'][number]['position'],
      ...during(row),
    })),
    consents: (await all('access.consents')).map(row => ({
      person: text(row, 'person_id'),
      organisation: text(row, 'organisation_id'),
      purpose: text(row, 'purpose'),
      domain: number(row, 'access_domain'),
      ...during(row),
    })),
    residents: (await all('access.residents')).map(row => ({
      user: text(row, 'user_id'),
      person: text(row, 'person_id'),
      isSelf: row['is_self'] === true,
      ...during(row),
    })),
    reports: [],
    looks: [],
  }
}

/** Every row of every table of one municipality, with the scope it lies under. */
export async function readStoredRows(client: pg.ClientBase, tables: readonly TableShape[], world: World): Promise<PlacedRow[]> {
  const scopes = new Map(world.scopes.map(scope => [scope.id, scope]))
  const placed: PlacedRow[] = []
  for (const table of tables.filter(one => one.tenant && one.actor.select)) {
    const { rows } = await client.query<{ row: Stored }>(
      `select to_jsonb(t) as row from ${table.name} t where municipality_id = $1`,
      [world.municipality],
    )
    for (const { row } of rows) {
      const scope = scopes.get((table.name === 'access.scopes' ? row['id'] : row['scope_id']) as number)
      placed.push({ table, row, key: rowKey(table, row), ...(scope ? { scope } : {}) })
    }
  }
  return placed
}

const eighteenYearsAfter = (day: string): string => `${Number(day.slice(0, 4)) + 18}${day.slice(4)}`
