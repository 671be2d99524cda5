import { sql } from 'kysely'
import { accessDomainIds } from '../../access/rules/access-domains.ts'
import type { CaseFileCard } from '../../case-files/server/commands.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import { conflict, forbidden, notFound } from '../../platform/errors.ts'
import type { ProgrammeEventName } from '../../programmes/rules/events.ts'
import { addTimelineLine, happenedInFile } from '../../programmes/server/commands.ts'
import type { PartOfDay } from '../rules/part-of-day.ts'

export interface StoredVisit {
  id: string
  scopeId: number
  userId: string
  organisationId: string
  visitOn: string
  partOfDay: PartOfDay
  state: 'planned' | 'made' | 'cancelled'
  version: number
}

/** Where the session may put the card of a visit. */
export interface VisitPlace {
  /** One may write on the card of the file; else as a partner, beside its own involvement. */
  writes: boolean
  /** Of a partner: the scope in which its own involvement lies; null: it has none here. */
  besideInvolvement: number | null
  /** One takes part here without everybody knowing. */
  isHidden: boolean
}

/**
 * Whoever takes part unseen has the card of their involvement under their shield, and that of a visit lies with it.
 */
export async function placeOfVisit(tx: Transaction, file: CaseFileCard): Promise<VisitPlace> {
  const { municipality: m, user, organisation } = tx.session
  return tx.get<VisitPlace>(sql`
    select access.may_write(${file.id}, ${file.id}, ${file.householdId}, ${accessDomainIds.general}::smallint, 'existence', h.shield) as writes,
      h.shield is not null as "isHidden",
      (select i.scope_id from app.involvements i join access.scopes s on s.municipality_id = i.municipality_id and s.id = i.scope_id
        where i.municipality_id = ${m} and i.case_file_id = ${file.id} and i.organisation_id = ${organisation}
          and (i.user_id is null or i.user_id = ${user}) and i.role = 'partner' and (i.valid_to is null or i.valid_to > ${tx.now})
          and s.shield_id is not distinct from h.shield
        order by i.valid_from desc limit 1) as "besideInvolvement"
    from (select access.hidden_under(${file.id}) as shield) h`)
}

/** @throws forbidden for who may plan none here */
export async function scopeForVisit(tx: Transaction, file: CaseFileCard, place: VisitPlace): Promise<number> {
  if (place.writes) {
    return tx.scope({
      caseFile: file.id,
      subject: file.householdId,
      domain: accessDomainIds.general,
      disclosure: 'existence',
    })
  }
  if (place.besideInvolvement !== null) return place.besideInvolvement
  throw forbidden(
    'U kunt hier geen bezoek plannen, omdat uw organisatie niet bij dit dossier betrokken is. Er is niets opgeslagen.',
  )
}

/** The row, held until the end of the transaction. @throws notFound, also for what lies outside the circle */
export async function lockVisit(tx: Transaction, caseFileId: string, id: string): Promise<StoredVisit> {
  const found = await tx.find<StoredVisit>(sql`
    select id, scope_id as "scopeId", visitor_user_id as "userId", visitor_organisation_id as "organisationId", visit_on as "visitOn",
      part_of_day as "partOfDay", state, version
    from app.visit_cards where municipality_id = ${tx.session.municipality} and case_file_id = ${caseFileId} and id = ${id}
    for update`)
  if (!found) throw notFound('Dit bezoek is niet gevonden. Het bestaat niet, of u kunt er niets aan wijzigen.')
  return found
}

export const isOwn = (tx: Transaction, visit: StoredVisit): boolean =>
  visit.userId === tx.session.user && visit.organisationId === tx.session.organisation

/** @throws forbidden */
export function mustBeOwn(tx: Transaction, visit: StoredVisit): void {
  if (isOwn(tx, visit)) return
  throw forbidden('Dit bezoek plande iemand anders. Alleen wie komt kan het verzetten; er is niets gewijzigd.')
}

/** @throws conflict with what became of it */
export function mustBePlanned(visit: StoredVisit): void {
  if (visit.state === 'planned') return
  throw conflict(
    visit.state === 'made'
      ? 'Dit bezoek is al geweest. Er is niets gewijzigd; bekijk de laatste stand.'
      : 'Dit bezoek is al afgezegd. Er is niets gewijzigd; plan een nieuw bezoek.',
  )
}

/** The line in the timeline; where one may write, the terms and counts of the programmes as well. */
export async function tellOfVisit(
  tx: Transaction,
  file: CaseFileCard,
  visit: { id: string; scopeId: number },
  event: ProgrammeEventName,
  more: { attributes?: Record<string, string | null>; details: Record<string, unknown> },
): Promise<void> {
  const { writes } = await placeOfVisit(tx, file)
  await (writes ? happenedInFile : addTimelineLine)(tx, {
    event,
    about: { kind: 'household', id: file.householdId },
    caseFileId: file.id,
    scopeId: visit.scopeId,
    refersTo: visit.id,
    ...more,
  })
}
