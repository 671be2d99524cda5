import { type AlertThresholds, usualThresholds } from './unusual-looking.ts'

/** What a municipality sets about unusual looking; the standards are those of the rule. */
export const alertSettings = [
  {
    key: 'alerts.manyFiles',
    of: 'manyFiles',
    label: 'Veel dossiers in korte tijd: vanaf',
    meaning:
      'Opent iemand zoveel verschillende dossiers achter elkaar, dan krijgt de privacy-functionaris een opvallende inzage. Bij 0 niet.',
    unit: 'dossiers',
    least: 0,
    most: 1000,
  },
  {
    key: 'alerts.manyFilesMinutes',
    of: 'manyFilesMinutes',
    label: 'Veel dossiers in korte tijd: binnen',
    meaning: 'Over hoeveel minuten die dossiers geteld worden.',
    unit: 'minuten',
    least: 5,
    most: 600,
  },
  {
    key: 'alerts.elsewhere',
    of: 'elsewhere',
    label: 'Dossiers buiten het eigen gebied: vanaf',
    meaning:
      'Opent iemand met een rol voor een gebied op één dag zoveel dossiers daarbuiten, waar die niet zelf bij betrokken is, dan is dat opvallend. Bij 0 niet.',
    unit: 'dossiers',
    least: 0,
    most: 1000,
  },
  {
    key: 'alerts.outOfHours',
    of: 'outOfHours',
    label: 'Dossiers buiten werktijd: vanaf',
    meaning: 'Opent iemand in één nacht zoveel dossiers, dan is dat opvallend. Bij 0 niet.',
    unit: 'dossiers',
    least: 0,
    most: 1000,
  },
  {
    key: 'alerts.nightFrom',
    of: 'nightFrom',
    label: 'Buiten werktijd: van',
    meaning: 'Het hele uur waarop de nacht begint.',
    unit: 'uur',
    least: 0,
    most: 23,
  },
  {
    key: 'alerts.nightUntil',
    of: 'nightUntil',
    label: 'Buiten werktijd: tot',
    meaning: 'Het hele uur waarop de nacht eindigt.',
    unit: 'uur',
    least: 0,
    most: 23,
  },
] as const satisfies readonly {
  key: string
  of: keyof AlertThresholds
  label: string
  meaning: string
  unit: string
  least: number
  most: number
}[]

/** The thresholds that hold, from what a municipality stored; what it did not set keeps its standard. */
export function thresholdsFrom(stored: readonly { key: string; value: unknown }[]): AlertThresholds {
  const thresholds = { ...usualThresholds }
  for (const { key, of } of alertSettings) {
    const value = stored.find(one => one.key === key)?.value
    if (typeof value === 'number') thresholds[of] = value
  }
  return thresholds
}
