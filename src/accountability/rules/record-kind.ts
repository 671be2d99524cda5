import type { ControllerKey } from './controllers.ts'
import type { DataKind, PeopleKind } from './data-kinds.ts'
import { householdRecords } from './household-records.ts'
import { safeguardRecords } from './safeguard-records.ts'
import { workplaceRecords } from './workplace-records.ts'

/** What one table holds, for people to read. */
export interface RecordKind {
  /** In Dutch, plural. */
  label: string
  /** The capability whose operations keep it, as in `capability(name, …)`; null: the platform itself. */
  keptBy: string | null
  data: readonly DataKind[]
  about: readonly PeopleKind[]
  controller: ControllerKey
}

export interface RecordGroup {
  title: string
  /** Per table. */
  records: Readonly<Record<string, RecordKind>>
}

/** Every table of the product, grouped as people look for it. The test of the rules page tells which table has no line yet. */
export const recordGroups: readonly RecordGroup[] = [...householdRecords, ...safeguardRecords, ...workplaceRecords]

const unknownGroup = 'Nog niet ingedeeld'

/** A table that nobody named here still shows, by its technical name. */
export function findRecordKind(table: string): { group: string; kind: RecordKind | undefined } {
  const group = recordGroups.find(one => table in one.records)
  return { group: group?.title ?? unknownGroup, kind: group?.records[table] }
}
