/** What other capabilities ask about shields inside their own transaction. */
export { findAddressShield } from './address-shield.ts'
export { keepHidden } from './keep-hidden.ts'
export { keepFromResidents, keepShieldedFromResidents } from './stored-shield.ts'
