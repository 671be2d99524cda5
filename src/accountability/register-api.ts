import * as z from 'zod'
import { fileAnswer } from '../platform/file-answer.ts'
import { operation } from '../platform/operation.ts'
import { requiredLine, requiredLines } from '../platform/text-fields.ts'
import { activity, dpia, dpiaBody, register } from './rules/register.ts'

const kept = { permission: 'accountability.keep', purpose: 'privacy-oversight' } as const

export const registerOperations = {
  getProcessingRegister: operation({
    ...kept,
    method: 'GET',
    path: '/processing-register',
    summary: 'The register of processing activities (verwerkingsregister, AVG art. 30), made from what the system does now',
    input: z.object({}),
    output: register,
    event: 'register.read',
  }),
  getProcessingActivity: operation({
    ...kept,
    method: 'GET',
    path: '/processing-activities/{code}',
    summary: 'One processing activity: what a line of the processing log points at',
    input: z.object({ code: requiredLine(60) }),
    output: activity,
    event: 'register.read',
  }),
  exportProcessingRegister: operation({
    ...kept,
    method: 'GET',
    path: '/processing-register-files',
    summary: 'The register as a file, for a spreadsheet (CSV) or a program (JSON)',
    input: z.object({ format: z.enum(['csv', 'json']).default('csv') }),
    output: fileAnswer,
    givesFile: true,
    event: 'register.exported',
  }),
  getDpia: operation({
    ...kept,
    method: 'GET',
    path: '/dpia',
    summary: 'The data protection impact assessment (DPIA, AVG art. 35) in the making: facts of the system and answers of people',
    input: z.object({}),
    output: dpia,
    event: 'dpia.read',
  }),
  getDpiaEdition: operation({
    ...kept,
    method: 'GET',
    path: '/dpia-editions/{editionId}',
    summary: 'A DPIA as it was established',
    input: z.object({ editionId: z.uuid() }),
    output: z.object({ edition: z.int(), reason: z.string(), by: z.string(), at: z.string(), body: dpiaBody }),
    event: 'dpia.read',
  }),
  establishDpia: operation({
    ...kept,
    method: 'POST',
    path: '/dpia-editions',
    summary: 'Establishes the DPIA: facts and answers are kept as they are now, and never change',
    input: z.object({ id: z.uuid(), reason: requiredLine(300) }),
    output: z.object({ id: z.uuid(), edition: z.int() }),
    event: 'dpia.established',
  }),
  answerQuestion: operation({
    ...kept,
    method: 'POST',
    path: '/accountability-answers',
    summary: 'Answers what the system cannot know, in the register or the DPIA, in place of the answer it names',
    input: z.object({
      id: z.uuid(),
      document: z.enum(['register', 'dpia']),
      question: requiredLine(80),
      body: requiredLines(10_000),
      /** Null: the first answer. */
      previousId: z.uuid().nullable(),
    }),
    output: z.object({ id: z.uuid() }),
    event: 'accountability.answered',
  }),
}
