import { sql } from 'kysely'
import { mayStart } from '../../access/rules/permissions.ts'
import { getCaseFile, lifeDomainsOfFile } from '../../case-files/server/commands.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import type { MandateOfFile, mandateOperations } from '../api.ts'
import { standingOf } from '../rules/budget.ts'
import { isCoordinator, mustReachGeneral, readRules, readSpendings } from './stored-mandate.ts'
import { readPowerUses } from './use-power.ts'

export const getMandate: Handler<typeof mandateOperations.getMandate> = async ({ tx, input, roles, touch }) => {
  const m = tx.session.municipality
  const file = await getCaseFile(tx, input.caseFileId)
  touch({ subjects: [file.householdId], records: [file.id] })
  const { mayWrite } = await mustReachGeneral(tx, file)
  const { kinds, budget, ceilingCents, mandates } = await readRules(tx, file)
  const stored = await readSpendings(tx, file.id)
  const { domains } = await lifeDomainsOfFile(tx, file.id)
  const isOpen = file.closedAt === null
  const isTheirs = await isCoordinator(tx, file)
  const spends = isOpen && mayWrite && mayStart(roles, 'budget.spend') && isTheirs
  // Also with two hats: nobody gives or grants to themselves.
  const answers = isOpen && mayWrite && mayStart(roles, 'mandate.give') && !isTheirs
  const named = await tx.get<{ coordinator: string | null; goals: MandateOfFile['goals'] }>(sql`
    select (select display_name from access.users where municipality_id = ${m} and id = ${file.coordinatorUserId}) as coordinator,
      coalesce((
        select jsonb_agg(jsonb_build_object('id', g.id, 'title', g.title, 'lifeDomain', g.life_domain) order by g.position, g.recorded_at)
        from app.goals g where g.municipality_id = ${m} and g.case_file_id = ${file.id} and g.state = 'open'), '[]') as goals`)
  const [inForce, ...earlier] = mandates
  return {
    caseFile: { id: file.id, title: file.title, isClosed: !isOpen, isShielded: file.shielded, coordinator: named.coordinator },
    mandate: inForce ?? null,
    earlier,
    kinds: [...kinds],
    budget,
    ceilingCents,
    powers: await readPowerUses(tx, file.id),
    standing: standingOf(budget.cents, stored),
    spendings: stored.map(({ recordedById, scopeId: _, ...one }) => ({
      ...one,
      lifeDomainLabel: domains.find(domain => domain.code === one.lifeDomain)?.label ?? one.lifeDomain,
      mayWithdraw: spends && (one.state === 'counted' || one.state === 'asked'),
      mayDecide: answers && one.state === 'asked' && recordedById !== tx.session.user,
    })),
    may: { give: answers, spend: spends, usePower: isOpen && isTheirs },
    lifeDomains: domains.map(({ code, label }) => ({ code, label })),
    goals: named.goals,
  }
}
