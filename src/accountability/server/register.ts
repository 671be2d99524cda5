import { notFound } from '../../platform/errors.ts'
import type { Capability, Handlers } from '../../platform/http/handlers.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import type { registerOperations } from '../register-api.ts'
import { registerCsv } from '../rules/register-csv.ts'
import { buildRegister } from './build-register.ts'

type OfRegister = Pick<typeof registerOperations, 'getProcessingRegister' | 'getProcessingActivity' | 'exportProcessingRegister'>

/** @param all every capability of the product: what they can do is what is processed */
export const registerHandlers = (all: () => readonly Capability[]): Handlers<OfRegister> => ({
  getProcessingRegister: ({ tx }) => buildRegister(tx, all()),

  getProcessingActivity: async ({ tx, input }) => {
    const { activities } = await buildRegister(tx, all())
    const found = activities.find(one => one.code === input.code)
    if (!found) throw notFound('Deze verwerking staat niet in het register.')
    return found
  },

  exportProcessingRegister: async ({ tx, input }) => {
    const register = await buildRegister(tx, all())
    const isCsv = input.format === 'csv'
    return {
      bytes: new TextEncoder().encode(isCsv ? registerCsv(register) : JSON.stringify(register, undefined, 2)),
      mediaType: isCsv ? 'text/csv' : 'application/json',
      name: `verwerkingsregister ${calendarDateOf(tx.now)}.${input.format}`,
      isShown: false,
    }
  },
})
