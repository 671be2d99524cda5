import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoProgramme } from '../db/demo/voorbeeldstad.ts'
import { breachOperations } from '../src/accountability/breach-api.ts'
import { registerOperations } from '../src/accountability/register-api.ts'
import { screens } from '../src/app/web/screens.ts'
import { firstLoadOperations } from '../src/first-load/api.ts'
import { householdOperations } from '../src/households/api.ts'
import { indicatorOperations } from '../src/indicators/api.ts'
import { outreachOperations } from '../src/outreach/api.ts'
import { newId } from '../src/platform/ids.ts'
import { addDays, calendarDateOf } from '../src/platform/time/calendar-date.ts'
import { residentOperations } from '../src/residents/api.ts'
import { retentionOperations } from '../src/retention/api.ts'
import { meldcodeOperations } from '../src/shields/meldcode-api.ts'
import { expectAccessible, inEveryLook, looks, takeOn } from './accessibility.ts'
import { type House, openHouse, takePictures } from './house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse({ histories: true })
  // A report is begun by hand; half a year before today there is always something to report.
  const context = await house.visitor()
  await house.logIn(context, 'hans')
  await house.send(context, indicatorOperations.startHalfYearReport, {
    id: newId(),
    programmeId: demoProgramme.id,
    year: 2026,
    half: 1,
  })
  await context.close()
  await takeOverAList()
  await beginAMeldcode()
  await letSomebodyAsk()
  await accountForData()
  await prepareAList()
})
afterAll(() => house?.close())

/** A data breach that is open, and a DPIA that was established. */
async function accountForData(): Promise<void> {
  const context = await house.visitor()
  await house.logIn(context, 'ingrid')
  await house.send(context, breachOperations.recordDataBreach, {
    id: newId(),
    title: 'Verslag naar de verkeerde partner gemaild',
    source: 'colleague',
    discoveredAt: new Date(Date.now() - 5 * 3_600_000).toISOString(),
    what: 'De mail is een uur later gewist.',
  })
  await house.send(context, registerOperations.establishDpia, { id: newId(), reason: 'Voor de start' })
  await context.close()
}

/** A list of what may be destroyed. */
async function prepareAList(): Promise<void> {
  const context = await house.visitor()
  await house.logIn(context, 'bram')
  await house.send(context, retentionOperations.prepareDestruction, { id: newId() })
  await context.close()
}

/** A list with one line that cannot be taken over, so that its outcome has something to say. */
async function takeOverAList(): Promise<void> {
  const context = await house.visitor()
  await house.logIn(context, 'bram')
  const loadId = newId()
  const { startFirstLoad, loadColleague, finishFirstLoad } = firstLoadOperations
  const columns = { name: 'naam', email: 'mail', organisation: 'organisatie', roles: 'rol' }
  await house.send(context, startFirstLoad, { id: loadId, kind: 'people', fileName: 'team.csv', lineCount: 1, columns })
  await house.send(context, loadColleague, { loadId, salt: newId(), line: { number: 2, values: { name: 'Pien de Vries' } } })
  await house.send(context, finishFirstLoad, { loadId })
  await context.close()
}

/** A suspicion, so that there is something that only Samira may see. */
async function beginAMeldcode(): Promise<void> {
  const context = await house.visitor()
  await house.logIn(context, 'samira')
  const [file] = await house.stored<{ id: string }>(someThing.openFile.replaceAll('$1', "'samira'"))
  const caseFileId = file?.id ?? ''
  const meldcodeId = newId()
  const { startMeldcode, recordEntry } = meldcodeOperations
  await house.send(context, startMeldcode, { caseFileId, id: meldcodeId, shieldId: newId(), namingId: newId() })
  const what = 'Blauwe plek op de arm; “gevallen”, zegt hij.'
  const entry = { step: 1 as const, what, on: '2026-11-02', source: 'seen' as const, toldBy: '' }
  await house.send(context, recordEntry, { caseFileId, meldcodeId, id: newId(), entry })
  await context.close()
}

/** A resident of a household of Samira's asks for a copy, and she collects it. */
async function letSomebodyAsk(): Promise<void> {
  const colleague = await house.visitor()
  await house.logIn(colleague, 'samira')
  const [member] = await house.stored<{ caseFileId: string; personId: string }>(
    `select f.id as "caseFileId", h.person_id as "personId" from app.case_files f
     join app.household_members h on h.household_id = f.household_id and h.position = 'adult' and h.valid_to is null
     where f.id = (${someThing.openFile.replaceAll('$1', "'samira'")}) order by h.person_id limit 1`,
  )
  const { caseFileId = '', personId = '' } = member ?? {}
  await house.send(colleague, householdOperations.recordNumber, { caseFileId, personId, bsn: '123456782', salt: newId() })
  const resident = await house.visitor()
  await house.logInResident(resident)
  const requestId = newId()
  await house.send(resident, residentOperations.askAboutOwnData, { id: requestId, personId, kind: 'copy', words: 'Graag alles.' })
  await house.send(colleague, residentOperations.collectExtract, { caseFileId, requestId })
  await resident.close()
  await colleague.close()
}

/** Something to look at for each parameter, as this person may see it: a query for its id, with the person's code as $1. */
const own = `select id from access.users where municipality_id = 1 and lower(split_part(display_name, ' ', 1)) = $1`
const someThing = {
  openFile: `select id from app.case_files where coordinator_user_id = (${own}) and closed_at is null
    order by (select count(*) from app.timeline t where t.case_file_id = case_files.id) desc, id limit 1`,
  closedFile: `select case_file_id as id from app.aftercare_contacts where responsible_user_id = (${own}) and made_at is null order by planned_for, id limit 1`,
  ownReport: `select id from app.concern_reports where reporter_user_id = (${own}) order by received_at desc, id limit 1`,
  untriagedReport: `select r.id from app.concern_reports r
    where $1 <> '' and not exists (select from app.triages t where t.report_id = r.id) order by r.received_at desc, r.id limit 1`,
  partnerFile: `select i.case_file_id as id from app.involvements i join access.role_assignments a on a.organisation_id = i.organisation_id and a.role = 'partner'
    join app.case_files f on f.id = i.case_file_id and f.closed_at is null
    join access.scopes s on s.municipality_id = i.municipality_id and s.id = i.scope_id and s.shield_id is null
    where a.user_id = (${own}) and i.role = 'partner' and i.valid_to is null
    order by (select count(*) from app.visit_cards v where v.case_file_id = f.id) desc, i.id limit 1`,
  task: `select t.id from app.tasks t join access.role_assignments a on a.organisation_id = t.organisation_id and a.role = 'partner'
    where a.user_id = (${own}) order by t.placed_at desc, t.id limit 1`,
  residentRequest: `select case_file_id || ' ' || id as id from app.resident_requests where $1 <> '' order by recorded_at desc limit 1`,
  ownRequest: `select id from app.resident_requests where $1 <> '' order by recorded_at desc limit 1`,
  meldcode: `select case_file_id || ' ' || id as id from app.meldcodes where recorded_by = (${own}) order by recorded_at, id limit 1`,
  conference: `select case_file_id || ' ' || id as id from app.conferences c
    where exists (select from app.case_files f where f.id = c.case_file_id and f.coordinator_user_id = (${own}) and f.closed_at is null)
    order by state <> 'planned', starts_at desc, id limit 1`,
  coordinator: `select user_id as id from access.role_assignments where $1 <> '' and role = 'coordinator' and valid_to is null order by 1 limit 1`,
  involvement: `select i.case_file_id || ' ' || i.id as id from app.involvements i
    join app.case_files f on f.id = i.case_file_id and f.coordinator_user_id = (${own}) and f.closed_at is null
    where i.role = 'partner' and i.valid_to is null order by i.valid_from desc, i.id limit 1`,
  organisation: `select id from app.organisations where $1 <> '' order by id limit 1`,
  dpia: `select id from app.dpia_editions where $1 <> '' limit 1`,
  breach: `select id from app.data_breaches where $1 <> '' order by number limit 1`,
  report: `select id from app.half_year_reports where $1 <> '' order by started_at limit 1`,
  covenant: `select id from app.covenants where $1 <> '' order by version desc, id limit 1`,
  load: `select id from app.first_loads where $1 <> '' limit 1`,
  destruction: `select id from app.destruction_runs where $1 <> '' limit 1`,
  programme: `select programme_id as id from app.programme_versions where $1 <> '' order by 1 limit 1`,
} as const

/** Who opens which screen; with `?`, what stands in the address for the parameter. The heading proves that it is the screen. */
const visits: [person: string, screen: string, heading: RegExp, open?: { id?: keyof typeof someThing; query?: string }][] = [
  ['joke', '/vandaag', /Joke/],
  ['joke', '/melden', /Meld een zorg/],
  ['joke', '/mijn-meldingen', /meldingen/i],
  ['joke', '/mijn-meldingen/$reportId', /./, { id: 'ownReport' }],
  ['peter', '/vandaag', /Peter/],
  ['peter', '/meldingen', /Meldingen/],
  ['peter', '/meldingen/nieuw', /Voer een melding in/],
  ['peter', '/meldingen/$reportId', /./, { id: 'untriagedReport' }],
  ['peter', '/te-bellen', /bellen/i],
  ['samira', '/vandaag', /Samira/],
  ['samira', '/mijn-huishoudens', /Mijn huishoudens/],
  ['samira', '/dossiers/$caseFileId', /./, { id: 'openFile' }],
  ['samira', '/dossiers/$caseFileId/afdruk', /afdrukken/, { id: 'openFile' }],
  ['samira', '/dossiers/$caseFileId/huisbezoek', /./, { id: 'openFile' }],
  ['samira', '/dossiers/$caseFileId/documenten', /Documenten/, { id: 'openFile' }],
  ['samira', '/dossiers/$caseFileId/hulp', /Hulp en trajecten/, { id: 'openFile' }],
  ['samira', '/dossiers/$caseFileId/mandaat', /Mandaat en budget/, { id: 'openFile' }],
  ['samira', '/dossiers/$caseFileId/bewaren', /Hoe lang bewaard/, { id: 'openFile' }],
  ['samira', '/dossiers/$caseFileId/toestemming', /Toestemming/, { id: 'openFile' }],
  ['samira', '/dossiers/$caseFileId/delen', /Delen/, { id: 'openFile' }],
  ['samira', '/dossiers/$caseFileId/delen/bekijk/$involvementId', /Zoals .* het ziet/, { id: 'involvement' }],
  ['samira', '/dossiers/$caseFileId/mag-ik-dit-gebruiken', /Mag ik dit gebruiken/, { id: 'openFile' }],
  ['samira', '/mag-ik-dit-gebruiken', /Mag ik dit gebruiken/],
  ['samira', '/dossiers/$caseFileId/doorzetten', /doorzetten/, { id: 'openFile' }],
  ['samira', '/dossiers/$caseFileId/afgeschermd', /Afgeschermd/, { id: 'meldcode' }],
  ['samira', '/dossiers/$caseFileId/meldcode/$meldcodeId', /Meldcode/, { id: 'meldcode' }],
  ['samira', '/afgeschermd', /naam afgeschermd/],
  ['samira', '/dossiers/$caseFileId/splitsen', /ergens anders wonen/, { id: 'openFile' }],
  ['samira', '/dossiers/$caseFileId/afsluiten', /afsluiten/, { id: 'openFile' }],
  ['samira', '/dossiers/$caseFileId/nazorg', /./, { id: 'closedFile' }],
  ['samira', '/dossiers/$caseFileId/overleg/$conferenceId', /./, { id: 'conference' }],
  ['samira', '/verzoeken', /Verzoeken van inwoners/],
  ['samira', '/dossiers/$caseFileId/verzoeken', /Verzoeken/, { id: 'residentRequest' }],
  ['samira', '/dossiers/$caseFileId/verzoeken/$requestId', /Inzage en kopie/, { id: 'residentRequest' }],
  ['samira', '/dossiers/$caseFileId/verzoeken/$requestId/kopie', /Kopie controleren/, { id: 'residentRequest' }],
  ['inwoner', '/mijn', /Hallo/],
  ['inwoner', '/mijn/gekeken', /Wie keek/],
  ['inwoner', '/mijn/toestemming', /toestemming/],
  ['inwoner', '/mijn/vragen', /Mijn vragen/],
  ['inwoner', '/mijn/vragen/nieuw', /Stel een vraag/, { query: '?soort=correction' }],
  ['inwoner', '/mijn/vragen/$requestId', /dossier lezen/, { id: 'ownRequest' }],
  ['samira', '/overleggen', /Overleggen/],
  ['samira', '/nazorg', /Nazorg/],
  ['samira', '/waarneming', /Waarneming/],
  ['samira', '/noodtoegang', /Noodtoegang/],
  ['samira', '/taken', /Taken/],
  ['samira', '/cijfers', /Cijfers/, { query: '?waarvan=neighbourhood' }],
  ['samira', '/bestaat-niet', /Niet gevonden/],
  ['karin', '/vandaag', /Karin/],
  ['karin', '/dossiers/$caseFileId', /./, { id: 'partnerFile' }],
  ['karin', '/taken', /Taken/],
  ['karin', '/overleggen', /Overleggen/],
  ['karin', '/taken/$taskId', /./, { id: 'task' }],
  ['fatma', '/vandaag', /Fatma/],
  ['fatma', '/voortgang', /Voortgang/, { query: '?beeld=late' }],
  ['fatma', '/zonder-coordinator', /Zonder coördinator/],
  ['hans', '/vandaag', /Hans/],
  ['hans', '/cijfers', /Cijfers/, { query: '?waarvan=attribute' }],
  ['hans', '/cijfers/halfjaarberichten', /Halfjaarberichten/],
  ['hans', '/cijfers/halfjaarberichten/$reportId', /Halfjaarbericht/, { id: 'report' }],
  ['hans', '/cijfers/lijst', /./, { query: '?firstCounted' }],
  ['hans', '/cijfers/veilig-thuis', /Veilig Thuis/],
  ['hans', '/programmas', /Programma/],
  ['hans', '/programmas/$programmeId', /./, { id: 'programme' }],
  ['hans', '/programmas/vergelijken', /./],
  ['ingrid', '/vandaag', /Ingrid/],
  ['ingrid', '/verwerkingslogboek', /Verwerkingslogboek/],
  ['ingrid', '/opvallende-inzagen', /Opvallende inzagen/],
  ['ingrid', '/afgeschermd-zonder-lezer', /zonder lezer/],
  ['ingrid', '/verzoeken/toezicht', /Verzoeken van inwoners/],
  ['ingrid', '/grondslagen', /Grondslagen/],
  ['ingrid', '/vernietiging', /Bewaren en vernietigen/],
  ['ingrid', '/vernietiging/$runId', /Vernietiging/, { id: 'destruction' }],
  ['ingrid', '/vernietiging/opgeschort', /Opgeschorte vernietiging/],
  ['ingrid', '/noodtoegang', /Noodtoegang/],
  ['ingrid', '/regels', /Regels: wie ziet wat/],
  ['ingrid', '/verwerkingsregister', /Verwerkingsregister/],
  ['ingrid', '/dpia', /DPIA/],
  ['ingrid', '/dpia/$editionId', /uitgave 1/, { id: 'dpia' }],
  ['ingrid', '/datalekken', /Datalekken/],
  ['ingrid', '/datalekken/$breachId', /Datalek 1/, { id: 'breach' }],
  ['marga', '/vandaag', /Marga/],
  ['marga', '/regels/raad', /Wie ziet wat/],
  ['bram', '/vandaag', /Bram/],
  ['bram', '/beheer/mensen', /Mensen/],
  ['bram', '/beheer/mensen/$userId', /./, { id: 'coordinator' }],
  ['bram', '/beheer/organisaties', /Organisaties/],
  ['bram', '/beheer/organisaties/$organisationId', /./, { id: 'organisation' }],
  ['bram', '/beheer/gebieden', /Gebieden/],
  ['bram', '/beheer/convenanten', /Convenanten/],
  ['bram', '/beheer/convenanten/$covenantId', /huisuitzettingen/, { id: 'covenant' }],
  ['bram', '/beheer/rechten', /Rechten nalopen/],
  ['ingrid', '/beheer/inlogdiensten', /Inlogdiensten/],
  ['bram', '/beheer/instellingen', /Instellingen/],
  ['bram', '/beheer/programmas', /in gebruik/],
  ['bram', '/vernietiging/termijnen', /Bewaartermijnen/],
  ['bram', '/beheer/beginstand', /Beginstand/],
  ['bram', '/beheer/beginstand/$loadId', /team\.csv/, { id: 'load' }],
]

test('who plans a visit sees beside the day who else comes, and asks to go together', { timeout: 120_000 }, async () => {
  const [file] = await house.stored<{ id: string; name: string }>(`
    select f.id, u.display_name as name from app.case_files f
    join app.involvements i on i.case_file_id = f.id and i.role = 'partner' and i.valid_to is null
    join access.scopes s on s.municipality_id = i.municipality_id and s.id = i.scope_id and s.shield_id is null
    join access.users u on u.id = (${own.replace('$1', "'karin'")})
    join access.role_assignments a on a.user_id = u.id and a.organisation_id = i.organisation_id and a.role = 'partner'
    where f.coordinator_user_id = (${own.replace('$1', "'samira'")}) and f.closed_at is null order by f.id limit 1`)
  if (!file) throw new Error('the demonstration has no file of Samira in which Karin takes part')
  const partner = await house.visitor()
  await house.logIn(partner, 'karin')
  const visitOn = addDays(calendarDateOf(new Date()), 3)
  await house.send(partner, outreachOperations.planVisit, { caseFileId: file.id, id: newId(), visitOn, partOfDay: 'afternoon' })
  await partner.close()

  const context = await house.visitor()
  const page = await house.logIn(context, 'samira')
  await page.goto(`/dossiers/${file.id}`)
  await page.getByRole('button', { name: 'Plan bezoek' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Op welke dag komt u?').fill('morgen')
  await dialog.getByRole('checkbox', { name: new RegExp(file.name) }).check()
  await dialog.getByRole('radio', { name: 'ochtend' }).check()
  await expectAccessible(page, 'planning a visit')
  await dialog.getByRole('button', { name: 'Plan het bezoek' }).click()
  await page.getByText('Bezoek gepland. Uw vraag is gemaild.').waitFor()
  expect(await house.stored(`select kind from app.messages where about_id = '${file.id}' and kind = 'visit-together'`)).toEqual([
    { kind: 'visit-together' },
  ])
  await context.close()
})

test('every screen of the product is looked at', () => {
  const visited = new Set(visits.map(([, screen]) => screen))
  expect(screens.map(screen => screen.path).filter(path => !visited.has(path))).toEqual([])
})

test('every screen passes the accessibility scan and fits a phone', { timeout: 600_000 }, async () => {
  const screensOf = Map.groupBy(visits, ([person]) => person)
  const waiting = [...screensOf.keys()].sort(
    (one, other) => (screensOf.get(other)?.length ?? 0) - (screensOf.get(one)?.length ?? 0),
  )
  // Side by side: most of a visit is waiting, for the page and then for the scan of it.
  const visitAll = async (): Promise<void> => {
    for (let person = waiting.shift(); person; person = waiting.shift()) await visitAs(person)
  }
  // All that is wrong at once: a run takes minutes.
  const complaints: string[] = []
  await Promise.all([visitAll(), visitAll(), visitAll()])
  expect(complaints).toEqual([])

  async function visitAs(person: string): Promise<void> {
    const context = await house.visitor()
    const page = person === 'inwoner' ? await house.logInResident(context) : await house.logIn(context, person)
    for (const [at, [who, screen, heading, open]] of visits.entries()) {
      if (who !== person) continue
      let address = screen
      if (open?.id) {
        const [found] = await house.stored<{ id: string }>(someThing[open.id], [person])
        if (!found) throw new Error(`the demonstration has no ${open.id} for ${person}`)
        const ids = found.id.split(' ')
        address = address.replaceAll(/\$\w+/g, () => ids.shift() ?? '')
      }
      for (const [turn, look] of looks.entries()) {
        if (!inEveryLook && turn !== at % looks.length) continue
        const name = `${person} ${screen}, ${look.narrow ? 'on a phone' : 'wide'}, ${look.theme}`
        await takeOn(page, look)
        if (open?.query === '?firstCounted') {
          await page.goto('/cijfers')
          await page.getByRole('table').first().getByRole('link').first().click()
        } else {
          await page.goto(address + (open?.query ?? ''))
        }
        try {
          await page.getByRole('heading', { level: 1, name: heading }).waitFor()
          await expectAccessible(page, name)
        } catch (fault) {
          const headed = (await page.getByRole('heading').allTextContents()).slice(0, 3).join(' / ')
          complaints.push(
            `${name}, headed ${headed}: ${String(fault)} ${JSON.stringify((fault as { actual?: unknown }).actual ?? '')}`,
          )
        }
      }
      await takeOn(page, looks[0])
      await takePictures(page, `screen-${person}-${screen.replaceAll(/\W+/g, '-')}`)
    }
    await context.close()
  }
})
