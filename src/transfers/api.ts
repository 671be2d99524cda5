import * as z from 'zod'
import { operation } from '../platform/operation.ts'
import { line, lines, requiredLines } from '../platform/text-fields.ts'
import { settlements, transferParts, transferStates } from './rules/transfer.ts'

const id = () => z.uuid()
const date = z.string()

const transfer = z.object({
  id: id(),
  toName: z.string(),
  reason: z.string(),
  handedOver: z.array(z.enum(transferParts)),
  state: z.enum(transferStates),
  offeredByName: z.string(),
  offeredAt: date,
  settledByName: z.string().nullable(),
  settledAt: date.nullable(),
  acceptedBy: z.string(),
  newCoordinator: z.string(),
  answer: z.string(),
  version: z.int(),
})
export type Transfer = z.infer<typeof transfer>

const transfersOfFile = z.object({
  caseFile: z.object({ id: id(), title: z.string(), closedAt: date.nullable(), coordinatorName: z.string().nullable() }),
  mayTransfer: z.boolean(),
  /** Tables of the programme that others run. */
  platforms: z.array(z.object({ code: z.string(), label: z.string() })),
  organisations: z.array(z.object({ id: id(), name: z.string(), field: z.string() })),
  transfers: z.array(transfer),
})
export type TransfersOfFile = z.infer<typeof transfersOfFile>

export const transferOperations = {
  listTransfers: operation({
    method: 'GET',
    path: '/case-files/{caseFileId}/transfers',
    summary: 'To which table or organisation a case file was passed on, and where it can go',
    input: z.object({ caseFileId: id() }),
    output: transfersOfFile,
    permission: 'case-file.coordinate',
    purpose: 'support',
    event: 'transfers.read',
    caseFile: 'caseFileId',
  }),
  offerTransfer: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/transfers',
    summary: 'Offers a case file to another table or organisation (doorzetten); the coordinator stays until it is accepted',
    input: z.object({
      caseFileId: id(),
      id: id(),
      /** A table of the programme, or an organisation: one of the two. */
      platform: line(60).optional(),
      organisationId: id().optional(),
      reason: requiredLines(2000),
      handedOver: z.array(z.enum(transferParts)).default([]),
    }),
    output: z.object({ id: id(), version: z.int() }),
    permission: 'case-file.coordinate',
    purpose: 'support',
    event: 'transfer.offered',
    caseFile: 'caseFileId',
  }),
  settleTransfer: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/transfers/{transferId}/settlement',
    summary: 'Records that the other side accepted or declined, or takes the offer back',
    input: z.object({
      caseFileId: id(),
      transferId: id(),
      state: z.enum(settlements),
      /** Who said so at the other side; asked for when they accept or decline. */
      acceptedBy: line(200).default(''),
      /** Who coordinates from then on; asked for when they accept. */
      newCoordinator: line(200).default(''),
      answer: lines(2000).default(''),
      version: z.int(),
    }),
    output: z.object({ id: id(), version: z.int() }),
    permission: 'case-file.coordinate',
    purpose: 'support',
    event: 'case-file.transferred',
    caseFile: 'caseFileId',
  }),
} as const
