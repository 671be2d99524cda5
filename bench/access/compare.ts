import assert from 'node:assert/strict'
import { randomInt } from 'node:crypto'
import type pg from 'pg'
import { roles as everyRole, type Role } from '../../src/access/rules/roles.ts'
import { caseFiles } from '../../src/case-files/server/index.ts'
import { plans } from '../../src/plans/server/index.ts'
import { asSession, type Session, type Transaction } from '../../src/platform/database/transaction.ts'
import type { Capability } from '../../src/platform/http/handlers.ts'
import { newId } from '../../src/platform/ids.ts'
import { workplace } from '../../src/workplace/server/index.ts'
import { type Figures, percentile, rounded } from '../figures.ts'
import { crowdId, type Worker } from '../session/crowd-ids.ts'
import { asHandWritten } from './hand-written.ts'

const coordinator: readonly Role[] = everyRole.filter(role => role === 'coordinator')

interface Case {
  key: string
  capability: Capability
  operation: string
  /** What is asked in one measurement; the same for both sides, but a write makes its own ids. */
  ask(): { worker: Worker; input: () => Record<string, unknown>; caseFile?: string }
  /** How many of its statements carry a hand-written condition; fewer means that the product's query changed and ours did not. */
  conditions: number
}

const anyOf = <T>(all: readonly T[]): T => all[randomInt(all.length)] as T

export function casesFor(
  workers: readonly Worker[],
  surnameOf: (file: string) => string,
  numberOf: (file: string) => number,
): Case[] {
  const one = () => {
    const worker = anyOf(workers)
    return { worker, file: anyOf(worker.files) }
  }
  return [
    {
      key: 'worklist',
      capability: workplace,
      operation: 'getCaseWork',
      conditions: 0,
      ask: () => ({ worker: one().worker, input: () => ({}) }),
    },
    {
      key: 'openFile',
      capability: caseFiles,
      operation: 'getCaseFile',
      conditions: 1,
      ask: () => {
        const { worker, file } = one()
        return { worker, caseFile: file, input: () => ({ caseFileId: file }) }
      },
    },
    {
      key: 'search',
      capability: workplace,
      operation: 'findCaseFiles',
      conditions: 1,
      ask: () => {
        const { worker, file } = one()
        return { worker, input: () => ({ query: surnameOf(file) }) }
      },
    },
    {
      key: 'write',
      capability: plans,
      operation: 'addAction',
      conditions: 1,
      ask: () => {
        const { worker, file } = one()
        return {
          worker,
          caseFile: file,
          input: () => ({
            caseFileId: file,
            id: newId(),
            goalId: crowdId(`goal${numberOf(file)}`),
            what: 'De verhuurder bellen over de betalingsregeling',
            who: { kind: 'user', id: worker.user },
            dueOn: '2030-01-01',
            doneWhen: '',
          }),
        }
      },
    },
  ]
}

type Side = 'policies' | 'handWritten' | 'entered' | 'become'
const order: readonly Side[] = ['policies', 'handWritten', 'entered', 'become']

/** Both sides in turn, so that a machine that slows down slows both; the ratio is of the medians. */
export async function compare(pool: pg.Pool, one: Case, times: number, say: (line: string) => void): Promise<Figures> {
  const operation = one.capability.operations[one.operation]
  const handler = one.capability.handlers[one.operation]
  if (!operation || !handler) throw new Error(`${one.capability.name} has no ${one.operation}`)
  const run = (input: Record<string, unknown>) => (tx: Transaction) =>
    handler({
      tx,
      input: operation.input.parse(input) as never,
      file: Buffer.alloc(0),
      roles: coordinator,
      touch: () => undefined,
    })

  const milliseconds: Record<Side, number[]> = { policies: [], handWritten: [], entered: [], become: [] }
  const warmUp = Math.ceil(times / 10)
  for (let at = 0; at < times + warmUp; at++) {
    const { worker, input, caseFile } = one.ask()
    const session: Session = {
      municipality: worker.municipality,
      user: worker.user,
      organisation: worker.organisation,
      purpose: operation.purpose,
      moment: new Date(),
      ...(caseFile ? { caseFile } : { reach: operation.reach ?? [1, 16] }),
    }
    const written = { conditions: 0 }
    const answers: unknown[] = []
    const sides = {
      policies: async () => answers.push(await asSession(pool, session, run(input()))),
      handWritten: async () => answers.push(await asHandWritten(pool, session, run(input()), written)),
      // The same transactions without the query: what is between them is the resolver's own time, which has figures of its own.
      entered: () => asSession(pool, session, async () => undefined),
      become: () => asHandWritten(pool, session, async () => undefined),
    }
    for (const side of at % 2 === 0 ? order : order.toReversed()) {
      const start = performance.now()
      await sides[side]()
      if (at >= warmUp) milliseconds[side].push(performance.now() - start)
    }
    if (written.conditions < one.conditions) throw new Error(`${one.operation}: the hand-written condition found no place`)
    // Once both gave the same, they do the same work.
    if (operation.method === 'GET') assert.deepEqual(answers[0], answers[1], `${one.operation} differs between the two sides`)
  }
  const median = (side: Side): number => percentile(milliseconds[side], 50)
  const [guarded, plain, resolver] = [median('policies'), median('handWritten'), median('entered') - median('become')]
  say(
    `${one.key}: ${rounded(guarded)} ms with policies, of which ${rounded(resolver)} the resolver; ${rounded(plain)} ms with a hand-written condition`,
  )
  return {
    [`${one.key}Ratio`]: rounded((guarded - resolver) / plain, 3),
    [`${one.key}WithResolverRatio`]: rounded(guarded / plain, 3),
    [`${one.key}Ms`]: rounded(guarded),
    [`${one.key}HandWrittenMs`]: rounded(plain),
  }
}
