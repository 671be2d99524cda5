import { currentGround } from '../../access/server/current-ground.ts'
import { getCaseFile, mustBeOpen } from '../../case-files/server/commands.ts'
import { build } from '../../platform/database/transaction.ts'
import { conflict, invalid } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { happenedInFile } from '../../programmes/server/commands.ts'
import type { consentOperations } from '../api.ts'
import { getConsent } from './record-consent.ts'

/** no default. Somebody decides what is done without consent, on which ground if anything is shared, and says why. */
export const decideWithoutConsent: Handler<typeof consentOperations.decideWithoutConsent> = async ({ tx, input, touch }) => {
  const file = await getCaseFile(tx, input.caseFileId)
  touch({ subjects: [file.householdId], records: [input.consentId] })
  mustBeOpen(file)
  const consent = await getConsent(tx, file, input.consentId)
  touch({ subjects: [consent.person.personId] })
  if (consent.state === 'given') throw conflict('Er is toestemming. Daar is geen besluit bij nodig; er is niets vastgelegd.')
  const onAnother = input.decision === 'other-ground'
  if (onAnother && input.groundCode === undefined) {
    throw invalid([{ field: 'groundCode', message: 'Kies op welke andere grond u deelt.' }])
  }
  const ground = onAnother && input.groundCode !== undefined ? await currentGround(tx, input.groundCode) : null
  if (ground?.byConsent) {
    throw invalid([{ field: 'groundCode', message: 'Op deze grond is ook toestemming nodig. Kies een grond die de wet geeft.' }])
  }
  await tx.run(
    build.insertInto('app.consent_decisions').values({
      municipality_id: tx.session.municipality,
      id: input.id,
      consent_id: consent.id,
      case_file_id: file.id,
      scope_id: consent.scopeId,
      decision: input.decision,
      legal_ground_id: ground?.id ?? null,
      reason: input.reason,
      recorded_by: tx.session.user,
      recorded_at: tx.now,
    }),
  )
  await happenedInFile(tx, {
    event: 'consent.set-aside',
    about: { kind: 'household', id: file.householdId },
    caseFileId: file.id,
    scopeId: consent.scopeId,
    subjectId: consent.person.personId,
    refersTo: consent.id,
    attributes: { decision: input.decision },
    details: {
      organisationId: consent.organisation.id,
      organisationName: consent.organisation.name,
      decision: input.decision,
      ground: ground?.label ?? null,
      reason: input.reason,
    },
  })
  return { id: input.id }
}
