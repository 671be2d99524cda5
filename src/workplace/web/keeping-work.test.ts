import { expect, test } from 'vitest'
import type { DestructionRun, LegalHold } from '../../retention/api.ts'
import { keepingWork } from './keeping-work.ts'

const run = (id: string, state: DestructionRun['state'], planned: number): DestructionRun => ({
  id,
  state,
  preparedBy: 'Bram Jansen',
  preparedAt: '2026-11-20T09:00:00Z',
  countedAt: null,
  startedAt: null,
  finishedAt: null,
  planned,
  settled: 0,
  destroyed: null,
  version: 1,
})

const hold = (id: string, reviewOn: string, validTo: string | null = null): LegalHold => ({
  id,
  caseFileId: 'f',
  personId: null,
  reason: 'bezwaar',
  reviewOn,
  validFrom: '2026-01-01T09:00:00Z',
  validTo,
  setBy: 'Ingrid de Wit',
  liftedBy: null,
  liftReason: null,
  found: true,
  version: 1,
})

const today = '2026-11-22'

test('what is empty, done, withdrawn or not due yet asks for nothing', () => {
  const work = keepingWork(
    {
      runs: [run('empty', 'ready', 0), run('done', 'done', 4), run('counting', 'counting', 0), run('gone', 'withdrawn', 4)],
      holds: [hold('later', '2026-11-23'), hold('lifted', '2026-11-01', '2026-11-10T09:00:00Z')],
    },
    today,
  )
  expect(work).toEqual([])
})

test('holds to look at again come first, then lists that wait for a yes', () => {
  const work = keepingWork(
    {
      runs: [run('ready', 'ready', 12)],
      holds: [hold('due', '2026-11-20')],
    },
    today,
  )
  expect(work.map(item => [item.id, item.status, item.due, item.href])).toEqual([
    ['due', 'late', expect.stringContaining('2 dagen'), '/vernietiging/opgeschort'],
    ['ready', 'wait', 'wacht op akkoord', '/vernietiging/ready'],
  ])
})

test('what could not be read yet is no work', () => {
  expect(keepingWork({}, today)).toEqual([])
})
