import { type Purpose, purposes } from '../../access/rules/purposes.ts'

const path = '/v1/processing-activities/'

/**
 * Where the register tells of the activity that a line belongs to: an activity for each purpose, as the AVG asks (art. 30).
 *
 * @param root how people reach this installation; without it a reference from the root
 */
export const activityUri = (purpose: string, root = ''): string => `${root}${path}${encodeURIComponent(purpose)}`

/** The purpose that an address in the register stands for; also by its code alone. Undefined: no such activity. */
export function purposeOfActivity(uri: string): Purpose | 'system' | undefined {
  const code = decodeSafely(uri.includes(path) ? uri.slice(uri.lastIndexOf(path) + path.length) : uri)
  return code === 'system' || code in purposes ? (code as Purpose | 'system') : undefined
}

function decodeSafely(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
