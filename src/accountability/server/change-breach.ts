import { sql } from 'kysely'
import { applyChange, type Change } from '../../platform/changes.ts'
import { build } from '../../platform/database/transaction.ts'
import { conflict, notFound } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import type { breachOperations } from '../breach-api.ts'
import { type BreachFacts, missingToClose } from '../rules/data-breach.ts'
import { keepBreachClock } from './breach-clock.ts'
import { addPeople, mustBeOpen, mustBeRight } from './record-breach.ts'
import { getBreach, writeBreachLine } from './stored-breach.ts'

type Operations = typeof breachOperations

const columns = {
  title: 'title',
  source: 'source',
  discoveredAt: 'discovered_at',
  happenedOn: 'happened_on',
  what: 'what',
  dataKinds: 'data_kinds',
  estimatedPeople: 'estimated_people',
  consequences: 'consequences',
  measures: 'measures',
  risk: 'risk',
  authority: 'authority',
  authorityReason: 'authority_reason',
  authorityToldAt: 'authority_told_at',
  authorityReference: 'authority_reference',
  lateReason: 'late_reason',
  people: 'people',
  peopleReason: 'people_reason',
  peopleToldAt: 'people_told_at',
  peopleToldHow: 'people_told_how',
  lessons: 'lessons',
} as const satisfies Record<keyof BreachFacts, string>

export const changeDataBreach: Handler<Operations['changeDataBreach']> = async ({ tx, input, touch }) => {
  const breach = await getBreach(tx, input.breachId)
  touch({ records: [breach.id] })
  mustBeOpen(breach)
  const outcome = applyChange<BreachFacts>(breach.facts, input.change as Change<BreachFacts>)
  if (outcome.kind === 'identical') return { id: breach.id, version: breach.version }
  if (outcome.kind === 'clash') {
    throw conflict('Een collega wijzigde dit net ook. Uw tekst is niet bewaard; kies welke moet blijven staan.', {
      clashes: outcome.clashes,
    })
  }
  const facts = { ...breach.facts, ...outcome.values }
  mustBeRight({ facts }, tx.now)
  const fields = Object.keys(outcome.values) as (keyof BreachFacts)[]
  const changed = await tx.run(
    build
      .updateTable('app.data_breaches')
      .set({ ...Object.fromEntries(fields.map(field => [columns[field], facts[field]])), version: breach.version + 1 })
      .where('municipality_id', '=', tx.session.municipality)
      .where('id', '=', breach.id)
      .where('version', '=', breach.version),
  )
  if (changed === 0) throw somebodyElse()
  await writeBreachLine(tx, {
    breachId: breach.id,
    kind: 'changed',
    details: { changes: fields.map(field => ({ field, from: breach.facts[field], to: facts[field] })) },
  })
  await keepBreachClock(tx, breach.id, facts)
  return { id: breach.id, version: breach.version + 1 }
}

export const addToDataBreach: Handler<Operations['addToDataBreach']> = async ({ tx, input, touch }) => {
  const breach = await getBreach(tx, input.breachId)
  touch({ records: [breach.id] })
  mustBeOpen(breach)
  return { added: await addPeople(tx, breach.id, input.kind, input.aboutIds) }
}

export const takeFromDataBreach: Handler<Operations['takeFromDataBreach']> = async ({ tx, input, touch }) => {
  const breach = await getBreach(tx, input.breachId)
  touch({ records: [breach.id] })
  mustBeOpen(breach)
  const removed = await tx.run(
    build
      .updateTable('app.data_breach_people')
      .set({ removed_at: tx.now })
      .where('municipality_id', '=', tx.session.municipality)
      .where('breach_id', '=', breach.id)
      .where('id', '=', input.entryId)
      .where('removed_at', 'is', null),
  )
  if (removed === 0) throw notFound()
  await writeBreachLine(tx, { breachId: breach.id, kind: 'removed', details: { entryId: input.entryId } })
  return { id: input.entryId }
}

export const noteOnDataBreach: Handler<Operations['noteOnDataBreach']> = async ({ tx, input, touch }) => {
  const breach = await getBreach(tx, input.breachId)
  touch({ records: [breach.id] })
  // Also of a closed one: what comes in afterwards belongs to it.
  await writeBreachLine(tx, { id: input.id, breachId: breach.id, kind: 'note', details: { text: input.text } })
  return { id: input.id }
}

export const closeDataBreach: Handler<Operations['closeDataBreach']> = async ({ tx, input, touch }) => {
  const breach = await getBreach(tx, input.breachId)
  touch({ records: [breach.id] })
  mustBeOpen(breach)
  const missing = missingToClose(breach.facts)
  if (missing.length > 0) {
    throw conflict(`Dit datalek kan nog niet dicht. Er ontbreekt: ${missing.map(one => one.message).join(', ')}.`)
  }
  if ((await setClosed(tx, breach.id, breach.version, tx.now)) === 0) throw somebodyElse()
  await writeBreachLine(tx, { breachId: breach.id, kind: 'closed' })
  return { id: breach.id, version: breach.version + 1 }
}

export const reopenDataBreach: Handler<Operations['reopenDataBreach']> = async ({ tx, input, touch }) => {
  const breach = await getBreach(tx, input.breachId)
  touch({ records: [breach.id] })
  if (breach.closedAt === null) return { id: breach.id, version: breach.version }
  if ((await setClosed(tx, breach.id, breach.version, null)) === 0) throw somebodyElse()
  await writeBreachLine(tx, { breachId: breach.id, kind: 'reopened', details: { reason: input.reason } })
  return { id: breach.id, version: breach.version + 1 }
}

const setClosed = (tx: Parameters<typeof getBreach>[0], id: string, version: number, at: Date | null): Promise<number> =>
  tx.run(sql`
    update app.data_breaches set closed_at = ${at}, version = version + 1
    where municipality_id = ${tx.session.municipality} and id = ${id} and version = ${version}`)

const somebodyElse = () => conflict('Een collega wijzigde dit datalek net. Bekijk eerst wat er nu staat; er is niets gewijzigd.')
