import type { BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFailed, test } from 'vitest'
import { baseDay } from '../db/demo/make-histories.ts'
import { drawn, expectAccessible } from './accessibility.ts'
import { type House, openHouse, takePictures } from './house.ts'

// The main story, with six people logged in side by side: a household goes from a school's report to the half-year table,
// and at every step each of the six tries to see what is not theirs.

const people = ['joke', 'peter', 'samira', 'karin', 'hans', 'ingrid'] as const
type Person = (typeof people)[number]

let house: House
const contexts = {} as Record<Person, BrowserContext>
const at = {} as Record<Person, Page>
const ids = { report: '', file: '', task: '', silentTask: '', conference: '' }
let broken = false

beforeAll(async () => {
  house = await openHouse()
  for (const person of people) {
    contexts[person] = await house.visitor()
    at[person] = await house.logIn(contexts[person], person)
  }
})
afterAll(() => house?.close())
beforeEach(() => {
  // Each step stands on the one before.
  if (broken) throw new Error('an earlier step of the story failed')
  onTestFailed(async () => {
    broken = true
    for (const person of people) await takePictures(at[person], `failed-${person}`)
  })
})

/** Pictures to look at, and the accessibility scan: wide and on a phone in turn. */
async function look(page: Page, name: string): Promise<void> {
  await drawn(page)
  await takePictures(page, name)
  const width = Number.parseInt(name, 10) % 2 === 0 ? 1440 : 390
  await page.setViewportSize({ width, height: 900 })
  await expectAccessible(page, `${name} at ${width} px`)
  await page.setViewportSize({ width: 1440, height: 900 })
}

/** Each in a browser of their own, side by side. */
const allAtOnce = async (persons: readonly Person[], work: (person: Person) => Promise<void>): Promise<void> => {
  await Promise.all(persons.map(work))
}

/** What there is to reach at this moment of the story, and who may: everybody else gets "not found", as if it did not exist. */
async function onlyFor(
  allowed: Partial<Record<'report' | 'ownReport' | 'file' | 'content' | 'task' | 'silentTask' | 'log', Person[]>>,
): Promise<void> {
  const asks: [kind: keyof typeof allowed, path: string][] = [
    ['report', `/v1/concern-reports/${ids.report}`],
    ['report', `/v1/concern-reports/${ids.report}/known-households`],
    ['ownReport', `/v1/own-concern-reports/${ids.report}`],
    ['log', '/v1/processing-log-lines'],
  ]
  if (ids.file) {
    asks.push(
      ['file', `/v1/case-files/${ids.file}`],
      ['file', `/v1/case-files/${ids.file}/timeline`],
      ['content', `/v1/case-files/${ids.file}/closing`],
    )
  }
  if (ids.task) asks.push(['task', `/v1/tasks/${ids.task}`])
  if (ids.silentTask) asks.push(['silentTask', `/v1/tasks/${ids.silentTask}`])
  const wrong: string[] = []
  await allAtOnce(people, async person => {
    for (const [kind, path] of asks) {
      if (!(kind in allowed)) continue
      const status = (await contexts[person].request.get(path)).status()
      const may = allowed[kind]?.includes(person) ?? false
      if (may !== (status === 200) || (!may && ![403, 404].includes(status))) wrong.push(`${person} ${path}: ${status}`)
    }
  })
  expect(wrong).toEqual([])
}

/** What stands in the file, for nobody but its coordinator: it is in no answer that somebody else gets about the file. */
async function tellsNobodyElse(words: string, readers: Person[] = ['samira']): Promise<void> {
  await allAtOnce(
    people.filter(one => !readers.includes(one)),
    async person => {
      for (const part of ['', '/timeline', '/plan', '/scores', '/aftercare', '/concern-reports']) {
        const answer = await contexts[person].request.get(`/v1/case-files/${ids.file}${part}`)
        expect((await answer.text()).includes(words), `${person} reads "${words}" in ${part || 'the card'}`).toBe(false)
      }
    },
  )
}

/** Writing where one may not look is refused in the same words. */
async function mayNotWrite(persons: Person[]): Promise<void> {
  for (const person of persons) {
    const answer = await contexts[person].request.post(`/v1/case-files/${ids.file}/notes`, {
      headers: { 'idempotency-key': crypto.randomUUID() },
      data: { id: crypto.randomUUID(), kind: 'note', body: 'Dit hoort hier niet.' },
    })
    expect([403, 404], `${person} wrote a note`).toContain(answer.status())
  }
}

/** Goes to an address as somebody who typed it: it looks as if it does not exist. */
async function findsNothingAt(person: Person, path: string): Promise<void> {
  const page = await contexts[person].newPage()
  await page.goto(path)
  const main = page.getByRole('main')
  const nothing = main.getByText(/niet gevonden|bestaat niet/i).first()
  const isNothing = await nothing.waitFor().then(
    () => true,
    () => false,
  )
  const text = await main.innerText()
  expect({ person, path, isNothing, text }).toMatchObject({ isNothing: true })
  expect(text).not.toContain('Aksoy')
  await page.close()
}

/** Ctrl+K, a name, and what comes back of households. */
async function searches(person: Person, words: string): Promise<string[]> {
  const page = await contexts[person].newPage()
  await page.goto('/vandaag')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').or(page.getByRole('searchbox')).last().waitFor()
  const answered = page.waitForResponse(response => response.url().includes('/v1/found-case-files'), { timeout: 2500 })
  await page.keyboard.type(words)
  await answered.catch(() => undefined)
  await page.waitForTimeout(300)
  const found = await page.getByRole('option').allInnerTexts()
  await page.close()
  return found.filter(text => text.includes('Aksoy'))
}

/** Who finds the household by Ctrl+K and by its address, and who does not. */
async function isKnownTo(knowing: Person[]): Promise<void> {
  await allAtOnce(people, async person => {
    expect(await searches(person, 'Aksoy'), `${person} searches`).toHaveLength(knowing.includes(person) ? 1 : 0)
    if (!knowing.includes(person)) await findsNothingAt(person, `/dossiers/${ids.file}`)
  })
}

const field = (page: Page | Locator, label: string | RegExp): Locator => page.getByRole('textbox', { name: label })
const group = (page: Page | Locator, name: string | RegExp): Locator =>
  page.getByRole('radiogroup', { name }).or(page.getByRole('group', { name }))
const choose = (page: Page | Locator, question: string | RegExp, option: string | RegExp): Promise<void> =>
  group(page, question).getByRole('radio', { name: option }).check()
const press = (page: Page | Locator, name: string | RegExp): Promise<void> => page.getByRole('button', { name }).click()

/** Types a part in a field that offers a list, and takes the first that fits. */
async function pick(page: Page, label: string | RegExp, typed: string, option: RegExp): Promise<void> {
  await page.getByRole('combobox', { name: label }).fill(typed)
  await page.getByRole('option', { name: option }).first().click()
}

/** The case file's own address, from the page that is open. */
const caseFileIn = (page: Page): string => /\/dossiers\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? ''
const taskIn = (href: string | null): string => /\/taken\/([0-9a-f-]{36})/.exec(href ?? '')?.[1] ?? ''

describe('find: a school reports a household', () => {
  test('given six people at work, each on their own landing page', async () => {
    for (const person of people) await look(at[person], `01-${person}-vandaag`)
  })

  test('when Joke reports the family Aksoy, then she can follow it, and nobody but the desk sees it', async () => {
    const page = at.joke
    await page.goto('/melden')
    await choose(page, 'Waarvoor meldt u?', /^Meldcode/)
    await choose(page, 'Weet u zelf bij welke organisatie u moet zijn?', 'Nee, of ik twijfel')
    await field(page, 'Naam').fill('Familie Aksoy')
    await pick(page, 'Adres', 'Tulpstraat 5', /Tulpstraat 5,? /)
    await field(page, 'Wat ziet of hoort u?').fill(
      'Deniz komt al drie weken te laat en zonder eten. Moeder zegt dat de stroom is afgesloten.',
    )
    await page.getByRole('checkbox', { name: 'Geld en schulden' }).check()
    await page.getByRole('checkbox', { name: 'School en leren' }).check()
    await choose(page, 'Hoe snel moet er iets gebeuren?', /^Snel/)
    await choose(page, 'Weet de bewoner van deze melding?', 'Ja')
    await choose(page, 'Is de bewoner het ermee eens?', /^Ja/)
    await look(page, '02-joke-melden')
    await press(page, 'Verstuur melding')
    await page.waitForURL(/\/mijn-meldingen\/[0-9a-f-]{36}$/)
    ids.report = page.url().split('/').at(-1) ?? ''
    await page.getByText('Ontvangen').first().waitFor()
    await look(page, '03-joke-mijn-melding')
    await onlyFor({ report: ['peter'], ownReport: ['joke'], log: ['ingrid'] })
    await allAtOnce(people, async person => {
      if (person !== 'peter') await findsNothingAt(person, `/meldingen/${ids.report}`)
      if (person !== 'joke') await findsNothingAt(person, `/mijn-meldingen/${ids.report}`)
    })
  })
})

describe('connect: one case file, one coordinator', () => {
  test('given the report on the list of the contact point, with its age and urgency, when Peter takes it on', async () => {
    const page = at.peter
    await page.goto('/meldingen')
    const row = page.getByRole('row', { name: /Familie Aksoy/ })
    await row.getByText('Snel').waitFor()
    await row
      .getByText(/vandaag|nieuw/i)
      .first()
      .waitFor()
    await look(page, '04-peter-meldingen')
    await row.getByRole('link').first().click()
    await page.getByRole('heading', { level: 1, name: 'Familie Aksoy' }).waitFor()
    await press(page, 'Pak op')
    await page
      .getByText(/opgepakt door/i)
      .first()
      .waitFor()
    await page.getByText('Geen dossier gevonden dat u mag zien.').waitFor()
  })

  test('when he judges that the problems hang together, then a file opens with its family, and Samira coordinates', async () => {
    const page = at.peter
    await choose(page, 'Kies een uitkomst', /^Meer problemen die samenhangen/)
    await field(page, 'Naam van het dossier').fill('Familie Aksoy')
    await field(page, 'Voornaam').fill('Sevgi')
    await field(page, 'Achternaam').fill('Aksoy')
    await field(page, 'Telefoon').fill('06-00000000')
    await press(page, 'Voeg een gezinslid toe')
    const child = page.getByRole('group', { name: 'Gezinslid 2' })
    await field(child, 'Voornaam').fill('Deniz')
    await field(child, 'Geboortedatum').fill('4-3-2015')
    const coordinator = page.getByRole('combobox', { name: 'Coördinator' })
    await coordinator.selectOption({ label: await optionStarting(coordinator, 'Samira Bakker') })
    await field(page, 'Waarom deze keuze?').fill('Geld, thuis en school hangen samen.')
    await look(page, '05-peter-beoordeling')
    await press(page, 'Leg het besluit vast')
    await page.getByText('De melding is beoordeeld en ligt bij de coördinator.').waitFor()
    await look(page, '06-peter-beoordeeld')
  })

  test('then Joke hears that a coordinator is on it, and nothing else', async () => {
    const page = at.joke
    await page.goto('/mijn-meldingen')
    await page.getByText('Een coördinator is aan de slag').first().waitFor()
    await look(page, '07-joke-mijn-meldingen')
    await page.getByRole('link', { name: /Aksoy/ }).first().click()
    await page.getByText('Een coördinator is aan de slag').first().waitFor()
    const text = await page.getByRole('main').innerText()
    for (const word of ['Samira', 'Sevgi', 'samenhangen', 'dossier', 'al bekend']) expect(text).not.toContain(word)
  })

  test('then Samira has the household on her list, the desk knows that it is there, and nobody else finds it', async () => {
    const page = at.samira
    await page.goto('/mijn-huishoudens')
    await look(page, '08-samira-mijn-huishoudens')
    await page.getByRole('link', { name: /Aksoy/ }).first().click()
    await page.getByRole('heading', { level: 1, name: 'Familie Aksoy' }).waitFor()
    ids.file = caseFileIn(page)
    await look(page, '09-samira-huishouden')
    await onlyFor({ report: ['peter'], ownReport: ['joke'], file: ['peter', 'samira'], content: ['samira'] })
    // What was reported is the desk's to read too, and its reporter's in her own report.
    await tellsNobodyElse('stroom is afgesloten', ['samira', 'peter'])
    await mayNotWrite(['joke', 'peter', 'karin', 'hans', 'ingrid'])
    await isKnownTo(['peter', 'samira'])
  })
})

describe('tackle: one plan, and tasks to partners', () => {
  test('when Samira visits, then she records how it goes per life domain', async () => {
    const page = at.samira
    await page.goto(`/dossiers/${ids.file}/huisbezoek`)
    await field(page, 'Tijd').fill('08:30')
    await field(page, 'Waarom ging u langs?').fill('Kennismaken en horen wat er speelt.')
    await choose(page, 'Hoe ging het?', /^Gesprek gehad/)
    await choose(page, 'Is verteld waarom u kwam?', 'Ja')
    await choose(page, 'Mocht u binnenkomen?', 'Ja')
    await choose(page, /^Geld en schulden/, /Veel zorgen/)
    await press(page, 'Schrijf erbij: Geld en schulden')
    await field(page, /^Wat zag u\?/).fill('Zes schuldeisers; de post ligt ongeopend in een tas.')
    await choose(page, /^School en leren/, /Wisselend/)
    await field(page, 'Volgende stap').fill('Samen een plan maken.')
    await look(page, '10-samira-huisbezoek')
    await press(page, /^Bewaar met 2 leefgebieden/)
    await page.waitForURL(`**/dossiers/${ids.file}`)
    await page.getByText('Huisbezoek bewaard.').waitFor()
    await tellsNobodyElse('schuldeisers')
  })

  test('when she starts the plan with a goal and an action, then the plan is hers and the family’s', async () => {
    const page = at.samira
    await press(page, 'Begin het plan')
    const goal = page.getByRole('form', { name: 'Nieuw doel' })
    await goal.getByLabel('Leefgebied').selectOption({ label: 'Geld en schulden' })
    await field(goal, 'Wat is er bereikt als dit lukt?').fill('De vaste lasten worden op tijd betaald.')
    await field(goal, /^In eigen woorden/).fill('“Rust als de post komt.”')
    await press(goal, 'Zet in het plan')
    await press(page, 'Spreek een actie af')
    const action = page.getByRole('form', { name: 'Nieuwe actie' })
    await field(action, 'Wat gaat er gebeuren?').fill('Drie maanden meekijken met de administratie')
    await pick(page, 'Wie doet het?', 'Brug', /Maatschappelijk Werk De Brug/)
    await field(action, 'Voor wanneer').fill('22-2-2027')
    await press(action, 'Spreek af')
    await page.getByText('Drie maanden meekijken met de administratie').first().waitFor()
    await look(page, '11-samira-plan')
    await tellsNobodyElse('vaste lasten')
  })

  test('when she places the action as a task, then Karin of De Brug has it on her list, and only that', async () => {
    const page = at.samira
    await press(page, 'Meer over Drie maanden meekijken met de administratie')
    await page.getByRole('menuitem', { name: 'Zet uit als taak' }).click()
    const dialog = page.getByRole('dialog', { name: 'Een taak uitzetten' })
    await field(dialog, 'Achtergrond').fill('Mevrouw is thuis op dinsdag en donderdag.')
    await look(page, '12-samira-taak-uitzetten')
    await press(dialog, 'Zet de taak uit')
    await page.getByText('Taak uitgezet bij Maatschappelijk Werk De Brug.').waitFor()

    const karin = at.karin
    await karin.goto('/vandaag')
    const link = karin.getByRole('link', { name: /Nieuwe taak: Familie Aksoy/ }).first()
    ids.task = taskIn(await link.getAttribute('href'))
    await look(karin, '13-karin-vandaag')
    await link.click()
    await karin.getByText('Mevrouw is thuis op dinsdag en donderdag.').waitFor()
    await karin.getByText('Sevgi Aksoy').first().waitFor()
    await look(karin, '14-karin-taak')
    // The desk watches over tasks; the coordinator sent it.
    await onlyFor({
      file: ['peter', 'samira', 'karin'],
      content: ['samira'],
      task: ['peter', 'samira', 'karin'],
      log: ['ingrid'],
    })
    for (const words of ['schuldeisers', 'vaste lasten']) await tellsNobodyElse(words)
    await tellsNobodyElse('stroom is afgesloten', ['samira', 'peter'])
    await mayNotWrite(['joke', 'peter', 'karin', 'hans', 'ingrid'])
    await allAtOnce(['joke', 'hans', 'ingrid'], person => findsNothingAt(person, `/taken/${ids.task}`))
  })

  test('when everybody meets, then what is decided becomes a task at once, and each reads what is theirs', async () => {
    const page = at.samira
    await page.goto(`/dossiers/${ids.file}`)
    await press(page, 'Plan overleg')
    const dialog = page.getByRole('dialog', { name: 'Een overleg plannen' })
    await field(dialog, 'Op welke dag?').fill(baseDay.split('-').toReversed().join('-'))
    await field(dialog, 'Hoe laat?').fill('8.30')
    await field(dialog, 'Waar?').fill('Stadskantoor, kamer 2')
    await press(dialog, 'Plan het overleg')
    await page.waitForURL('**/overleg/*')
    ids.conference = /\/overleg\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? ''
    await page.getByRole('checkbox', { name: /^Aanwezig: Samira/ }).check()
    await page.getByRole('checkbox', { name: /^Aanwezig: Maatschappelijk Werk De Brug/ }).check()
    const decision = page.getByRole('form', { name: 'Nieuw besluit' })
    await field(decision, 'Wat is er besloten?').fill('Betalingsregeling voor de huur afspreken')
    await decision.getByRole('radio', { name: 'taak voor een partner' }).check()
    await pick(page, 'Welke organisatie?', 'Woonpartners', /^Woonpartners/)
    await decision.getByLabel('Leefgebied').selectOption({ label: 'Wonen' })
    await look(page, '15-samira-overleg')
    await press(decision, 'Zet de taak uit')
    await page
      .getByRole('link', { name: /Woonpartners/ })
      .first()
      .waitFor()
    await press(page, 'Leg vast als gehouden')
    await page.getByText('gehouden').first().waitFor()
    await tellsNobodyElse('Betalingsregeling', ['samira', 'peter'])
    await allAtOnce(['joke', 'hans', 'ingrid'], person =>
      findsNothingAt(person, `/dossiers/${ids.file}/overleg/${ids.conference}`),
    )
  })

  test('when Karin takes it up and reports it done, then Samira is told', async () => {
    const page = at.karin
    await press(page, 'Ik pak dit op')
    await field(page, 'Wat is er gedaan, en hoe nu verder?').fill('Twaalf keer langs geweest. Mevrouw doet het nu zelf.')
    await press(page.getByRole('form', { name: 'Meld klaar' }), 'Meld klaar')
    await page.getByText('Klaar gemeld. De afzender weet het.').waitFor()
    await look(page, '16-karin-klaar')

    const samira = at.samira
    await samira.goto('/vandaag')
    await samira.getByRole('link', { name: /Aksoy/ }).first().waitFor()
    await look(samira, '17-samira-vandaag')
    await samira.goto(`/taken/${ids.task}`)
    await samira.getByText('Twaalf keer langs geweest.').first().waitFor()
    await press(samira, 'Gezien')
    const mails = house.mailbox().filter(mail => mail.to.includes('samira'))
    expect(mails.length).toBeGreaterThanOrEqual(2)
    // A mail may be read over a shoulder: no names, no streets.
    for (const mail of house.mailbox()) expect(`${mail.subject} ${mail.text}`).not.toMatch(/Aksoy|Sevgi|Deniz|Tulpstraat/)
  })

  test('given that task stays silent, when its term passes, then Peter calls and records it', async () => {
    const [silent] = await house.stored<{ id: string }>(`select id from app.tasks where state = 'placed'`)
    ids.silentTask = silent?.id ?? ''

    await house.moveClock('+8D')
    const page = at.peter
    await page.goto('/te-bellen')
    await page.getByRole('row', { name: /Woonpartners/ }).waitFor()
    await look(page, '18-peter-te-bellen')
    // Karin has no part in this one, though she knows the household.
    await onlyFor({ silentTask: ['peter', 'samira'], task: ['peter', 'samira', 'karin'] })
    await findsNothingAt('karin', `/taken/${ids.silentTask}`)
    await press(page, /^Leg vast: gesprek met Woonpartners/)
    await choose(page, 'Sprak u iemand?', /^Ja/)
    await field(page, 'Wat is er afgesproken of geprobeerd?').fill('Was blijven liggen; ze pakken het deze week op.')
    await look(page, '19-peter-gesprek')
    await press(page.getByRole('form', { name: 'Leg het gesprek vast' }), 'Leg vast')
    await page.getByText('Vastgelegd. De termijn begint opnieuw.').waitFor()
    await page.getByText('Alle taken zijn op tijd opgepakt.').waitFor()
  })
})

describe('follow: closing, aftercare, figures and the log', () => {
  test('when Samira closes the file, then the partners lose sight of it at once', async () => {
    const page = at.samira
    await page.goto(`/dossiers/${ids.file}/afsluiten`)
    await page.getByLabel(/De vaste lasten worden op tijd betaald/).selectOption({ label: 'bereikt' })
    await choose(page, 'Reden', /^Passende hulp is gestart/)
    await field(page, /^Toelichting/).fill('Het gezin redt het nu zelf.')
    await page.getByRole('checkbox', { name: /Trek deze taak in/ }).check()
    await look(page, '20-samira-afsluiten')
    await press(page, 'Sluit het dossier af')
    await page.waitForURL(`**/dossiers/${ids.file}/nazorg`)
    await look(page, '21-samira-nazorg-gepland')
    await onlyFor({ file: ['peter', 'samira'], task: ['peter', 'samira'], silentTask: ['peter', 'samira'] })
    await isKnownTo(['peter', 'samira'])
  })

  test('when half a year has passed, then the aftercare contact is on Samira’s list, and she records that it goes well', async () => {
    await house.moveClock('+6M')
    const page = at.samira
    await page.goto('/vandaag')
    const line = page
      .getByRole('listitem')
      .filter({ hasText: /[Nn]azorg/ })
      .filter({ hasText: 'Aksoy' })
      .first()
    await line.waitFor()
    await look(page, '22-samira-vandaag-nazorg')
    await line.getByRole('link').first().click()
    await choose(page, 'Uitkomst', /^Het gaat goed/)
    await field(page, /^Wat vertelt het gezin\?/).fill('De rekeningen zijn bij, Deniz gaat graag naar school.')
    await look(page, '23-samira-nazorg')
    await press(page, 'Leg vast')
    await page.getByText('Vastgelegd: het gaat goed.').waitFor()
    await tellsNobodyElse('rekeningen zijn bij')
  })

  test('then the half-year table counts it, and Hans opens what it counts but no file', async () => {
    const page = at.hans
    await page.goto('/cijfers')
    const row = page.getByRole('row', { name: /Nazorgcontacten/ }).first()
    await row.waitFor()
    await look(page, '24-hans-cijfers')
    await row
      .getByRole('link', { name: /^1: open de lijst van Nazorgcontacten/ })
      .first()
      .click()
    await page.getByRole('heading', { level: 1 }).waitFor()
    await look(page, '25-hans-lijst')
    await findsNothingAt('hans', `/dossiers/${ids.file}`)
    await onlyFor({ file: ['peter', 'samira'], report: ['peter'], ownReport: ['joke'], log: ['ingrid'] })
  })

  test('and what the programme asks of everybody stands in the library, where Hans finds it by a word', async () => {
    const page = at.hans
    await page.goto('/programmas')
    await page.getByRole('searchbox').fill('nazorg half jaar')
    await page.getByRole('searchbox').press('Enter')
    await page.getByRole('link', { name: 'Meldcode' }).first().click()
    await page.getByRole('heading', { level: 1, name: 'Meldcode' }).waitFor()
    await page.getByRole('heading', { name: /^Stappen/ }).waitFor()
  })

  test('then Ingrid reads in the log who looked, and who was refused', async () => {
    const page = at.ingrid
    const period = new URLSearchParams({ over: ids.file, van: '2026-11-23', tot: '2027-07-01' })
    await page.goto(`/verwerkingslogboek?${period}`)
    await page
      .getByRole('row', { name: /Samira Bakker/ })
      .first()
      .waitFor()
    // The six have looked and tried hundreds of times: the scan takes the lines of one thing that happened.
    await page.goto(`/verwerkingslogboek?${period}&wat=case-file.closed`)
    await page.getByRole('row', { name: /Samira Bakker/ }).waitFor()
    await look(page, '26-ingrid-logboek')
    await page.goto(`/verwerkingslogboek?${period}&uitkomst=refused&wat=note.recorded`)
    for (const name of ['Joke Verhoeven', 'Hans Mulder', 'Karin Smit'])
      await page
        .getByRole('row', { name: new RegExp(name) })
        .first()
        .waitFor()
    await look(page, '27-ingrid-geweigerd')
    const logged = await house.stored<{ user_id: string; event: string }>(
      `select distinct user_id, event from audit.processing_log where case_file_id = $1 and outcome = 'done'`,
      [ids.file],
    )
    for (const event of [
      'case-file.read',
      'home-visit.recorded',
      'task.placed',
      'task.answered',
      'case-file.closed',
      'aftercare.recorded',
    ]) {
      expect(logged.map(line => line.event)).toContain(event)
    }
  })
})

async function optionStarting(select: Locator, start: string): Promise<string> {
  const labels = await select.getByRole('option').allInnerTexts()
  const found = labels.find(label => label.startsWith(start))
  if (!found) throw new Error(`${start} is not in ${labels.join(', ')}`)
  return found
}
