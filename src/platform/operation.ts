import type * as z from 'zod'
import type { Permission } from '../access/rules/permissions.ts'
import type { Purpose } from '../access/rules/purposes.ts'

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH'

/**
 * An operation as data: what documentation, routing, access, logging and the browser all read.
 * Without permission, purpose and audit event there is no operation.
 */
export interface Operation<Input extends z.ZodObject = z.ZodObject, Output extends z.ZodType = z.ZodType> {
  method: Method
  /** From the root of the API, with path parameters: `/case-files/{caseFileId}/notes`. */
  path: string
  /** One line of English for the API's readers, with the Dutch term where the field has one. */
  summary: string
  /** Path parameters, query (GET) or body (else) in one flat object. */
  input: Input
  /**
   * What comes back. Of anything but GET: ids and versions only, because it is kept as the receipt of the request
   * and given again when the request is repeated.
   */
  output: Output
  permission: Permission
  purpose: Purpose
  /** Name of the line in the processing log, in the past tense: `case-file.opened`. */
  event: string
  /** The input field that names the case file; everything reached of that file is then open to the operation. */
  caseFile?: keyof z.infer<Input> & string
  /** In a list: the ids of the access domains it shows. Left out: those of `general` and `tasks`. */
  reach?: readonly number[]
  /**
   * The body is one file, sent as it is, and reaches the handler as `file`. All other input goes in a header, because an
   * address ends up in histories and logs. Beyond `mostBytes` it is refused unread.
   */
  takesFile?: { mostBytes: number }
  /** The answer is one file instead of JSON: `output` is `fileAnswer`. */
  givesFile?: true
  /** Of POST: it only asks, because the question is too long or too private for an address. Runs as GET does, and keeps no receipt. */
  asks?: true
  /**
   * How the processing log tells whom it was about: one line that holds all of them, or a line for each. Left out: a list when it is a
   * question without a case file and without a record in its address.
   */
  told?: 'list' | 'each'
}

export type AnyOperation = Operation<z.ZodObject, z.ZodType>

export const operation = <Input extends z.ZodObject, Output extends z.ZodType>(
  definition: Operation<Input, Output>,
): Operation<Input, Output> => definition

export type InputOf<Op> = Op extends Operation<infer Input, z.ZodType> ? z.infer<Input> : never
export type SentOf<Op> = Op extends Operation<infer Input, z.ZodType> ? z.input<Input> : never
export type OutputOf<Op> = Op extends Operation<z.ZodObject, infer Output> ? z.infer<Output> : never

export const pathParameters = (path: string): string[] => Array.from(path.matchAll(/\{(\w+)\}/g), match => match[1] ?? '')
