import { sql } from 'kysely'
import { build } from '../../platform/database/transaction.ts'
import { conflict, invalid } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { describeDuration } from '../../platform/time/iso-duration.ts'
import type { retentionOperations, TermLine } from '../api.ts'
import { partDefinition, type RetentionPart, retentionPartCodes } from '../rules/parts.ts'
import { wrongTerm } from '../rules/terms.ts'

type Decision = TermLine['decisions'][number] & { part: RetentionPart }

export const listRetentionTerms: Handler<typeof retentionOperations.listRetentionTerms> = async ({ tx, touch }) => {
  touch({})
  const decisions = await tx.rows<Decision>(sql`
    select t.part, t.version, t.term, t.reason, u.display_name as by, t.decided_at as at
    from app.retention_terms t
    join access.users u on u.municipality_id = t.municipality_id and u.id = t.decided_by
    where t.municipality_id = ${tx.session.municipality} order by t.version desc`)
  return {
    terms: retentionPartCodes.map(part => {
      const own = decisions.filter(one => one.part === part)
      return { part, term: own[0]?.term ?? partDefinition(part).standard, version: own[0]?.version ?? 0, decisions: own }
    }),
  }
}

/** A decision is never changed: it is followed by another. */
export const decideRetentionTerm: Handler<typeof retentionOperations.decideRetentionTerm> = async ({ tx, input, touch }) => {
  touch({})
  const wrong = wrongTerm(partDefinition(input.part), input.term)
  if (wrong) throw invalid([{ field: 'term', message: wrong }])
  const last = await tx.find<{ version: number; term: string }>(sql`
    select version, term from app.retention_terms
    where municipality_id = ${tx.session.municipality} and part = ${input.part} order by version desc limit 1`)
  if ((last?.version ?? 0) !== input.version) {
    throw conflict(
      'Over deze termijn is net door iemand anders besloten. Uw besluit is niet vastgelegd; bekijk wat er nu staat.',
      {
        clashes: [{ field: 'term', yours: describeDuration(input.term), theirs: describeDuration(last?.term ?? 'P0D') }],
      },
    )
  }
  const version = input.version + 1
  await tx.run(
    build.insertInto('app.retention_terms').values({
      municipality_id: tx.session.municipality,
      part: input.part,
      version,
      term: input.term,
      reason: input.reason,
      decided_by: tx.session.user,
      decided_at: tx.now,
    }),
  )
  return { part: input.part, version }
}
