import { formatDutchDate } from '../../platform/design/index.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { timeOf } from '../../platform/time/dutch-clock.ts'
import type { Alert } from '../api.ts'

/** When it was, in one line: of a single look its moment, of several from when to when. */
export function whenText({ firstAt, lastAt }: Pick<Alert, 'firstAt' | 'lastAt'>): string {
  const day = formatDutchDate(calendarDateOf(new Date(firstAt)), 'numeric')
  const [from, until] = [timeOf(firstAt), timeOf(lastAt)]
  return from === until ? `${day} om ${from}` : `${day}, ${from} tot ${until}`
}

/** What stood out, with its number beside the threshold that was set. */
export function whatText({ kind, fileCount, threshold }: Pick<Alert, 'kind' | 'fileCount' | 'threshold'>): string {
  switch (kind) {
    case 'own-household':
      return 'In het huishouden van dit dossier komt de achternaam van deze medewerker voor.'
    case 'colleague':
      return 'In het huishouden van dit dossier heet iemand precies als een collega.'
    case 'many-files':
      return `${fileCount} verschillende dossiers achter elkaar; opvallend vanaf ${threshold}.`
    case 'outside-area':
      return `${fileCount} dossiers buiten het gebied van deze medewerker, op één dag; opvallend vanaf ${threshold}.`
    case 'out-of-hours':
      return `${fileCount} dossiers in één nacht; opvallend vanaf ${threshold}.`
  }
}
