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
  const [left, right] = [comparable(made), comparable(committed)]
  const found: string[] = []
  for (let at = 0; at < Math.max(left.length, right.length) && found.length < 5; at++) {
    if (left[at] !== right[at]) found.push(`${at}: made ${left[at]?.slice(0, 300)}, committed ${right[at]?.slice(0, 300)}`)
  }
  return found
}

/**
 * The lines of a dump. Of an act that was about several people the processing log has a line each, written at once in no order: which
 * of them comes first is left out, and who they were is told beside.
 */
function comparable(dump: string): string[] {
  let columns: string[] | undefined
  const people = new Map<string, string[]>()
  const lines = dump.split('\n').map(line => {
    if (!line.startsWith('[')) {
      const head = line === '' ? {} : (JSON.parse(line) as { table?: string; columns?: string[] })
      columns = head.table === 'audit.processing_log' ? head.columns : undefined
      return line
    }
    if (!columns) return line
    const values = JSON.parse(line) as unknown[]
    const at = (name: string): number => columns?.indexOf(name) ?? -1
    const act = String(values[at('act_id')])
    people.set(act, [...(people.get(act) ?? []), String(values[at('subject_id')])])
    return JSON.stringify(values.map((value, place) => (place === at('subject_id') || place === at('id') ? '' : value)))
  })
  return [...lines, ...Array.from(people, ([act, subjects]) => `${act}: ${subjects.sort().join(' ')}`)]
}
