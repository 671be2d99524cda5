import type { Programme } from '../../programmes/rules/programme.ts'

/** The most households that one coordinator of a programme has at once, as its file says; null when it says nothing. */
export function caseloadNorm(programme: Pick<Programme, 'norms' | 'roles'>): { most: number; setting: string | null } | null {
  const coordinators = new Set(programme.roles.filter(role => role.role === 'coordinator').map(role => role.code))
  const norm = programme.norms.find(
    one => one.kind === 'caseload' && one.max !== null && (one.role === null || coordinators.has(one.role)),
  )
  return norm?.max ? { most: norm.max, setting: norm.setting } : null
}
