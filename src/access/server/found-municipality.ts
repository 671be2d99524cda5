import type pg from 'pg'
import {
  type AccessDomain,
  accessDomainIds,
  accessDomainLabels,
  budgetDomainId,
  figuresDomainId,
} from '../rules/access-domains.ts'
import { type Purpose, purposes } from '../rules/purposes.ts'
import type { Role } from '../rules/roles.ts'

export interface Municipality {
  id: number
  code: string
  name: string
}

interface LegalGround {
  id: number
  code: string
  label: string
  purpose: Purpose
  /** First question: the ground of the receiver. */
  receiver: string
  /** Second question: what lifts professional secrecy. */
  secrecy: string
}

/**
 * The grounds a new municipality starts with. Both questions of the law are answered for each; a municipality's own privacy
 * officer confirms them before use.
 */
export const legalGrounds = {
  intake: {
    id: 1,
    code: 'melding-publieke-taak',
    label: 'Melding beoordelen als publieke taak',
    purpose: 'intake',
    receiver: 'AVG art. 6 lid 1 onder e; Wmo 2015 art. 2.3.2 (onderzoek na een melding)',
    secrecy: 'Wmo 2015 art. 5.3.3 (geheimhouding; verstrekking voor zover nodig voor de taak)',
  },
  coordination: {
    id: 2,
    code: 'afstemming-toestemming',
    label: 'Hulp afstemmen met toestemming',
    purpose: 'support',
    receiver: 'AVG art. 6 lid 1 onder e; Wmo 2015 art. 5.1.1',
    secrecy: 'Uitdrukkelijke toestemming (Wmo 2015 art. 5.1.1 lid 4; Jeugdwet art. 7.3.11)',
  },
  delivery: {
    id: 3,
    code: 'taak-uitvoeren',
    label: 'Een taak uitvoeren voor het huishouden',
    purpose: 'support',
    receiver: 'AVG art. 6 lid 1 onder e; Wmo 2015 art. 5.1.2',
    secrecy: 'Wmo 2015 art. 5.2.1 lid 2 (wat de aanbieder nodig heeft)',
  },
  oversight: {
    id: 4,
    code: 'voortgang-bewaken',
    label: 'De voortgang bewaken zonder inhoud te zien',
    purpose: 'support',
    receiver: 'AVG art. 6 lid 1 onder e; Wmo 2015 art. 2.1.1',
    secrecy:
      'Alleen dat een dossier er is en wie het coördineert; geen gegevens die onder geheimhouding vallen (Wmo 2015 art. 5.3.3)',
  },
  steering: {
    id: 5,
    code: 'sturen-en-verantwoorden',
    label: 'Sturen en verantwoorden',
    purpose: 'steering',
    receiver: 'AVG art. 6 lid 1 onder e; Wmo 2015 art. 2.5.1',
    secrecy: 'Geteld, niet gelezen: geen gegevens die onder geheimhouding vallen',
  },
  firstLoad: {
    id: 6,
    code: 'beginstand-overnemen',
    label: 'Overnemen wat een team al heeft',
    purpose: 'first-load',
    receiver: 'AVG art. 6 lid 1 onder e; Wmo 2015 art. 5.1.1 (de organisatie die de gegevens al verwerkt)',
    secrecy: 'Geen nieuwe verstrekking: dezelfde gegevens gaan naar wie ze al onder zich heeft (Wmo 2015 art. 5.3.3)',
  },
} as const satisfies Record<string, LegalGround>

/** What roles that oversee an area see of every unshielded file there, and for which purpose. */
const roleDomains: {
  role: Role
  domain: AccessDomain | 'figures' | 'budget'
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
  ])
  await insertRows(
    client,
    'access.purposes',
    Object.entries(purposes).map(([code, label]) => ({ municipality_id: id, code, label })),
  )
  await insertRows(
    client,
    'access.legal_grounds',
    Object.values(legalGrounds).map(ground => ({
      municipality_id: id,
      id: ground.id,
      code: ground.code,
      label: ground.label,
      purpose: ground.purpose,
      receiver_basis: ground.receiver,
      secrecy_basis: ground.secrecy,
      valid_from: since,
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

const domainIdOf = (domain: AccessDomain | 'figures' | 'budget'): number =>
  domain === 'figures' ? figuresDomainId : domain === 'budget' ? budgetDomainId : accessDomainIds[domain]

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
