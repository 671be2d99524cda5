import * as z from 'zod'
import { operation } from '../platform/operation.ts'
import { line } from '../platform/text-fields.ts'

const form = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/)
const mostCharacters = 200_000

const Body = z
  .record(z.string().max(200), z.unknown())
  .refine(
    body => JSON.stringify(body).length <= mostCharacters,
    'Dit is te lang om als concept te bewaren. Maak de tekst korter.',
  )

const Draft = z.object({ aboutId: z.uuid(), savedAt: z.iso.datetime({ offset: true }), body: z.record(z.string(), z.unknown()) })
export type Draft = z.infer<typeof Draft>

/**
 * What is being typed: its author's and the device's alone, in no timeline, and gone when it becomes a fact. `deviceId` is
 * made by the browser and kept there, so that a shared account desk or a second screen shows no half-written text.
 */
export const draftOperations = {
  saveDraft: operation({
    method: 'PUT',
    path: '/drafts/{form}/{aboutId}',
    summary: 'Keep what is being typed (concept)',
    input: z.object({ form, aboutId: z.uuid(), deviceId: z.uuid(), body: Body }),
    output: z.object({ savedAt: z.iso.datetime({ offset: true }) }),
    permission: 'workplace.open',
    purpose: 'workplace',
    event: 'draft.saved',
  }),
  getDraft: operation({
    method: 'GET',
    path: '/drafts/{form}/{aboutId}',
    summary: 'What was being typed here, by oneself on this device',
    input: z.object({ form, aboutId: z.uuid(), deviceId: z.uuid() }),
    output: z.object({ draft: Draft.nullable() }),
    permission: 'workplace.open',
    purpose: 'workplace',
    event: 'draft.read',
  }),
  listDrafts: operation({
    method: 'GET',
    path: '/drafts',
    summary: 'Drafts of one form, newest first',
    input: z.object({ form: line(60).pipe(form), deviceId: z.uuid() }),
    output: z.array(Draft),
    permission: 'workplace.open',
    purpose: 'workplace',
    event: 'drafts.listed',
  }),
  discardDraft: operation({
    method: 'POST',
    path: '/drafts/{form}/{aboutId}/discarding',
    summary: 'Throw away what was being typed',
    input: z.object({ form, aboutId: z.uuid(), deviceId: z.uuid() }),
    output: z.object({}),
    permission: 'workplace.open',
    purpose: 'workplace',
    event: 'draft.discarded',
  }),
}
