/**
 * What of a line goes into its fingerprint, in this order. A new column is added at the end and raises the format; a seal says by
 * which format it was made.
 */
export const lineFields = [
  'municipality',
  'id',
  'act',
  'occurredAt',
  'recordedAt',
  'transaction',
  'event',
  'operation',
  'outcome',
  'purpose',
  'role',
  'user',
  'organisation',
  'caseFile',
  'subject',
  'isList',
  'subjects',
  'records',
  'origin',
  'trace',
  'span',
  'parentSpan',
  'grounds',
  'covert',
  'tookMs',
  'reason',
] as const
export const sealFormat = 1

export type LineField = (typeof lineFields)[number]
/** Every value as text, so that no driver and no time zone comes in between; null where there is none. */
export type LineContent = Readonly<Record<LineField, string | null>>

/** The bytes that are hashed: a JSON list of texts, which cannot be read in two ways. */
export const canonicalContent = (content: LineContent): string => JSON.stringify(lineFields.map(field => content[field]))
