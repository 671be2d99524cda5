import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { RunsHere } from '../api.ts'
import type { Programme } from '../rules/programme.ts'
import { type LoadedProgrammes, loadProgrammes } from './load-programmes.ts'
import { findProgrammesTakingNew, getProgramme } from './stored-programme.ts'

let files: Promise<LoadedProgrammes> | undefined

/** The files that the product comes with, read once per process. */
export function libraryFiles(): Promise<LoadedProgrammes> {
  files ??= loadProgrammes().catch((error: unknown) => {
    files = undefined
    throw error
  })
  return files
}

export interface Library {
  /** By municipality and title. */
  readonly programmes: readonly Programme[]
  /** How a programme runs in this municipality; null where it does not. */
  readonly runsHere: (programmeId: string) => RunsHere
}

const { compare } = new Intl.Collator('nl', { numeric: true, sensitivity: 'base' })

/** What the product comes with, and what this municipality published itself. */
export async function libraryOf(tx: Transaction): Promise<Library> {
  const newest = await tx.rows<{ id: string; version: number }>(sql`
    select programme_id as id, max(version) as version from app.programme_versions
    where municipality_id = ${tx.session.municipality} group by programme_id`)
  const versions = new Map(newest.map(({ id, version }) => [id, version]))
  const takingNew = await findProgrammesTakingNew(tx)
  const { programmes } = await libraryFiles()
  const own = await Promise.all(newest.filter(({ id }) => !programmes.has(id)).map(reference => getProgramme(tx, reference)))
  return {
    programmes: [...programmes.values(), ...own].toSorted(
      (one, other) => compare(one.municipality, other.municipality) || compare(one.title, other.title),
    ),
    runsHere: id => {
      const version = versions.get(id)
      return version === undefined ? null : { version, takesNew: takingNew.has(id) }
    },
  }
}
