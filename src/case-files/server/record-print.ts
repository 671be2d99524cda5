import { sql } from 'kysely'
import { accessDomainIds } from '../../access/rules/access-domains.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { happenedInFile } from '../../programmes/server/commands.ts'
import type { caseFileOperations } from '../api.ts'
import { printRecipientLabels } from '../rules/printed-file.ts'
import { getCaseFile } from './get-case-file.ts'

/**
 * What leaves the house on paper is known: for whom, why, which parts. Whoever reads the file may print what they read; who
 * cannot write what is general leaves the line in the processing log alone.
 */
export const recordPrint: Handler<typeof caseFileOperations.recordPrint> = async ({ tx, input, touch }) => {
  const file = await getCaseFile(tx, input.caseFileId)
  const seen = await tx.rows<{ id: string }>(sql`
    select m.person_id as id from app.household_members m
    join app.person_identities i on i.municipality_id = m.municipality_id and i.person_id = m.person_id
    where m.municipality_id = ${tx.session.municipality} and m.household_id = ${file.householdId}`)
  touch({ subjects: [file.householdId, ...seen.map(person => person.id)], records: [input.id] })
  const { writes } = await tx.get<{ writes: boolean }>(sql`
    select access.may_write(${file.id}, ${file.id}, ${file.householdId}, ${accessDomainIds.general}::smallint, 'content', null) as writes`)
  if (writes) {
    await happenedInFile(tx, {
      event: 'case-file.printed',
      about: { kind: 'case-file', id: file.id },
      caseFileId: file.id,
      scopeId: await tx.scope({ caseFile: file.id, subject: file.householdId, domain: accessDomainIds.general }),
      refersTo: input.id,
      details: {
        for: [printRecipientLabels[input.recipient], input.recipientName].filter(Boolean).join(': '),
        reason: input.reason,
        parts: [...new Set(input.parts)],
      },
    })
  }
  return { id: input.id }
}
