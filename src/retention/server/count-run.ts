import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type pg from 'pg'
import { merkleRoot } from '../../audit/rules/merkle.ts'
import { asWorker, type Transaction } from '../../platform/database/transaction.ts'
import { addDays, calendarDateOf } from '../../platform/time/calendar-date.ts'
import { fileParts } from '../rules/parts.ts'
import { endOf, endsOfParts, roughDays, type Terms } from '../rules/terms.ts'
import { findHolds } from './find-holds.ts'
import { type ListLine, lineHash } from './list-line.ts'
import { findReportState, type ReportState } from './report-state.ts'
import { countUnder, lawsOfFiles, listScopesOfFiles, statesOf } from './scopes-of-files.ts'
import { findTerms } from './stored-terms.ts'

const filesAtOnce = 100

interface Candidate {
  id: string
  areaId: number
  shielded: boolean
  openedAt: Date
  closedAt: Date | null
}

/** Makes the list of a run: every part whose term ended, with what is held back. Interrupted, it begins anew. */
export async function countRun(
  pool: pg.Pool,
  municipality: number,
  now: Date,
  runId: string,
  isStopping: () => boolean = () => false,
): Promise<boolean> {
  const salt = randomBytes(32)
  await asWorker(pool, municipality, now, tx =>
    tx.run(sql`delete from app.destruction_items where municipality_id = ${municipality} and run_id = ${runId}`),
  )
  for await (const lines of linesToCome(pool, municipality, now)) {
    if (isStopping()) return false
    await asWorker(pool, municipality, now, tx => writeLines(tx, runId, salt, lines))
  }
  return asWorker(pool, municipality, now, tx => closeList(tx, runId, salt))
}

/** The list as it would be now, in batches; also for a look ahead without a run. */
export async function* linesToCome(pool: pg.Pool, municipality: number, now: Date): AsyncGenerator<ListLine[]> {
  const terms = await asWorker(pool, municipality, now, findTerms)
  for (const one of [filesToCome, reportsToCome]) {
    let after = '00000000-0000-0000-0000-000000000000'
    for (;;) {
      const batch = await asWorker(pool, municipality, now, tx => one(tx, terms, after))
      if (batch.last === undefined) break
      if (batch.lines.length > 0) yield batch.lines
      after = batch.last
    }
  }
  yield await asWorker(pool, municipality, now, ordersToCome)
}

interface Batch {
  lines: ListLine[]
  /** Undefined: there are no more. */
  last: string | undefined
}

/** What is younger than the shortest term cannot have ended; months count as days, so a week is added to be sure. */
const couldHaveEnded = (now: Date, shortest: number): Date => new Date(now.getTime() - (shortest - 7) * 86_400_000)

async function filesToCome(tx: Transaction, terms: Terms, after: string): Promise<Batch> {
  const limit = couldHaveEnded(tx.now, Math.min(...fileParts.map(part => roughDays(terms[part]))))
  const files = await tx.rows<Candidate>(sql`
    select id, area_id as "areaId", shielded, opened_at as "openedAt", closed_at as "closedAt" from app.case_files
    where municipality_id = ${tx.session.municipality} and id > ${after} and opened_at <= ${limit}
    order by id limit ${filesAtOnce}`)
  const ids = files.map(file => file.id)
  const [scopes, laws, holds] = [
    await listScopesOfFiles(tx, ids),
    await lawsOfFiles(tx, ids),
    await findHolds(tx, { files: ids }),
  ]
  const under = await countUnder(
    tx,
    scopes.map(scope => scope.id),
  )
  const today = calendarDateOf(tx.now)
  const scopesOf = Map.groupBy(scopes, scope => scope.caseFileId)
  const lines = files.flatMap(file => {
    const states = statesOf(scopesOf.get(file.id) ?? [], under, laws.get(file.id) ?? new Set(), file.openedAt)
    const why = holds.has(file.id) ? 'hold' : file.closedAt === null ? 'open' : null
    return endsOfParts(states, terms)
      .filter(end => end.endsOn < today)
      .map(
        (end): ListLine => ({
          kind: 'file-part',
          aboutId: file.id,
          part: end.part,
          areaId: file.areaId,
          shielded: file.shielded,
          term: end.term,
          lastChangedAt: end.lastChangedAt,
          endsOn: end.endsOn,
          rows: end.rows,
          why,
        }),
      )
  })
  return { lines, last: ids.at(-1) }
}

async function reportsToCome(tx: Transaction, terms: Terms, after: string): Promise<Batch> {
  const limit = couldHaveEnded(tx.now, roughDays(terms.report))
  const reports = await tx.rows<{ id: string }>(sql`
    select r.id from app.concern_reports r
    where r.municipality_id = ${tx.session.municipality} and r.id > ${after} and r.received_at <= ${limit}
      and not exists (select from app.report_files f where f.municipality_id = r.municipality_id and f.report_id = r.id)
    order by r.id limit ${filesAtOnce}`)
  const states = await findReportState(
    tx,
    reports.map(report => report.id),
  )
  const today = calendarDateOf(tx.now)
  return { lines: states.map(state => reportLine(state, terms)).filter(line => line.endsOn < today), last: reports.at(-1)?.id }
}

const reportLine = (state: ReportState, terms: Terms): ListLine => ({
  kind: 'report',
  aboutId: state.id,
  part: 'report',
  areaId: state.areaId,
  shielded: false,
  ...endOf(state.lastChangedAt, terms.report),
  lastChangedAt: state.lastChangedAt,
  rows: state.rows,
  why: state.isHandled ? null : 'open',
})

interface Order {
  id: string
  caseFileId: string | null
  part: string | null
  personId: string | null
}

/** What was ordered before its term: also in a file that is open. A hold goes before it. */
async function ordersToCome(tx: Transaction): Promise<ListLine[]> {
  const m = tx.session.municipality
  const orders = await tx.rows<Order>(sql`
    select id, case_file_id as "caseFileId", part, person_id as "personId" from app.destruction_orders
    where municipality_id = ${m} and done_at is null and withdrawn_at is null order by ordered_at`)
  const lines: ListLine[] = []
  for (const order of orders) {
    const file = order.caseFileId
      ? await tx.find<Candidate>(sql`
          select id, area_id as "areaId", shielded, opened_at as "openedAt" from app.case_files
          where municipality_id = ${m} and id = ${order.caseFileId}`)
      : undefined
    const state = file ? await stateOfPart(tx, file, order.part ?? '') : await stateOfPerson(tx, order.personId ?? '')
    if (!state) continue
    const held = await findHolds(tx, file ? { files: [file.id] } : { persons: [order.personId ?? ''] })
    lines.push({
      kind: file ? 'file-part' : 'person',
      aboutId: file?.id ?? order.personId ?? '',
      part: order.part ?? 'person',
      areaId: file?.areaId ?? 0,
      shielded: file?.shielded ?? true,
      term: 'P0D',
      lastChangedAt: state.lastChangedAt,
      endsOn: addDays(calendarDateOf(tx.now), -1),
      rows: state.rows,
      why: held.size > 0 ? 'hold' : null,
      orderId: order.id,
    })
  }
  // Asked for twice is destroyed once.
  return lines.filter((line, at) => lines.findIndex(one => one.aboutId === line.aboutId && one.part === line.part) === at)
}

async function stateOfPart(tx: Transaction, file: Candidate, part: string) {
  const scopes = await listScopesOfFiles(tx, [file.id])
  const under = await countUnder(
    tx,
    scopes.map(scope => scope.id),
  )
  const laws = (await lawsOfFiles(tx, [file.id])).get(file.id) ?? new Set<string>()
  return statesOf(scopes, under, laws, file.openedAt).find(state => state.part === part)
}

async function stateOfPerson(tx: Transaction, personId: string): Promise<{ rows: number; lastChangedAt: Date } | undefined> {
  const scopes = await tx.rows<{ id: number }>(sql`
    select id from access.scopes
    where municipality_id = ${tx.session.municipality} and (holder_id = ${personId} or subject_id = ${personId})`)
  const under = await countUnder(
    tx,
    scopes.map(scope => scope.id),
  )
  const rows = under.reduce((sum, one) => sum + one.rows, 0)
  if (rows === 0) return undefined
  const last = Math.max(0, ...under.map(one => one.lastChangedAt?.getTime() ?? 0))
  return { rows, lastChangedAt: new Date(last) }
}

async function writeLines(tx: Transaction, runId: string, salt: Buffer, lines: readonly ListLine[]): Promise<void> {
  const m = tx.session.municipality
  await tx.run(sql`
    insert into app.destruction_items (municipality_id, run_id, id, kind, about_id, part, area_id, shielded, term, last_changed_at,
      ends_on, row_count, order_id, line_hash, state, why)
    select ${m}, ${runId}, gen_random_uuid(), l.kind, l."aboutId", l.part, l."areaId", l.shielded, l.term, l."lastChangedAt",
      l."endsOn", l.rows, l."orderId", decode(l.hash, 'hex'), case when l.why is null then 'planned' else 'held' end, l.why
    from jsonb_to_recordset(${JSON.stringify(lines.map(line => ({ ...line, hash: lineHash(salt, line).toString('hex') })))}::jsonb)
      as l (kind text, "aboutId" uuid, part text, "areaId" smallint, shielded boolean, term text, "lastChangedAt" timestamptz,
        "endsOn" date, rows integer, "orderId" uuid, hash text, why text)
    where not exists (
      select from app.destruction_items i
      where i.municipality_id = ${m} and i.run_id = ${runId} and i.about_id = l."aboutId" and i.part = l.part)`)
}

/** From here on the list stands: who approves, approves exactly this. False: the run was withdrawn meanwhile. */
async function closeList(tx: Transaction, runId: string, salt: Buffer): Promise<boolean> {
  const m = tx.session.municipality
  const root = await listRoot(tx, runId)
  const changed = await tx.run(sql`
    update app.destruction_runs set state = 'ready', counted_at = ${tx.now}, salt = ${salt}, list_hash = ${root}, version = version + 1
    where municipality_id = ${m} and id = ${runId} and state = 'counting'`)
  if (changed > 0) await writeSummary(tx, runId)
  return changed > 0
}

/** How many lines and rows there are per part and what became of them: for who may not see the lines. */
export const writeSummary = (tx: Transaction, runId: string): Promise<number> =>
  tx.run(sql`
    update app.destruction_runs set summary = (
      select coalesce(jsonb_agg(to_jsonb(s)), '[]') from (
        select part, state, why, count(*)::integer as items, sum(row_count)::integer as rows, min(ends_on) as oldest
        from app.destruction_items where municipality_id = ${tx.session.municipality} and run_id = ${runId}
        group by part, state, why order by part, state, why) s)
    where municipality_id = ${tx.session.municipality} and id = ${runId}`)

/** The Merkle root of the lines to be destroyed, whatever became of them since; null: there are none. */
export async function listRoot(tx: Transaction, runId: string): Promise<Buffer | null> {
  const leaves = await tx.rows<{ hash: Buffer }>(sql`
    select line_hash as hash from app.destruction_items
    where municipality_id = ${tx.session.municipality} and run_id = ${runId} and state <> 'held' order by line_hash`)
  return leaves.length === 0 ? null : merkleRoot(leaves.map(leaf => leaf.hash))
}
