import { sql } from 'kysely'
import { accessDomainIds } from '../../access/rules/access-domains.ts'
import type { CaseFileCard } from '../../case-files/server/commands.ts'
import { postMessage } from '../../notifications/server/commands.ts'
import { build, type Transaction } from '../../platform/database/transaction.ts'
import { conflict, invalid } from '../../platform/errors.ts'
import { keepHidden } from '../../shields/server/commands.ts'
import type { Invitee } from '../api.ts'
import type { ConferencePersonKind } from '../rules/conference-state.ts'
import { type ConferenceRow, mustBeMember } from './conference-row.ts'

export interface PersonRow {
  id: string
  scopeId: number
  kind: ConferencePersonKind
  organisationId: string | null
  userId: string | null
  visitorName: string
  jobTitle: string
  attended: boolean | null
  withdrawnAt: Date | null
  version: number
}

export const findPerson = (tx: Transaction, conferenceId: string, personId: string): Promise<PersonRow | undefined> =>
  tx.find<PersonRow>(sql`
    select id, scope_id as "scopeId", kind, organisation_id as "organisationId", user_id as "userId", name as "visitorName",
      job_title as "jobTitle", attended, withdrawn_at as "withdrawnAt", version
    from app.conference_people
    where municipality_id = ${tx.session.municipality} and conference_id = ${conferenceId} and id = ${personId}
    for update`)

/**
 * Puts somebody on the list. Organisations and colleagues must be involved: asking them to the table tells them nothing they
 * did not know, and what they read there is what was shared with them already.
 * @throws invalid at `field`
 */
export async function addPerson(
  tx: Transaction,
  about: { file: CaseFileCard; conference: Pick<ConferenceRow, 'id' | 'scopeId' | 'startsAt'> },
  invitee: Invitee,
  options: { field: string; hasCome: boolean; quietly?: boolean },
): Promise<void> {
  const { file, conference } = about
  const who = await whoIs(tx, file, invitee, options.field)
  const already = await tx.find(sql`
    select id from app.conference_people
    where municipality_id = ${tx.session.municipality} and conference_id = ${conference.id} and withdrawn_at is null and kind = ${invitee.kind}
      and (kind = 'organisation' and organisation_id = ${who.organisationId ?? null} or kind = 'user' and user_id = ${who.userId ?? null}
        or kind = 'member' and person_id = ${who.personId ?? null})`)
  if (already) throw conflict('Deze deelnemer staat al op de lijst. Er is niets gewijzigd.')
  await tx.run(
    build.insertInto('app.conference_people').values({
      municipality_id: tx.session.municipality,
      id: invitee.id,
      conference_id: conference.id,
      case_file_id: file.id,
      scope_id: who.scopeId ?? conference.scopeId,
      kind: invitee.kind,
      organisation_id: who.organisationId ?? null,
      user_id: who.userId ?? null,
      person_id: who.personId ?? null,
      name: invitee.kind === 'other' ? invitee.name : '',
      organisation_name: invitee.kind === 'other' ? invitee.organisationName : '',
      job_title: invitee.kind === 'other' ? invitee.jobTitle : '',
      invited_at: options.hasCome ? null : tx.now,
      attended: options.hasCome ? true : null,
      recorded_by: tx.session.user,
      recorded_at: tx.now,
    }),
  )
  await keepHidden(tx, { caseFileId: file.id, organisationId: who.organisationId, recordIds: [invitee.id] })
  if (options.hasCome || options.quietly || conference.startsAt <= tx.now) return
  await mail(tx, 'conference-invited', conference.id, {
    organisationId: who.organisationId,
    userId: who.userId,
    kind: invitee.kind,
  })
}

interface Who {
  organisationId?: string
  userId?: string
  personId?: string
  /** Left out: that of the card, for whoever knows that the file exists. */
  scopeId?: number
}

async function whoIs(tx: Transaction, file: CaseFileCard, invitee: Invitee, field: string): Promise<Who> {
  const { municipality } = tx.session
  if (invitee.kind === 'organisation') {
    const involved = await tx.find(sql`
      select id from app.involvements
      where municipality_id = ${municipality} and case_file_id = ${file.id} and organisation_id = ${invitee.organisationId}
        and user_id is null and valid_to is null limit 1`)
    if (!involved)
      throw invalid([{ field, message: 'Deze organisatie is nog niet betrokken. Betrek haar eerst, bij Wie is betrokken.' }])
    return { organisationId: invitee.organisationId }
  }
  if (invitee.kind === 'user') {
    const involved = await tx.find<{ organisation_id: string }>(sql`
      select organisation_id from app.involvements
      where municipality_id = ${municipality} and case_file_id = ${file.id} and user_id = ${invitee.userId} and valid_to is null limit 1`)
    if (!involved)
      throw invalid([{ field, message: 'Deze collega is niet bij dit huishouden betrokken. Kies iemand uit de lijst.' }])
    return { userId: invitee.userId, organisationId: involved.organisation_id }
  }
  if (invitee.kind === 'member') {
    await mustBeMember(tx, file, invitee.personId, field)
    const scopeId = await tx.scope({ caseFile: file.id, subject: invitee.personId, domain: accessDomainIds.general })
    return { personId: invitee.personId, scopeId }
  }
  if (invitee.name === '' && invitee.organisationName === '') {
    throw invalid([{ field, message: 'Vul een naam of een organisatie in.' }])
  }
  // Who is not involved is no part of "who is involved and whom to call".
  return { scopeId: await tx.scope({ caseFile: file.id, subject: file.householdId, domain: accessDomainIds.general }) }
}

type ConferenceMail = 'conference-invited' | 'conference-moved' | 'conference-cancelled'

/** Tells everybody who was asked and can be reached; never the one who acts. Family and others are told by the coordinator. */
export async function mailInvited(tx: Transaction, kind: ConferenceMail, conferenceId: string): Promise<void> {
  const invited = await tx.rows<{ kind: ConferencePersonKind; organisationId: string | null; userId: string | null }>(sql`
    select kind, organisation_id as "organisationId", user_id as "userId" from app.conference_people
    where municipality_id = ${tx.session.municipality} and conference_id = ${conferenceId} and withdrawn_at is null
      and invited_at is not null and kind in ('organisation', 'user')`)
  for (const one of invited) await mail(tx, kind, conferenceId, one)
}

/** Only one: whose invitation is taken back. */
export async function mail(
  tx: Transaction,
  kind: ConferenceMail,
  conferenceId: string,
  to: { kind: ConferencePersonKind; organisationId?: string | null | undefined; userId?: string | null | undefined },
): Promise<void> {
  if (to.kind === 'organisation' && to.organisationId) {
    await postMessage(tx, { kind, aboutId: conferenceId, toOrganisation: to.organisationId })
  }
  if (to.kind === 'user' && to.userId && to.userId !== tx.session.user) {
    await postMessage(tx, { kind, aboutId: conferenceId, toUser: to.userId })
  }
}
