import { expect, inject, test } from 'vitest'
import { buildDump } from './build-dump.ts'
import { readDump, smallDumpFile } from './load-histories.ts'
import { smallTown, wholeTown } from './make-histories.ts'

// Making the whole town takes minutes: `npm run prove` does, every other run makes a small one.
const proves = Number(process.env['VOORDEUR_PROPERTY_RUNS']) > 0

test('the committed histories are what the operations of today make', { timeout: 1_800_000 }, async () => {
  const { dump } = await buildDump(inject('testServerUrl'), proves ? wholeTown : smallTown)
  const committed = await readDump(proves ? undefined : smallDumpFile)
  // An operation changed what it writes? Then: node db/demo/write-dump.ts
  expect(differences(dump, committed)).toEqual([])
})

/** The first lines that differ, short enough to read. */
function differences(made: string, committed: string): string[] {
  const [left, right] = [made.split('\n'), committed.split('\n')]
  const found: string[] = []
  for (let at = 0; at < Math.max(left.length, right.length) && found.length < 5; at++) {
    if (left[at] !== right[at]) found.push(`${at}: made ${left[at]?.slice(0, 300)}, committed ${right[at]?.slice(0, 300)}`)
  }
  return found
}
