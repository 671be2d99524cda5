import * as z from 'zod'
import { day, line, requiredLines } from '../../platform/text-fields.ts'

/**
 * Wet verplichte meldcode huiselijk geweld en kindermishandeling: five steps, of which the fourth weighs five questions (the
 * afwegingskader, compulsory since 1 January 2019). Not the reporting channel of that name.
 */
export const meldcodeSteps = [1, 2, 3, 4, 5] as const
export type MeldcodeStep = (typeof meldcodeSteps)[number]

export const stepTitles: Record<MeldcodeStep, string> = {
  1: 'Signalen in kaart',
  2: 'Overleg met een collega of Veilig Thuis',
  3: 'Gesprek met de betrokkenen',
  4: 'Wegen',
  5: 'Beslissen',
}

export const weighingQuestions = [
  { code: 'suspicion', text: 'Heb ik een vermoeden van huiselijk geweld of kindermishandeling?' },
  { code: 'unsafe', text: 'Is er sprake van acute of structurele onveiligheid?' },
  { code: 'able', text: 'Kan ik effectieve hulp bieden of organiseren?' },
  { code: 'accepted', text: 'Aanvaarden de betrokkenen die hulp?' },
  { code: 'effective', text: 'Leidt de hulp binnen de gewenste tijd tot duurzame veiligheid?' },
] as const
export type WeighingQuestion = (typeof weighingQuestions)[number]['code']
const questionCodes = weighingQuestions.map(question => question.code) as [WeighingQuestion, ...WeighingQuestion[]]

export const signalSources = { seen: 'Zelf gezien', heard: 'Zelf gehoord', told: 'Iemand vertelde het' } as const
export const consultedWith = {
  colleague: 'Een collega',
  specialist: 'De aandachtsfunctionaris',
  'veilig-thuis': 'Veilig Thuis',
  other: 'Iemand anders',
} as const
type Keys<T> = [keyof T & string, ...(keyof T & string)[]]
const keysOf = <T extends object>(of: T) => Object.keys(of) as Keys<T>

const signal = z.object({
  step: z.literal(1),
  /** What was seen or heard, as a fact. */
  what: requiredLines(5000),
  on: day(),
  source: z.enum(keysOf(signalSources)),
  toldBy: line(200).default(''),
})
const consultation = z.object({
  step: z.literal(2),
  with: z.enum(keysOf(consultedWith)),
  name: line(200).default(''),
  on: day(),
  /** Without saying about whom. */
  isAnonymous: z.boolean().default(false),
  outcome: requiredLines(5000),
})
const talk = z.object({
  step: z.literal(3),
  /** False: there was none, and `outcome` says why (because of safety, for instance). */
  wasHeld: z.boolean(),
  with: line(200).default(''),
  on: day(),
  outcome: requiredLines(5000),
})
const weighing = z.object({
  step: z.literal(4),
  question: z.enum(questionCodes),
  answer: z.enum(['yes', 'no']),
  reason: requiredLines(2000),
})
const decision = z.object({
  step: z.literal(5),
  /** Help is given or arranged. */
  helps: z.boolean(),
  /** A report is made to Veilig Thuis. */
  reports: z.boolean(),
  reason: requiredLines(5000),
})

export const meldcodeEntry = z.discriminatedUnion('step', [signal, consultation, talk, weighing, decision])
export type MeldcodeEntry = z.infer<typeof meldcodeEntry>

/**
 * What the weighing comes to. Unsafe, no effective help, help not accepted, or help that does not work in time: each of them
 * points to a report. The professional decides; the screen only says what the framework says.
 */
export function adviceOf(entries: readonly MeldcodeEntry[]): 'nothing-yet' | 'no-suspicion' | 'help' | 'report' {
  const answers = new Map<WeighingQuestion, 'yes' | 'no'>()
  for (const entry of entries) if (entry.step === 4) answers.set(entry.question, entry.answer)
  const suspicion = answers.get('suspicion')
  if (suspicion === undefined) return 'nothing-yet'
  if (suspicion === 'no') return 'no-suspicion'
  if (answers.get('unsafe') === 'yes') return 'report'
  if ((['able', 'accepted', 'effective'] as const).some(code => answers.get(code) === 'no')) return 'report'
  return answers.size === weighingQuestions.length ? 'help' : 'nothing-yet'
}

export const adviceTexts: Record<ReturnType<typeof adviceOf>, string> = {
  'nothing-yet': 'Nog niet alle vragen zijn gewogen.',
  'no-suspicion': 'Geen vermoeden: sluit deze meldcode af en leg vast waarom.',
  help: 'Hulp bieden of organiseren kan genoeg zijn. Kijk na de afgesproken tijd of het werkt.',
  report: 'Het afwegingskader wijst op melden bij Veilig Thuis. Hulp bieden mag daarnaast.',
}
