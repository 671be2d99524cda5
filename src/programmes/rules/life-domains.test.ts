import { describe, expect, test } from 'vitest'
import { loadProgrammes } from '../server/load-programmes.ts'
import { getExampleProgramme } from '../testing/example-programme.ts'
import { getLifeDomains, LifeDomainSet } from './life-domains.ts'

const { defaultLifeDomains } = await loadProgrammes()

describe('life domains of a programme', () => {
  test('are those of the municipality when the source names none', () => {
    expect(getLifeDomains(getExampleProgramme(), defaultLifeDomains)).toBe(defaultLifeDomains)
  })

  test('are its own, on the scale of the municipality', () => {
    const own = getLifeDomains(
      {
        lifeDomains: {
          use: 'own',
          set: 'eigen',
          version: 2,
          title: 'Eigen',
          source: 'stated',
          note: null,
          domains: [{ code: 'thuis', label: 'Thuis', explanation: null, accessDomain: 'housing' }],
        },
      },
      defaultLifeDomains,
    )
    expect(own).toMatchObject({ set: 'eigen', version: 2, scale: defaultLifeDomains.scale })
    expect(own.domains.map(({ code }) => code)).toEqual(['thuis'])
  })

  test('are scored from 1 to 5, in this order', () => {
    const scale = [...defaultLifeDomains.scale].reverse()
    expect(LifeDomainSet.safeParse({ ...defaultLifeDomains, scale }).success).toBe(false)
    expect(LifeDomainSet.safeParse({ ...defaultLifeDomains, scale: scale.slice(1) }).success).toBe(false)
    expect(LifeDomainSet.safeParse(defaultLifeDomains).success).toBe(true)
  })
})
