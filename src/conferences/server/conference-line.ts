import type { CaseFileCard } from '../../case-files/server/commands.ts'
import { build, type Transaction } from '../../platform/database/transaction.ts'
import type { ConferenceLineKind } from '../rules/conference-state.ts'
import { domainOf, mustBeMember, scopeOfLine } from './conference-row.ts'

export interface NewLine {
  id: string
  kind: ConferenceLineKind
  lifeDomain?: string | undefined
  subjectId?: string | undefined
  body: string
  takesMinutes?: number | undefined
}

export interface PlacedLine {
  scopeId: number
  lifeDomain: string | null
  subjectId: string
}

/** Writes a line in the one access domain of its life domain, and says where it lies. */
export async function addLine(
  tx: Transaction,
  { file, conference }: { file: CaseFileCard; conference: { id: string } },
  line: NewLine,
): Promise<PlacedLine> {
  const subjectId = line.subjectId ?? file.householdId
  if (subjectId !== file.householdId) await mustBeMember(tx, file, subjectId, 'subjectId')
  const domain = await domainOf(tx, file.id, line.lifeDomain)
  const scopeId = await scopeOfLine(tx, file, domain, subjectId)
  await tx.run(
    build.insertInto('app.conference_lines').values({
      municipality_id: tx.session.municipality,
      id: line.id,
      conference_id: conference.id,
      case_file_id: file.id,
      scope_id: scopeId,
      kind: line.kind,
      life_domain: domain.code,
      subject_id: line.subjectId ?? null,
      body: line.body,
      takes_minutes: line.takesMinutes ?? null,
      recorded_by: tx.session.user,
      recorded_at: tx.now,
    }),
  )
  return { scopeId, lifeDomain: domain.code, subjectId }
}
