import { isBsn, normaliseBsn } from '../households/rules/bsn.ts'
import type { NumberVault } from '../households/server/commands.ts'

/** Brokers for DigiD put the kind of number before it: S00000000 is a BSN, S00000001 a sofi-nummer of long ago. */
const sectorPrefix = /^s00000000:/i

/**
 * The hash of the BSN that a broker told, for one municipality; undefined when what it told is no BSN.
 *
 * @returns for sign-in, which never sees the number itself again
 */
export const hashBsnWith =
  (vault: NumberVault) =>
  (claim: unknown, municipality: number): Buffer | undefined => {
    if (typeof claim !== 'string') return undefined
    const bsn = normaliseBsn(claim.replace(sectorPrefix, ''))
    return isBsn(bsn) ? vault.hash(bsn, municipality) : undefined
  }
