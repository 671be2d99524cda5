import * as z from 'zod'
import { Programme } from './programme.ts'

/**
 * The format as JSON Schema, for editors and for other systems. It is weaker than the check of the product: codes that
 * point nowhere and FEEL that cannot be read are found by `checkProgramme` only.
 */
export function programmeJsonSchema(): object {
  return { title: 'Programme', ...z.toJSONSchema(Programme, { io: 'input', target: 'draft-2020-12', reused: 'ref' }) }
}
