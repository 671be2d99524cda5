import * as z from 'zod'
import { operation } from '../platform/operation.ts'
import { day, lines, moment, requiredLine, requiredLines } from '../platform/text-fields.ts'
import {
  type BreachRisk,
  type BreachSource,
  type BreachSubject,
  breachRisks,
  breachSources,
  breachSubjects,
} from './rules/data-breach.ts'
import { type DataKind, dataKinds } from './rules/data-kinds.ts'

const id = () => z.uuid()
const keysOf = <Key extends string>(labels: Record<Key, string>) => z.enum(Object.keys(labels) as [Key, ...Key[]])

const source = keysOf<BreachSource>(breachSources)
const risk = keysOf<BreachRisk>(breachRisks)
const dataKindList = z.array(keysOf<DataKind>(dataKinds)).max(20)
const subjectKind = keysOf<BreachSubject>(breachSubjects)
const howMany = z.int('Vul een geheel getal in.').min(0, 'Vul 0 of meer in.').max(10_000_000, 'Vul een kleiner getal in.')
const title = requiredLine(160)

/** Every fact, as it is typed: the names of the fields are those of the screen. */
const facts = {
  title,
  source,
  discoveredAt: moment(),
  happenedOn: day().nullable(),
  what: lines(),
  dataKinds: dataKindList,
  estimatedPeople: howMany.nullable(),
  consequences: lines(),
  measures: lines(),
  risk: risk.nullable(),
  authority: z.enum(['report', 'not']).nullable(),
  authorityReason: lines(4000),
  authorityToldAt: moment().nullable(),
  authorityReference: z.string().trim().max(120),
  lateReason: lines(4000),
  people: z.enum(['tell', 'not']).nullable(),
  peopleReason: lines(4000),
  peopleToldAt: moment().nullable(),
  peopleToldHow: lines(4000),
  lessons: lines(),
}

const change = <Value extends z.ZodType>(value: Value) => z.object({ from: value, to: value }).optional()
const factChanges = z.object({
  title: change(facts.title),
  source: change(facts.source),
  discoveredAt: change(facts.discoveredAt),
  happenedOn: change(facts.happenedOn),
  what: change(facts.what),
  dataKinds: change(facts.dataKinds),
  estimatedPeople: change(facts.estimatedPeople),
  consequences: change(facts.consequences),
  measures: change(facts.measures),
  risk: change(facts.risk),
  authority: change(facts.authority),
  authorityReason: change(facts.authorityReason),
  authorityToldAt: change(facts.authorityToldAt),
  authorityReference: change(facts.authorityReference),
  lateReason: change(facts.lateReason),
  people: change(facts.people),
  peopleReason: change(facts.peopleReason),
  peopleToldAt: change(facts.peopleToldAt),
  peopleToldHow: change(facts.peopleToldHow),
  lessons: change(facts.lessons),
})

const breachLine = z.object({
  id: id(),
  title: z.string(),
  number: z.int(),
  discoveredAt: z.string(),
  /** Of the 72 hours; null: told, or decided that it is not needed. */
  hoursLeft: z.int().nullable(),
  dueAt: z.string(),
  risk: risk.nullable(),
  authority: z.enum(['report', 'not']).nullable(),
  authorityToldAt: z.string().nullable(),
  people: z.enum(['tell', 'not']).nullable(),
  peopleToldAt: z.string().nullable(),
  about: z.int(),
  closedAt: z.string().nullable(),
})
export type BreachLine = z.infer<typeof breachLine>

const breachView = z.object({
  id: id(),
  number: z.int(),
  version: z.int(),
  facts: z.object({
    ...facts,
    discoveredAt: z.string(),
    authorityToldAt: z.string().nullable(),
    peopleToldAt: z.string().nullable(),
  }),
  alertId: id().nullable(),
  recordedBy: z.string(),
  recordedAt: z.string(),
  closedAt: z.string().nullable(),
  dueAt: z.string(),
  hoursLeft: z.int().nullable(),
  about: z.array(z.object({ id: id(), kind: subjectKind, aboutId: id() })),
  lines: z.array(
    z.object({ id: id(), kind: z.string(), details: z.record(z.string(), z.unknown()), by: z.string(), at: z.string() }),
  ),
  /** What has to be filled in before it can be closed, in words. */
  missing: z.array(z.string()),
})
export type BreachView = z.infer<typeof breachView>

const handled = { permission: 'data-breach.handle', purpose: 'privacy-oversight' } as const
const done = z.object({ id: id(), version: z.int() })

export const breachOperations = {
  listDataBreaches: operation({
    ...handled,
    method: 'GET',
    path: '/data-breaches',
    summary: 'Data breaches (datalekken) with their 72 hours, the open ones first',
    input: z.object({}),
    output: z.object({ breaches: z.array(breachLine), open: z.int() }),
    event: 'data-breaches.listed',
  }),
  getDataBreach: operation({
    ...handled,
    method: 'GET',
    path: '/data-breaches/{breachId}',
    summary: 'One data breach with all that was done about it (AVG art. 33 lid 5)',
    input: z.object({ breachId: id() }),
    output: breachView,
    event: 'data-breach.read',
  }),
  recordDataBreach: operation({
    ...handled,
    method: 'POST',
    path: '/data-breaches',
    summary: 'Records a data breach: the 72 hours run from its discovery',
    input: z.object({
      id: id(),
      title,
      source,
      discoveredAt: facts.discoveredAt,
      what: facts.what.default(''),
      /** The alert on unusual looking it began with: its files and people come along. */
      alertId: id().optional(),
    }),
    output: done,
    event: 'data-breach.recorded',
  }),
  changeDataBreach: operation({
    ...handled,
    method: 'PATCH',
    path: '/data-breaches/{breachId}',
    summary: 'Fills in or corrects what is known and decided of a data breach',
    input: z.object({ breachId: id(), change: factChanges }),
    output: done,
    event: 'data-breach.changed',
  }),
  addToDataBreach: operation({
    ...handled,
    method: 'POST',
    path: '/data-breaches/{breachId}/people',
    summary: 'Adds whom or which files a data breach is about, by number',
    input: z.object({
      breachId: id(),
      kind: subjectKind,
      aboutIds: z.array(id()).min(1, 'Vul minstens één nummer in.').max(500, 'Voeg er hooguit 500 tegelijk toe.'),
    }),
    output: z.object({ added: z.int() }),
    event: 'data-breach.changed',
  }),
  takeFromDataBreach: operation({
    ...handled,
    method: 'POST',
    path: '/data-breaches/{breachId}/people/{entryId}/removal',
    summary: 'Takes back a number that does not belong to a data breach; the line of it stays',
    input: z.object({ breachId: id(), entryId: id() }),
    output: z.object({ id: id() }),
    event: 'data-breach.changed',
  }),
  noteOnDataBreach: operation({
    ...handled,
    method: 'POST',
    path: '/data-breaches/{breachId}/lines',
    summary: 'Adds a line to what was done about a data breach',
    input: z.object({ breachId: id(), id: id(), text: requiredLines(4000) }),
    output: z.object({ id: id() }),
    event: 'data-breach.changed',
  }),
  closeDataBreach: operation({
    ...handled,
    method: 'POST',
    path: '/data-breaches/{breachId}/closing',
    summary: 'Closes a data breach, once every decision is there',
    input: z.object({ breachId: id() }),
    output: done,
    event: 'data-breach.closed',
  }),
  reopenDataBreach: operation({
    ...handled,
    method: 'POST',
    path: '/data-breaches/{breachId}/reopening',
    summary: 'Opens a closed data breach again, with the reason',
    input: z.object({ breachId: id(), reason: requiredLines(1000) }),
    output: done,
    event: 'data-breach.reopened',
  }),
}
