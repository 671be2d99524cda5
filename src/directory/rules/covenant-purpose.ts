import { purposes } from '../../access/rules/purposes.ts'

/** For what partners share: who oversees or administers needs no covenant. */
export const covenantPurposes = ['intake', 'support', 'steering'] as const
export type CovenantPurpose = (typeof covenantPurposes)[number]

export const covenantPurposeLabel = (purpose: CovenantPurpose): string => purposes[purpose]
