import { formatDutchDate, type StatusKind } from '../../platform/design/index.ts'
import type { OwnRequest } from '../api.ts'
import { outcomeLabels, type RequestState, stateForResident } from '../rules/request-kind.ts'

/** How far a request is, as the resident reads it. */
export function statusForResident(request: OwnRequest): { kind: StatusKind; words: string } {
  switch (request.state) {
    case 'received':
    case 'proposed':
      return {
        kind: 'wait',
        words: `${stateForResident.received}. U hoort het uiterlijk ${formatDutchDate(request.dueOn, 'long')}`,
      }
    case 'decided':
      return {
        kind: 'new',
        words: `${stateForResident.decided}: ${outcomeLabels[request.decision?.outcome ?? 'granted'].toLowerCase()}`,
      }
    case 'done':
      return {
        kind: 'done',
        words: request.copy
          ? 'Klaar. Uw kopie staat klaar'
          : `${stateForResident.done}: ${outcomeLabels[request.decision?.outcome ?? 'granted'].toLowerCase()}`,
      }
    case 'withdrawn':
      return { kind: 'stopped', words: stateForResident.withdrawn }
  }
}

export const statusKindOf: Record<RequestState, StatusKind> = {
  received: 'open',
  proposed: 'wait',
  decided: 'due',
  done: 'done',
  withdrawn: 'stopped',
}
