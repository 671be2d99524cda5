import type { PolicyShown, RecordShown } from './access-rules.ts'
import { readCondition } from './policy-condition.ts'
import { policyInWords } from './policy-words.ts'
import { findRecordKind, recordGroups } from './record-kind.ts'

/** A table as the catalogue of the database tells of it. */
interface TableOfCatalogue {
  name: string
  comment: string
  forced: boolean
  policies: {
    name: string
    command: string
    permissive: boolean
    roles: string[]
    using: string | null
    check: string | null
  }[]
  rights: { select: boolean; insert: boolean; update: string[]; delete: boolean }
  hiddenColumns: string[]
}

const actor = 'voordeur_actor'

/** What people may do with each kind of record: a policy counts only where the acting role has the right as well. */
export const showRecords = (tables: readonly TableOfCatalogue[]): RecordShown[] =>
  tables.map(showRecord).toSorted((one, other) => placeOf(one) - placeOf(other) || one.label.localeCompare(other.label, 'nl'))

/** Groups in the order in which people look for them; what was not placed yet comes first, so that it is seen. */
const placeOf = ({ group }: RecordShown): number => recordGroups.findIndex(one => one.title === group)

function showRecord(table: TableOfCatalogue): RecordShown {
  const { group, kind } = findRecordKind(table.name)
  const forPeople = table.policies.filter(one => one.roles.includes(actor) || one.roles.includes('public'))
  const opening = (command: string, isRight: boolean): PolicyShown[] =>
    isRight ? forPeople.filter(one => one.command === command || one.command === 'all').map(one => showPolicy(one, command)) : []
  return {
    table: table.name,
    label: kind?.label ?? table.name,
    group,
    comment: table.comment,
    isForced: table.forced,
    read: opening('select', table.rights.select),
    add: opening('insert', table.rights.insert),
    change: opening('update', table.rights.update.length > 0),
    remove: opening('delete', table.rights.delete),
    changeable: table.rights.update,
    hiddenColumns: table.hiddenColumns,
    system: table.policies.filter(one => !forPeople.includes(one)).map(({ name, roles, using }) => ({ name, roles, using })),
  }
}

function showPolicy(policy: TableOfCatalogue['policies'][number], command: string): PolicyShown {
  // Adding asks only what the new row must be; a policy for everything without a check of its own asks the same of it.
  const using = command === 'insert' ? null : policy.using
  const check = command === 'select' || command === 'delete' ? null : (policy.check ?? policy.using)
  const conditionOf = (text: string | null) => (text === null ? null : readCondition(text))
  const said = policyInWords(conditionOf(using), conditionOf(check))
  // A restrictive policy takes away instead of opening; none of ours does, and nobody put it in words.
  return { name: policy.name, ...said, isUnderstood: said.isUnderstood && policy.permissive, using, check }
}
