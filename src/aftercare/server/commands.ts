/** What other capabilities, and the worker, may do about closing and aftercare inside their own transaction. */
export { aftercareDue } from './aftercare-due.ts'
export { carryOverClosure } from './carry-over-closure.ts'
export { type Reopening, reopen } from './reopen-case-file.ts'
