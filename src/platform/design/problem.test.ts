import { expect, test } from 'vitest'
import { ApiError } from '../api-client.ts'
import { readProblem } from './problem.ts'

test('reads what the API client throws', () => {
  const thrown = new ApiError(400, 'Niet alles is goed ingevuld.', [
    { field: 'members.0.birthDate', message: 'Deze datum ligt in de toekomst.' },
    { field: 'name', message: 'Vul een naam in.' },
    { field: 'name', message: 'Een tweede bericht over hetzelfde veld telt niet.' },
  ])
  expect(readProblem(thrown)).toMatchObject({
    status: 400,
    detail: 'Niet alles is goed ingevuld.',
    fieldErrors: { 'members.0.birthDate': 'Deze datum ligt in de toekomst.', name: 'Vul een naam in.' },
  })
})

test('reads paths of schema checks and of JSON pointers alike', () => {
  const errors = [
    { path: ['address', 'number'], message: 'Vul een getal in.' },
    { pointer: '#/address/postcode', detail: 'Vier cijfers en twee letters.' },
  ]
  expect(readProblem({ title: 'Niet goed ingevuld', errors }).fieldErrors).toEqual({
    'address.number': 'Vul een getal in.',
    'address.postcode': 'Vier cijfers en twee letters.',
  })
})

test('never shows the text of an error that was written for developers', () => {
  const shown = JSON.stringify(readProblem(new Error('duplicate key (bsn)=(999990019)')))
  expect(shown).not.toContain('999990019')
  expect(readProblem(new Error('x')).title).toBe('Er ging iets mis aan onze kant.')
  expect(readProblem(undefined).title).toBe('Er ging iets mis aan onze kant.')
})

test('says that the connection failed when it did', () => {
  expect(readProblem(new TypeError('Failed to fetch')).title).toBe('Er is geen verbinding.')
})
