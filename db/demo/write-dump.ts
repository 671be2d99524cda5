// node db/demo/write-dump.ts: makes the histories anew and writes the dumps that a demonstration and a test load.
import { writeFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import { startTestServer } from '../../src/platform/testing/test-server.ts'
import { buildDump } from './build-dump.ts'
import { dumpFile, smallDumpFile } from './load-histories.ts'
import { smallTown, wholeTown } from './make-histories.ts'

const server = await startTestServer()
try {
  for (const [file, size] of [
    [smallDumpFile, smallTown],
    [dumpFile, wholeTown],
  ] as const) {
    const began = performance.now()
    const { dump, acts } = await buildDump(server.adminUrl, size)
    const packed = gzipSync(dump, { level: 9 })
    await writeFile(file, packed)
    const seconds = Math.round((performance.now() - began) / 1000)
    console.log(`${acts} acts in ${seconds} s: ${dump.split('\n').length} lines, ${Math.round(packed.length / 1024)} kB packed`)
  }
} finally {
  await server.stop()
}
