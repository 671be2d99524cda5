import { sql } from 'kysely'
import { accessDomainIds } from '../../access/rules/access-domains.ts'
import type { CaseFileCard } from '../../case-files/server/commands.ts'
import { build, type Transaction } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { Consent } from '../api.ts'

/** Two weeks: enough to ask again at a next visit. */
const warnDays = 14
const day = 86_400_000

/** Warns the coordinator before consent ends by itself. The label says nothing of whom or what: overseers of the area see it too. */
export const startConsentClock = (
  tx: Transaction,
  file: CaseFileCard,
  consent: Consent & { scopeId: number },
  until: Date,
): Promise<number> =>
  tx.run(
    build.insertInto('app.clocks').values({
      municipality_id: tx.session.municipality,
      id: newId(),
      scope_id: consent.scopeId,
      case_file_id: file.id,
      about_kind: 'consent',
      about_id: consent.id,
      area_id: file.areaId,
      access_domain: accessDomainIds.general,
      shielded: file.shielded,
      kind: 'consent-ends',
      label: 'Toestemming loopt af',
      term: `P${Math.max(1, Math.round((until.getTime() - tx.now.getTime()) / day))}D`,
      counting: 'calendar',
      warn_before: `P${warnDays}D`,
      norm_source: consent.endsBecause === 'birthday' ? 'law' : 'stated',
      started_at: tx.now,
      warns_at: new Date(Math.max(tx.now.getTime(), until.getTime() - warnDays * day)),
      due_at: until,
      responsible_user_id: file.coordinatorUserId,
      responsible_organisation_id: file.coordinatorOrganisationId,
    }),
  )

export const stopConsentClock = (tx: Transaction, consentId: string): Promise<number> =>
  tx.run(sql`
    update app.clocks set stopped_at = ${tx.now}, version = version + 1
    where municipality_id = ${tx.session.municipality} and about_kind = 'consent' and about_id = ${consentId}
      and met_at is null and stopped_at is null`)
