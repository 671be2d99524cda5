import type { Role } from '../../access/rules/roles.ts'
import type { Transaction } from '../database/transaction.ts'
import type { AnyOperation, InputOf, OutputOf } from '../operation.ts'

export interface Work<Op> {
  tx: Transaction
  input: InputOf<Op>
  /** The body of an operation that takes a file; empty for any other. */
  file: Buffer
  /** The roles the user holds in this organisation. */
  roles: readonly Role[]
  /** Tells the processing log whom and what this is about. */
  touch(touched: { caseFile?: string; subjects?: Iterable<string>; records?: Iterable<string> }): void
}

export type Handler<Op> = (work: Work<Op>) => Promise<OutputOf<Op>>

export type Handlers<Operations extends Record<string, AnyOperation>> = { [Name in keyof Operations]: Handler<Operations[Name]> }

/** A capability as the server sees it: the table of its operations and, for each, the function that does it. */
export interface Capability {
  name: string
  operations: Record<string, AnyOperation>
  handlers: Record<string, Handler<AnyOperation>>
}

/** Ties the table to its handlers; a missing or wrong one is a type error. */
export function capability<Operations extends Record<string, AnyOperation>>(
  name: string,
  operations: Operations,
  handlers: Handlers<Operations>,
): Capability {
  return { name, operations, handlers: handlers as unknown as Record<string, Handler<AnyOperation>> }
}
