/** What other capabilities ask about shields inside their own transaction. */
export { findAddressShield } from './address-shield.ts'
