import { sql } from 'kysely'
import { build, type Transaction } from '../../platform/database/transaction.ts'
import { conflict } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import type { DestructionItem, retentionOperations } from '../api.ts'
import { approvalOf } from '../rules/approvals.ts'
import type { RemainingCopy } from '../rules/copies.ts'
import { getRun, listApprovals, listRuns, toRun } from './runs.ts'

const itemsOnPage = 100

export const listDestructionRuns: Handler<typeof retentionOperations.listDestructionRuns> = async ({ tx, touch }) => {
  touch({})
  const { orders } = await tx.get<{ orders: number }>(sql`
    select count(*)::integer as orders from app.destruction_orders
    where municipality_id = ${tx.session.municipality} and done_at is null and withdrawn_at is null`)
  return { runs: (await listRuns(tx)).map(toRun), orders }
}

export const prepareDestruction: Handler<typeof retentionOperations.prepareDestruction> = async ({ tx, input, touch }) => {
  touch({ records: [input.id] })
  const open = await tx.find(sql`
    select from app.destruction_runs
    where municipality_id = ${tx.session.municipality} and state in ('counting', 'ready', 'running', 'paused')`)
  if (open) throw conflict('Er loopt al een vernietiging. Rond die eerst af, of trek haar in.')
  await tx.run(
    build.insertInto('app.destruction_runs').values({
      municipality_id: tx.session.municipality,
      id: input.id,
      state: 'counting',
      prepared_by: tx.session.user,
      prepared_at: tx.now,
    }),
  )
  return { id: input.id, version: 1 }
}

export const getDestructionRun: Handler<typeof retentionOperations.getDestructionRun> = async ({ tx, input, roles, touch }) => {
  const row = await getRun(tx, input.runId)
  touch({ records: [row.id] })
  const more = await tx.get<{
    listHash: string | null
    root: string | null
    tally: Record<string, number>
    copies: RemainingCopy[]
    withdrawnBy: string | null
    withdrawReason: string | null
  }>(sql`
    select encode(r.list_hash, 'hex') as "listHash", encode(r.root, 'hex') as root, r.tally, r.copies,
      u.display_name as "withdrawnBy", r.withdraw_reason as "withdrawReason"
    from app.destruction_runs r
    left join access.users u on u.municipality_id = r.municipality_id and u.id = r.withdrawn_by
    where r.municipality_id = ${tx.session.municipality} and r.id = ${row.id}`)
  const approvals = await listApprovals(tx, row.id)
  const isReady = row.state === 'ready' && more.listHash !== null
  return {
    ...toRun(row),
    summary: row.summary,
    approvals: approvals.map(one => ({ by: one.name, role: one.role, at: one.at.toISOString() })),
    mayApprove: isReady
      ? approvalOf(tx.session.user, roles, { preparedBy: row.preparedById, approvals })
      : { why: row.state === 'ready' ? 'Er is niets te vernietigen.' : '' },
    mayStop: !['done', 'withdrawn'].includes(row.state),
    listHash: more.listHash,
    root: more.root,
    tally: Object.entries(more.tally)
      .map(([table, rows]) => ({ table, rows }))
      .toSorted((one, other) => other.rows - one.rows || one.table.localeCompare(other.table)),
    copies: more.copies,
    withdrawn: more.withdrawnBy ? { by: more.withdrawnBy, reason: more.withdrawReason ?? '' } : null,
    lines: roles.includes('privacy_officer') ? 'all' : roles.includes('process_coordinator') ? 'own-areas' : 'none',
  }
}

type ItemRow = Omit<DestructionItem, 'lastChangedOn'> & { lastChangedAt: Date }

async function readItems(
  tx: Transaction,
  input: { runId: string; state?: string | undefined; skip: number },
  withTitles: boolean,
): Promise<{ items: DestructionItem[]; total: number }> {
  const m = tx.session.municipality
  const ofState = input.state ? sql`and i.state = ${input.state}` : sql``
  // Titles lie under the card of the file: the policies of the reader decide whether one comes back.
  const title = withTitles
    ? sql`(select f.title from app.case_files f where f.municipality_id = i.municipality_id and f.id = i.about_id)`
    : sql`null::text`
  const rows = await tx.rows<ItemRow>(sql`
    select i.id, i.kind, i.about_id as "aboutId", ${title} as title, i.part, i.last_changed_at as "lastChangedAt", i.ends_on as "endsOn",
      i.row_count as rows, i.state, i.why, i.order_id is not null as "isOrdered"
    from app.destruction_items i
    where i.municipality_id = ${m} and i.run_id = ${input.runId} ${ofState}
    order by i.ends_on, i.part, i.id limit ${itemsOnPage} offset ${input.skip}`)
  const { total } = await tx.get<{ total: number }>(sql`
    select count(*)::integer as total from app.destruction_items i
    where i.municipality_id = ${m} and i.run_id = ${input.runId} ${ofState}`)
  return { items: rows.map(({ lastChangedAt, ...row }) => ({ ...row, lastChangedOn: calendarDateOf(lastChangedAt) })), total }
}

export const listDestructionItems: Handler<typeof retentionOperations.listDestructionItems> = async ({ tx, input, touch }) => {
  const page = await readItems(tx, input, false)
  touch({ records: [input.runId, ...page.items.flatMap(one => one.aboutId ?? [])] })
  return page
}

export const listOverseenDestructionItems: Handler<typeof retentionOperations.listOverseenDestructionItems> = async ({
  tx,
  input,
  touch,
}) => {
  const page = await readItems(tx, input, true)
  touch({ records: [input.runId, ...page.items.flatMap(one => one.aboutId ?? [])] })
  return page
}

export const approveDestruction: Handler<typeof retentionOperations.approveDestruction> = async ({ tx, input, roles, touch }) => {
  const row = await getRun(tx, input.runId)
  touch({ records: [row.id] })
  const { listHash } = await tx.get<{ listHash: Buffer | null }>(sql`
    select list_hash as "listHash" from app.destruction_runs
    where municipality_id = ${tx.session.municipality} and id = ${row.id}`)
  if (row.state !== 'ready' || !listHash || listHash.toString('hex') !== input.listHash) {
    throw conflict('Deze lijst is niet (meer) de lijst die u zag. Uw akkoord is niet vastgelegd; bekijk de lijst opnieuw.')
  }
  const approvals = await listApprovals(tx, row.id)
  const may = approvalOf(tx.session.user, roles, { preparedBy: row.preparedById, approvals })
  if ('why' in may) throw conflict(`${may.why} Er is niets vastgelegd.`)
  await tx.run(
    build.insertInto('app.destruction_approvals').values({
      municipality_id: tx.session.municipality,
      run_id: row.id,
      approved_by: tx.session.user,
      as_role: may.role,
      prepared_by: row.preparedById,
      list_hash: listHash,
      approved_at: tx.now,
    }),
  )
  return { id: row.id, version: row.version }
}

export const stopDestruction: Handler<typeof retentionOperations.stopDestruction> = async ({ tx, input, touch }) => {
  touch({ records: [input.runId] })
  // What destroys already is paused: what went is gone, and its record has to be finished.
  const stopped = await tx.find<{ version: number }>(sql`
    update app.destruction_runs
    set state = case when state = 'running' then 'paused' else 'withdrawn' end,
      withdrawn_by = case when state = 'running' then null else ${tx.session.user}::uuid end,
      withdraw_reason = ${input.reason}, version = version + 1
    where municipality_id = ${tx.session.municipality} and id = ${input.runId} and version = ${input.version}
      and state in ('counting', 'ready', 'running')
    returning version`)
  if (!stopped) throw conflict('Er is net iets veranderd aan deze vernietiging. Er is niets gestopt; bekijk hoe het nu staat.')
  return { id: input.runId, version: stopped.version }
}

export const resumeDestruction: Handler<typeof retentionOperations.resumeDestruction> = async ({ tx, input, touch }) => {
  touch({ records: [input.runId] })
  const resumed = await tx.find<{ version: number }>(sql`
    update app.destruction_runs set state = 'running', withdraw_reason = null, version = version + 1
    where municipality_id = ${tx.session.municipality} and id = ${input.runId} and version = ${input.version} and state = 'paused'
    returning version`)
  if (!resumed) throw conflict('Er is net iets veranderd aan deze vernietiging. Bekijk hoe het nu staat.')
  return { id: input.runId, version: resumed.version }
}
