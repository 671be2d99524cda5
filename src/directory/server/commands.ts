export { listChanges, recordChange, takeChange } from './record-change.ts'
