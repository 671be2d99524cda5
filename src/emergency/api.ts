import * as z from 'zod'
import { operation } from '../platform/operation.ts'
import { lines } from '../platform/text-fields.ts'
import { emergencyHours, verdicts } from './rules/emergency-hours.ts'

const id = () => z.uuid()

const access = z.object({
  id: id(),
  caseFileId: id(),
  /** Null: for who does not reach the card, as the privacy officer. */
  title: z.string().nullable(),
  user: z.string(),
  organisation: z.string(),
  roles: z.array(z.string()),
  reason: z.string(),
  openedAt: z.string(),
  endsAt: z.string(),
  endedAt: z.string().nullable(),
  isRunning: z.boolean(),
  isMine: z.boolean(),
  reviewedAt: z.string().nullable(),
  reviewedBy: z.string().nullable(),
  verdict: z.enum(verdicts).nullable(),
  finding: z.string(),
  version: z.int(),
})
export type EmergencyAccess = z.infer<typeof access>

export const emergencyOperations = {
  openEmergencyAccess: operation({
    method: 'POST',
    path: '/emergency-accesses',
    summary: 'Open a case file in an emergency (noodtoegang): to read, for some hours, told to coordinator and privacy officer',
    input: z
      .object({
        id: id(),
        /** One of both: the file whose card one sees, or the address one stands before. */
        caseFileId: id().optional(),
        addressId: z.uuid('Kies het adres uit de lijst.').optional(),
        reason: lines(2000).refine(
          text => text.trim().length >= 10,
          'Schrijf in een zin welk gevaar er is en waarom het niet kan wachten.',
        ),
        hours: z.literal(emergencyHours, 'Kies hoe lang u het dossier nodig heeft.'),
      })
      .refine(input => Boolean(input.caseFileId) !== Boolean(input.addressId), {
        path: ['addressId'],
        message: 'Kies het adres uit de lijst.',
      }),
    output: z.object({ id: id(), caseFileId: id() }),
    permission: 'emergency.open',
    purpose: 'support',
    event: 'emergency-access.opened',
  }),
  listOwnEmergencyAccesses: operation({
    method: 'GET',
    path: '/emergency-accesses',
    summary: 'Which files one opened in an emergency oneself, newest first',
    input: z.object({}),
    output: z.object({ accesses: z.array(access) }),
    permission: 'emergency.open',
    purpose: 'support',
    event: 'emergency-accesses.listed',
  }),
  listEmergencyAccessesOfFile: operation({
    method: 'GET',
    path: '/case-files/{caseFileId}/emergency-accesses',
    summary: 'Who opened this file in an emergency',
    input: z.object({ caseFileId: id() }),
    output: z.object({ accesses: z.array(access) }),
    permission: 'case-file.read',
    purpose: 'support',
    event: 'emergency-accesses.listed',
    caseFile: 'caseFileId',
  }),
  endEmergencyAccess: operation({
    method: 'POST',
    path: '/emergency-accesses/{emergencyAccessId}/ending',
    summary: 'End an emergency access early',
    input: z.object({ emergencyAccessId: id() }),
    output: z.object({ id: id() }),
    permission: 'emergency.open',
    purpose: 'support',
    event: 'emergency-access.ended',
  }),
  listEmergencyReviews: operation({
    method: 'GET',
    path: '/emergency-reviews',
    summary: 'Emergency accesses for the privacy officer: what is to be reviewed first, then what was',
    input: z.object({}),
    output: z.object({ accesses: z.array(access) }),
    permission: 'emergency.review',
    purpose: 'privacy-oversight',
    event: 'emergency-accesses.listed',
  }),
  reviewEmergencyAccess: operation({
    method: 'POST',
    path: '/emergency-accesses/{emergencyAccessId}/review',
    summary: 'Judge an emergency access afterwards: was it justified, and what follows',
    input: z.object({
      emergencyAccessId: id(),
      verdict: z.enum(verdicts, 'Kies of het terecht was.'),
      finding: lines(2000),
      version: z.int(),
    }),
    output: z.object({ id: id(), version: z.int() }),
    permission: 'emergency.review',
    purpose: 'privacy-oversight',
    event: 'emergency-access.reviewed',
  }),
}
