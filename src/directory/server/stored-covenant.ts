import { sql } from 'kysely'
import { type AccessDomain, accessDomainIds, accessDomainOf } from '../../access/rules/access-domains.ts'
import { build, type Transaction } from '../../platform/database/transaction.ts'
import { invalid } from '../../platform/errors.ts'
import type { CovenantValues } from '../covenant-api.ts'

export interface StoredCovenant {
  id: string
  version: number
  latest: number
  values: CovenantValues
}

/** As it is now, or in an earlier version. Locked when it is about to change. @throws notFound */
export async function getStoredCovenant(
  tx: Transaction,
  id: string,
  { version, lock = false }: { version?: number | undefined; lock?: boolean } = {},
): Promise<StoredCovenant> {
  const row = await tx.get<
    Omit<StoredCovenant, 'values'> & { values: Omit<CovenantValues, 'accessDomains'> & { domains: number[] } }
  >(sql`
    select c.id, v.version, c.version as latest, jsonb_build_object('title', v.title, 'organisationIds', v.organisation_ids,
      'purposes', v.purposes, 'domains', v.access_domains, 'articles', v.articles, 'agreements', v.agreements,
      'areaIds', v.area_ids, 'startsOn', v.starts_on, 'endsOn', v.ends_on) as values
    from app.covenants c
    join app.covenant_versions v on v.municipality_id = c.municipality_id and v.covenant_id = c.id
      and v.version = coalesce(${version ?? null}::integer, c.version)
    where c.municipality_id = ${tx.session.municipality} and c.id = ${id}
    ${lock ? sql`for update of c` : sql``}`)
  const { domains, ...values } = row.values
  return { ...row, values: { ...values, accessDomains: domains.map(accessDomainOf) } }
}

/** Writes what a covenant says from this version on. */
export const writeVersion = (tx: Transaction, covenantId: string, version: number, values: CovenantValues): Promise<number> =>
  tx.run(
    build.insertInto('app.covenant_versions').values({
      municipality_id: tx.session.municipality,
      covenant_id: covenantId,
      version,
      title: values.title,
      organisation_ids: values.organisationIds,
      purposes: values.purposes,
      access_domains: values.accessDomains.map((domain: AccessDomain) => accessDomainIds[domain]),
      articles: values.articles,
      agreements: values.agreements,
      area_ids: values.areaIds,
      starts_on: values.startsOn,
      ends_on: values.endsOn,
      recorded_by: tx.session.user,
      recorded_at: tx.now,
    }),
  )

/** Parties and areas are known here, and the period is one. `at` gives the field as the caller named it. @throws invalid */
export async function mustHoldTogether(
  tx: Transaction,
  values: CovenantValues,
  at: (field: keyof CovenantValues) => string,
): Promise<void> {
  const m = tx.session.municipality
  if (values.endsOn !== null && values.endsOn < values.startsOn) {
    throw invalid([
      { field: at('endsOn'), message: 'De laatste dag ligt voor de eerste. Kies een latere dag, of laat haar leeg.' },
    ])
  }
  const { parties } = await tx.get<{ parties: number }>(
    sql`select count(*)::int as parties from app.organisations where municipality_id = ${m} and id = any (${values.organisationIds}::uuid[])`,
  )
  if (parties !== values.organisationIds.length) {
    throw invalid([{ field: at('organisationIds'), message: 'Eén van de partijen is hier niet bekend. Kies ze uit de lijst.' }])
  }
  const { areas } = await tx.get<{ areas: number }>(
    sql`select count(*)::int as areas from app.areas where municipality_id = ${m} and id = any (${values.areaIds}::smallint[])`,
  )
  if (areas !== values.areaIds.length) throw invalid([{ field: at('areaIds'), message: 'Kies gebieden uit de lijst.' }])
}
