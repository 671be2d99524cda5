import { sql } from 'kysely'
import type { CurrentGround } from '../../access/server/current-ground.ts'
import { build, type Transaction } from '../../platform/database/transaction.ts'
import { conflict, invalid } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { calendarDateOf, endOfDay, startOfDay } from '../../platform/time/calendar-date.ts'
import type { consentOperations, LegalGroundChange } from '../api.ts'
import { standardText } from '../rules/consent-texts.ts'
import { readGrounds } from './stored-grounds.ts'

export const listLegalGrounds: Handler<typeof consentOperations.listLegalGrounds> = async ({ tx }) => {
  const m = tx.session.municipality
  const changes = await tx.rows<LegalGroundChange>(sql`
    select c.id, c.legal_ground_id as "groundId", c.code, c.change, c.takes_effect_at as "takesEffectAt", c.reason,
      coalesce(u.display_name, '') as by, c.changed_at as at
    from app.legal_ground_changes c left join access.users u on u.municipality_id = ${m} and u.id = c.changed_by
    where c.municipality_id = ${m} order by c.changed_at desc, c.id`)
  const texts = await tx.rows<{ code: string; version: number; title: string; body: string }>(sql`
    select code, version, title, body from app.consent_texts where municipality_id = ${m} order by version desc`)
  return { grounds: await readGrounds(tx), changes, texts: [...texts, standardText] }
}

export const versionLegalGround: Handler<typeof consentOperations.versionLegalGround> = async ({ tx, input, touch }) => {
  touch({ records: [input.id] })
  await mustBeGround(tx, input.code)
  const today = calendarDateOf(tx.now)
  if (input.validFrom < today) {
    throw invalid([
      { field: 'validFrom', message: 'Een grond kan niet met terugwerkende kracht gaan gelden. Kies vandaag of later.' },
    ])
  }
  const from = input.validFrom === today ? tx.now : startOfDay(input.validFrom)
  const { id } = await tx.get<{ id: number }>(sql`
    select access.version_ground(${input.code}, ${input.label}, ${input.receiver}, ${input.special || null}, ${input.criminal || null},
      ${input.secrecy}, ${input.controller}, ${from}) as id`)
  await tell(tx, { id: input.id, groundId: id, code: input.code, change: 'versioned', at: from, reason: input.reason })
  return { id: input.id }
}

export const endLegalGround: Handler<typeof consentOperations.endLegalGround> = async ({ tx, input, touch }) => {
  touch({ records: [input.id] })
  await mustBeGround(tx, input.code)
  if (input.lastDay < calendarDateOf(tx.now)) {
    throw invalid([{ field: 'lastDay', message: 'Kies vandaag of later.' }])
  }
  const grounds = await readGrounds(tx)
  if (!grounds.some(one => one.code === input.code && one.validFrom !== null && one.validTo === null)) {
    throw conflict('Deze grond staat niet aan. Er is niets gewijzigd.')
  }
  const to = endOfDay(input.lastDay)
  const { id } = await tx.get<{ id: number }>(sql`select access.end_ground(${input.code}, ${to}) as id`)
  await tell(tx, { id: input.id, groundId: id, code: input.code, change: 'ended', at: to, reason: input.reason })
  return { id: input.id }
}

export const wordConsentText: Handler<typeof consentOperations.wordConsentText> = async ({ tx, input }) => {
  const { last } = await tx.get<{ last: number }>(sql`
    select coalesce(max(version), 0) as last from app.consent_texts
    where municipality_id = ${tx.session.municipality} and code = ${input.code}`)
  if (input.version !== last + 1) {
    throw conflict('Een collega bewaarde net een andere tekst. Die van u is niet bewaard; bekijk eerst wat er nu staat.')
  }
  await tx.run(
    build.insertInto('app.consent_texts').values({
      municipality_id: tx.session.municipality,
      code: input.code,
      version: input.version,
      title: input.title,
      body: input.body,
      recorded_by: tx.session.user,
      recorded_at: tx.now,
    }),
  )
  return { version: input.version }
}

async function mustBeGround(tx: Transaction, code: string): Promise<void> {
  const known = await tx.find<Pick<CurrentGround, 'id'>>(sql`
    select id from access.legal_grounds where municipality_id = ${tx.session.municipality} and code = ${code} limit 1`)
  if (!known) throw invalid([{ field: 'code', message: 'Kies een grond uit de tabel.' }])
}

const tell = (
  tx: Transaction,
  change: { id: string; groundId: number; code: string; change: 'versioned' | 'ended'; at: Date; reason: string },
): Promise<number> =>
  tx.run(
    build.insertInto('app.legal_ground_changes').values({
      municipality_id: tx.session.municipality,
      id: change.id,
      legal_ground_id: change.groundId,
      code: change.code,
      change: change.change,
      takes_effect_at: change.at,
      reason: change.reason,
      changed_by: tx.session.user,
      changed_at: tx.now,
    }),
  )
