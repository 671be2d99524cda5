import { merkleRoot } from '../../audit/rules/merkle.ts'

/** What of a record of destruction can be checked by itself: that root and list are those of its own lines. */
export interface CheckableRecord {
  run: { listHash: string; root: string }
  lines: readonly { hash: string }[]
  rows: readonly (readonly [table: string, act: string, hash: string])[]
}

/** What is wrong with it, in Dutch; empty: it holds together. */
export function wrongWithRecord({ run, lines, rows }: CheckableRecord): string[] {
  const rootOf = (hashes: readonly string[]): string =>
    hashes.length === 0 ? '0'.repeat(64) : merkleRoot(hashes.toSorted().map(hash => Buffer.from(hash, 'hex'))).toString('hex')
  return [
    ...(rootOf(rows.map(([, , hash]) => hash)) === run.root ? [] : ['De lijst van vernietigde rijen past niet bij de wortel.']),
    ...(rootOf(lines.map(line => line.hash)) === run.listHash
      ? []
      : ['De regels passen niet bij de lijst waarop akkoord is gegeven.']),
  ]
}
