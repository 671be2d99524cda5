import { createNumberVault, type NumberVault } from '../households/server/commands.ts'
import type { Configuration } from './configuration.ts'
import { keptSecret } from './kept-secret.ts'

/** Seals citizen numbers with the key of this installation: configured, or made at the first start and kept. */
export const openNumberVault = ({ bsnKey, dataDir }: Pick<Configuration, 'bsnKey' | 'dataDir'>): NumberVault =>
  createNumberVault(Buffer.from(bsnKey ?? keptSecret(dataDir, 'bsn-key', 32), 'hex'))
