import { sql } from 'kysely'
import { accessDomainIds } from '../../access/rules/access-domains.ts'
import { conflict, invalid, notFound } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { findTriageOutcome } from '../../programmes/rules/triage.ts'
import { getProgramme, happenedInFile } from '../../programmes/server/commands.ts'
import type { caseFileOperations } from '../api.ts'
import { getCaseFile } from './get-case-file.ts'
import { mustBeOpen } from './record-note.ts'

/** What the desk chose on a report is judged again by who knows the household; choosing the same confirms it. */
export const chooseRoute: Handler<typeof caseFileOperations.chooseRoute> = async ({ tx, input, touch }) => {
  const file = await getCaseFile(tx, input.caseFileId)
  touch({ subjects: [file.householdId], records: [input.participationId] })
  mustBeOpen(file)
  const participation = await tx.find<{ programme_id: string; programme_version: number; route: string }>(sql`
    select programme_id, programme_version, route from app.participations
    where municipality_id = ${tx.session.municipality} and id = ${input.participationId} and case_file_id = ${file.id} and ended_at is null`)
  if (!participation) throw notFound('Dit dossier doet hier niet (meer) aan mee. Er is niets gewijzigd.')
  const programme = await getProgramme(tx, { id: participation.programme_id, version: participation.programme_version })
  const outcome = findTriageOutcome(programme, input.route)
  if (outcome?.does !== 'open-case-file') {
    throw invalid([{ field: 'route', message: 'Kies een route uit de lijst.' }])
  }
  const scopeId = await tx.scope({ caseFile: file.id, subject: file.householdId, domain: accessDomainIds.general })
  const changed = await tx.run(sql`
    update app.participations set route = ${input.route}, version = version + 1
    where municipality_id = ${tx.session.municipality} and id = ${input.participationId} and version = ${input.version}`)
  if (changed === 0) {
    throw conflict('Iemand anders koos net een route. Uw keuze is niet opgeslagen; bekijk de laatste stand.', {
      clashes: [{ field: 'route', yours: input.route, theirs: participation.route }],
    })
  }
  await happenedInFile(tx, {
    event: 'home-visit.triaged',
    about: { kind: 'household', id: file.householdId },
    caseFileId: file.id,
    scopeId,
    refersTo: input.participationId,
    attributes: { outcome: input.route },
    details: { title: outcome.label, reason: input.reason, isChanged: input.route !== participation.route },
  })
  return { version: input.version + 1 }
}
