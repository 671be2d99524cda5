import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { build, type Session } from '../platform/database/transaction.ts'
import { accessDomainIds } from './rules/access-domains.ts'
import { legalGrounds } from './rules/legal-grounds.ts'
import { buildSmallTown, type File, idOf, now, organisationOf, type SmallTown, userOf } from './testing/small-town.ts'

// The second question of the law answered by consent: what is shared on it is open while everybody it is about consents.

let town: SmallTown
let file: File
let made = 0
const finance = accessDomainIds.finance

beforeAll(async () => {
  town = await buildSmallTown()
})
afterAll(() => town?.close())

/** A file with a mother and a grown-up son as members, whose money matters are shared with the bridge on consent. */
beforeEach(async () => {
  file = await town.openFile(`Huis ${made++}`)
  await town.as(
    'coordinator',
    async tx => {
      for (const [person, position, birth] of [
        [file.mother, 'adult', '1980-03-01'],
        [file.son, 'child', '2008-06-15'],
      ] as const) {
        const scope = await tx.scope({
          caseFile: file.id,
          holder: file.household,
          subject: person,
          domain: accessDomainIds.identity,
        })
        await tx.run(
          build.insertInto('app.household_members').values({
            municipality_id: 1,
            id: idOf('member', person),
            household_id: file.household,
            person_id: person,
            scope_id: scope,
            position,
            valid_from: '2026-01-01',
            recorded_by: userOf('coordinator'),
            recorded_at: now,
          }),
        )
        await tx.run(sql`update app.person_identities set birth_date = ${birth} where person_id = ${person}`)
        await tx.run(
          build.insertInto('app.notes').values({
            municipality_id: 1,
            id: idOf('money', person),
            case_file_id: file.id,
            scope_id: await tx.scope({ caseFile: file.id, subject: person, domain: finance }),
            kind: 'note',
            body: 'geld',
            occurred_at: now,
            recorded_by: userOf('coordinator'),
            recorded_at: now,
          }),
        )
      }
      await tx.run(sql`select access.involve(${file.id}, ${idOf('consented', file.id)}, ${organisationOf('bridge')}, ${organisationOf('bridge')},
        'partner', null, ${[finance]}::smallint[], 'content', true, ${legalGrounds.consent.id}::smallint)`)
    },
    { caseFile: file.id },
  )
})

const consent = (person: string, options: { by?: string; organisation?: string; until?: Date | null; domains?: number[] } = {}) =>
  town.as(
    options.by ?? 'coordinator',
    tx =>
      tx.run(sql`select access.give_consent(${idOf('consent', person)}, ${file.id}, ${person},
        ${organisationOf(options.organisation ?? 'bridge')}, 'support', ${options.domains ?? [finance]}::smallint[], ${options.until ?? null}::timestamptz)`),
    { caseFile: file.id },
  )
const notes = (changes: Partial<Session> = {}) => town.sees('partner', 'app.notes', { caseFile: file.id, ...changes })

test('without consent nothing comes back, and what is about one person follows that person alone', async () => {
  expect(await notes()).toBe(0)
  await consent(file.mother)
  // The note about her; that of the household waits for the son, who is eighteen today.
  expect(await notes()).toBe(1)
  await consent(file.son)
  expect(await notes()).toBe(3)
})

test('a household needs its adults as they are at that moment: the day before his eighteenth birthday it does not need the son', async () => {
  await consent(file.mother)
  await town.admin.query(`update app.person_identities set birth_date = '2008-06-16' where person_id = $1`, [file.son])
  expect(await notes()).toBe(2)
})

test('consent for another organisation, another domain or a period that ended opens nothing', async () => {
  await consent(file.mother, { organisation: 'homecare' })
  expect(await notes()).toBe(0)
  await consent(file.son, { domains: [accessDomainIds.health], until: new Date('2026-06-16') })
  expect(await notes()).toBe(0)
})

test('an end date ends it, and withdrawal works in the next transaction', async () => {
  await consent(file.mother, { until: new Date('2026-07-01') })
  await consent(file.son)
  expect(await notes({ moment: new Date('2026-07-02') })).toBe(1)
  await town.as('coordinator', tx => tx.run(sql`select access.withdraw_consent(${idOf('consent', file.son)})`), {
    caseFile: file.id,
  })
  expect(await notes()).toBe(1)
})

test('who is shared with writes nothing where consent is missing', async () => {
  const write = () =>
    town.as('partner', tx => tx.scope({ caseFile: file.id, subject: file.mother, domain: finance }), { caseFile: file.id })
  await expect(write()).rejects.toThrow('no scope to write in')
  await consent(file.mother)
  await expect(write()).resolves.toBeGreaterThan(0)
})

test('nobody notes the consent that opens a file to their own organisation, nor for who is not in the file', async () => {
  await expect(consent(file.mother, { by: 'partner' })).rejects.toThrow('this consent cannot be recorded here')
  await expect(consent(idOf('person', 'a stranger'))).rejects.toThrow('this consent cannot be recorded here')
  await expect(consent(file.household)).rejects.toThrow('this consent cannot be recorded here')
  await expect(consent(file.mother, { by: 'teacher' })).rejects.toThrow('this consent cannot be recorded here')
})

test('one domain of an involvement ends and the rest stays', async () => {
  const involvement = idOf('two domains', file.id)
  const until = new Date('2026-08-01')
  await town.as(
    'coordinator',
    async tx => {
      await tx.run(sql`select access.involve(${file.id}, ${involvement}, ${organisationOf('landlord')}, ${organisationOf('landlord')},
        'partner', null, ${[1, finance]}::smallint[], 'content', false, ${legalGrounds.coordination.id}::smallint, ${until}::timestamptz)`)
    },
    { caseFile: file.id },
  )
  const seen = (moment = now) => town.sees('landlord', 'app.notes', { caseFile: file.id, moment })
  expect(await seen()).toBe(4)
  expect(await seen(until)).toBe(0)
  await town.as('coordinator', tx => tx.run(sql`select access.stop_sharing(${file.id}, ${involvement}, ${finance}::smallint)`), {
    caseFile: file.id,
  })
  expect(await seen()).toBe(1)
  await expect(
    town.as('landlord', tx =>
      tx.run(sql`select access.stop_sharing(${file.id}, ${idOf('consented', file.id)}, ${finance}::smallint)`),
    ),
  ).rejects.toThrow('this sharing cannot be ended here')
})

test('a resident sees their own name and number and that the file is there, for that purpose alone', async () => {
  await town.admin.query(
    `insert into access.residents (municipality_id, user_id, person_id, is_self, valid_from, valid_to) values (1, $1, $2, true, '2026-01-01', '2026-12-01')
     on conflict on constraint residents_pkey do nothing`,
    [userOf('resident'), file.mother],
  )
  const own: Partial<Session> = { purpose: 'own-file', caseFile: file.id }
  expect(await town.sees('resident', 'app.case_files', own)).toBe(1)
  expect(await town.sees('resident', 'app.person_identities', own)).toBe(1)
  expect(await town.sees('resident', 'app.person_contacts', own)).toBe(1)
  expect(await town.sees('resident', 'app.notes', own)).toBe(0)
  expect(await town.sees('resident', 'app.case_files', { caseFile: file.id })).toBe(0)
  expect(await town.sees('resident', 'app.case_files', { ...own, moment: new Date('2026-12-02') })).toBe(0)
  // Consents for themselves, and takes it back.
  const about = { caseFile: file.id, purpose: 'own-file' }
  await town.as(
    'resident',
    tx =>
      tx.run(sql`select access.give_consent(${idOf('consent', file.mother)}, ${file.id}, ${file.mother}, ${organisationOf('bridge')}, 'support',
        ${[finance]}::smallint[], null)`),
    about,
  )
  expect(await notes()).toBe(1)
  await expect(
    town.as(
      'resident',
      tx =>
        tx.run(sql`select access.give_consent(${idOf('consent', file.son)}, ${file.id}, ${file.son}, ${organisationOf('bridge')}, 'support',
          ${[finance]}::smallint[], null)`),
      about,
    ),
  ).rejects.toThrow('this consent cannot be recorded here')
  await town.as('resident', tx => tx.run(sql`select access.withdraw_consent(${idOf('consent', file.mother)})`), about)
  expect(await notes()).toBe(0)
})

test('the session knows on which grounds it reads, and whether a resident may be told of it', async () => {
  const settings = (person: string) =>
    town.as(
      person,
      tx =>
        tx.get<{ grounds: string; covert: string }>(
          sql`select current_setting('app.grounds') as grounds, current_setting('app.covert') as covert`,
        ),
      { caseFile: file.id },
    )
  expect(await settings('coordinator')).toEqual({ grounds: `{${legalGrounds.coordination.id}}`, covert: 'f' })
  await town.as(
    'coordinator',
    tx =>
      tx.run(sql`select access.involve(${file.id}, ${idOf('hidden', file.id)}, ${userOf('landlord')}, ${organisationOf('landlord')},
        null, null, ${[1]}::smallint[], 'content', false, ${legalGrounds.veiligThuis.id}::smallint)`),
    { caseFile: file.id },
  )
  await town.admin.query('update access.grants set hidden = true where involvement_id = $1', [idOf('hidden', file.id)])
  expect(await settings('landlord')).toEqual({ grounds: `{${legalGrounds.veiligThuis.id}}`, covert: 't' })
})
