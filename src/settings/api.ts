import * as z from 'zod'
import { operation } from '../platform/operation.ts'

/** A moment as it is sent: ISO 8601. */
const at = z.string()

const listItem = z.object({ code: z.string(), label: z.string() })
const value = z.union([z.string(), z.number(), z.array(listItem)])

const settingLine = z.object({
  key: z.string(),
  label: z.string(),
  meaning: z.string(),
  kind: z.enum(['duration', 'number', 'amount', 'list', 'choice']),
  standard: value.nullable(),
  source: z.enum(['stated', 'derived', 'default']),
  unit: z.string(),
  counting: z.enum(['calendar', 'working-days']),
  least: z.number(),
  most: z.number(),
  /** Of a choice: what one can choose from. */
  choices: z.array(listItem).optional(),
  /** Null: the standard holds. */
  own: value.nullable(),
  history: z.array(z.object({ id: z.uuid(), before: z.unknown(), after: z.unknown(), by: z.string(), at })),
})
export type SettingLine = z.infer<typeof settingLine>

const programmeInUse = z.object({
  id: z.string(),
  title: z.string(),
  municipality: z.string(),
  /** Of the library of this installation; null when it is no longer in there. */
  libraryVersion: z.int().nullable(),
  /** The newest that was published here. */
  publishedVersion: z.int().nullable(),
  startedAt: at.nullable(),
  /** Since when it takes no new households. */
  stoppedAt: at.nullable(),
  version: z.int(),
})
export type ProgrammeInUse = z.infer<typeof programmeInUse>

const kept = { permission: 'directory.keep', purpose: 'administration' } as const

export const settingOperations = {
  listSettings: operation({
    method: 'GET',
    path: '/settings',
    summary: 'What a municipality sets itself (R-142): value, standard, source and history',
    input: z.object({}),
    output: z.object({
      own: z.array(settingLine),
      programmes: z.array(z.object({ id: z.string(), title: z.string(), settings: z.array(settingLine) })),
    }),
    ...kept,
    event: 'settings.listed',
  }),
  changeSetting: operation({
    method: 'PATCH',
    path: '/settings/{key}',
    summary: 'Sets a value, or (null) goes back to the standard; clocks that run keep the term they started with',
    input: z.object({
      key: z.string().max(200),
      change: z.object({ value: z.object({ from: z.unknown(), to: z.unknown() }) }),
    }),
    output: z.object({ key: z.string(), version: z.int() }),
    ...kept,
    event: 'setting.changed',
  }),
  listProgrammesInUse: operation({
    method: 'GET',
    path: '/programmes-in-use',
    summary: 'Which programmes of the library this municipality runs',
    input: z.object({}),
    output: z.object({ programmes: z.array(programmeInUse) }),
    ...kept,
    event: 'programmes-in-use.listed',
  }),
  startProgramme: operation({
    method: 'POST',
    path: '/programmes-in-use',
    summary: 'Starts a programme here in the version of the library, or lets it take new households again',
    input: z.object({ programmeId: z.string().max(100) }),
    output: z.object({ programmeId: z.string(), version: z.int() }),
    ...kept,
    event: 'programme.started',
  }),
  stopProgramme: operation({
    method: 'POST',
    path: '/programmes-in-use/{programmeId}/stop',
    summary: 'Lets a programme take no new households; files that run in it go on in their version',
    input: z.object({ programmeId: z.string().max(100) }),
    output: z.object({ programmeId: z.string(), version: z.int() }),
    ...kept,
    event: 'programme.stopped',
  }),
  getAdministration: operation({
    method: 'GET',
    path: '/administration',
    summary: 'What asks for an administrator: people without a role or a log-in, who is absent, what was changed of late',
    input: z.object({}),
    output: z.object({
      neverLoggedIn: z.int(),
      withoutRole: z.array(z.object({ id: z.uuid(), name: z.string() })),
      deputies: z.array(
        z.object({
          id: z.uuid(),
          absentId: z.uuid(),
          absent: z.string(),
          deputy: z.string(),
          from: z.string(),
          until: z.string(),
        }),
      ),
      organisationsWithoutPeople: z.array(z.object({ id: z.uuid(), name: z.string() })),
      counts: z.object({ people: z.int(), organisations: z.int(), areas: z.int(), programmes: z.int() }),
      changes: z.array(
        z.object({ id: z.uuid(), kind: z.string(), about: z.string(), field: z.string(), what: z.string(), by: z.string(), at }),
      ),
    }),
    ...kept,
    event: 'administration.opened',
  }),
}
