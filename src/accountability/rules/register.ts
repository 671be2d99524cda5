import * as z from 'zod'

const answer = z.object({
  id: z.uuid(),
  body: z.string(),
  by: z.string(),
  at: z.string(),
  /** How often it was written before. */
  earlier: z.int(),
})

export const question = z.object({
  code: z.string(),
  label: z.string(),
  hint: z.string(),
  /** Null: nobody answered yet. */
  answer: answer.nullable(),
})
export type Question = z.infer<typeof question>

export const activity = z.object({
  code: z.string(),
  /** Where the lines of the processing log point at. */
  uri: z.string(),
  label: z.string(),
  what: z.string(),
  controller: z.array(z.object({ label: z.string(), law: z.string() })),
  grounds: z.array(z.object({ label: z.string(), receiver: z.string(), secrecy: z.string() })),
  people: z.array(z.string()),
  data: z.array(z.object({ label: z.string(), special: z.string().nullable() })),
  records: z.array(z.string()),
  /** What is done, in Dutch. */
  acts: z.array(z.string()),
  roles: z.array(z.string()),
  /** Organisations with somebody in one of these roles now. */
  receivers: z.array(z.string()),
  covenants: z.array(z.string()),
  retention: z.array(z.object({ label: z.string(), term: z.string(), law: z.string() })),
  note: question,
})
export type Activity = z.infer<typeof activity>

export const register = z.object({
  municipality: z.string(),
  readAt: z.string(),
  questions: z.array(question),
  activities: z.array(activity),
  controllers: z.array(z.object({ label: z.string(), law: z.string(), explanation: z.string(), records: z.array(z.string()) })),
  /** What the system itself does to protect, counted at this moment (AVG art. 32). */
  measures: z.array(z.string()),
})
export type Register = z.infer<typeof register>

export const dpia = z.object({
  register,
  chapters: z.array(z.object({ code: z.string(), title: z.string(), questions: z.array(question) })),
  open: z.int(),
  editions: z.array(
    z.object({ id: z.uuid(), edition: z.int(), reason: z.string(), by: z.string(), at: z.string(), open: z.int() }),
  ),
})
export type Dpia = z.infer<typeof dpia>

/** What is kept of an established DPIA: everything as it was that day. */
export const dpiaBody = dpia.omit({ editions: true })
export type DpiaBody = z.infer<typeof dpiaBody>
