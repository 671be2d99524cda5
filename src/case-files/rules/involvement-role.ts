import type { Involvement } from '../api.ts'

/** As what somebody is involved in a file, as it is said on screen and on paper. */
export const involvementRoleLabels: Record<Involvement['role'], string> = {
  coordinator: 'coördinator',
  contact_point: 'contactpunt',
  visitor: 'huisbezoeker',
  partner: 'partner',
  network: 'netwerk',
}
