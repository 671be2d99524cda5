import { type RawBuilder, sql } from 'kysely'
import type pg from 'pg'
import { build } from '../../platform/database/transaction.ts'
import {
  type DestructionRecord,
  destructionMessage,
  firstPrevious,
  type SealContent,
  sealHash,
  sealMessage,
} from '../rules/seal.ts'
import type { Fault, Verification, VerificationFinding } from '../rules/verification.ts'
import type { Head } from './heads-file.ts'
import type { PublicLogKey } from './log-key.ts'
import { type SealRow, type StoredSeal, sealColumns, storedSeal } from './seal-log.ts'
import { type Covered, verifySealedLines } from './verify-lines.ts'

export interface VerifyOptions {
  keys: readonly PublicLogKey[]
  /** Left out: nothing was copied, and a cut end is not found. */
  heads?: readonly Head[]
}

export type Query = <Row>(statement: RawBuilder<Row>) => Promise<Row[]>

const sealsAtOnce = 500

/**
 * Computes every fingerprint, root, link and signature anew, in one snapshot that nobody can change meanwhile, and compares with what
 * is stored and with the heads that were copied.
 *
 * @param client as administrator of the database; nothing is written
 */
export async function verifyLog(client: pg.ClientBase, options: VerifyOptions): Promise<Verification[]> {
  await client.query('begin isolation level repeatable read read only')
  try {
    const { rows } = await client.query<{ super: boolean }>('select rolsuper as super from pg_roles where rolname = current_user')
    if (!rows[0]?.super) await client.query('set local role voordeur_owner')
    const query: Query = async <Row>(statement: RawBuilder<Row>) => {
      const { sql: text, parameters } = statement.compile(build)
      return (await client.query(text, parameters as unknown[])).rows as Row[]
    }
    const known = await query<{ id: number }>(sql`select id from access.municipalities`)
    const all = new Set([...known.map(one => one.id), ...(options.heads ?? []).map(head => head.municipality)])
    const verifications: Verification[] = []
    for (const municipality of [...all].toSorted((one, other) => one - other)) {
      // An integer of our own: SET takes no parameters.
      await client.query(`set local app.municipality = '${Math.trunc(municipality)}'`)
      verifications.push(await verifyMunicipality(query, municipality, options))
    }
    return verifications
  } finally {
    await client.query('rollback')
  }
}

async function verifyMunicipality(query: Query, municipality: number, { keys, heads }: VerifyOptions): Promise<Verification> {
  const result: Verification = { municipality, seals: 0, lines: 0, destroyed: 0, unsealed: 0, headsCompared: 0, findings: [] }
  const find = (fault: Fault, finding: Omit<VerificationFinding, 'fault' | 'municipality'>) =>
    void result.findings.push({ municipality, fault, ...finding })
  const noted = new Map((heads ?? []).filter(head => head.municipality === municipality).map(head => [head.number, head]))
  const covered = await destroyedThrough(query, municipality, keys)

  let before: StoredSeal | undefined
  let isBacklog = true
  for (;;) {
    const page = (
      await query<SealRow>(sql`
        select ${sealColumns} from audit.seals s where s.municipality_id = ${municipality} and s.number > ${before?.seal.number ?? 0}
        order by s.number limit ${sealsAtOnce}`)
    ).map(storedSeal)
    if (page.length === 0) break
    const unsound = new Set<number>()
    const linked = page.map(({ seal, signature }) => {
      const isSound = checkSeal({ seal, signature }, before, keys, find)
      const head = noted.get(seal.number)
      if (head) {
        result.headsCompared += 1
        if (head.hash !== sealHash(seal, signature).toString('hex')) {
          find('replaced', {
            seal: seal.number,
            at: head.sealedAt,
            explanation: 'De kop in het bestand hoort bij een ander zegel.',
          })
          unsound.add(seal.number)
        }
      }
      if (!isSound) unsound.add(seal.number)
      const link = { seal, previous: before?.seal, isBacklog }
      // What was there before the first sealing carries times of its own; so do lines of a log that was moved here.
      if (seal.throughId === null) isBacklog = false
      before = { seal, signature }
      return link
    })
    const counted = await verifySealedLines(query, municipality, linked, { keys, unsound, covered, find })
    result.lines += counted.lines
    result.destroyed += counted.destroyed
    result.seals += page.length
  }

  if (result.destroyed > covered.total) {
    const explanation = `Tot en met zegel ${covered.throughSeal} zijn ${result.destroyed} regels weg, en volgens de ondertekende verslagen zijn er ${covered.total} vernietigd.`
    find('removed', { seal: covered.throughSeal, explanation })
  }

  const last = before?.seal
  for (const head of noted.values()) {
    if (head.number <= (last?.number ?? 0)) continue
    const explanation = `Zegel ${head.number} van ${head.sealedAt} staat in het bestand met koppen en niet meer in de database. Wat na zegel ${last?.number ?? 0} verzegeld was, is weg.`
    find('cut', { seal: head.number, at: head.sealedAt, explanation })
  }
  await checkUnsealed(query, municipality, last, result, find)
  return result
}

function checkSeal(
  { seal, signature }: StoredSeal,
  before: StoredSeal | undefined,
  keys: readonly PublicLogKey[],
  find: (fault: Fault, finding: Omit<VerificationFinding, 'fault' | 'municipality'>) => void,
): boolean {
  const at = new Date(seal.sealedAtMs).toISOString()
  const expected = (before?.seal.number ?? 0) + 1
  if (seal.number !== expected) {
    const missing =
      seal.number - 1 === expected
        ? `Zegel ${expected} ontbreekt.`
        : `De zegels ${expected} tot en met ${seal.number - 1} ontbreken.`
    find('seal-missing', { seal: expected, at, explanation: `${missing} De regels daarvan zijn niet meer te controleren.` })
  } else if (!seal.previous.equals(before ? sealHash(before.seal, before.signature) : firstPrevious)) {
    find('chain-broken', { seal: seal.number, at, explanation: `Zegel ${seal.number} verwijst niet naar het zegel ervoor.` })
  }
  const key = keys.find(one => one.id === seal.keyId)
  if (!key) {
    const explanation = `Zegel ${seal.number} is gezet met sleutel ${seal.keyId}; die is niet meegegeven.`
    find('unknown-key', { seal: seal.number, at, explanation })
    return false
  }
  if (key.verify(sealMessage(seal), signature)) return true
  find('seal-forged', {
    seal: seal.number,
    at,
    explanation: `De handtekening van zegel ${seal.number} klopt niet met wat erin staat.`,
  })
  return false
}

/** Up to which seal lines may be gone, and how many: what the records of destruction say that carry a signature of the key. */
async function destroyedThrough(query: Query, municipality: number, keys: readonly PublicLogKey[]): Promise<Covered> {
  const rows = await query<{ reason: string }>(sql`
    select reason from audit.processing_log where municipality_id = ${municipality} and event = 'log-lines.destroyed' and user_id is null`)
  let throughSeal = 0
  // Each key counts what went under it.
  const totals = new Map<string, number>()
  for (const { reason } of rows) {
    try {
      const { signature, ...record } = JSON.parse(reason) as DestructionRecord & { signature: string }
      const message = destructionMessage(municipality, record)
      const key = keys.find(one => one.verify(message, Buffer.from(signature, 'base64')))
      if (!key) continue
      throughSeal = Math.max(throughSeal, record.throughSeal)
      totals.set(key.id, Math.max(totals.get(key.id) ?? 0, record.total))
    } catch {
      // Not one of ours; then it excuses nothing.
    }
  }
  return { throughSeal, total: [...totals.values()].reduce((sum, total) => sum + total, 0) }
}

/** Lines without a fingerprint: just written, or put in afterwards where the sealer never looks again. */
async function checkUnsealed(
  query: Query,
  m: number,
  last: SealContent | undefined,
  result: Verification,
  find: (fault: Fault, finding: Omit<VerificationFinding, 'fault' | 'municipality'>) => void,
): Promise<void> {
  const rows = await query<{
    id: string
    at: Date
    recordedAt: Date
    event: string
    transaction: string
    next: string
    oldest: string
  }>(sql`
    select l.id, l.occurred_at as at, l.recorded_at as "recordedAt", l.event, l.transaction_id::text as transaction,
      pg_snapshot_xmax(pg_current_snapshot())::text as next, pg_snapshot_xmin(pg_current_snapshot())::text as oldest
    from audit.processing_log l
    where l.municipality_id = ${m} and not exists (select from audit.leaves f where f.municipality_id = ${m} and f.line_id = l.id)
    order by l.transaction_id, l.id`)
  for (const row of rows) {
    const number = BigInt(row.transaction)
    const isMoved = last !== undefined && BigInt(last.horizon) > BigInt(row.oldest)
    const isPassed =
      last !== undefined && (number < BigInt(last.horizon) || (number === BigInt(last.horizon) && isThrough(row.id, last)))
    const isFuture = number >= BigInt(row.next)
    if (!isMoved && (isPassed || isFuture)) {
      const explanation = isFuture
        ? 'De regel draagt het nummer van een transactie die er nog niet was.'
        : 'De regel heeft geen vingerafdruk, en had die al moeten hebben.'
      find('added', { lineId: row.id, at: row.at.toISOString(), event: row.event, explanation })
      continue
    }
    result.unsealed += 1
    const recordedAt = row.recordedAt.toISOString()
    if (!result.unsealedSince || recordedAt < result.unsealedSince) result.unsealedSince = recordedAt
  }
}

const isThrough = (id: string, last: SealContent): boolean => last.throughId !== null && id <= last.throughId
