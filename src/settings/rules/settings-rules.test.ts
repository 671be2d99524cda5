import { describe, expect, test } from 'vitest'
import { wrongWith } from './check-value.ts'
import { itemsOf, linesOf } from './list-lines.ts'
import { ownSettings } from './setting-definition.ts'

const range = { least: 3, most: 100, unit: 'dagen' }

describe('a value', () => {
  test.each([
    ['number', 3],
    ['number', 100],
    ['amount', 12.5],
    ['duration', 'P5D'],
    ['duration', 'P1Y6M'],
    [
      'list',
      [
        { code: 'a', label: 'A' },
        { code: 'b', label: 'B' },
        { code: 'c', label: 'C' },
      ],
    ],
  ] as const)('of kind %s can be %s', (kind, value) => {
    expect(wrongWith({ kind, ...range }, value)).toBeUndefined()
  })

  test.each([
    ['number', 2, 'van 3 tot en met 100'],
    ['number', 101, 'van 3 tot en met 100'],
    ['number', 3.5, 'heel getal'],
    ['number', '5', 'getal'],
    ['number', Number.NaN, 'getal'],
    ['amount', -1, 'van 3'],
    ['duration', 'P0D', 'minstens een dag'],
    ['duration', 'P11Y', 'tien jaar'],
    ['duration', 'vijf dagen', 'getal en een eenheid'],
    ['duration', 5, 'getal en een eenheid'],
    ['list', [], 'minstens'],
    ['list', [{ label: 'A' }, { label: 'a' }, { label: 'B' }], 'één keer'],
    ['list', [{ label: 'A' }, { label: ' ' }, { label: 'B' }], 'naam'],
  ] as const)('of kind %s cannot be %s', (kind, value, words) => {
    expect(wrongWith({ kind, ...range }, value)).toContain(words)
  })

  test('the standard of every setting is one that could be chosen', () => {
    for (const setting of ownSettings) {
      if (setting.standard !== null) expect(wrongWith(setting, setting.standard), setting.key).toBeUndefined()
    }
  })
})

describe('a list as lines', () => {
  const known = [
    { code: 'debt-help', label: 'Schuldhulp' },
    { code: 'work', label: 'Werk' },
  ]
  test('keeps the code of what stays, also in another order', () => {
    expect(itemsOf('Werk\n\n  schuldhulp ', known)).toEqual([
      { code: 'work', label: 'Werk' },
      { code: 'debt-help', label: 'schuldhulp' },
    ])
  })
  test('gives what is new a code of its own', () => {
    expect(itemsOf('Café\nCAFÉ!\nwork\n123\nهدف', known).map(item => item.code)).toEqual([
      'cafe',
      'cafe-2',
      'work-2',
      'soort',
      'soort-2',
    ])
  })
  test('reads back what it writes', () => {
    expect(itemsOf(linesOf(known), known)).toEqual(known)
  })
})
