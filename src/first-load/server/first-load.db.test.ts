import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addresses, demoId, demoProgramme, userId } from '../../../db/demo/voorbeeldstad.ts'
import { openTestHouse, type TestHouse } from '../../app/testing/test-house.ts'
import { caseFileOperations } from '../../case-files/api.ts'
import { createNumberVault, useNumberVault } from '../../households/server/commands.ts'
import { newId } from '../../platform/ids.ts'
import { loadProgrammes } from '../../programmes/server/load-programmes.ts'
import { workplaceOperations } from '../../workplace/api.ts'
import { firstLoadOperations as operations } from '../api.ts'
import type { LoadKind } from '../rules/load-kind.ts'
import { proposeColumns } from '../rules/propose-columns.ts'
import { householdsIn } from '../rules/read-household.ts'
import { linesOf, readTable } from '../rules/read-table.ts'
import { makeXlsx, type SheetCell } from '../testing/make-xlsx.ts'

let house: TestHouse
let programmeTitle: string
beforeAll(async () => {
  useNumberVault(createNumberVault(randomBytes(32)))
  programmeTitle = (await loadProgrammes()).programmes.get(demoProgramme.id)?.title ?? ''
})
beforeEach(async () => {
  house = await openTestHouse({ moment: new Date('2026-11-23T09:00:00+01:00') })
  return () => house.close()
})

const [first, second] = addresses
if (!first || !second) throw new Error('Voorbeeldstad has addresses')

/** Reads a file as the screen does and sends what is in it, as the administrator. */
async function load(kind: LoadKind, bytes: Uint8Array, fileName = 'lijst.csv', user = 'bram') {
  const me = house.as(user)
  const table = await readTable(bytes, fileName)
  const columns = proposeColumns(kind, table.headings)
  const lines = linesOf(table, columns)
  const loadId = newId()
  const started = await me.call(operations.startFirstLoad, { id: loadId, kind, fileName, lineCount: lines.length, columns })
  const outcomes: string[] = []
  for (const unit of kind === 'people' ? lines.map(line => [line]) : householdsIn(lines)) {
    const [line] = unit
    if (!line) continue
    const { status, body, problem } =
      kind === 'people'
        ? await me.call(operations.loadColleague, { loadId, salt: newId(), line })
        : await me.call(operations.loadHousehold, { loadId, salt: newId(), lines: unit })
    outcomes.push(status === 200 ? body.outcome : `${status} ${problem.detail}`)
  }
  await me.call(operations.finishFirstLoad, { loadId })
  const { body: report } = await me.call(operations.getFirstLoad, { loadId })
  return { loadId, status: started.status, outcomes, report }
}

const csv = (...rows: string[]) => new TextEncoder().encode(rows.join('\r\n'))
const householdHead =
  'Kenmerk;Coördinator;Programma;Geopend op;Fase;Postcode;Huisnummer;Toevoeging;Verblijfplaats;Voornaam;Achternaam;Geboortedatum;Plaats in het gezin;Telefoon;BSN;Afgesloten op;Nazorg op'
const at = (address: typeof first) => `${address?.postcode};${address?.houseNumber};${address?.addition};`
const yilmaz = () => [
  `H-1;samira@voorbeeld.test;${programmeTitle};12-01-2026;aanpakken;${at(first)};Ayşe;Yilmaz;31-12-1988;volwassene;06-00000000;123456782;;`,
  'H-1;;;;;;;;;Can;Yilmaz;01-02-2017;kind;;;;',
]
const osman = () => `H-2;joep@voorbeeld.test;${programmeTitle};01-10-2026;verbinden;;;;bij een vriend;;Osman;;;;;;`

describe('households', () => {
  test('come in with members, address, number and coordinator, and only the coordinator reaches them', async () => {
    const { outcomes, report } = await load('households', csv(householdHead, ...yilmaz(), osman()))
    expect(report.problems).toEqual([])
    expect(outcomes).toEqual(['loaded', 'loaded'])
    expect(report.load.counts).toMatchObject({ loaded: 2, refused: 0, lines: 3 })

    const [record] = await house.stored<{ id: string }>(
      `select record_id as id from app.first_load_records where reference = 'H-1'`,
    )
    const caseFileId = record?.id ?? ''
    const { body: file } = await house.as('samira').call(caseFileOperations.getCaseFile, { caseFileId })
    expect(file).toMatchObject({
      title: 'Familie Yilmaz',
      phase: 'tackle',
      openedAt: '2026-01-11T23:00:00+00:00',
      coordinator: { userId: userId('samira') },
      residences: [{ address: { id: first.id } }],
    })
    expect(file.members.map(({ identity, position, hasNumber }) => [identity?.givenNames, position, hasNumber])).toEqual([
      ['Ayşe', 'adult', true],
      ['Can', 'child', false],
    ])
    for (const user of ['joep', 'bram', 'karin', 'hans']) {
      const { status } = await house.as(user).call(caseFileOperations.getCaseFile, { caseFileId })
      expect([403, 404], user).toContain(status)
    }
    // Nor by search, nor straight in the database for whatever purpose.
    const { status: searching } = await house.as('bram').call(workplaceOperations.findCaseFiles, { query: 'Yilmaz' })
    expect(searching).toBe(403)
    for (const purpose of ['first-load', 'support', 'administration', 'intake']) {
      const seen = await house.as('bram').look(
        purpose,
        async tx => {
          const rows = await Promise.all(
            (['case_files', 'person_identities', 'timeline', 'households', 'household_members'] as const).map(table =>
              tx.rows(sql`select 1 from ${sql.table(`app.${table}`)}`),
            ),
          )
          return rows.flat().length
        },
        caseFileId,
      )
      expect(seen, purpose).toBe(0)
    }
  })

  test('a term that passed long ago does not start, one that still runs counts from then, and nobody gets mail', async () => {
    await load('households', csv(householdHead, ...yilmaz(), osman()))
    const facts = await house.stored<{ event: string; on: string }>(
      `select distinct event, occurred_on::text as on from app.counted_facts where event = 'case-file.opened' order by 2`,
    )
    expect(facts.map(fact => fact.on)).toEqual(['2026-01-12', '2026-10-01'])
    const clocks = await house.stored<{ due_at: Date }>('select due_at from app.clocks')
    for (const clock of clocks) expect(clock.due_at.getTime()).toBeGreaterThan(house.clock.now().getTime())
    expect(await house.stored('select 1 from app.messages')).toEqual([])
  })

  test('the same file twice changes nothing; a corrected line replaces its own', async () => {
    const once = await load('households', csv(householdHead, ...yilmaz(), osman()))
    const again = await load('households', csv(householdHead, ...yilmaz(), osman()))
    expect(once.outcomes).toEqual(['loaded', 'loaded'])
    expect(again.outcomes).toEqual(['unchanged', 'unchanged'])
    const corrected = await load(
      'households',
      csv(householdHead, yilmaz()[0] ?? '', 'H-1;;;;;;;;;Can;Yılmaz;01-02-2018;kind;;;;', osman()),
    )
    expect(corrected.outcomes).toEqual(['replaced', 'unchanged'])
    const people = await house.stored<{ name: string; born: string }>(
      `select given_names as name, birth_date::text as born from app.person_identities where given_names <> '' order by 1`,
    )
    expect(people).toEqual([
      { name: 'Ayşe', born: '1988-12-31' },
      { name: 'Can', born: '2018-02-01' },
    ])
    expect(await house.stored('select 1 from app.case_files')).toHaveLength(2)
  })

  test('good lines go through; of the others line, field and what is expected are told', async () => {
    const { outcomes, report } = await load(
      'households',
      csv(
        householdHead,
        ...yilmaz(),
        `H-3;niemand@voorbeeld.test;${programmeTitle};12-01-2026;;${at(second)};;De Boer;;;;;;`,
        `H-4;samira@voorbeeld.test;${programmeTitle};12-01-2026;;9999ZZ;1;;;;De Boer;;;;;;`,
        `H-5;samira@voorbeeld.test;${programmeTitle};31-02-2026;;${at(second)};;De Boer;;;;123456789;;`,
        'H-1;;;;;;;;;Elif;Yilmaz;;tante;;;;',
      ),
    )
    expect(outcomes).toEqual(['loaded', 'refused', 'refused', 'refused'])
    expect(report.problems.map(({ line, field }) => `${line} ${field}`)).toEqual([
      '4 coordinator',
      '5 postcode',
      '6 bsn',
      '6 openedOn',
      '7 position',
    ])
    expect(JSON.stringify(report)).not.toMatch(/Boer|Elif|Yilmaz|123456789/)
    expect(await house.stored('select 1 from app.case_files')).toHaveLength(1)
  })

  test('an XLSX file with real dates gives the same', async () => {
    const head = householdHead.split(';')
    const row = (cells: Record<string, SheetCell>): SheetCell[] => head.map(name => cells[name] ?? null)
    const bytes = makeXlsx([
      head,
      row({
        Kenmerk: 'H-1',
        Coördinator: 'samira@voorbeeld.test',
        Programma: programmeTitle,
        'Geopend op': { day: '2026-01-12' },
        Postcode: first.postcode,
        Huisnummer: first.houseNumber,
        Toevoeging: first.addition,
        Voornaam: '<b>Zoë</b> 👩‍👧',
        Achternaam: "O'Neill; drop table",
        Geboortedatum: { day: '1990-03-25' },
        BSN: 123456782,
      }),
    ])
    const { outcomes, report } = await load('households', bytes, 'lijst.xlsx')
    expect(report.problems).toEqual([])
    expect(outcomes).toEqual(['loaded'])
    const [person] = await house.stored<{ given_names: string; birth: string; surname: string }>(
      'select given_names, surname, birth_date::text as birth from app.person_identities',
    )
    expect(person).toEqual({ given_names: '<b>Zoë</b> 👩‍👧', surname: "O'Neill; drop table", birth: '1990-03-25' })
  })

  test('a file in aftercare comes in closed, with its contact on the day that was planned', async () => {
    const line = `H-9;samira@voorbeeld.test;${programmeTitle};12-01-2025;nazorg;${at(first)};Anna;Vos;;;;;01-09-2026;01-03-2027`
    const { outcomes, report } = await load('households', csv(householdHead, line))
    expect(report.problems).toEqual([])
    expect(outcomes).toEqual(['loaded'])
    const [file] = await house.stored<{ phase: string; closed: string; planned: string; who: string }>(`
      select f.phase, (f.closed_at at time zone 'Europe/Amsterdam')::date::text as closed, a.planned_for::text as planned, a.responsible_user_id as who
      from app.case_files f join app.aftercare_contacts a on a.case_file_id = f.id`)
    expect(file).toEqual({ phase: 'follow', closed: '2026-09-01', planned: '2027-03-01', who: userId('samira') })
  })

  test('is undone as a whole: nothing of it is left', async () => {
    const before = await rowCounts()
    const { loadId, report } = await load('households', csv(householdHead, ...yilmaz(), osman()))
    expect(report.records).toBe(2)
    const undone = await house.as('bram').call(operations.undoFirstLoad, { loadId })
    expect(undone.body).toEqual({ id: loadId, records: 2 })
    expect(await rowCounts()).toEqual(before)
    const again = await load('households', csv(householdHead, ...yilmaz(), osman()))
    expect(again.outcomes).toEqual(['loaded', 'loaded'])
  })

  test('once somebody worked on it, neither undo nor a corrected line touches it', async () => {
    const { loadId } = await load('households', csv(householdHead, ...yilmaz(), osman()))
    const [record] = await house.stored<{ id: string }>(
      `select record_id as id from app.first_load_records where reference = 'H-1'`,
    )
    house.clock.shiftTo(new Date('2026-11-24T09:00:00+01:00'))
    const noted = await house.as('samira').call(caseFileOperations.recordNote, {
      caseFileId: record?.id ?? '',
      id: newId(),
      kind: 'phone',
      body: 'Gebeld.',
    })
    expect(noted.status).toBe(200)
    const before = await rowCounts()
    const undone = await house.as('bram').call(operations.undoFirstLoad, { loadId })
    expect(undone.status).toBe(409)
    expect(undone.problem.detail).toMatch(/1 dossier/)
    const corrected = await load('households', csv(householdHead, (yilmaz()[0] ?? '').replace('Ayşe', 'Aysel')))
    expect(corrected.outcomes).toEqual(['refused'])
    expect(corrected.report.problems.map(problem => problem.field)).toEqual(['reference'])
    expect(await rowCounts()).toEqual(before)
  })
})

/** Rows about households, and what makes them reachable. */
const rowCounts = async (): Promise<Record<string, number>> => {
  const tables = [
    'app.case_files app.participations app.involvements app.households app.household_members app.person_identities app.person_contacts',
    'app.residences app.timeline app.clocks app.counted_facts app.aftercare_contacts app.closures app.search_entries app.messages',
    'access.file_registry access.file_holders access.grants access.scopes access.numbers',
  ].flatMap(list => list.split(' '))
  const counted = await Promise.all(
    tables.map(async table => {
      const [row] = await house.stored<{ number: number }>(`select count(*)::integer as number from ${table}`)
      return [table, row?.number ?? -1] as const
    }),
  )
  return Object.fromEntries(counted)
}

describe('people', () => {
  const head = 'Naam;E-mail;Organisatie;Rollen;Functie;Gebied'
  const jamila = 'Jamila de Vries;jamila@voorbeeld.test;Sociaal Team Voorbeeldstad;Casusregisseur, Huisbezoeker;Casemanager;'

  test('come in with their roles, and the same list twice changes nothing', async () => {
    const once = await load('people', csv(head, jamila))
    expect(once.report.problems).toEqual([])
    expect(once.outcomes).toEqual(['loaded'])
    expect((await load('people', csv(head, jamila))).outcomes).toEqual(['unchanged'])
    const roles = await house.stored<{ name: string; role: string }>(`
      select u.display_name as name, r.role from access.users u
      join access.role_assignments r on r.user_id = u.id where u.email = 'jamila@voorbeeld.test' order by role`)
    expect(roles).toEqual([
      { name: 'Jamila de Vries', role: 'visitor' },
      { name: 'Jamila de Vries', role: 'coordinator' },
    ])
    const corrected = await load('people', csv(head, jamila.replace('Casemanager', 'Sociaal casemanager')))
    expect(corrected.outcomes).toEqual(['replaced'])
  })

  test('a colleague who is here already keeps name and roles, and gets what was missing', async () => {
    const { outcomes } = await load('people', csv(head, 'S. Bakker;samira@voorbeeld.test;Sociaal Team Voorbeeldstad;Partner;;'))
    expect(outcomes).toEqual(['loaded'])
    const [user] = await house.stored<{ display_name: string }>('select display_name from access.users where id = $1', [
      userId('samira'),
    ])
    expect(user?.display_name).toBe('Samira Bakker')
  })

  test('nobody gives themselves a role by a list, and a shared address is refused', async () => {
    const { outcomes, report } = await load(
      'people',
      csv(
        head,
        'Bram Jansen;bram@voorbeeld.test;Gemeente Voorbeeldstad;Casusregisseur;;',
        'Team;info@voorbeeld.test;Gemeente Voorbeeldstad;Melder;;',
      ),
    )
    expect(outcomes).toEqual(['refused', 'refused'])
    expect(report.problems.map(problem => problem.line)).toEqual([2, 3])
    const roles = await house.stored('select 1 from access.role_assignments where user_id = $1', [userId('bram')])
    expect(roles).toHaveLength(1)
  })

  test('undone, they can no longer work here; not while they have files', async () => {
    const people = await load('people', csv(head, jamila))
    const files = await load('households', csv(householdHead, (yilmaz()[0] ?? '').replace('samira@', 'jamila@')))
    expect(files.outcomes).toEqual(['loaded'])
    const early = await house.as('bram').call(operations.undoFirstLoad, { loadId: people.loadId })
    expect(early.status).toBe(409)
    expect((await house.as('bram').call(operations.undoFirstLoad, { loadId: files.loadId })).status).toBe(200)
    expect((await house.as('bram').call(operations.undoFirstLoad, { loadId: people.loadId })).status).toBe(200)
    const [user] = await house.stored<{ ended: boolean }>(
      `select ended_at is not null as ended from access.users where email = 'jamila@voorbeeld.test'`,
    )
    expect(user?.ended).toBe(true)
  })
})

describe('who may', () => {
  test('only an administrator, and each line stands in the log with its purpose', async () => {
    for (const user of ['joke', 'peter', 'samira', 'karin', 'fatma', 'hans', 'ingrid']) {
      const { status } = await house.as(user).call(operations.listFirstLoads, {})
      expect(status, user).toBe(403)
    }
    await load('households', csv(householdHead, ...yilmaz()))
    const lines = await house.stored<{ purpose: string; user_id: string; case_file_id: string | null }>(
      `select purpose, user_id, case_file_id from audit.processing_log where event = 'first-load.line-read'`,
    )
    // The household and each of its people.
    expect(lines.length).toBeGreaterThan(1)
    expect(lines.every(line => line.purpose === 'first-load' && line.user_id === userId('bram') && line.case_file_id)).toBe(true)
  })

  test('the functions refuse whoever calls them by themselves', async () => {
    const { report } = await load('households', csv(householdHead, ...yilmaz()))
    expect(report.records).toBe(1)
    const [record] = await house.stored<{ id: string }>('select record_id as id from app.first_load_records')
    const file = record?.id ?? ''
    const team = demoId('organisation', 'sociaal-team')
    const unload = (id: string) => sql`select * from app.unload_case_files(array[${id}]::uuid[])`
    const open = () => sql`select access.open_case_file(${newId()}, ${newId()}, 1::smallint, 6::smallint)`
    const appoint = sql`select access.appoint_coordinator(${file}, ${newId()}, ${userId('joep')}, ${team}, 2::smallint)`
    const attempts = [
      ['samira', 'first-load', unload(file)],
      ['bram', 'administration', unload(file)],
      ['bram', 'first-load', unload(newId())],
      ['bram', 'first-load', sql`select access.forget_case_files(array[${file}]::uuid[])`],
      ['bram', 'administration', open()],
      ['hans', 'first-load', open()],
      ['bram', 'first-load', appoint],
    ] as const
    const before = await rowCounts()
    for (const [at, [user, purpose, statement]] of attempts.entries()) {
      await expect(
        house.as(user).look(purpose, tx => tx.rows(statement)),
        `attempt ${at}`,
      ).rejects.toThrow()
    }
    expect(await rowCounts()).toEqual(before)
  })
})
