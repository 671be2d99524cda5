export { addPerson, changePerson, endPerson } from './keep-person.ts'
export { endRole, tryGiveRole } from './keep-role.ts'
export { listChanges, recordChange, takeChange } from './record-change.ts'
