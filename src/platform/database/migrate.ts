import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { runMigrations } from 'graphile-worker'
import pg from 'pg'
import { type PolicyRendering, renderPolicies } from './render-policies.ts'

const databaseFolder = path.join(import.meta.dirname, '../../../db')
// One at a time in this database. Roles belong to the whole cluster: see prepareRoles.
const migrationLock = 0x766f6f72

export interface MigrateOptions {
  /** A login that may create roles and owns the database (or is superuser). Used for migrating only. */
  adminUrl: string
  /** Password for voordeur_login, which the server connects as. */
  loginPassword: string
  /** Password for voordeur_worker, which the worker connects as. */
  workerPassword: string
  rendering?: PolicyRendering
  /** Called once per step, for progress on screen. */
  onStep?: (step: string) => void
}

/** Brings a database to today's schema and policies. Running it again changes nothing. */
export async function migrate(options: MigrateOptions): Promise<void> {
  const client = new pg.Client({ connectionString: options.adminUrl })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    await withRetry(() => prepareRoles(client, options))
    await prepareDatabase(client)
    await applyMigrations(client, options.onStep)
    await prepareJobs(client, options)
    await applyPolicies(client, options.rendering ?? 'postgres')
  } finally {
    await client.end()
  }
}

/** Two databases of one cluster may be migrated at once, and then both touch the same roles. */
async function withRetry(work: () => Promise<void>, attempts = 5): Promise<void> {
  try {
    await work()
  } catch (error) {
    const raced = ['XX000', '23505', '42710', '40001'].includes((error as { code?: string }).code ?? '')
    if (!raced || attempts <= 1) throw error
    await wait(50 + Math.random() * 200)
    await withRetry(work, attempts - 1)
  }
}

async function prepareRoles(client: pg.Client, options: MigrateOptions): Promise<void> {
  const roles: [name: string, attributes: string][] = [
    ['voordeur_owner', 'nologin'],
    ['voordeur_actor', 'nologin'],
    ['voordeur_resolver', 'nologin'],
    ['voordeur_login', `login noinherit password ${client.escapeLiteral(options.loginPassword)}`],
    ['voordeur_worker', `login password ${client.escapeLiteral(options.workerPassword)}`],
  ]
  const { rows } = await client.query<{ name: string; powerful: boolean }>(
    'select rolname as name, rolsuper or rolbypassrls or rolcreatedb or rolcreaterole as powerful from pg_roles',
  )
  const existing = new Map(rows.map(row => [row.name, row.powerful]))
  const powerless = 'nosuperuser nobypassrls nocreatedb nocreaterole'
  for (const [name, attributes] of roles) {
    const powerful = existing.get(name)
    if (powerful === undefined) await client.query(`create role ${name} ${attributes} ${powerless}`)
    // Only a superuser may even mention these attributes of a role that exists, and the migrating login need not be one.
    else await client.query(`alter role ${name} ${attributes} ${powerful ? powerless : ''}`)
  }
  await client.query('grant voordeur_actor to voordeur_login')
  await client.query('grant voordeur_owner, voordeur_resolver, voordeur_worker to current_user')
}

async function prepareDatabase(client: pg.Client): Promise<void> {
  const database = client.escapeIdentifier(client.database ?? '')
  await client.query(`revoke all on database ${database} from public`)
  await client.query(`grant connect on database ${database} to voordeur_login, voordeur_worker`)
  await client.query(`grant create, temporary on database ${database} to voordeur_owner`)
  await client.query('revoke create on schema public from public')
  await client.query('create extension if not exists btree_gist with schema public')
  await client.query(`create table if not exists public.schema_history (
    file text primary key, checksum text not null, applied_at timestamptz not null default now())`)
}

async function applyMigrations(client: pg.Client, onStep?: (step: string) => void): Promise<void> {
  const { rows } = await client.query<{ file: string; checksum: string }>('select file, checksum from public.schema_history')
  const applied = new Map(rows.map(row => [row.file, row.checksum]))
  for (const { file, sql, checksum } of await readSqlFolder('migrations')) {
    const before = applied.get(file)
    if (before === checksum) continue
    if (before)
      throw new Error(`${file} was changed after it was applied: write a new migration instead (migrations go forward only)`)
    onStep?.(file)
    await inTransaction(client, async () => {
      await client.query('set local role voordeur_owner')
      await client.query(sql)
      await client.query('reset role')
      await client.query('insert into public.schema_history (file, checksum) values ($1, $2)', [file, checksum])
    })
  }
}

/** The job runner's own schema belongs to the worker; the actor reaches it through one function. */
async function prepareJobs(client: pg.Client, options: MigrateOptions): Promise<void> {
  const { rows } = await client.query(`select from pg_proc where proname = 'deliver_soon' and pronamespace = 'app'::regnamespace`)
  if (rows.length > 0) return
  await client.query('create schema if not exists graphile_worker authorization voordeur_worker')
  const workerUrl = new URL(options.adminUrl)
  workerUrl.username = 'voordeur_worker'
  workerUrl.password = options.workerPassword
  // The job runner asks for this right even when its schema is there; the worker keeps it no longer than needed.
  const database = client.escapeIdentifier(client.database ?? '')
  await client.query(`grant create on database ${database} to voordeur_worker`)
  await runMigrations({ connectionString: workerUrl.href, logger: quietLogger })
  await client.query(`revoke create on database ${database} from voordeur_worker`)
  await inTransaction(client, async () => {
    await client.query(`
      create function app.deliver_soon(p_message uuid) returns void
        language sql volatile security definer set search_path = pg_catalog, pg_temp
      as $$
        select graphile_worker.add_job('deliver-message',
          json_build_object('municipality', current_setting('app.municipality')::integer, 'message', p_message))
      $$;
      comment on function app.deliver_soon is 'Puts the sending of an outbox message in the worker''s queue, in the transaction that wrote it';
      grant create on schema app to voordeur_worker;
      alter function app.deliver_soon owner to voordeur_worker;
      revoke create on schema app from voordeur_worker`)
  })
}

async function applyPolicies(client: pg.Client, rendering: PolicyRendering): Promise<void> {
  const files = await readSqlFolder('policies')
  const checksum = sha256(rendering + files.map(file => file.checksum).join())
  const { rows } = await client.query<{ checksum: string }>(`select checksum from public.schema_history where file = 'policies'`)
  const migrated = await client.query<{ count: number }>(
    `select count(*)::int as count from public.schema_history where file <> 'policies'`,
  )
  const stamp = `${checksum}-${migrated.rows[0]?.count}`
  if (rows[0]?.checksum === stamp) return

  await inTransaction(client, async () => {
    await client.query(withdrawEverything)
    await client.query('set local role voordeur_owner')
    for (const { file, sql } of files) {
      await client.query(renderPolicies(sql, rendering)).catch((error: unknown) => {
        throw new Error(`policies/${file}: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
      })
    }
    await client.query('reset role')
    await client.query(handFunctionsToResolver)
    await client.query(
      `insert into public.schema_history (file, checksum) values ('policies', $1) on conflict (file) do update set checksum = $1, applied_at = now()`,
      [stamp],
    )
  })
}

// From nothing: what no policy file grants, nobody has.
const withdrawEverything = `
  do $$
  declare p record;
  begin
    for p in select schemaname, tablename, policyname from pg_policies where schemaname in ('access', 'app', 'audit') loop
      execute format('drop policy %I on %I.%I', p.policyname, p.schemaname, p.tablename);
    end loop;
    for p in select nspname from pg_namespace where nspname in ('access', 'app', 'audit') loop
      execute format('revoke all on schema %I from public, voordeur_actor, voordeur_login, voordeur_resolver, voordeur_worker', p.nspname);
      execute format('revoke all on all tables in schema %I from public, voordeur_actor, voordeur_login, voordeur_resolver, voordeur_worker', p.nspname);
      execute format('revoke all on all functions in schema %I from public, voordeur_actor, voordeur_login', p.nspname);
    end loop;
  end $$`

// The functions of the access schema run as the resolver, those of the app schema as the worker; the actor alone may call them.
const handFunctionsToResolver = `
  grant create on schema access to voordeur_resolver;
  do $$
  declare f record;
  begin
    for f in select p.oid::regprocedure as signature from pg_proc p where p.pronamespace = 'access'::regnamespace and p.prosecdef loop
      execute format('alter function %s owner to voordeur_resolver', f.signature);
      execute format('revoke all on function %s from public', f.signature);
      execute format('grant execute on function %s to voordeur_actor', f.signature);
    end loop;
  end $$;
  revoke create on schema access from voordeur_resolver;
  grant create on schema app to voordeur_worker;
  do $$
  declare f record;
  begin
    for f in select p.oid::regprocedure as signature from pg_proc p where p.pronamespace = 'app'::regnamespace and p.prosecdef loop
      execute format('alter function %s owner to voordeur_worker', f.signature);
      execute format('revoke all on function %s from public', f.signature);
      execute format('grant execute on function %s to voordeur_actor', f.signature);
    end loop;
  end $$;
  revoke create on schema app from voordeur_worker;`

async function readSqlFolder(folder: string): Promise<{ file: string; sql: string; checksum: string }[]> {
  const files = (await readdir(path.join(databaseFolder, folder))).filter(file => file.endsWith('.sql')).sort()
  return Promise.all(
    files.map(async file => {
      const sql = await readFile(path.join(databaseFolder, folder, file), 'utf8')
      return { file, sql, checksum: sha256(sql) }
    }),
  )
}

async function inTransaction(client: pg.Client, work: () => Promise<void>): Promise<void> {
  await client.query('begin')
  try {
    await work()
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

const quietLogger = { ...silentScope(), scope: () => quietLogger } as unknown as NonNullable<
  Parameters<typeof runMigrations>[0]['logger']
>

function silentScope(): Record<'error' | 'warn' | 'info' | 'debug', () => void> {
  const nothing = (): void => undefined
  return { error: nothing, warn: nothing, info: nothing, debug: nothing }
}
