import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import { getLifeDomains, type LifeDomainSet } from '../../programmes/rules/life-domains.ts'
import { findSettings, getProgramme, type ProgrammeReference } from '../../programmes/server/commands.ts'

/** The life domains under a programme, or those of the municipality when a file takes part in none. */
export async function lifeDomainsOf(tx: Transaction, programme: ProgrammeReference | undefined): Promise<LifeDomainSet> {
  const settings = await findSettings(tx, ['lifeDomains.default'])
  const defaults = settings.get('lifeDomains.default') as LifeDomainSet
  return programme ? getLifeDomains(await getProgramme(tx, programme), defaults) : defaults
}

/** The life domains a case file is talked about in: of its oldest running programme. */
export async function lifeDomainsOfFile(tx: Transaction, caseFileId: string): Promise<LifeDomainSet> {
  const programme = await tx.find<ProgrammeReference>(sql`
    select programme_id as id, programme_version as version from app.participations
    where municipality_id = ${tx.session.municipality} and case_file_id = ${caseFileId}
    order by ended_at nulls first, started_at limit 1`)
  return lifeDomainsOf(tx, programme)
}
