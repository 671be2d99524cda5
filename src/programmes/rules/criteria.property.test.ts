import fc from 'fast-check'
import { expect, test } from 'vitest'
import { evaluateCriteria } from './criteria.ts'
import type { Criteria, Facts } from './criterion.ts'

/** A criterion as a tree, so that an oracle can work it out without FEEL. */
type Tree = { fact: string } | { not: Tree } | { and: [Tree, Tree] } | { or: [Tree, Tree] } | { atLeast: number }

const booleans = ['a', 'b', 'c']
const { tree } = fc.letrec<{ tree: Tree }>(tie => ({
  tree: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(...booleans).map(fact => ({ fact })),
    fc.integer({ min: 0, max: 5 }).map(atLeast => ({ atLeast })),
    fc.record({ not: tie('tree') }),
    fc.tuple(tie('tree'), tie('tree')).map(and => ({ and })),
    fc.tuple(tie('tree'), tie('tree')).map(or => ({ or })),
  ) as fc.Arbitrary<Tree>,
}))

function feel(node: Tree): string {
  if ('fact' in node) return node.fact
  if ('atLeast' in node) return `n >= ${node.atLeast}`
  if ('not' in node) return `not(${feel(node.not)})`
  return 'and' in node ? `(${node.and.map(feel).join(' and ')})` : `(${node.or.map(feel).join(' or ')})`
}

function truth(node: Tree, world: Record<string, boolean | number>): boolean {
  if ('fact' in node) return world[node.fact] === true
  if ('atLeast' in node) return Number(world['n']) >= node.atLeast
  if ('not' in node) return !truth(node.not, world)
  return 'and' in node ? node.and.every(part => truth(part, world)) : node.or.some(part => truth(part, world))
}

/** Every way to fill in what is unknown. */
function worlds(facts: Facts): Record<string, boolean | number>[] {
  let all: Record<string, boolean | number>[] = [{}]
  for (const name of [...booleans, 'n']) {
    const known = facts[name] as boolean | number | null
    const values = known !== null ? [known] : name === 'n' ? [0, 1, 2, 3, 4, 5, 6] : [true, false]
    all = all.flatMap(world => values.map(value => ({ ...world, [name]: value })))
  }
  return all
}

test('yes means yes in every world, no means no in every world, unknown means that it depends', () => {
  const answer = fc.constantFrom(true, false, null)
  const facts = fc.record({ a: answer, b: answer, c: answer, n: fc.option(fc.integer({ min: 0, max: 6 })) })
  fc.assert(
    fc.property(tree, facts, (node, known) => {
      const criteria: Criteria = {
        combine: 'all',
        note: null,
        facts: [
          ...booleans.map(name => ({ name, type: 'boolean' as const, question: `${name}?` })),
          { name: 'n', type: 'number', question: 'n?' },
        ],
        inclusion: [{ code: 'x', label: 'X', when: feel(node), text: 'X', source: 'stated', weight: 'required', outcome: null }],
        exclusion: [],
      }
      const outcomes = new Set(worlds(known).map(world => truth(node, world)))
      const expected = outcomes.size === 2 ? 'unknown' : outcomes.has(true) ? 'yes' : 'no'
      expect(evaluateCriteria({ criteria }, known).criteria[0]?.answer).toBe(expected)
    }),
    { numRuns: 200 },
  )
}, 30_000)
