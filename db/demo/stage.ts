import type pg from 'pg'
import type * as z from 'zod'
import { clockEffects } from '../../src/app/clock-effects.ts'
import { callAs, demoCaller, requestAs, serveInProcess } from '../../src/app/testing/in-process.ts'
import type { documentOperations } from '../../src/documents/api.ts'
import { createNumberVault, useNumberVault } from '../../src/households/server/number-vault.ts'
import { ApplicationClock } from '../../src/platform/application-clock.ts'
import { openPool } from '../../src/platform/database/pool.ts'
import { inputHeader } from '../../src/platform/file-answer.ts'
import type { Caller } from '../../src/platform/http/register-operations.ts'
import { newId } from '../../src/platform/ids.ts'
import type { Operation, SentOf } from '../../src/platform/operation.ts'
import { calendarDateOf } from '../../src/platform/time/calendar-date.ts'
import { fireDue } from '../../src/programmes/server/fire-due.ts'
import { type OrganisationCode, users, voorbeeldstad } from './voorbeeldstad.ts'

/** A clock that stands still between two acts, so that a history has the same moments each time it is made. */
class StandingClock extends ApplicationClock {
  #moment: Date

  constructor(moment: Date) {
    super()
    this.#moment = moment
  }

  override now(): Date {
    return this.#moment
  }

  set(moment: Date): void {
    this.#moment = moment
  }
}

/** Who does something, by the code of the demonstration, and for which organisation if they have more than one. */
export interface Actor {
  code: string
  organisation?: OrganisationCode
  /** Somebody who leaves before the end, and so is not among the people to log in as. */
  gone?: Caller
  leftAt?: Date
}

export type Do = <Input extends z.ZodObject, Output extends z.ZodType>(
  operation: Operation<Input, Output>,
  input: z.input<Input>,
) => Promise<z.infer<Output>>

/** The real operations on a real database, with a clock that the histories move. */
export interface Stage {
  now(): Date
  /** Moves the clock; what fell due on the way is done first, as the worker would have done it. */
  moveTo(moment: Date): Promise<void>
  /** @throws when the operation refuses: a history is made of what can happen */
  as(actor: Actor): Do
  /** A document with its file, as a browser sends it. */
  addDocument(actor: Actor, input: SentOf<typeof documentOperations.addDocument> & { file: Buffer }): Promise<void>
  /** Tries something that is not theirs; it has to be refused. */
  refused<Input extends z.ZodObject>(actor: Actor, operation: Operation<Input>, input: z.input<Input>): Promise<void>
  /** As superuser, for what no operation does yet. */
  superuser: pg.Pool
  acts(): number
  close(): Promise<void>
}

/** Seals the invented numbers while a history is made; a loaded demonstration seals them anew with its own key. */
export const stageVault = createNumberVault(Buffer.from('the numbers of Voorbeeldstad are invented'))

export function openStage(database: { adminUrl: string; loginUrl: string; workerUrl: string }, start: Date): Stage {
  useNumberVault(stageVault)
  const clock = new StandingClock(start)
  const pool = openPool(database.loginUrl, { size: 2 })
  const workerPool = openPool(database.workerUrl, { size: 3 })
  const superuser = openPool(database.adminUrl, { size: 1 })
  const app = serveInProcess({ pool, clock })
  let lastDueDay = ''
  let acts = 0

  const callerOf = (actor: Actor): Caller => actor.gone ?? demoCaller(actor.code, actor.organisation)
  const call: (actor: Actor, operation: Operation, input: never) => Promise<{ status: number; body: unknown; problem: unknown }> =
    (actor, operation, input) => {
      acts += 1
      return callAs(app, callerOf(actor))(operation, input)
    }
  return {
    now: () => clock.now(),
    moveTo: async moment => {
      // Once a day is often enough: a term ends with a day.
      const day = calendarDateOf(moment)
      if (day !== lastDueDay) {
        lastDueDay = day
        // The figures are counted when the demonstration is loaded: they follow from the rest.
        await fireDue(workerPool, voorbeeldstad.id, moment, clockEffects)
      }
      clock.set(moment)
    },
    as: actor => async (operation, input) => {
      const answer = await call(actor, operation as Operation, input as never)
      if (answer.status === 200) return answer.body as never
      throw new Error(
        `${actor.code} ${operation.method} ${operation.path} at ${clock.now().toISOString()}: ${JSON.stringify(answer.problem)} on ${JSON.stringify(input)}`,
      )
    },
    addDocument: async (actor, { file, caseFileId, ...input }) => {
      acts += 1
      const response = await requestAs(
        app,
        callerOf(actor),
      )({
        method: 'POST',
        url: `/v1/case-files/${caseFileId}/documents`,
        headers: {
          'content-type': 'application/octet-stream',
          'idempotency-key': newId(),
          [inputHeader]: encodeURIComponent(JSON.stringify(input)),
        },
        payload: file,
      })
      if (response.statusCode !== 200) throw new Error(`${actor.code} adds a document: ${response.body}`)
    },
    refused: async (actor, operation, input) => {
      const { status } = await call(actor, operation as Operation, input as never)
      if (status !== 404 && status !== 403)
        throw new Error(`${actor.code} got ${status} on ${operation.path}: expected a refusal`)
    },
    superuser,
    acts: () => acts,
    close: async () => {
      await app.close()
      await Promise.all([pool.end(), workerPool.end(), superuser.end()])
    },
  }
}

/** Everybody with this role, at this organisation when one is given. */
export function peopleWith(role: string, organisation?: OrganisationCode): Actor[] {
  return users.flatMap(user =>
    user.work
      .filter(work => (work.roles as string[]).includes(role) && (!organisation || work.organisation === organisation))
      .map(work => ({ code: user.code, organisation: work.organisation })),
  )
}
