import { expect, test } from 'vitest'
import { accessDomainIds } from '../../access/rules/access-domains.ts'
import { defaultShares, sharedDomainIds, sharedParts, sharedPartsOf } from './shared-data.ts'

test('names and phone go along by default, the address only when asked', () => {
  expect(sharedDomainIds(defaultShares)).toEqual([accessDomainIds.identity, accessDomainIds.contact])
  expect(sharedDomainIds(['address'])).toEqual([accessDomainIds.address])
})

test('nothing but names, contact and address can ever go along', () => {
  const all = sharedDomainIds(sharedParts)
  expect(all).toEqual([accessDomainIds.identity, accessDomainIds.contact, accessDomainIds.address])
  expect(sharedPartsOf([...all, accessDomainIds.tasks, accessDomainIds.numbers])).toEqual([...sharedParts])
})
