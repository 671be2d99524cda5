import { sql } from 'kysely'
import { type AccessDomain, accessDomainOf } from '../../access/rules/access-domains.ts'
import { postMessage } from '../../notifications/server/commands.ts'
import { build, type Transaction } from '../../platform/database/transaction.ts'
import { conflict, notFound } from '../../platform/errors.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { reasonForResidents } from '../rules/consent-words.ts'

/** What a resident consented to or refused, and what can be taken back. For sessions with the purpose `own-file`. */
export interface OwnConsent {
  id: string
  personId: string
  organisation: string
  usedFor: string
  accessDomains: AccessDomain[]
  /** The last word of the resident themselves; null: nothing said by them (of their child, by the other parent or the child). */
  ownAnswer: 'yes' | 'no' | 'withdrawn' | null
  askedAt: Date
  /** The last day; null: until withdrawn. */
  lastDay: string | null
  mayWithdraw: boolean
}

/** Consents about the resident and whom they represent, newest first. What another person answered is not told. */
export async function listOwnConsents(tx: Transaction): Promise<OwnConsent[]> {
  const m = tx.session.municipality
  const rows = await tx.rows<
    Omit<OwnConsent, 'accessDomains' | 'lastDay' | 'mayWithdraw'> & { domains: number[]; until: Date | null }
  >(sql`
    select c.id, c.person_id as "personId", o.name as organisation, c.used_for as "usedFor", c.access_domains as domains, c.asked_at as "askedAt",
      c.valid_to as until, (
        select v.answer from app.consent_voices v
        where v.municipality_id = ${m} and v.consent_id = c.id and v.person_id = any (c.needed)
        order by v.answered_at desc, v.recorded_at desc limit 1) as "ownAnswer"
    from app.consent_records c
    join app.organisations o on o.municipality_id = ${m} and o.id = c.organisation_id
    where c.municipality_id = ${m}
    order by c.asked_at desc, c.id`)
  return rows.map(({ domains, until, ...one }) => ({
    ...one,
    accessDomains: domains.map(accessDomainOf),
    lastDay: until === null ? null : calendarDateOf(new Date(until.getTime() - 1)),
    mayWithdraw: one.ownAnswer === 'yes' && (until === null || until > tx.now),
  }))
}

/**
 * A resident takes back what they said. Whoever it was shared with sees it no more from the next transaction on; the file and its
 * coordinator are told.
 *
 * @throws notFound, also for a consent of somebody else
 */
export async function withdrawOwnConsent(
  tx: Transaction,
  withdrawal: { id: string; consentId: string; note?: string },
): Promise<OwnConsent> {
  const consent = (await listOwnConsents(tx)).find(one => one.id === withdrawal.consentId)
  if (!consent) throw notFound('Deze toestemming is niet gevonden.')
  if (consent.ownAnswer === 'withdrawn') return consent
  if (!consent.mayWithdraw) throw conflict('U heeft hiervoor geen toestemming gegeven. Er is niets om te stoppen.')
  const said = await tx.get<{ personId: string; saidAs: 'self' | 'parent' | 'guardian'; scopeId: number }>(sql`
    select person_id as "personId", said_as as "saidAs", scope_id as "scopeId" from app.consent_voices
    where municipality_id = ${tx.session.municipality} and consent_id = ${consent.id} and answer = 'yes'
      and person_id = any (nullif(current_setting('app.selves', true), '')::uuid[])
    order by answered_at desc limit 1`)
  await tx.run(
    build.insertInto('app.consent_voices').values({
      municipality_id: tx.session.municipality,
      id: withdrawal.id,
      consent_id: consent.id,
      scope_id: said.scopeId,
      person_id: said.personId,
      said_as: said.saidAs,
      answer: 'withdrawn',
      way: 'portal',
      note: withdrawal.note ?? '',
      answered_at: tx.now,
      recorded_by: tx.session.user,
      recorded_at: tx.now,
    }),
  )
  await tx.run(sql`select access.withdraw_consent(${consent.id})`)
  await tx.run(sql`select app.tell_own_withdrawal(${withdrawal.id})`)
  const told = await tx.find<{ fileId: string; coordinator: string | null }>(sql`
    select f.id as "fileId", f.coordinator_user_id as coordinator from app.consent_records c
    join app.case_files f on f.municipality_id = c.municipality_id and f.id = c.case_file_id
    where c.municipality_id = ${tx.session.municipality} and c.id = ${consent.id}`)
  if (told?.coordinator) await postMessage(tx, { kind: 'consent-withdrawn', aboutId: told.fileId, toUser: told.coordinator })
  return { ...consent, ownAnswer: 'withdrawn', mayWithdraw: false }
}

/** What is shared of a file with whom, and why, for the household itself. */
export interface SharedWith {
  involvementId: string
  organisation: string
  contactFunction: string
  accessDomain: AccessDomain
  level: 'existence' | 'content'
  since: Date
  lastDay: string | null
  /** Plain Dutch (B1). */
  why: string
  /** The article, for who wants to know. */
  article: string
}

/** As far as the session reads it: an involvement that is hidden from a resident is not in it. */
export async function listSharing(tx: Transaction, caseFileId: string): Promise<SharedWith[]> {
  const m = tx.session.municipality
  const rows = await tx.rows<
    Omit<SharedWith, 'accessDomain' | 'why' | 'lastDay'> & { domain: number; usedFor: string; until: Date | null }
  >(sql`
    select s.involvement_id as "involvementId", o.name as organisation, o.contact_function as "contactFunction", s.access_domain as domain, s.level,
      s.valid_from as since, s.valid_to as until, s.used_for as "usedFor", coalesce(g.receiver_basis, '') as article
    from app.sharing_decisions s
    join app.involvements i on i.municipality_id = ${m} and i.id = s.involvement_id and i.valid_to is null
    join app.organisations o on o.municipality_id = ${m} and o.id = s.organisation_id
    join access.legal_grounds g on g.municipality_id = ${m} and g.id = s.legal_ground_id
    where s.municipality_id = ${m} and s.case_file_id = ${caseFileId} and s.ended_at is null and (s.valid_to is null or s.valid_to > ${tx.now})
    order by o.name, s.access_domain`)
  return rows.map(({ domain, usedFor, until, ...one }) => ({
    ...one,
    accessDomain: accessDomainOf(domain),
    lastDay: until === null ? null : calendarDateOf(new Date(until.getTime() - 1)),
    why: reasonForResidents(usedFor),
  }))
}
