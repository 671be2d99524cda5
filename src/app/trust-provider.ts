import pg from 'pg'
import { insertRows } from '../access/server/found-municipality.ts'
import type { ProviderSettings } from '../access/server/sign-in/provider-settings.ts'
import { Explained } from './explained.ts'

/** Which municipality trusts which provider of the settings, from the command line: for who cannot log in yet to do it on screen. */
export interface Trust {
  /** The code of the municipality. */
  code: string
  /** The id in the settings. */
  provider: string
  /** Mail domains it vouches for; none for residents. */
  domains: string[]
}

/** @throws Explained with what is missing or wrong */
export function checkTrust(given: { code?: string; provider?: string; domains?: string }): Trust {
  if (!given.code) throw new Explained('Geef de code van de gemeente met --code.')
  if (!given.provider) throw new Explained('Geef de id van de inlogdienst, zoals die in OIDC_PROVIDERS staat, met --provider.')
  const domains = (given.domains ?? '')
    .split(',')
    .map(one => one.trim().toLowerCase())
    .filter(Boolean)
  const wrong = domains.find(one => one !== '*' && !/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(one))
  if (wrong)
    throw new Explained(
      `${wrong} is geen domein. Geef wat in een mailadres achter de @ staat, zoals gemeente.nl, of * voor alle andere.`,
    )
  return { code: given.code, provider: given.provider, domains }
}

/**
 * Lets a municipality trust a provider for the people of all its organisations; of a broker, for residents. What stands for two factors
 * comes from the settings. A provider that was trusted before is trusted again, for all, and loses nothing else.
 *
 * @param options `unlessDone`: a municipality that trusts one already keeps it as it is; then there is nothing to say
 * @returns what was done, in Dutch
 * @throws Explained when the municipality or the provider is not known, or a domain is another provider's
 */
export async function trustProvider(
  adminUrl: string,
  trust: Trust,
  providers: readonly ProviderSettings[],
  { unlessDone = false } = {},
): Promise<string | undefined> {
  const settings = providers.find(one => one.id === trust.provider)
  if (!settings) {
    const known = providers.map(one => one.id).join(', ') || 'geen'
    throw new Explained(`De inlogdienst ${trust.provider} staat niet in OIDC_PROVIDERS. Daar staan: ${known}.`)
  }
  if (!settings.bsnClaim && trust.domains.length === 0) {
    throw new Explained('Geef met --domains de maildomeinen waarvoor deze inlogdienst instaat, zoals gemeente.nl.')
  }
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    await client.query('begin')
    await client.query('set local role voordeur_owner')
    const said = await trustOnce(client, trust, settings, unlessDone)
    await client.query('commit')
    return said
  } finally {
    await client.end()
  }
}

async function trustOnce(
  client: pg.Client,
  { code, domains }: Trust,
  settings: ProviderSettings,
  unlessDone: boolean,
): Promise<string | undefined> {
  const { rows } = await client.query<{ id: number; name: string }>(
    'select id, name from access.municipalities where code = $1',
    [code],
  )
  const [there] = rows
  if (!there) throw new Explained(`Een gemeente met de code ${code} is er niet.`)
  await client.query(`select set_config('app.municipality', $1, true)`, [String(there.id)])
  if (unlessDone) {
    const any = await client.query('select 1 from access.identity_providers where municipality_id = $1 limit 1', [there.id])
    if (any.rowCount !== 0) return undefined
  }
  const taken = await client.query<{ domain: string; provider_code: string }>(
    'select domain, provider_code from access.identity_provider_domains where municipality_id = $1 and domain = any ($2) and provider_code <> $3',
    [there.id, domains, settings.id],
  )
  const [other] = taken.rows
  if (other) throw new Explained(`Het domein ${other.domain} hoort al bij ${other.provider_code}. Er is niets gewijzigd.`)
  const row = await rowOf(client, there, settings)
  const known = await client.query('select 1 from access.identity_providers where municipality_id = $1 and code = $2', [
    there.id,
    settings.id,
  ])
  if (known.rowCount === 0) await insertRows(client, 'access.identity_providers', [row])
  else {
    await client.query(
      `update access.identity_providers set ended_at = null, every_organisation = $3, organisation_ids = $4, strong_acr = $5, strong_amr = $6,
         version = version + 1
       where municipality_id = $1 and code = $2`,
      [there.id, settings.id, row.every_organisation, row.organisation_ids, row.strong_acr, row.strong_amr],
    )
  }
  await client.query(
    `insert into access.identity_provider_domains (municipality_id, domain, provider_code)
     select $1, domain, $3 from unnest($2::text[]) domain on conflict do nothing`,
    [there.id, settings.bsnClaim ? [] : domains, settings.id],
  )
  const whom = settings.bsnClaim ? 'inwoners' : 'de mensen van alle organisaties'
  return `${there.name} vertrouwt ${settings.name} voor ${whom}. Wat er daarna verandert doet de beheerder op het scherm, bij Inlogdiensten.`
}

async function rowOf(client: pg.Client, municipality: { id: number; name: string }, settings: ProviderSettings) {
  const own = await client.query<{ id: string }>(
    `select id from app.organisations where municipality_id = $1 and kind = 'municipal-department' and ended_at is null order by name = $2 desc, name limit 1`,
    [municipality.id, municipality.name],
  )
  const [organisation] = own.rows
  const forResidents = Boolean(settings.bsnClaim)
  if (forResidents && !organisation) throw new Explained('Er is geen organisatie van soort gemeente waar inwoners onder vallen.')
  return {
    municipality_id: municipality.id,
    code: settings.id,
    kind: forResidents ? 'residents' : 'staff',
    label: settings.name,
    every_organisation: !forResidents,
    organisation_ids: forResidents && organisation ? [organisation.id] : [],
    strong_acr: settings.strongAcr,
    strong_amr: settings.strongAmr,
    strong_for: 'everyone',
    version: 1,
  }
}
