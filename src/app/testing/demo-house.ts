import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { findFreePort } from '../../platform/postgres/free-port.ts'
import { readConfiguration } from '../configuration.ts'
import { type DemoServer, startDemoServer } from '../demo-server.ts'
import { openTestHouse, type TestHouse } from './test-house.ts'

/** The whole demonstration on a port of its own and a database of its own, for journeys in a browser. */
export interface DemoHouse extends Pick<DemoServer, 'moveClock' | 'mails'> {
  /** Address without a slash at the end. */
  url: string
  house: TestHouse
  close(): Promise<void>
}

export async function openDemoHouse(): Promise<DemoHouse> {
  const house = await openTestHouse()
  const folder = mkdtempSync(path.join(tmpdir(), 'voordeur-demo-'))
  const configuration = readConfiguration('demo', { PORT: String(await findFreePort()) })
  const server = await startDemoServer({
    configuration,
    database: house.database,
    mailFile: path.join(folder, 'mail.jsonl'),
    clock: house.clock,
  })
  return {
    url: configuration.publicUrl,
    house,
    moveClock: server.moveClock,
    mails: server.mails,
    close: async () => {
      await server.stop()
      await house.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
