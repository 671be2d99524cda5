import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import type { breachOperations } from '../breach-api.ts'
import { hoursLeft, latestReport, missingToClose } from '../rules/data-breach.ts'
import { getBreach, listBreaches } from './stored-breach.ts'

type Operations = typeof breachOperations

export const listDataBreaches: Handler<Operations['listDataBreaches']> = async ({ tx, touch }) => {
  const breaches = await listBreaches(tx)
  touch({ records: breaches.map(one => one.id) })
  const about = await tx.rows<{ id: string; count: number }>(sql`
    select breach_id as id, count(*)::integer as count from app.data_breach_people
    where municipality_id = ${tx.session.municipality} and removed_at is null group by breach_id`)
  return {
    open: breaches.filter(one => one.closedAt === null).length,
    breaches: breaches.map(({ id, number, facts, closedAt }) => ({
      id,
      number,
      title: facts.title,
      discoveredAt: facts.discoveredAt,
      hoursLeft: hoursLeft(facts, tx.now),
      dueAt: latestReport(facts.discoveredAt).toISOString(),
      risk: facts.risk,
      authority: facts.authority,
      authorityToldAt: facts.authorityToldAt,
      people: facts.people,
      peopleToldAt: facts.peopleToldAt,
      about: about.find(one => one.id === id)?.count ?? 0,
      closedAt: closedAt?.toISOString() ?? null,
    })),
  }
}

export const getDataBreach: Handler<Operations['getDataBreach']> = async ({ tx, input, touch }) => {
  const breach = await getBreach(tx, input.breachId)
  // Not by person: that there was a breach is told to people when that was decided, not by the log.
  touch({ records: [breach.id] })
  return {
    id: breach.id,
    number: breach.number,
    version: breach.version,
    facts: breach.facts,
    alertId: breach.alertId,
    recordedBy: breach.recordedBy,
    recordedAt: breach.recordedAt.toISOString(),
    closedAt: breach.closedAt?.toISOString() ?? null,
    dueAt: latestReport(breach.facts.discoveredAt).toISOString(),
    hoursLeft: hoursLeft(breach.facts, tx.now),
    about: await aboutWhom(tx, breach.id),
    lines: await tx.rows(sql`
      select l.id, l.kind, l.details, coalesce(u.display_name, '') as by, to_jsonb(l.recorded_at) #>> '{}' as at
      from app.data_breach_lines l
      left join access.users u on u.municipality_id = l.municipality_id and u.id = l.recorded_by
      where l.municipality_id = ${tx.session.municipality} and l.breach_id = ${breach.id}
      order by l.recorded_at desc, l.id desc`),
    missing: missingToClose(breach.facts).map(one => one.message),
  }
}

const aboutWhom = (tx: Transaction, breachId: string) =>
  tx.rows<{ id: string; kind: 'case-file'; aboutId: string }>(sql`
    select id, kind, about_id as "aboutId" from app.data_breach_people
    where municipality_id = ${tx.session.municipality} and breach_id = ${breachId} and removed_at is null
    order by kind, recorded_at, id`)
