import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoProgramme, demoProgrammeUnderPressure } from '../../../db/demo/voorbeeldstad.ts'
import { openTestHouse, type TestHouse } from '../../app/testing/test-house.ts'
import { facetSeparator, programmeOperations } from '../api.ts'
import { facetNames } from '../rules/library-facets.ts'
import { loadProgrammes } from './load-programmes.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const list = async (user: string, input: Record<string, string> = {}) =>
  (await house.as(user).call(programmeOperations.listLibrary, input)).body

test('everybody who works here reads the whole library', async () => {
  const { programmes } = await loadProgrammes()
  for (const user of ['joke', 'peter', 'samira', 'karin', 'fatma', 'hans', 'ingrid', 'bram']) {
    const { status, body } = await house.as(user).call(programmeOperations.listLibrary, {})
    expect(status, user).toBe(200)
    expect(body.total, user).toBe(programmes.size)
    expect(body.programmes.map(one => one.id).toSorted(), user).toEqual([...programmes.keys()].toSorted())
  }
})

test('reading a programme stands in the log', async () => {
  const { status } = await house.as('joke').call(programmeOperations.getLibraryProgramme, { programmeId: demoProgramme.id })
  expect(status).toBe(200)
  const [line] = await house.stored<{ event: string; purpose: string }>(
    `select event, purpose from audit.processing_log where event = 'programme.read'`,
  )
  expect(line).toEqual({ event: 'programme.read', purpose: 'workplace' })
})

test('the counts beside a facet are those of what is shown', async () => {
  const all = await list('samira')
  for (const { facet, values } of all.facets) {
    expect(
      values.reduce((sum, one) => sum + one.count, 0),
      facet,
    ).toBe(all.total)
    for (const { value, count } of values) {
      const narrowed = await list('samira', { [facet]: value })
      expect(narrowed.programmes, `${facet}: ${value}`).toHaveLength(count)
      expect(narrowed.programmes.every(one => one.facets[facet] === value)).toBe(true)
    }
  }
})

test('two values of a facet widen, and two facets narrow', async () => {
  const all = await list('samira')
  const level = all.facets.find(one => one.facet === 'level')?.values ?? []
  const [one, other] = level.filter(value => value.count > 0)
  if (!one || !other) throw new Error('the library has programmes on two levels')
  const both = await list('samira', { level: [one.value, other.value].join(facetSeparator) })
  expect(both.programmes).toHaveLength(one.count + other.count)
  expect(facetNames).toContain('level')
  const unknown = await list('samira', { level: 'wereldwijd' })
  expect(unknown.programmes).toEqual([])
})

test('words are found with their place, those in the title first', async () => {
  const { title } = (await loadProgrammes()).programmes.get(demoProgrammeUnderPressure.id) ?? { title: '' }
  const found = await list('samira', { query: title.toUpperCase() })
  expect(found.programmes[0]?.id).toBe(demoProgrammeUnderPressure.id)
  const inText = await list('samira', { query: 'knélpunt privacy' })
  for (const { hits } of inText.programmes) expect(hits.some(hit => hit.passage.some(piece => piece.isHit))).toBe(true)
  expect((await list('samira', { query: 'zxqj' })).programmes).toEqual([])
})

test.each(["'; drop table app.settings; --", '<script>', '👩‍👧‍👦', 'مرحبا', '%'])(
  'a search for %s just searches',
  async query => {
    const { status } = await house.as('samira').call(programmeOperations.listLibrary, { query })
    expect(status).toBe(200)
  },
)

test('a search of more than 200 letters is refused at its field', async () => {
  const { status, problem } = await house.as('samira').call(programmeOperations.listLibrary, { query: 'a'.repeat(201) })
  expect(status).toBe(400)
  expect(problem.errors?.map(error => error.field)).toEqual(['query'])
})

test('a programme comes whole, with what the municipality set', async () => {
  const { programmes } = await loadProgrammes()
  const programme = programmes.get(demoProgramme.id)
  const setting = programme?.clocks.find(clock => clock.setting)?.setting
  await house.stored(`insert into app.settings (municipality_id, key, value) values (1, $1, '"P9D"')`, [
    `${demoProgramme.id}.${setting}`,
  ])
  const { body } = await house.as('joke').call(programmeOperations.getLibraryProgramme, { programmeId: demoProgramme.id })
  expect(body.programme).toEqual(JSON.parse(JSON.stringify(programme)))
  expect(body.settings).toEqual({ [setting ?? '']: 'P9D' })
  expect(body.lifeDomains.length).toBeGreaterThan(5)
  expect(body.others).toHaveLength(programmes.size - 1)
})

test('it says which programmes run here, and which of them take no new households', async () => {
  const hereOf = async (id: string) => (await list('hans')).programmes.find(one => one.id === id)?.here
  expect(await hereOf(demoProgramme.id)).toEqual({ version: demoProgramme.version, takesNew: true })
  const notHere = (await list('hans')).programmes.filter(one => one.here === null)
  expect(notHere.length).toBeGreaterThan(20)
  await house.stored('update app.programmes_in_use set stopped_at = now() where programme_id = $1', [
    demoProgrammeUnderPressure.id,
  ])
  expect(await hereOf(demoProgrammeUnderPressure.id)).toEqual({ version: demoProgrammeUnderPressure.version, takesNew: false })
})

test('a programme that does not exist is not found', async () => {
  const { status } = await house.as('joke').call(programmeOperations.getLibraryProgramme, { programmeId: 'nergens-iets' })
  expect(status).toBe(404)
})
