import { sql } from 'kysely'
import { getCaseFile, mustBeOpen } from '../../case-files/server/commands.ts'
import { conflict, forbidden, invalid } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { happenedInFile } from '../../programmes/server/commands.ts'
import type { mandateOperations } from '../api.ts'
import { isCoordinator, mustReachGeneral, readRules, scopeOfMandate } from './stored-mandate.ts'

export const giveMandate: Handler<typeof mandateOperations.giveMandate> = async ({ tx, input, touch }) => {
  const { municipality, user } = tx.session
  const file = await getCaseFile(tx, input.caseFileId)
  touch({ subjects: [file.householdId], records: [input.id] })
  await mustReachGeneral(tx, file)
  mustBeOpen(file)
  if (await isCoordinator(tx, file)) throw forbidden('Een mandaat voor uzelf geeft een ander. Er is niets gewijzigd.')
  const { kinds, mandates } = await readRules(tx, file)
  const inForce = mandates[0]
  const known = new Set([...kinds, ...(inForce?.kinds ?? [])].map(kind => kind.code))
  if (input.kinds.some(code => !known.has(code))) throw invalid([{ field: 'kinds', message: 'Kies uit de lijst.' }])
  if ((inForce?.id ?? null) !== input.previousId) throw somebodyElse()
  const scopeId = await scopeOfMandate(tx, file)
  const given = await tx.run(sql`
    insert into app.mandates
      (municipality_id, id, case_file_id, scope_id, kinds, budget_cents, ceiling_cents, explanation, previous_id, recorded_by, recorded_at)
    values (${municipality}, ${input.id}, ${file.id}, ${scopeId}, ${[...new Set(input.kinds)]}::text[], ${input.budgetCents}, ${input.ceilingCents},
      ${input.explanation}, ${input.previousId}, ${user}, ${tx.now})
    on conflict do nothing`)
  if (given === 0) throw somebodyElse()
  await happenedInFile(tx, {
    event: 'mandate.given',
    about: { kind: 'case-file', id: file.id },
    caseFileId: file.id,
    scopeId,
    refersTo: input.id,
    details: {
      kinds: input.kinds.map(code => kinds.find(kind => kind.code === code)?.label ?? code),
      budgetCents: input.budgetCents,
      ceilingCents: input.ceilingCents,
      explanation: input.explanation,
    },
  })
  return { id: input.id }
}

const somebodyElse = () =>
  conflict('Een collega legde net een ander mandaat vast. Dat van u is niet bewaard; bekijk eerst wat er nu staat.')
