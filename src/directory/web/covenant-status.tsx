import { Status, type StatusKind } from '../../platform/design/index.ts'
import { type CovenantState, covenantStateLabels } from '../rules/covenant-state.ts'

const kinds: Record<CovenantState, StatusKind> = { running: 'open', ending: 'due', planned: 'new', ended: 'closed' }

export const CovenantStatus = ({ state }: { state: CovenantState }) => (
  <Status kind={kinds[state]}>{covenantStateLabels[state]}</Status>
)
