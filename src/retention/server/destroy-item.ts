import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { isFilePart } from '../rules/parts.ts'
import { endOf, endsOfParts, type Terms } from '../rules/terms.ts'
import { addWhatGoesAlong, collectUnder, type Doomed, idsOf } from './collect-rows.ts'
import { type Destruction, destroyRows, forgetLists, unlinkFacts } from './destroy-rows.ts'
import { findHolds } from './find-holds.ts'
import { forgetReceipts } from './forget-receipts.ts'
import { findReportState } from './report-state.ts'
import { countUnder, lawsOfFiles, listScopesOfFiles, partUnder, statesOf } from './scopes-of-files.ts'

export interface Item {
  id: string
  kind: 'file-part' | 'report' | 'person'
  aboutId: string
  part: string
  lastChangedAt: Date
  orderId: string | null
}

/** Why it is kept after all. */
export type Kept = 'open' | 'hold' | 'changed'

/** Looks once more whether it may go, and destroys it. Answers why not, when something changed since the list was made. */
export async function destroyItem(
  tx: Transaction,
  destruction: Omit<Destruction, 'files'>,
  item: Item,
  terms: Terms,
): Promise<Kept | undefined> {
  if (item.kind === 'report') return destroyReport(tx, destruction, item, terms)
  if (item.kind === 'person') return destroyPerson(tx, destruction, item)
  return destroyFilePart(tx, destruction, item, terms)
}

async function destroyFilePart(
  tx: Transaction,
  destruction: Omit<Destruction, 'files'>,
  item: Item,
  terms: Terms,
): Promise<Kept | undefined> {
  const m = tx.session.municipality
  const fileId = item.aboutId
  // Whoever writes in the file now waits, or was first and is seen here.
  const file = await tx.find<{ openedAt: Date; closedAt: Date | null }>(sql`
    select opened_at as "openedAt", closed_at as "closedAt" from app.case_files
    where municipality_id = ${m} and id = ${fileId} for update`)
  if (!file) return 'changed'
  if ((await findHolds(tx, { files: [fileId] })).size > 0) return 'hold'
  const scopes = await listScopesOfFiles(tx, [fileId])
  const under = await countUnder(
    tx,
    scopes.map(scope => scope.id),
  )
  const laws = (await lawsOfFiles(tx, [fileId])).get(fileId) ?? new Set<string>()
  const ends = endsOfParts(statesOf(scopes, under, laws, file.openedAt), terms)
  const end = ends.find(one => one.part === item.part)
  if (!end || !isFilePart(item.part)) return 'changed'
  if (!item.orderId) {
    if (file.closedAt === null) return 'open'
    if (end.endsOn >= calendarDateOf(tx.now)) return 'changed'
  }
  const isWhole = item.part === 'core'
  // The core goes last: when it goes, nothing else of the file is left.
  if (isWhole && ends.length > 1) return 'changed'

  const doomed = await collectUnder(tx, table =>
    scopes.filter(scope => partUnder(scope, table.name, laws) === item.part).map(scope => scope.id),
  )
  await addReports(tx, doomed)
  const own = isWhole ? [fileId] : []
  const files = [fileId]
  await addWhatGoesAlong(tx, doomed, files)
  await unlinkFacts(tx, destruction, [...idsOf(doomed), ...own], isWhole ? fileId : undefined)
  await forgetReceipts(tx, idsOf(doomed), end.lastChangedAt, terms)
  await forgetLists(tx, idsOf(doomed))
  await destroyRows(tx, { ...destruction, files }, doomed)
  return undefined
}

/** The reports from which a file came go with what they brought along into it. */
async function addReports(tx: Transaction, doomed: Doomed): Promise<void> {
  const linked = doomed.get('app.report_files')
  if (!linked) return
  const found = await tx.rows<{ id: string }>(sql`
    select id from app.concern_reports where municipality_id = ${tx.session.municipality} and id = any (${[...linked]}::uuid[])`)
  doomed.set('app.concern_reports', new Set(found.map(report => report.id)))
}

async function destroyReport(
  tx: Transaction,
  destruction: Omit<Destruction, 'files'>,
  item: Item,
  terms: Terms,
): Promise<Kept | undefined> {
  await tx.find(sql`
    select from app.concern_reports where municipality_id = ${tx.session.municipality} and id = ${item.aboutId}`)
  const [state] = await findReportState(tx, [item.aboutId])
  const linked = await tx.find(sql`
    select from app.report_files where municipality_id = ${tx.session.municipality} and report_id = ${item.aboutId}`)
  if (!state || linked) return 'changed'
  if (!state.isHandled) return 'open'
  if (endOf(state.lastChangedAt, terms.report).endsOn >= calendarDateOf(tx.now)) return 'changed'
  const doomed: Doomed = new Map([['app.concern_reports', new Set([item.aboutId])]])
  await addWhatGoesAlong(tx, doomed, [])
  await unlinkFacts(tx, destruction, idsOf(doomed))
  await forgetReceipts(tx, idsOf(doomed), state.lastChangedAt, terms)
  await forgetLists(tx, idsOf(doomed))
  await destroyRows(tx, { ...destruction, files: [] }, doomed)
  return undefined
}

/** All that was written about one person alone, in every file, and the person. What is about the household as a whole stays. */
async function destroyPerson(tx: Transaction, destruction: Omit<Destruction, 'files'>, item: Item): Promise<Kept | undefined> {
  const m = tx.session.municipality
  const personId = item.aboutId
  if ((await findHolds(tx, { persons: [personId] })).size > 0) return 'hold'
  const scopes = await tx.rows<{ id: number; holderId: string }>(sql`
    select id, holder_id as "holderId" from access.scopes
    where municipality_id = ${m} and (holder_id = ${personId} or subject_id = ${personId})`)
  if (scopes.length === 0) return 'changed'
  const files = await tx.rows<{ id: string }>(sql`
    select distinct case_file_id as id from access.file_holders
    where municipality_id = ${m} and holder_id = any (${scopes.map(scope => scope.holderId)}::uuid[])`)
  const doomed = await collectUnder(tx, () => scopes.map(scope => scope.id))
  await addWhatGoesAlong(
    tx,
    doomed,
    files.map(file => file.id),
    [personId],
  )
  await unlinkFacts(tx, destruction, [...idsOf(doomed), personId])
  await forgetReceipts(tx, [...idsOf(doomed), personId], tx.now)
  await forgetLists(tx, [...idsOf(doomed), personId])
  await destroyRows(tx, { ...destruction, files: files.map(file => file.id) }, doomed)
  return undefined
}
