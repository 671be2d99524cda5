import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import { conflict } from '../../platform/errors.ts'
import type { Programme } from '../../programmes/rules/programme.ts'
import { getProgramme } from '../../programmes/server/commands.ts'

export interface FileProgramme {
  participationId: string
  programme: Programme
}

/** The programme whose reasons and outcomes a case file is closed and followed with: the first that it takes part in. */
export async function getFileProgramme(tx: Transaction, caseFileId: string): Promise<FileProgramme> {
  const found = await tx.find<{ participationId: string; id: string; version: number }>(sql`
    select id as "participationId", programme_id as id, programme_version as version from app.participations
    where municipality_id = ${tx.session.municipality} and case_file_id = ${caseFileId}
    order by ended_at desc nulls first, started_at limit 1`)
  if (!found) throw conflict('Dit dossier neemt aan geen aanpak deel. Kies eerst een aanpak; er is niets gewijzigd.')
  return { participationId: found.participationId, programme: await getProgramme(tx, found) }
}
