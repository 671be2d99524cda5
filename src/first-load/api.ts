import * as z from 'zod'
import { operation } from '../platform/operation.ts'
import { line, requiredLine } from '../platform/text-fields.ts'
import { lineOutcomes, loadKinds } from './rules/load-kind.ts'

const id = () => z.uuid()
const moment = z.string()
const loadId = id()

const sourceLine = z.object({
  /** Where it stands in the file; the headings are line 1. */
  number: z.int().min(1).max(1_000_000),
  values: z.record(
    z.string().max(40),
    z.string().max(2000, 'Deze cel is langer dan 2.000 tekens. Zo veel hoort hier niet te staan.'),
  ),
})

const counts = z.object({
  loaded: z.int(),
  replaced: z.int(),
  unchanged: z.int(),
  refused: z.int(),
  /** Lines of the file that were read. */
  lines: z.int(),
  problems: z.int(),
})

const load = z.object({
  id: id(),
  kind: z.enum(loadKinds),
  fileName: z.string(),
  lineCount: z.int(),
  startedBy: z.string(),
  startedAt: moment,
  finishedAt: moment.nullable(),
  undoneAt: moment.nullable(),
  counts,
})
export type FirstLoad = z.infer<typeof load>

const lineRead = z.object({ outcome: z.enum(lineOutcomes), problems: z.int() })

const loading = { permission: 'first-load.run', purpose: 'first-load', reach: [] } as const

/** Chance from the client, stored nowhere: the receipt keeps a hash of the request, and a few fields alone are guessed from it. */
const salt = id()

export const firstLoadOperations = {
  listFirstLoads: operation({
    method: 'GET',
    path: '/first-loads',
    summary: 'The first load (beginstand): lists read so far, and what a list can point at by name',
    input: z.object({}),
    output: z.object({
      loads: z.array(load),
      /** Which heading was which field the last time, by kind. */
      columns: z.record(z.string(), z.record(z.string(), z.string())),
      references: z.object({
        organisations: z.array(z.object({ id: id(), name: z.string() })),
        areas: z.array(z.object({ id: z.int(), name: z.string() })),
        coordinators: z.array(z.object({ email: z.string(), userId: id(), organisationId: id() })),
        programmes: z.array(
          z.object({
            id: z.string(),
            version: z.int(),
            title: z.string(),
            routes: z.array(z.object({ code: z.string(), label: z.string() })),
            closingReasons: z.array(z.object({ code: z.string(), label: z.string() })),
          }),
        ),
      }),
    }),
    event: 'first-loads.listed',
    ...loading,
  }),
  startFirstLoad: operation({
    method: 'POST',
    path: '/first-loads',
    summary: 'Begins to take over a list of people or households',
    input: z.object({
      id: id(),
      kind: z.enum(loadKinds),
      fileName: requiredLine(200),
      lineCount: z.int().min(1).max(20_000),
      columns: z.record(z.string().max(40), line(200)),
    }),
    output: z.object({ id: id() }),
    event: 'first-load.started',
    ...loading,
  }),
  loadColleague: operation({
    method: 'POST',
    path: '/first-loads/{loadId}/people',
    summary: 'Takes over one line about a colleague',
    input: z.object({ loadId, salt, line: sourceLine }),
    output: lineRead,
    event: 'first-load.line-read',
    ...loading,
  }),
  loadHousehold: operation({
    method: 'POST',
    path: '/first-loads/{loadId}/households',
    summary: 'Takes over the lines of one household, with its running case file (dossier)',
    input: z.object({
      loadId,
      salt,
      lines: z
        .array(sourceLine)
        .min(1)
        .max(40, 'Dit kenmerk staat op meer dan 40 regels. Dat is geen huishouden; kijk het kenmerk na.'),
    }),
    output: lineRead,
    event: 'first-load.line-read',
    ...loading,
  }),
  finishFirstLoad: operation({
    method: 'POST',
    path: '/first-loads/{loadId}/finishing',
    summary: 'The list was read to its end, or somebody stopped',
    input: z.object({ loadId }),
    output: z.object({ id: id() }),
    event: 'first-load.finished',
    ...loading,
  }),
  getFirstLoad: operation({
    method: 'GET',
    path: '/first-loads/{loadId}',
    summary: 'What became of a list: counts, and per line what has to be corrected',
    input: z.object({ loadId }),
    output: z.object({
      load,
      problems: z.array(z.object({ line: z.int(), field: z.string(), message: z.string(), outcome: z.enum(lineOutcomes) })),
      /** Records that came from this list and are still as they were loaded; what undoing would take away. */
      records: z.int(),
    }),
    event: 'first-load.read',
    ...loading,
  }),
  undoFirstLoad: operation({
    method: 'POST',
    path: '/first-loads/{loadId}/undoing',
    summary: 'Takes away everything that came from a list, as long as nobody worked on it',
    input: z.object({ loadId }),
    output: z.object({ id: id(), records: z.int() }),
    event: 'first-load.undone',
    ...loading,
  }),
}
