import * as z from 'zod'
import { operation } from '../platform/operation.ts'
import { day, line, requiredLine } from '../platform/text-fields.ts'
import { shieldKinds } from './rules/shield-kind.ts'

const id = () => z.uuid()
const date = z.string()
const version = z.int().max(1_000_000)

const person = z.object({
  namingId: id(),
  /** Null: the organisation that takes part unseen. */
  userId: id().nullable(),
  name: z.string(),
  organisationId: id(),
  organisationName: z.string(),
})

const item = z.object({
  id: id(),
  kind: z.enum([
    'note',
    'document',
    'visit',
    'planned-visit',
    'task',
    'conference-line',
    'goal',
    'action',
    'help',
    'residence',
    'contact',
    'involvement',
  ]),
  text: z.string(),
  on: date,
})
export type ShieldedItem = z.infer<typeof item>

const shield = z.object({
  id: id(),
  kind: z.enum(shieldKinds),
  subjectId: id(),
  reason: z.string(),
  reviewOn: date,
  raisedAt: date,
  raisedBy: z.string(),
  liftedAt: date.nullable(),
  people: z.array(person),
  items: z.array(item),
  /** Of a shield of that kind. */
  meldcodeId: id().nullable(),
  mayLift: z.boolean(),
  version,
})
export type Shield = z.infer<typeof shield>

const people = z
  .array(z.object({ namingId: id(), userId: id(), organisationId: id() }))
  .max(20)
  .default([])
const raising = {
  id: id(),
  /** Of the one who begins it: always named. */
  namingId: id(),
  reason: requiredLine(1000),
  reviewOn: day(),
  people,
}
const made = z.object({ id: id() })

export const shieldOperations = {
  listShields: operation({
    method: 'GET',
    path: '/case-files/{caseFileId}/shields',
    summary:
      'What is shielded in a case file (afgeschermd), for whom and why; for who is named for it, and empty for anybody else',
    input: z.object({ caseFileId: id() }),
    output: z.object({
      called: z.string().nullable(),
      shields: z.array(shield),
      isFileShielded: z.boolean(),
      mayShieldFile: z.boolean(),
    }),
    permission: 'case-file.read',
    purpose: 'support',
    event: 'shields.listed',
    caseFile: 'caseFileId',
  }),
  listOwnShields: operation({
    method: 'GET',
    path: '/shields',
    summary:
      'Everything for which the reader is named, over all case files: meldcodes and shields, what is to be looked at again first',
    input: z.object({}),
    output: z.object({
      shields: z.array(
        z.object({
          id: id(),
          kind: z.enum(shieldKinds),
          caseFileId: id(),
          called: z.string(),
          reviewOn: date,
          meldcodeId: id().nullable(),
          isOpen: z.boolean(),
        }),
      ),
    }),
    permission: 'case-file.read',
    purpose: 'support',
    event: 'shields.listed',
    reach: [1, 12],
  }),
  listShieldable: operation({
    method: 'GET',
    path: '/case-files/{caseFileId}/shieldable-records',
    summary: 'What the reader could shield in this file: records, the address, who takes part',
    input: z.object({ caseFileId: id() }),
    output: z.object({
      called: z.string(),
      members: z.array(z.object({ personId: id(), name: z.string() })),
      records: z.array(item),
      hasAddress: z.boolean(),
      involvements: z.array(z.object({ id: id(), name: z.string() })),
    }),
    permission: 'shield.keep',
    purpose: 'support',
    event: 'shields.listed',
    caseFile: 'caseFileId',
  }),
  listNameable: operation({
    method: 'GET',
    path: '/case-files/{caseFileId}/nameable-colleagues',
    summary: 'Colleagues who can be named for a shield: who works here now, in a role that helps households',
    input: z.object({ caseFileId: id() }),
    output: z.object({
      colleagues: z.array(
        z.object({ userId: id(), name: z.string(), jobTitle: z.string(), organisationId: id(), organisationName: z.string() }),
      ),
    }),
    permission: 'shield.keep',
    purpose: 'support',
    event: 'colleagues.listed',
    caseFile: 'caseFileId',
  }),
  raiseShield: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/shields',
    summary: 'Shields records of a case file (afschermen): from now on only who is named knows that they are there',
    input: z.object({
      caseFileId: id(),
      ...raising,
      /** Left out: the household. */
      subjectId: id().optional(),
      /** Notes, documents, visits, tasks, lines of a conference, help, goals or actions. */
      recordIds: z.array(id()).max(200).default([]),
      /** Where the household lives, now and before, and how its people are reached. */
      withAddress: z.boolean().default(false),
      /** With the address: the file no longer lies in its neighbourhood, so that nobody learns that from its card. */
      withArea: z.boolean().default(false),
    }),
    output: made,
    permission: 'shield.keep',
    purpose: 'support',
    event: 'shield.raised',
    caseFile: 'caseFileId',
  }),
  shieldMore: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/shields/{shieldId}/records',
    summary: 'Puts more records under a shield that is there',
    input: z.object({ caseFileId: id(), shieldId: id(), recordIds: z.array(id()).min(1).max(200) }),
    output: made,
    permission: 'shield.keep',
    purpose: 'support',
    event: 'shield.widened',
    caseFile: 'caseFileId',
  }),
  hideInvolvement: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/involvements/{involvementId}/shield',
    summary: 'Hides that an organisation is involved (verborgen betrokkene), with its tasks and all it wrote',
    input: z.object({ caseFileId: id(), involvementId: id(), ...raising }),
    output: made,
    permission: 'shield.keep',
    purpose: 'support',
    event: 'shield.raised',
    caseFile: 'caseFileId',
  }),
  nameForShield: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/shields/{shieldId}/people',
    summary: 'Names a colleague for a shield',
    input: z.object({ caseFileId: id(), shieldId: id(), namingId: id(), userId: id(), organisationId: id() }),
    output: made,
    permission: 'shield.keep',
    purpose: 'support',
    event: 'shield.named',
    caseFile: 'caseFileId',
  }),
  unnameFromShield: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/shields/{shieldId}/people/{namingId}/ending',
    summary: 'Somebody is no longer named; never the last one',
    input: z.object({ caseFileId: id(), shieldId: id(), namingId: id() }),
    output: made,
    permission: 'shield.keep',
    purpose: 'support',
    event: 'shield.unnamed',
    caseFile: 'caseFileId',
  }),
  reviewShield: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/shields/{shieldId}/review',
    summary: 'Somebody looked whether the shield is still needed, and says until when',
    input: z.object({ caseFileId: id(), shieldId: id(), reviewOn: day(), version }),
    output: z.object({ version }),
    permission: 'shield.keep',
    purpose: 'support',
    event: 'shield.reviewed',
    caseFile: 'caseFileId',
  }),
  liftShield: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/shields/{shieldId}/lifting',
    summary: 'Lifts a shield (opheffen): what lay under it is back for whoever reads the file',
    input: z.object({ caseFileId: id(), shieldId: id(), reason: line(1000).min(1, 'Schrijf kort op waarom.'), version }),
    output: z.object({ version }),
    permission: 'shield.keep',
    purpose: 'support',
    event: 'shield.lifted',
    caseFile: 'caseFileId',
  }),
  shieldFile: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/oversight',
    summary:
      'Closes a whole case file for who watches over its area, or opens it to them again; its coordinator still reaches it',
    input: z.object({ caseFileId: id(), isShielded: z.boolean(), reason: line(1000).min(1, 'Schrijf kort op waarom.') }),
    output: made,
    permission: 'case-file.coordinate',
    purpose: 'support',
    event: 'case-file.shielded',
    caseFile: 'caseFileId',
  }),
  listUnattendedShields: operation({
    method: 'GET',
    path: '/unattended-shields',
    summary: 'Shields for which nobody is named who still works here: a number and a day, nothing of what lies under them',
    input: z.object({}),
    output: z.object({ shields: z.array(z.object({ id: id(), raisedOn: date })) }),
    permission: 'shield.attend',
    purpose: 'privacy-oversight',
    event: 'shields.listed',
  }),
  attendShield: operation({
    method: 'POST',
    path: '/unattended-shields/{shieldId}/attending',
    summary: 'Names the coordinator of the file for a shield that nobody is named for any more',
    input: z.object({ shieldId: id(), namingId: id() }),
    output: made,
    permission: 'shield.attend',
    purpose: 'privacy-oversight',
    event: 'shield.named',
  }),
}
