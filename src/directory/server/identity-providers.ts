import { sql } from 'kysely'
import { mayStart } from '../../access/rules/permissions.ts'
import { connections } from '../../access/server/sign-in/connections.ts'
import { build, type Transaction } from '../../platform/database/transaction.ts'
import { conflict, invalid, notFound } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import type { ProviderValues, providerOperations, TrustedProvider } from '../provider-api.ts'
import { recordChange, takeChange } from './record-change.ts'

async function findProviders(tx: Transaction): Promise<TrustedProvider[]> {
  const rows = await tx.rows<Omit<TrustedProvider, 'issuer'>>(sql`
    select p.code, p.kind, p.ended_at as "endedAt", p.version, jsonb_build_object('label', p.label,
      'everyOrganisation', p.every_organisation, 'organisationIds', p.organisation_ids,
      'domains', coalesce((select jsonb_agg(d.domain order by d.domain) from access.identity_provider_domains d
        where d.municipality_id = p.municipality_id and d.provider_code = p.code), '[]'),
      'strongAcr', p.strong_acr, 'strongAmr', p.strong_amr, 'strongFor', p.strong_for) as values,
      coalesce((select jsonb_agg(o.name order by o.name) from app.organisations o
        where o.municipality_id = p.municipality_id and o.id = any (p.organisation_ids)), '[]') as organisations
    from access.identity_providers p
    where p.municipality_id = ${tx.session.municipality}
    order by p.ended_at nulls first, p.kind desc, p.every_organisation desc, p.label, p.code`)
  const known = new Map(connections().map(one => [one.id, one.issuer]))
  return rows.map(row => ({ ...row, issuer: known.get(row.code) ?? null }))
}

export const listIdentityProviders: Handler<typeof providerOperations.listIdentityProviders> = async ({ tx, touch, roles }) => {
  const providers = await findProviders(tx)
  touch({ records: [] })
  const trusted = new Set(providers.map(one => one.code))
  return {
    providers,
    untrusted: connections().filter(one => !trusted.has(one.id)),
    mayKeep: mayStart(roles, 'directory.keep'),
  }
}

export const trustIdentityProvider: Handler<typeof providerOperations.trustIdentityProvider> = async ({ tx, input, touch }) => {
  const { code, ...values } = input
  touch({ records: values.organisationIds })
  const connection = connections().find(one => one.id === code)
  if (!connection) {
    throw invalid([
      { field: 'code', message: 'Deze inlogdienst staat niet in de instellingen van de server. Kies er een uit de lijst.' },
    ])
  }
  const kind = connection.forResidents ? 'residents' : 'staff'
  await mustHoldTogether(tx, code, kind, values, field => field)
  await tx.run(
    build
      .insertInto('access.identity_providers')
      .values({ municipality_id: tx.session.municipality, code, kind, ...columnsOf(values) }),
  )
  await writeDomains(tx, code, [], values.domains)
  await recordChange(tx, { kind: 'provider', about: code, field: 'added', after: values })
  return { code }
}

export const changeIdentityProvider: Handler<typeof providerOperations.changeIdentityProvider> = async ({ tx, input, touch }) => {
  touch({ records: [] })
  // Waits for another administrator who is changing this one.
  await tx.rows(sql`
    select 1 from access.identity_providers where municipality_id = ${tx.session.municipality} and code = ${input.code} for update`)
  const stored = (await findProviders(tx)).find(one => one.code === input.code)
  if (!stored) throw notFound('Deze inlogdienst is hier niet bekend.')
  const current = { ...stored.values, isEnded: stored.endedAt !== null }
  const taken = await takeChange(tx, { kind: 'provider', about: stored.code }, current, input.change as never)
  if (!taken) return { code: stored.code, version: stored.version }
  const { isEnded, ...values } = { ...current, ...taken }
  await mustHoldTogether(tx, stored.code, stored.kind, values, field => `change.${field}.to`)
  const endedAt = isEnded ? (stored.endedAt ?? tx.now) : null
  await tx.run(
    build
      .updateTable('access.identity_providers')
      .set({ ...columnsOf(values), ended_at: endedAt, version: stored.version + 1 })
      .where('municipality_id', '=', tx.session.municipality)
      .where('code', '=', stored.code),
  )
  await writeDomains(tx, stored.code, stored.values.domains, values.domains)
  await mustLeaveADoor(tx)
  return { code: stored.code, version: stored.version + 1 }
}

const columnsOf = (values: ProviderValues) => ({
  label: values.label,
  every_organisation: values.everyOrganisation,
  organisation_ids: values.everyOrganisation ? [] : values.organisationIds,
  strong_acr: values.strongAcr,
  strong_amr: values.strongAmr,
  strong_for: values.strongFor,
})

async function writeDomains(tx: Transaction, code: string, before: readonly string[], after: readonly string[]): Promise<void> {
  const m = tx.session.municipality
  const gone = before.filter(one => !after.includes(one))
  await tx.run(sql`
    delete from access.identity_provider_domains where municipality_id = ${m} and provider_code = ${code} and domain = any (${gone}::text[])`)
  for (const domain of new Set(after)) {
    if (before.includes(domain)) continue
    await tx.run(sql`
      insert into access.identity_provider_domains (municipality_id, domain, provider_code) values (${m}, ${domain}, ${code})`)
  }
}

/** @throws invalid at the fields, as `at` names them */
async function mustHoldTogether(
  tx: Transaction,
  code: string,
  kind: 'staff' | 'residents',
  values: ProviderValues,
  at: (field: keyof ProviderValues) => string,
): Promise<void> {
  const m = tx.session.municipality
  const { organisationIds, everyOrganisation, domains } = values
  if (kind === 'residents' && (everyOrganisation || organisationIds.length !== 1)) {
    throw invalid([
      {
        field: at('organisationIds'),
        message: 'Inwoners komen binnen onder de naam van één organisatie, meestal de gemeente. Kies die.',
      },
    ])
  }
  if (kind === 'staff' && !everyOrganisation && organisationIds.length === 0) {
    throw invalid([{ field: at('organisationIds'), message: 'Kies voor wiens mensen deze inlogdienst is.' }])
  }
  const { known } = await tx.get<{ known: number }>(sql`
    select count(*)::int as known from app.organisations where municipality_id = ${m} and id = any (${organisationIds}::uuid[])`)
  if (known !== new Set(organisationIds).size) {
    throw invalid([{ field: at('organisationIds'), message: 'Kies organisaties uit de lijst.' }])
  }
  if (
    values.strongAcr.length === 0 &&
    values.strongAmr.length === 0 &&
    (kind === 'residents' || values.strongFor === 'everyone')
  ) {
    throw invalid([
      {
        field: at('strongAcr'),
        message: 'Vul minstens één waarde in die voor twee stappen staat. Zonder die waarde komt niemand binnen.',
      },
    ])
  }
  if (kind === 'residents' && domains.length > 0) {
    throw invalid([{ field: at('domains'), message: 'Inwoners worden herkend aan hun BSN. Laat de domeinen leeg.' }])
  }
  const taken = await tx.find<{ domain: string; label: string }>(sql`
    select d.domain, p.label from access.identity_provider_domains d
    join access.identity_providers p on p.municipality_id = d.municipality_id and p.code = d.provider_code
    where d.municipality_id = ${m} and d.domain = any (${[...domains]}::text[]) and d.provider_code <> ${code} limit 1`)
  if (taken) {
    const what = taken.domain === '*' ? 'Alle andere domeinen' : taken.domain
    throw invalid([
      {
        field: at('domains'),
        message: `${what} hoort al bij ${taken.label}. Eén inlogdienst staat in voor een domein; haal het daar eerst weg.`,
      },
    ])
  }
}

/** @throws conflict when nobody of the administrator's own organisation could log in any more */
async function mustLeaveADoor(tx: Transaction): Promise<void> {
  const door = await tx.find(sql`
    select 1 from access.identity_providers
    where municipality_id = ${tx.session.municipality} and kind = 'staff' and ended_at is null
      and (every_organisation or ${tx.session.organisation} = any (organisation_ids))
      and (strong_acr <> '{}' or strong_amr <> '{}')`)
  if (!door) {
    throw conflict(
      'Zo kan geen beheerder van uw organisatie meer inloggen. Er is niets gewijzigd; regel eerst een andere inlogdienst.',
    )
  }
}
