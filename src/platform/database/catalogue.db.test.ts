import { readFile } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { leaveOutChecks, loadRows } from '../../access/testing/load-rows.ts'
import { readTableShapes, type TableShape } from '../../access/testing/table-shapes.ts'
import { makeWorld } from '../../access/testing/world.ts'
import { municipalityRow, rowsOf } from '../../access/testing/world-rows.ts'
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts'
import { describeTables } from './describe-tables.ts'

// What the catalogue of the real database says, against the rules of the schema. A new table, function or policy that breaks
// one turns this red; an exception is made by adding its name and its reason to a list below.

/** No tenant: needed before the municipality is known, or about the machine as a whole. On Citus they are on every node. */
const referenceTables = {
  'access.municipalities': 'the tenants themselves',
  'access.accounts': 'sign-in comes before the choice of municipality',
  'access.login_sessions': 'sign-in comes before the choice of municipality',
  'access.demo_clock': 'a demonstration has one clock for all',
}

/** Indexes that do not begin with the municipality. */
const crossTenantIndexes = {
  users_account: 'sign-in asks in each municipality which user an account is',
}

/** Tables that the acting role has no right on at all. */
const outOfReach = [
  'access.accounts',
  'access.consents',
  'access.file_holders',
  'access.file_registry',
  'access.grants',
  'access.login_sessions',
  'access.residents',
  'access.shields',
  'app.clock_steps',
  'audit.leaves',
]

/** Every function that runs with more rights than its caller, with the role it runs as. */
const definerFunctions: Record<string, string> = {
  'access.accounts_of': 'voordeur_resolver',
  'access.add_holder': 'voordeur_resolver',
  'access.also_enter': 'voordeur_resolver',
  'access.appoint_coordinator': 'voordeur_resolver',
  'access.appoint_deputy': 'voordeur_resolver',
  'access.ask_about': 'voordeur_resolver',
  'access.attend_shield': 'voordeur_resolver',
  'access.bind_account': 'voordeur_resolver',
  'access.caseloads': 'voordeur_resolver',
  'access.choose_workplace': 'voordeur_resolver',
  'access.coordinates': 'voordeur_resolver',
  'access.covenant_use': 'voordeur_resolver',
  'access.doors': 'voordeur_resolver',
  'access.end_deputy': 'voordeur_resolver',
  'access.end_emergency': 'voordeur_resolver',
  'access.end_ground': 'voordeur_resolver',
  'access.end_involvement': 'voordeur_resolver',
  'access.end_login': 'voordeur_resolver',
  'access.end_role': 'voordeur_resolver',
  'access.end_user': 'voordeur_resolver',
  'access.enter': 'voordeur_resolver',
  'access.enter_resident': 'voordeur_resolver',
  'access.find_login': 'voordeur_resolver',
  'access.follow_deputies': 'voordeur_resolver',
  'access.forget_case_files': 'voordeur_resolver',
  'access.forget_logins': 'voordeur_resolver',
  'access.give_consent': 'voordeur_resolver',
  'access.give_role': 'voordeur_resolver',
  'access.hidden_under': 'voordeur_resolver',
  'access.hide_involvement': 'voordeur_resolver',
  'access.helpers_of': 'voordeur_resolver',
  'access.involve': 'voordeur_resolver',
  'access.join_team': 'voordeur_resolver',
  'access.leave_team': 'voordeur_resolver',
  'access.leave_shields': 'voordeur_resolver',
  'access.lift_shield': 'voordeur_resolver',
  'access.may_write': 'voordeur_resolver',
  'access.name_for_shield': 'voordeur_resolver',
  'access.note_area': 'voordeur_resolver',
  'access.note_closure': 'voordeur_resolver',
  'access.note_file_shield': 'voordeur_resolver',
  'access.open_case_file': 'voordeur_resolver',
  'access.open_emergency': 'voordeur_resolver',
  'access.overseen_areas': 'voordeur_resolver',
  'access.raise_shield': 'voordeur_resolver',
  'access.reach_shared': 'voordeur_resolver',
  'access.record_number': 'voordeur_resolver',
  'access.remove_holder': 'voordeur_resolver',
  'access.scope_for': 'voordeur_resolver',
  'access.settle_opening': 'voordeur_resolver',
  'access.share_with_file': 'voordeur_resolver',
  'access.start_login': 'voordeur_resolver',
  'access.stop_sharing': 'voordeur_resolver',
  'access.unattended_shields': 'voordeur_resolver',
  'access.unname_from_shield': 'voordeur_resolver',
  'access.version_ground': 'voordeur_resolver',
  'access.view_as': 'voordeur_resolver',
  'access.withdraw_consent': 'voordeur_resolver',
  'app.attend_shield': 'voordeur_worker',
  'app.count_veilig_thuis': 'voordeur_worker',
  'app.deliver_soon': 'voordeur_worker',
  'app.note_emergency_end': 'voordeur_worker',
  'app.looker_names': 'voordeur_worker',
  'app.open_work': 'voordeur_worker',
  'app.share_goal': 'voordeur_worker',
  'app.share_plan': 'voordeur_worker',
  'app.tell_of_emergency': 'voordeur_worker',
  'app.resident_reach': 'voordeur_worker',
  'app.shield_file': 'voordeur_worker',
  'app.shield_rows': 'voordeur_worker',
  'app.tell_own_withdrawal': 'voordeur_worker',
  'app.unload_case_files': 'voordeur_worker',
}

/** Columns that say which row it is, where it belongs and who wrote it: set once. */
const fixedColumns =
  /^(municipality_id|id|scope_id|(recorded|entered|decided|told|held|closed|linked|called|created|claimed|seen|undone|updated)_by|recorded_at|occurred_at|(actor|sender|reporter|visitor)_.*)$/
const changeableAnyway = {
  'app.report_handlings.claimed_by': 'the desk claims a report and gives it back',
  'app.report_files.seen_by': 'the coordinator has seen it',
  'app.triages.undone_by': 'a decision is taken back',
  'app.aftercare_contacts.recorded_by': 'the contact is planned first and made half a year later',
  'app.targets.updated_by': 'whoever plans anew',
  'app.settings': 'kept by the administrator',
  'app.areas': 'kept by the administrator',
  'app.organisations': 'kept by the administrator',
  'app.drafts': "the author's alone",
}

const ours = ['voordeur_owner', 'voordeur_login', 'voordeur_actor', 'voordeur_resolver', 'voordeur_worker']
const schemas = "('access', 'app', 'audit')"

describe.each(['postgres', 'citus'] as const)('the schema with policies rendered for %s', rendering => {
  let database: TestDatabase
  let admin: pg.Client
  let tables: TableShape[]

  beforeAll(async () => {
    database = await createTestDatabase({ rendering })
    admin = new pg.Client({ connectionString: database.adminUrl })
    await admin.connect()
    tables = await readTableShapes(admin)
  })
  afterAll(async () => {
    await admin.end()
    await database.drop()
  })

  const names = async (query: string): Promise<string[]> =>
    (await admin.query<{ name: string }>(query)).rows.map(row => row.name).toSorted()

  test('every table forces row-level security and has a policy', async () => {
    expect(
      await names(`
        select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname in ${schemas} and c.relkind in ('r', 'p')
          and not (c.relrowsecurity and c.relforcerowsecurity and exists (select from pg_policy p where p.polrelid = c.oid))`),
    ).toEqual([])
  })

  test('every table but the reference tables belongs to a municipality', () => {
    expect(tables.filter(table => !table.tenant).map(table => table.name)).toEqual(Object.keys(referenceTables).toSorted())
  })

  test('the municipality comes first in every key, constraint and index', async () => {
    const wrong = await names(`
      select i.indexrelid::regclass::text as name
      from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
      left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
      where n.nspname in ${schemas} and c.oid::regclass::text not in (${list(Object.keys(referenceTables))})
        and a.attname is distinct from 'municipality_id'`)
    expect(wrong.map(name => name.replace(/^\w+\./, ''))).toEqual(Object.keys(crossTenantIndexes))
  })

  test('a foreign key to a table with a tenant names the tenant first', async () => {
    expect(
      await names(`
        select k.conname as name from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
        join pg_attribute own on own.attrelid = k.conrelid and own.attnum = k.conkey[1]
        join pg_attribute other on other.attrelid = k.confrelid and other.attnum = k.confkey[1]
        where n.nspname in ${schemas} and k.contype = 'f' and k.confrelid::regclass::text not in (${list(Object.keys(referenceTables))})
          and (own.attname <> 'municipality_id' or other.attname <> 'municipality_id')`),
    ).toEqual([])
  })

  test('whatever carries a scope is found by it, and points at it', async () => {
    const scoped = tables.filter(table => table.scoped).map(table => table.name)
    expect(scoped.length).toBeGreaterThan(20)
    const indexed = await names(`
      select distinct i.indrelid::regclass::text as name from pg_index i
      join pg_attribute first on first.attrelid = i.indrelid and first.attnum = i.indkey[0] and first.attname = 'municipality_id'
      join pg_attribute second on second.attrelid = i.indrelid and second.attnum = i.indkey[1] and second.attname = 'scope_id'
      where i.indpred is null`)
    expect(scoped.filter(name => !indexed.includes(name))).toEqual([])
    const pointing = await names(
      `select distinct conrelid::regclass::text as name from pg_constraint where contype = 'f' and confrelid = 'access.scopes'::regclass`,
    )
    expect(scoped.filter(name => !pointing.includes(name))).toEqual([])
  })

  test('every table says what it is', async () => {
    expect(
      await names(`
        select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname in ${schemas} and c.relkind in ('r', 'p') and obj_description(c.oid, 'pg_class') is null`),
    ).toEqual([])
  })

  test('nothing acts behind the statement: no triggers, no rules, no inheritance', async () => {
    expect(
      await names(`
        select t.tgname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
        where n.nspname in ${schemas} and not t.tgisinternal
        union all select r.rulename from pg_rewrite r join pg_class c on c.oid = r.ev_class join pg_namespace n on n.oid = c.relnamespace
        where n.nspname in ${schemas} and c.relkind in ('r', 'p')
        union all select i.inhrelid::regclass::text from pg_inherits i join pg_class c on c.oid = i.inhrelid join pg_namespace n on n.oid = c.relnamespace
        where n.nspname in ${schemas} and c.relkind in ('r', 'p')`),
    ).toEqual([])
  })

  test('no view looks past the policies, and nothing keeps a copy', async () => {
    expect(
      await names(`
        select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname in (${schemas.slice(1, -1)}, 'public')
          and (c.relkind = 'm' or c.relkind = 'v' and not coalesce('security_invoker=true' = any (c.reloptions), false))`),
    ).toEqual([])
  })

  test('a policy compares columns with the session, and does nothing else', async () => {
    const { rows } = await admin.query<{ name: string; using: string | null; check: string | null; roles: string[] }>(`
      select format('%s on %s', p.polname, p.polrelid::regclass) as name, pg_get_expr(p.polqual, p.polrelid) as using,
        pg_get_expr(p.polwithcheck, p.polrelid) as check, (select array_agg(rolname::text) from pg_roles where oid = any (p.polroles)) as roles
      from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace where n.nspname in ${schemas}`)
    expect(rows.length).toBeGreaterThan(100)
    const wrong: string[] = []
    for (const { name, using, check, roles } of rows) {
      const table = name.split(' on ')[1] ?? ''
      if (!roles?.every(role => ours.includes(role))) wrong.push(`${name}: for ${String(roles)}`)
      for (const expression of [using, check]) {
        if (expression === null) continue
        const called = [...expression.matchAll(/([a-z_."]+)\s*\(/gi)].map(match => match[1]?.toLowerCase() ?? '')
        const strange = called.filter(
          word => !['nullif', 'current_setting', 'any', 'all', 'and', 'or', 'not', 'select', 'array'].includes(word),
        )
        if (strange.length > 0) wrong.push(`${name}: calls ${strange.join(', ')}`)
        if (/\bfrom\b/i.test(expression)) wrong.push(`${name}: looks in a table`)
        if (rendering === 'citus' && /\bselect\b/i.test(expression)) wrong.push(`${name}: a sub-select, which Citus refuses`)
        if (expression === 'true') wrong.push(`${name}: lets everything through`)
        if (hasOuterOr(expression)) wrong.push(`${name}: an "or" beside the municipality lets other tenants through`)
        if (!(table in referenceTables) && !/municipality_id = .*'app\.(municipality|workplace)'/.test(expression)) {
          wrong.push(`${name}: does not ask for the municipality`)
        }
      }
    }
    expect(wrong).toEqual([])
  })

  test('a new policy adds nothing by a hole in another: each command of the acting role has its own', async () => {
    // PostgreSQL takes policies together with "or": one for all commands would open writing to whoever may read.
    expect(
      await names(`
        select format('%s on %s', p.polname, p.polrelid::regclass) as name from pg_policy p
        where p.polcmd = '*' and 'voordeur_actor'::regrole = any (p.polroles) and p.polname <> 'author_alone'
          and p.polname <> 'administrator_keeps'`),
    ).toEqual([])
  })

  test('our roles stand below everything', async () => {
    expect(
      await names(
        `select rolname as name from pg_roles where rolname ~ '^voordeur' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)`,
      ),
    ).toEqual([])
    expect(await names(`select rolname as name from pg_roles where rolname ~ '^voordeur' and rolcanlogin`)).toEqual([
      'voordeur_login',
      'voordeur_worker',
    ])
    expect(
      await names(`
        select format('%s in %s', member.rolname, granted.rolname) as name from pg_auth_members m
        join pg_roles member on member.oid = m.member join pg_roles granted on granted.oid = m.roleid
        where member.rolname ~ '^voordeur' or granted.rolname ~ '^voordeur' and not member.rolsuper`),
    ).toEqual(['voordeur_login in voordeur_actor'])
  })

  test('the log-in role can do nothing by itself but read how far a demonstration is moved in time', async () => {
    expect(
      await names(`
        select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname in (${schemas.slice(1, -1)}, 'public', 'graphile_worker') and c.relkind in ('r', 'p', 'v')
          and (has_table_privilege('voordeur_login', c.oid, 'select, insert, update, delete, truncate, references, trigger')
            or has_any_column_privilege('voordeur_login', c.oid, 'select, insert, update, references'))
        union all select p.oid::regprocedure::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace
        where n.nspname in (${schemas.slice(1, -1)}, 'graphile_worker') and has_schema_privilege('voordeur_login', n.oid, 'usage')
          and has_function_privilege('voordeur_login', p.oid, 'execute')`),
    ).toEqual(['access.demo_clock'])
  })

  test('the acting role has no right at all on who may see what', async () => {
    expect(
      tables
        .filter(({ actor }) => !actor.select && !actor.insert && !actor.delete && actor.update.length === 0)
        .map(table => table.name),
    ).toEqual(outOfReach)
  })

  test('the acting role deletes only drafts and words to search by, and never touches the log or the timeline again', () => {
    expect(tables.filter(table => table.actor.delete).map(table => table.name)).toEqual([
      // For which mail domains a provider vouches; what stood there is kept in the history of changes.
      'access.identity_provider_domains',
      'app.drafts',
      // The working paper of a copy that a resident asked for.
      'app.extract_passages',
      // A report as long as it is a draft; its texts are of those who write it.
      'app.half_year_report_texts',
      'app.half_year_reports',
      'app.search_entries',
    ])
    const kept = [
      'app.timeline',
      ...tables.map(table => table.name).filter(name => name.startsWith('audit.')),
      'app.concern_reports',
      'app.home_visits',
      'app.counted_facts',
    ]
    expect(tables.filter(table => kept.includes(table.name) && table.actor.update.length > 0)).toEqual([])
  })

  test('the log and its seals are added to: only the worker takes away, lines after their term and what was unfolded of them', async () => {
    const all = await names(`
      select format('%s: %s on %s', role, right_of, c.oid::regclass) as name
      from pg_class c join pg_namespace n on n.oid = c.relnamespace,
        unnest(array[${list(ours.filter(role => role !== 'voordeur_owner'))}]) role, unnest(array['update', 'delete', 'truncate']) right_of
      where n.nspname = 'audit' and c.relkind in ('r', 'p')
        and (has_table_privilege(role, c.oid, right_of)
          or right_of = 'update' and has_any_column_privilege(role, c.oid, 'update'))`)
    expect(all).toEqual(['voordeur_worker: delete on audit.mentions', 'voordeur_worker: delete on audit.processing_log'])
  })

  test('what says which row it is, where it belongs and who wrote it never changes', () => {
    const changeable = tables.flatMap(table =>
      table.actor.update.filter(column => fixedColumns.test(column)).map(column => `${table.name}.${column}`),
    )
    expect(
      changeable.filter(column => !(column in changeableAnyway) && !(column.replace(/\.\w+$/, '') in changeableAnyway)),
    ).toEqual([])
  })

  test('the acting role makes nothing in the database, and has no place of its own', async () => {
    expect(
      await names(`
        select format('%s on %s', role, nspname) as name from pg_namespace, unnest(array[${list(ours.filter(role => role !== 'voordeur_owner'))}]) role
        where has_schema_privilege(role, oid, 'create') and nspname !~ '^pg_(temp|toast)' and not (role = 'voordeur_worker' and nspname = 'graphile_worker')`),
    ).toEqual([])
    const { rows } = await admin.query(`
      select role from unnest(array[${list(ours)}]) role
      where has_database_privilege(role, current_database(), 'create') or has_database_privilege(role, current_database(), 'temporary')`)
    expect(rows).toEqual([{ role: 'voordeur_owner' }])
  })

  test('every function with more rights than its caller is in the list, with its owner and a fixed path', async () => {
    const { rows } = await admin.query<{ name: string; owner: string; path: string | null; public: boolean }>(`
      select n.nspname || '.' || p.proname as name, r.rolname as owner,
        (select substr(c, 13) from unnest(p.proconfig) c where c like 'search_path=%') as path,
        has_function_privilege('public', p.oid, 'execute') as public
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace join pg_roles r on r.oid = p.proowner
      where p.prosecdef and n.nspname not in ('pg_catalog', 'information_schema') order by 1`)
    expect(Object.fromEntries(rows.map(row => [row.name, row.owner]))).toEqual(definerFunctions)
    expect(rows.filter(row => row.path === null || !/^(access|app|pg_catalog), pg_temp$/.test(row.path))).toEqual([])
    expect(rows.filter(row => row.public)).toEqual([])
  })

  test('no function runs statements made of text, but to set the session', async () => {
    const { rows } = await admin.query<{ name: string; body: string }>(
      `select p.proname as name, p.prosrc as body from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname in ${schemas}`,
    )
    const wrong = rows.filter(({ body }) =>
      [...body.matchAll(/\bexecute\b(?! function)([^;]*);/gi)].some(
        match => !/^ format\('set local app\.("user"|\w+) = %L', [^;]+\)$/.test(match[1] ?? ''),
      ),
    )
    expect(wrong.map(row => row.name)).toEqual([])
  })

  describe('with a row in every table', () => {
    let actor: pg.Client
    beforeAll(async () => {
      await leaveOutChecks(admin)
      for (const municipality of [1, 2]) {
        const { id, code, name } = municipalityRow(municipality)
        await admin.query('insert into access.municipalities (id, code, name) values ($1, $2, $3)', [id, code, name])
        await loadRows(admin, rowsOf(makeWorld(municipality, municipality), tables, 0))
      }
      await admin.query(`insert into access.demo_clock (shift) values ('0 days')`)
      actor = new pg.Client({ connectionString: database.loginUrl })
      await actor.connect()
    })
    afterAll(() => actor.end())

    const settings = [
      'municipality',
      '"user"',
      'organisation',
      'purpose',
      'moment',
      'roles',
      'scopes',
      'writable',
      'oversight',
      'tended',
      'workplace',
    ]

    test.each([
      ['nothing set', []],
      ["everything set to ''", settings.map(name => `set local app.${name} = ''`)],
      ['only the municipality set', ['set local app.municipality = 1']],
    ])('with %s no protected row comes back, and nothing fails', async (_, statements) => {
      const open = statements.length === 1 ? knownToAll : []
      await actor.query('begin')
      await actor.query('set local role voordeur_actor')
      for (const statement of statements) await actor.query(statement)
      const found: string[] = []
      for (const table of tables.filter(one => one.actor.select && one.name !== 'access.demo_clock')) {
        const all = await admin.query<{ count: number }>(`select count(*)::int as count from ${table.name}`)
        expect(all.rows[0]?.count, `${table.name} is empty, so it proves nothing`).toBeGreaterThan(0)
        const { rows } = await actor.query<{ count: number }>(`select count(*)::int as count from ${table.name}`)
        if (rows[0]?.count !== 0 && !open.includes(table.name)) found.push(table.name)
      }
      await actor.query('rollback')
      expect(found).toEqual([])
    })
  })
})

/** What a municipality sets for all who work there: guarded by the municipality alone. */
const knownToAll = [
  'access.access_domains',
  'access.legal_grounds',
  'access.municipalities',
  'access.purposes',
  'access.role_domains',
  'app.addresses',
  'app.areas',
  'app.consent_texts',
  'app.legal_ground_changes',
  'app.organisations',
  'app.programme_versions',
  'app.programmes_in_use',
  'app.retention_terms',
  'app.search_misspellings',
  'app.search_names',
  'app.settings',
  'app.targets',
]

test('the types of the tables are those of the schema', async () => {
  const database = await createTestDatabase()
  const client = new pg.Client({ connectionString: database.adminUrl })
  await client.connect()
  const described = await describeTables(client)
  await client.end()
  await database.drop()
  const kept = await readFile(path.join(import.meta.dirname, 'tables.generated.ts'), 'utf8')
  expect(kept, 'write them anew: npm run voordeur -- describe-tables').toBe(described)
})

/** Whether the condition as a whole is an "or": whatever stands on one side alone would be enough. */
function hasOuterOr(expression: string): boolean {
  let depth = 0
  for (let at = 0; at < expression.length; at++) {
    if (expression[at] === '(') depth++
    else if (expression[at] === ')') depth--
    else if (depth <= 1 && expression.startsWith(' OR ', at)) return true
  }
  return false
}

const list = (all: readonly string[]): string => all.map(one => `'${one}'`).join(', ')
