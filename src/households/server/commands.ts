/** What other capabilities may do with a household inside their own transaction. */
export { addMember, type NewMember } from './add-member.ts'
export { filesSeenTogether } from './files-seen-together.ts'
export { areaOfAddress, moveFile } from './move-file.ts'
export { createNumberVault, type NumberVault, numberVault, useNumberVault } from './number-vault.ts'
export { type Residence, recordResidence } from './record-residence.ts'
export { storeNumber } from './store-number.ts'
