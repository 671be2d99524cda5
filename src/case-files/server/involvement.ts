import { sql } from 'kysely'
import { accessDomainIds } from '../../access/rules/access-domains.ts'
import { type LegalGroundName, legalGrounds } from '../../access/rules/legal-grounds.ts'
import type { Role } from '../../access/rules/roles.ts'
import { currentGround } from '../../access/server/current-ground.ts'
import { build, type Disclosure, type Transaction } from '../../platform/database/transaction.ts'
import { conflict } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { happenedInFile } from '../../programmes/server/commands.ts'
import { keepHidden } from '../../shields/server/commands.ts'
import { getCaseFile } from './get-case-file.ts'
import { endSharing, recordSharing } from './sharing.ts'

export type InvolvementRole = 'contact_point' | 'visitor' | 'partner' | 'network'

export interface NewInvolvement {
  id?: string
  caseFileId: string
  organisationId: string
  /** Left out: everybody of the organisation who works in the role. */
  userId?: string
  role: InvolvementRole
  /** Ids of access domains. What is shared as content; with disclosure `existence` the card alone, whatever stands here. */
  domains: readonly number[]
  disclosure: Disclosure
  ground: LegalGroundName
  /** The agreed end of what is shared; left out: until somebody ends it. */
  until?: Date | undefined
  /** Whether they may also write there; left out: with content they may. */
  mayWrite?: boolean
  /** Whether they may also write on the card: bring a task, and with it a partner, to the file. */
  mayWriteCard?: boolean
  /** Only what this holder holds: one task, one person. The card of the file and of who is involved is always shared. */
  holder?: string
  /** With a holder: access domains of the household itself that go along, to read: names, phone numbers, the address. */
  household?: readonly number[]
  /** No timeline line, because a line about something else already tells it (a task, the opening of the file). */
  quietly?: boolean
}

const roleOf: Record<InvolvementRole, Role | null> = {
  contact_point: 'contact_point',
  visitor: 'visitor',
  partner: 'partner',
  network: null,
}

/**
 * Involves an organisation or a person: a card that says who and whom to call, and what they may reach from now on.
 * Nobody shares more than they may write themselves: access.involve refuses that.
 */
export async function involve(tx: Transaction, involvement: NewInvolvement): Promise<{ involvementId: string }> {
  const file = await getCaseFile(tx, involvement.caseFileId)
  const id = involvement.id ?? newId()
  const cardScope = await tx.scope({
    caseFile: file.id,
    subject: file.householdId,
    domain: accessDomainIds.general,
    disclosure: 'existence',
  })
  await tx.run(
    build.insertInto('app.involvements').values({
      municipality_id: tx.session.municipality,
      id,
      case_file_id: file.id,
      scope_id: cardScope,
      role: involvement.role,
      user_id: involvement.userId ?? null,
      organisation_id: involvement.organisationId,
      disclosure: involvement.disclosure,
      access_domains: involvement.disclosure === 'content' ? [...involvement.domains, ...(involvement.household ?? [])] : [],
      valid_from: tx.now,
    }),
  )
  const ground = await currentGround(tx, legalGrounds[involvement.ground].code)
  // Consent opens what is in the file. That it exists is told to whose cooperation is needed, also before anybody answered.
  const cardGround = ground.byConsent ? await currentGround(tx, legalGrounds.coordination.code) : ground
  const grant = (
    domains: readonly number[],
    disclosure: Disclosure,
    holder: string | undefined,
    mayWrite: boolean,
    on = ground,
  ) =>
    tx.run(sql`select access.involve(
      ${file.id}, ${id}, ${involvement.userId ?? involvement.organisationId}, ${involvement.organisationId},
      ${involvement.userId ? null : roleOf[involvement.role]}::access.role, ${holder ?? null},
      ${[...domains]}::smallint[], ${disclosure}::access.disclosure, ${mayWrite}, ${on.id}::smallint, ${involvement.until ?? null}::timestamptz)`)
  const decided = (domains: readonly number[], mayWrite: boolean) =>
    recordSharing(tx, file, {
      involvementId: id,
      organisationId: involvement.organisationId,
      domains: domains.filter(domain => domain !== accessDomainIds.tasks),
      level: 'content',
      mayWrite,
      ground,
      cameOf: involvement.holder ? 'task' : 'involvement',
      until: involvement.until,
    })

  const sharesGeneral =
    involvement.disclosure === 'content' && !involvement.holder && involvement.domains.includes(accessDomainIds.general)
  if (!sharesGeneral || ground.byConsent) {
    await grant([accessDomainIds.general], 'existence', undefined, involvement.mayWriteCard ?? false, cardGround)
  }
  if (involvement.disclosure === 'content' && involvement.domains.length > 0) {
    await grant(involvement.domains, 'content', involvement.holder, involvement.mayWrite ?? true)
    if (!involvement.holder) await decided(involvement.domains, involvement.mayWrite ?? true)
  }
  if (involvement.household?.length) {
    await grant(involvement.household, 'content', undefined, false)
    await decided(involvement.household, false)
  }

  if (!involvement.quietly) {
    await happenedInFile(tx, {
      event: 'involvement.started',
      about: { kind: 'case-file', id: file.id },
      caseFileId: file.id,
      scopeId: cardScope,
      refersTo: id,
      attributes: { disclosure: involvement.disclosure },
      details: {
        organisationId: involvement.organisationId,
        ...(involvement.userId ? { userId: involvement.userId } : {}),
        // The line is for who knows that the file exists: which domains were opened stands on the card, for who may read it.
        disclosure: involvement.disclosure,
      },
    })
  }
  await keepHidden(tx, { caseFileId: file.id, organisationId: involvement.organisationId, recordIds: [id] })
  return { involvementId: id }
}

/** Ends what an involvement opened, and says so on its card. The next transaction of that organisation sees nothing more. */
export async function endInvolvement(
  tx: Transaction,
  ending: { caseFileId: string; involvementId: string; reason: string; quietly?: boolean },
): Promise<void> {
  const file = await getCaseFile(tx, ending.caseFileId)
  const ended = await tx.find<{ organisation_id: string; scope_id: number }>(sql`
    update app.involvements set valid_to = greatest(valid_from, ${tx.now}::timestamptz), end_reason = ${ending.reason}
    where municipality_id = ${tx.session.municipality} and id = ${ending.involvementId} and case_file_id = ${file.id}
      and valid_to is null and role <> 'coordinator'
    returning organisation_id, scope_id`)
  if (!ended) throw conflict('Deze betrokkenheid is al beëindigd. Er is niets gewijzigd.')
  await endSharing(tx, file, { involvementId: ending.involvementId, reason: ending.reason })
  await tx.run(sql`select access.end_involvement(${file.id}, ${ending.involvementId})`)
  if (ending.quietly) return
  await happenedInFile(tx, {
    event: 'involvement.ended',
    about: { kind: 'case-file', id: file.id },
    caseFileId: file.id,
    scopeId: ended.scope_id,
    refersTo: ending.involvementId,
    details: { organisationId: ended.organisation_id, reason: ending.reason },
  })
}
