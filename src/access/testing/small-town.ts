import { sql } from 'kysely'
import pg from 'pg'
import { openPool } from '../../platform/database/pool.ts'
import { asSession, build, type Session, type Transaction } from '../../platform/database/transaction.ts'
import { createTestDatabase, type TestDatabase } from '../../platform/testing/test-database.ts'
import { accessDomainIds } from '../rules/access-domains.ts'
import { legalGrounds } from '../rules/legal-grounds.ts'
import type { Role } from '../rules/roles.ts'
import { foundMunicipality, insertRows } from '../server/found-municipality.ts'

interface Work {
  organisation: string
  roles: Role[]
  area?: number
  /** The role ended on this day. */
  until?: string
}

const work: Record<string, Work[]> = {
  desk: [{ organisation: 'desk', roles: ['contact_point'] }],
  northDesk: [{ organisation: 'desk', roles: ['contact_point'], area: 2 }],
  coordinator: [{ organisation: 'team', roles: ['coordinator', 'visitor'] }],
  colleague: [{ organisation: 'team', roles: ['coordinator', 'visitor'] }],
  partner: [{ organisation: 'bridge', roles: ['partner', 'reporter'] }],
  landlord: [{ organisation: 'landlord', roles: ['partner', 'reporter'] }],
  /** Works at two organisations. */
  nurse: [
    { organisation: 'bridge', roles: ['partner', 'reporter'] },
    { organisation: 'homecare', roles: ['partner', 'reporter'] },
  ],
  teacher: [{ organisation: 'school', roles: ['reporter'] }],
  otherTeacher: [{ organisation: 'school', roles: ['reporter'] }],
  overseer: [{ organisation: 'town', roles: ['process_coordinator'] }],
  northOverseer: [{ organisation: 'town', roles: ['process_coordinator'], area: 2 }],
  policyOfficer: [{ organisation: 'town', roles: ['policy_officer'] }],
  privacyOfficer: [{ organisation: 'town', roles: ['privacy_officer'] }],
  administrator: [{ organisation: 'town', roles: ['administrator'] }],
  resident: [{ organisation: 'town', roles: ['resident'] }],
  /** Watches over the south at the desk and over the north as process coordinator. */
  twoHats: [
    { organisation: 'town', roles: ['contact_point'], area: 1 },
    { organisation: 'town', roles: ['process_coordinator'], area: 2 },
  ],
  /** Was coordinator until the day before everything happens. */
  leaver: [{ organisation: 'team', roles: ['coordinator'], until: '2026-06-14' }],
}
export type Person = keyof typeof work

export const now = new Date('2026-06-15T12:00:00Z')
export const { coordination, delivery, intake } = legalGrounds

/** A stable id by name, so that a test reads as a story. */
export function idOf(kind: string, name: string): string {
  let hash = 0
  for (const letter of `${kind}/${name}`) hash = (hash * 31 + letter.charCodeAt(0)) % 281_474_976_710_656
  return `${kind.length.toString(16).padStart(8, '0')}-0000-4000-8000-${hash.toString(16).padStart(12, '0')}`
}
export const userOf = (person: string): string => idOf('user', person)
export const organisationOf = (name: string): string => idOf('organisation', name)

export interface File {
  id: string
  household: string
  mother: string
  son: string
  /** A note in each of these domains, by the one who opened the file. */
  notes: Record<'general' | 'finance' | 'safety', string>
}

export interface SmallTown {
  database: TestDatabase
  pool: pg.Pool
  /** As superuser, past every policy: for what no function offers yet, and for looking at what is stored. */
  admin: pg.Client
  /** A transaction as this person, in the first organisation they work for. */
  as<T>(person: Person, work: (tx: Transaction) => Promise<T>, changes?: Partial<Session>): Promise<T>
  /** What they get of a table, for a purpose, with or without a file opened. */
  sees(person: Person, table: string, changes?: Partial<Session>): Promise<number>
  /** A household with a file, opened by the desk and given to the coordinator. */
  openFile(name: string, options?: { area?: number; shielded?: boolean }): Promise<File>
  close(): Promise<void>
}

/** A municipality with one of each, straight on the access functions; and a second one beside it that goes by the same ids. */
export async function buildSmallTown(): Promise<SmallTown> {
  const database = await createTestDatabase()
  const pool = openPool(database.loginUrl, { size: 4 })
  const admin = new pg.Client({ connectionString: database.adminUrl })
  await admin.connect()
  for (const municipality of [1, 2]) await found(admin, municipality)

  const sessionOf = (person: Person, changes: Partial<Session> = {}): Session => ({
    municipality: 1,
    user: userOf(person),
    organisation: organisationOf(work[person]?.[0]?.organisation ?? ''),
    purpose: 'support',
    moment: now,
    ...changes,
  })
  const as: SmallTown['as'] = (person, doIt, changes) => asSession(pool, sessionOf(person, changes), doIt)
  return {
    database,
    pool,
    admin,
    as,
    sees: (person, table, changes) =>
      as(person, async tx => (await tx.rows(sql`select from ${sql.table(table)}`)).length, changes),
    openFile: (name, options = {}) => openFile(as, admin, name, options),
    close: async () => {
      await pool.end()
      await admin.end()
      await database.drop()
    },
  }
}

async function found(admin: pg.Client, municipality_id: number): Promise<void> {
  const since = new Date('2026-01-01')
  await foundMunicipality(admin, { id: municipality_id, code: `stad-${municipality_id}`, name: 'Stad' }, since)
  await insertRows(
    admin,
    'app.areas',
    [0, 1, 2].map(id => ({ municipality_id, id, kind: 'district', name: `Wijk ${id}` })),
  )
  await insertRows(admin, 'app.programme_versions', [
    { municipality_id, programme_id: 'voorbeeld', version: 1, body: {}, published_at: since },
  ])
  const organisations = [...new Set(Object.values(work).flatMap(all => all.map(one => one.organisation)))]
  await insertRows(
    admin,
    'app.organisations',
    organisations.map(name => ({
      municipality_id,
      id: organisationOf(name),
      name,
      kind: 'x',
      field: '',
      parts: [],
      contact_function: '',
      version: 1,
    })),
  )
  // Only the first municipality has staff: who works there works there alone.
  if (municipality_id !== 1) return
  await insertRows(
    admin,
    'access.users',
    Object.keys(work).map(person => ({ municipality_id, id: userOf(person), display_name: person, job_title: '' })),
  )
  await insertRows(
    admin,
    'access.role_assignments',
    Object.entries(work).flatMap(([person, all]) =>
      all.flatMap(one =>
        one.roles.map(role => ({
          municipality_id,
          id: idOf('assignment', `${person} ${one.organisation} ${role}`),
          user_id: userOf(person),
          organisation_id: organisationOf(one.organisation),
          role,
          area_id: one.area ?? null,
          valid_from: since,
          valid_to: one.until ?? null,
        })),
      ),
    ),
  )
}

async function openFile(
  as: SmallTown['as'],
  admin: pg.Client,
  name: string,
  { area = 1, shielded = false }: { area?: number; shielded?: boolean },
): Promise<File> {
  const file: File = {
    id: idOf('file', name),
    household: idOf('household', name),
    mother: idOf('person', `${name} mother`),
    son: idOf('person', `${name} son`),
    notes: {
      general: idOf('note', `${name} general`),
      finance: idOf('note', `${name} finance`),
      safety: idOf('note', `${name} safety`),
    },
  }
  const written = { municipality_id: 1, recorded_by: userOf('desk'), recorded_at: now }
  await as('desk', async tx => {
    await tx.run(
      sql`select access.open_case_file(${file.id}, ${file.household}, ${area}::smallint, ${coordination.id}::smallint)`,
    )
    await tx.enter(file.id)
    const key = { caseFile: file.id, subject: file.household, domain: accessDomainIds.general }
    const household_scope = await tx.scope({ ...key, holder: file.household, disclosure: 'existence' })
    await tx.run(build.insertInto('app.households').values({ ...written, id: file.household, scope_id: household_scope, name }))
    const card = await tx.scope({ ...key, disclosure: 'existence' })
    await tx.run(
      build.insertInto('app.case_files').values({
        municipality_id: 1,
        id: file.id,
        household_id: file.household,
        scope_id: card,
        title: name,
        area_id: area,
        shielded,
        phase: 'connect',
        opened_at: now,
        last_step_at: now,
      }),
    )
    for (const person of [file.mother, file.son]) {
      await tx.run(sql`select access.add_holder(${file.id}, ${person})`)
      const identity = await tx.scope({ caseFile: file.id, holder: person, subject: person, domain: accessDomainIds.identity })
      await tx.run(
        build.insertInto('app.person_identities').values({ ...written, person_id: person, scope_id: identity, surname: name }),
      )
      const contact = await tx.scope({ caseFile: file.id, holder: person, subject: person, domain: accessDomainIds.contact })
      await tx.run(
        build
          .insertInto('app.person_contacts')
          .values({ ...written, id: idOf('contact', person), person_id: person, scope_id: contact, kind: 'phone', value: '06' }),
      )
    }
    for (const domain of ['general', 'finance', 'safety'] as const) {
      const scope = await tx.scope({ ...key, domain: accessDomainIds[domain] })
      await tx.run(
        build.insertInto('app.notes').values({
          ...written,
          id: file.notes[domain],
          case_file_id: file.id,
          scope_id: scope,
          kind: 'note',
          body: domain,
          occurred_at: now,
        }),
      )
    }
    await tx.run(
      build.insertInto('app.timeline').values({
        municipality_id: 1,
        id: idOf('line', name),
        case_file_id: file.id,
        scope_id: card,
        event: 'case-file.opened',
        occurred_at: now,
        recorded_at: now,
        actor_user_id: userOf('desk'),
        actor_organisation_id: organisationOf('desk'),
      }),
    )
    await tx.run(
      sql`select access.appoint_coordinator(${file.id}, ${idOf('coordination', name)}, ${userOf('coordinator')}, ${organisationOf('team')}, ${coordination.id}::smallint)`,
    )
    await tx.run(sql`select access.settle_opening(${file.id})`)
  })
  // Shielding a file is no operation yet.
  if (shielded) await admin.query('update access.file_registry set shielded = true where case_file_id = $1', [file.id])
  return file
}
