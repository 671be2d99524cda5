import type pg from 'pg'
import {
  type AccessDomain,
  accessDomainIds,
  accessDomainLabels,
  budgetDomainId,
  figuresDomainId,
  requestsDomainId,
} from '../rules/access-domains.ts'
import { type LegalGround, legalGrounds } from '../rules/legal-grounds.ts'
import { purposes } from '../rules/purposes.ts'
import type { Role } from '../rules/roles.ts'

export interface Municipality {
  id: number
  code: string
  name: string
}

/** What roles that oversee an area see of every unshielded file there, and for which purpose. */
const roleDomains: {
  role: Role
  domain: AccessDomain | 'figures' | 'budget' | 'requests'
  disclosure: 'existence' | 'content'
  write: boolean
  ground: LegalGround
}[] = [
  { role: 'contact_point', domain: 'intake', disclosure: 'content', write: true, ground: legalGrounds.intake },
  { role: 'contact_point', domain: 'general', disclosure: 'existence', write: false, ground: legalGrounds.intake },
  { role: 'contact_point', domain: 'general', disclosure: 'existence', write: false, ground: legalGrounds.oversight },
  { role: 'contact_point', domain: 'tasks', disclosure: 'content', write: true, ground: legalGrounds.oversight },
  { role: 'process_coordinator', domain: 'general', disclosure: 'content', write: true, ground: legalGrounds.oversight },
  { role: 'process_coordinator', domain: 'tasks', disclosure: 'content', write: false, ground: legalGrounds.oversight },
  // Answers when a coordinator asks for more than the mandate gives.
  { role: 'process_coordinator', domain: 'budget', disclosure: 'content', write: true, ground: legalGrounds.oversight },
  // Decides what residents ask about their own data, which the coordinator prepares.
  { role: 'process_coordinator', domain: 'requests', disclosure: 'existence', write: true, ground: legalGrounds.oversight },
  // Hands the aftercare over when its coordinator has left.
  { role: 'process_coordinator', domain: 'aftercare', disclosure: 'content', write: true, ground: legalGrounds.oversight },
  { role: 'policy_officer', domain: 'figures', disclosure: 'existence', write: false, ground: legalGrounds.steering },
  { role: 'process_coordinator', domain: 'figures', disclosure: 'existence', write: false, ground: legalGrounds.steering },
  { role: 'process_coordinator', domain: 'general', disclosure: 'existence', write: false, ground: legalGrounds.steering },
]

/** Makes a municipality with what access needs: domains, purposes, grounds and the reach of overseeing roles. Runs as superuser or owner. */
export async function foundMunicipality(client: pg.ClientBase, municipality: Municipality, since: Date): Promise<void> {
  const { id } = municipality
  await client.query(`select set_config('app.municipality', $1, false)`, [String(id)])
  await client.query('insert into access.municipalities (id, code, name) values ($1, $2, $3)', [
    id,
    municipality.code,
    municipality.name,
  ])
  await insertRows(client, 'access.access_domains', [
    ...Object.entries(accessDomainIds).map(([code, domain]) => ({
      municipality_id: id,
      id: domain,
      code,
      label: accessDomainLabels[code as AccessDomain],
    })),
    { municipality_id: id, id: figuresDomainId, code: 'figures', label: 'Cijfers' },
    { municipality_id: id, id: budgetDomainId, code: 'budget', label: 'Mandaat en budget' },
    { municipality_id: id, id: requestsDomainId, code: 'requests', label: 'Verzoeken over eigen gegevens' },
  ])
  await insertRows(
    client,
    'access.purposes',
    Object.entries(purposes).map(([code, label]) => ({ municipality_id: id, code, label })),
  )
  await insertRows(
    client,
    'access.legal_grounds',
    Object.values<LegalGround>(legalGrounds).map(ground => ({
      municipality_id: id,
      id: ground.id,
      code: ground.code,
      label: ground.label,
      purpose: ground.purpose,
      source_law: ground.sourceLaw,
      used_for: ground.usedFor,
      receiver_basis: ground.receiver,
      special_basis: ground.special ?? null,
      criminal_basis: ground.criminal ?? null,
      secrecy_basis: ground.secrecy,
      secrecy_by: ground.secrecyBy,
      controller: ground.controller,
      valid_from: ground.switchedOff ? 'infinity' : since,
    })),
  )
  await insertRows(
    client,
    'access.role_domains',
    roleDomains.map(reach => ({
      municipality_id: id,
      role: reach.role,
      access_domain: domainIdOf(reach.domain),
      disclosure: reach.disclosure,
      may_write: reach.write,
      legal_ground_id: reach.ground.id,
    })),
  )
}

const besides = { figures: figuresDomainId, budget: budgetDomainId, requests: requestsDomainId }
const domainIdOf = (domain: AccessDomain | keyof typeof besides): number =>
  domain in besides ? besides[domain as keyof typeof besides] : accessDomainIds[domain as AccessDomain]

/** Inserts plain rows into one table; all rows name the same columns. */
export async function insertRows(client: pg.ClientBase, table: string, rows: readonly Record<string, unknown>[]): Promise<void> {
  const [first] = rows
  if (!first) return
  const columns = Object.keys(first)
    .map(column => client.escapeIdentifier(column))
    .join(', ')
  await client.query(`insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1)`, [
    JSON.stringify(rows),
  ])
}
