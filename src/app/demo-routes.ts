import type { FastifyInstance } from 'fastify'
import * as z from 'zod'
import { invalid, VoordeurError } from '../platform/errors.ts'
import { sendProblem } from '../platform/http/problem.ts'
import type { CatchAll } from '../platform/mail/catch-all.ts'
import { registerMailbox } from '../platform/mail/mailbox-page.ts'

export interface DemoRoutes {
  catchAll: CatchAll
  /** Moves the clock and does what falls due by it. @throws RangeError when the move is not understood */
  moveClock(move: string): Promise<Date>
  resetClock(): Promise<Date>
}

const body = z.union([z.strictObject({ move: z.string().max(10) }), z.strictObject({ reset: z.literal(true) })])

/** What only a demonstration has: its mailbox, and a clock that can be moved. */
export function registerDemoRoutes(app: FastifyInstance, demo: DemoRoutes): void {
  registerMailbox(app, demo.catchAll)
  // Tells a second start whether it is the demonstration of its own data folder.
  app.get('/demo/state', async () => ({ pid: process.pid }))
  app.post('/demo/clock', async (request, reply) => {
    try {
      const { success, data } = body.safeParse(request.body)
      if (!success) throw new RangeError('Geef { "move": "+6M" } of { "reset": true }.')
      const now = 'move' in data ? await demo.moveClock(data.move) : await demo.resetClock()
      return { now: now.toISOString() }
    } catch (error) {
      if (error instanceof RangeError) return sendProblem(reply, invalid([{ field: 'move', message: error.message }]))
      if (error instanceof VoordeurError) return sendProblem(reply, error)
      throw error
    }
  })
}
