import { sql } from 'kysely'
import { type AccessDomain, accessDomainLabels, accessDomainOf } from '../../access/rules/access-domains.ts'
import { mayStart } from '../../access/rules/permissions.ts'
import { type CaseFileCard, getCaseFile, lifeDomainsOfFile } from '../../case-files/server/commands.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { getProgramme, type ProgrammeReference } from '../../programmes/server/commands.ts'
import type { consentOperations, SharingCell, SharingOfFile } from '../api.ts'
import { standingOf, withoutConsent } from '../rules/consent-gaps.ts'
import { shareableDomains } from '../rules/consent-words.ts'
import { type ConsentStanding, groundsInForce } from '../rules/may-use.ts'
import { deeper, type Level, seesInWords } from '../rules/sharing-cells.ts'
import { readAskable } from './askable.ts'
import { mustReachGeneral, readOrganisations } from './get-consents.ts'
import { readConsents } from './stored-consents.ts'
import { readGrounds } from './stored-grounds.ts'

export interface StoredDecision {
  id: string
  involvementId: string
  organisationId: string
  accessDomain: AccessDomain
  level: Exclude<Level, 'none'>
  mayWrite: boolean
  usedFor: string
  groundCode: string
  groundLabel: string
  byConsent: boolean
  validTo: string | null
  decidedBy: string
  decidedAt: string
  reason: string
  cameOf: 'matrix' | 'involvement' | 'task'
}

interface StoredPartner {
  organisationId: string
  name: string
  kind: string
  contactFunction: string
  phone: string | null
  since: string
  involvementId: string
  tasks: number
}

export const getSharing: Handler<typeof consentOperations.getSharing> = async ({ tx, input, roles, touch }) => {
  const file = await getCaseFile(tx, input.caseFileId)
  touch({ subjects: [file.householdId], records: [file.id] })
  const writes = await mustReachGeneral(tx, file)
  const partners = await readPartners(tx, file)
  const decisions = await readDecisions(tx, file)
  const adults = (await readAskable(tx, file)).filter(one => one.isAdult)
  const consents = (await readConsents(tx, file)).map(one => ({
    personId: one.person.personId,
    organisationId: one.organisation.id,
    accessDomains: one.accessDomains,
    state: one.state,
  }))
  const { domains } = await lifeDomainsOfFile(tx, file.id)
  const nameOf = new Map(adults.map(one => [one.personId, one.name]))
  const waitsFor = (decision: StoredDecision): string[] => {
    if (!decision.byConsent) return []
    const { organisationId, accessDomain } = decision
    // Who oversees reads no names: then it is only known whether anybody consented at all.
    if (nameOf.size === 0) {
      const somebody = consents.some(
        one => one.state === 'given' && one.organisationId === organisationId && one.accessDomains.includes(accessDomain),
      )
      return somebody ? [] : ['iemand van wie u de naam niet ziet']
    }
    return withoutConsent([...nameOf.keys()], consents, organisationId, accessDomain).map(
      person => `${nameOf.get(person) ?? ''}${said[standingOf([person], consents, organisationId, accessDomain)] ?? ''}`,
    )
  }
  return {
    caseFile: { id: file.id, title: file.title, isClosed: file.closedAt !== null },
    domains: shareableDomains.map(accessDomain => ({
      accessDomain,
      label: accessDomainLabels[accessDomain],
      lifeDomains: domains.filter(domain => domain.accessDomain === accessDomain).map(domain => domain.label),
    })),
    defaults: await readDefaults(tx, file),
    partners: partners.map(partner => {
      const cells = cellsOf(
        decisions.filter(one => one.organisationId === partner.organisationId),
        waitsFor,
      )
      return {
        ...partner,
        cells,
        words: seesInWords(cells.map(one => ({ domain: one.accessDomain, level: one.level, isClosed: one.waitsFor.length > 0 }))),
      }
    }),
    grounds: groundsInForce(await readGrounds(tx), tx.now),
    adults: adults.map(({ personId, name }) => ({ personId, name })),
    consents,
    organisations: (await readOrganisations(tx, file)).map(({ id, name, kind }) => ({ id, name, kind })),
    may: { decide: file.closedAt === null && writes && mayStart(roles, 'case-file.coordinate') },
  }
}

/** Beside the name of who has not consented, when they answered. */
const said: Partial<Record<ConsentStanding, string>> = { refused: ' (zei nee)', withdrawn: ' (trok het in)' }

/** An organisation may be involved more than once (tasks): what it knows of a part is the deepest of those. */
function cellsOf(decisions: readonly StoredDecision[], waitsFor: (decision: StoredDecision) => string[]): SharingCell[] {
  const cells = new Map<AccessDomain, SharingCell>()
  for (const decision of decisions) {
    const { id: _, involvementId: __, organisationId: ___, validTo, ...told } = decision
    const cell = {
      ...told,
      waitsFor: waitsFor(decision),
      lastDay: validTo === null ? null : calendarDateOf(new Date(new Date(validTo).getTime() - 1)),
    }
    const known = cells.get(decision.accessDomain)
    const isDeeper = !known || deeper(cell.level, known.level) !== known.level
    // What is open counts before what waits for consent.
    const opens = known !== undefined && known.level === cell.level && known.waitsFor.length > 0 && cell.waitsFor.length === 0
    if (isDeeper || opens) cells.set(decision.accessDomain, cell)
  }
  return [...cells.values()]
}

/** Who takes part besides the coordinator, as far as the reader knows of them: once per organisation. */
const readPartners = (tx: Transaction, file: CaseFileCard): Promise<StoredPartner[]> =>
  tx.rows<StoredPartner>(sql`
    select o.id as "organisationId", o.name, o.kind, o.contact_function as "contactFunction", o.phone, min(i.valid_from) as since,
      (array_agg(i.id order by i.user_id nulls first, i.valid_from))[1] as "involvementId",
      count(*) filter (where 16 = any (i.access_domains))::integer as tasks
    from app.involvements i
    join app.organisations o on o.municipality_id = i.municipality_id and o.id = i.organisation_id
    where i.municipality_id = ${tx.session.municipality} and i.case_file_id = ${file.id} and i.valid_to is null
      and i.role in ('partner', 'network', 'visitor')
    group by o.id, o.name, o.kind, o.contact_function, o.phone
    order by o.name`)

/** What holds at this moment: not ended, and its agreed day not over. */
export const readDecisions = (tx: Transaction, file: CaseFileCard, organisationId?: string): Promise<StoredDecision[]> =>
  tx
    .rows<{ decision: Omit<StoredDecision, 'accessDomain'> & { domainId: number } }>(sql`
      select jsonb_build_object('id', s.id, 'involvementId', s.involvement_id, 'organisationId', s.organisation_id, 'domainId', s.access_domain,
        'level', s.level, 'mayWrite', s.may_write, 'usedFor', s.used_for, 'groundCode', g.code, 'groundLabel', g.label, 'byConsent', g.by_consent,
        'validTo', s.valid_to, 'decidedBy', coalesce(u.display_name, ''), 'decidedAt', s.valid_from, 'reason', s.reason, 'cameOf', s.came_of) as decision
      from app.sharing_decisions s
      join access.legal_grounds g on g.municipality_id = s.municipality_id and g.id = s.legal_ground_id
      left join access.users u on u.municipality_id = s.municipality_id and u.id = s.recorded_by
      where s.municipality_id = ${tx.session.municipality} and s.case_file_id = ${file.id} and s.ended_at is null
        and (s.valid_to is null or s.valid_to > ${tx.now})
        ${organisationId === undefined ? sql`` : sql`and s.organisation_id = ${organisationId}`}
      order by s.valid_from, s.access_domain, s.id`)
    .then(rows => rows.map(({ decision: { domainId, ...one } }) => ({ ...one, accessDomain: accessDomainOf(domainId) })))

/** What the oldest running programme of the file shares with partners to begin with. */
async function readDefaults(tx: Transaction, file: CaseFileCard): Promise<SharingOfFile['defaults']> {
  const programme = await tx.find<ProgrammeReference>(sql`
    select programme_id as id, programme_version as version from app.participations
    where municipality_id = ${tx.session.municipality} and case_file_id = ${file.id}
    order by ended_at nulls first, started_at limit 1`)
  if (!programme) return []
  const { sharing } = await getProgramme(tx, programme)
  const partner = sharing?.find(one => one.with === 'partner')
  return [
    ...(partner?.content ?? []).map(accessDomain => ({ accessDomain, level: 'content' as const })),
    ...(partner?.existence ?? []).map(accessDomain => ({ accessDomain, level: 'existence' as const })),
  ]
}
