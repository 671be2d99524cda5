import { sql } from 'kysely'
import { accessDomainIds } from '../../access/rules/access-domains.ts'
import { build, type Transaction } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { dueOf, startClock, warnAt } from '../../platform/time/clock.ts'
import { type BreachFacts, reportWithin } from '../rules/data-breach.ts'

const kind = 'data-breach-report'
const length = { duration: reportWithin, counting: 'calendar', extend: false, warnBefore: 'PT24H' } as const

/**
 * Keeps the clock of the 72 hours in line with what is known: it runs from the discovery, is met when the authority was told, and
 * stops when it was decided that nothing has to be told.
 */
export async function keepBreachClock(tx: Transaction, breachId: string, facts: BreachFacts): Promise<void> {
  const clock = startClock(length, new Date(facts.discoveredAt))
  const now = {
    started_at: clock.startedAt,
    warns_at: warnAt(clock, tx.now),
    due_at: dueOf(clock, tx.now).dueAt,
    met_at: facts.authorityToldAt,
    stopped_at: facts.authorityToldAt === null && facts.authority === 'not' ? tx.now : null,
  }
  const moved = await tx.run(
    build
      .updateTable('app.clocks')
      .set(eb => ({
        ...now,
        // A discovery that is corrected begins anew, so that the warning can go out again.
        run: sql<number>`run + case when started_at = ${now.started_at} then 0 else 1 end`,
        version: eb('version', '+', 1),
      }))
      .where('municipality_id', '=', tx.session.municipality)
      .where('about_id', '=', breachId)
      .where('kind', '=', kind),
  )
  if (moved > 0) return
  await tx.run(
    build.insertInto('app.clocks').values({
      municipality_id: tx.session.municipality,
      id: newId(),
      about_kind: 'data-breach',
      about_id: breachId,
      area_id: 0,
      access_domain: accessDomainIds.general,
      // In no area that anybody oversees.
      shielded: true,
      kind,
      label: 'Datalek melden bij de Autoriteit Persoonsgegevens',
      term: length.duration,
      counting: length.counting,
      extend: length.extend,
      warn_before: length.warnBefore,
      norm_source: 'AVG art. 33 lid 1',
      responsible_role: 'privacy_officer',
      ...now,
    }),
  )
}
