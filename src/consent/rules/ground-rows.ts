import { type LegalGround, legalGrounds } from '../../access/rules/legal-grounds.ts'
import type { GroundRow } from './may-use.ts'

/** The rows with which a municipality starts, as the table holds them. */
export function standardGrounds(since: string): GroundRow[] {
  return Object.values<LegalGround>(legalGrounds).map(ground => ({
    id: ground.id,
    code: ground.code,
    label: ground.label,
    sourceLaw: ground.sourceLaw,
    usedFor: ground.usedFor,
    receiver: ground.receiver,
    special: ground.special ?? null,
    criminal: ground.criminal ?? null,
    secrecy: ground.secrecy,
    secrecyBy: ground.secrecyBy,
    controller: ground.controller,
    validFrom: ground.switchedOff ? null : since,
    validTo: null,
  }))
}
