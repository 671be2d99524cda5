/** What other capabilities may do with a case file inside their own transaction. */
export { type Appointment, appointCoordinator } from './appoint-coordinator.ts'
export { type CaseFileCard, getCaseFile, openFileOf } from './get-case-file.ts'
export { endInvolvement, type InvolvementRole, involve, type NewInvolvement } from './involvement.ts'
export { lifeDomainsOf, lifeDomainsOfFile } from './life-domains-of.ts'
export { findCaseloadNorm } from './list-coordinators.ts'
export { type CaseFileOpening, openCaseFile } from './open-case-file.ts'
export { accessDomainFor, mustBeKnownSubject, mustBeOpen } from './record-note.ts'
export { mustNotStandIn } from './stand-in.ts'
