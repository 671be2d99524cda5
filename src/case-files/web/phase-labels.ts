import type { CaseFileView } from '../api.ts'

export const phaseLabels: Record<CaseFileView['phase'], string> = {
  connect: 'verbinden',
  tackle: 'aanpakken',
  follow: 'volgen',
  ended: 'afgerond',
}
