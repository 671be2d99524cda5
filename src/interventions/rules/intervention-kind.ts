import * as z from 'zod'

/** What sort of help: a short list, so that it can be counted. Its own name stands beside it in words. */
export interface InterventionKind {
  code: string
  label: string
}

/** The setting in which a municipality keeps its own list (R-057: the types differ by place and year). */
export const kindsSetting = 'interventions.kinds'

/** What a municipality starts with. */
export const defaultKinds: readonly InterventionKind[] = [
  { code: 'home-support', label: 'Begeleiding thuis' },
  { code: 'debt-help', label: 'Schuldhulp of budgethulp' },
  { code: 'parenting', label: 'Opvoedhulp' },
  { code: 'youth-coaching', label: 'Coaching van een jongere' },
  { code: 'treatment', label: 'Behandeling' },
  { code: 'work', label: 'Werk- of leertraject' },
  { code: 'day-activity', label: 'Dagbesteding of activiteit' },
  { code: 'training', label: 'Cursus of training' },
  { code: 'volunteer', label: 'Maatje of vrijwilliger' },
  { code: 'shelter', label: 'Opvang of verblijf' },
  { code: 'other', label: 'Anders' },
]

const listOfKinds = z
  .array(z.object({ code: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), label: z.string().min(1).max(100) }))
  .min(1)
  .max(60)

/** The list in force; a setting that is no list counts as none. */
export function kindsFrom(setting: unknown): readonly InterventionKind[] {
  const read = listOfKinds.safeParse(setting)
  return read.success ? read.data : defaultKinds
}

/** A kind that the list no longer has keeps its code, so that what was recorded stays readable. */
export const kindLabel = (kinds: readonly InterventionKind[], code: string): string =>
  kinds.find(kind => kind.code === code)?.label ?? code
