import type { CaseFileView, Member } from '../../case-files/api.ts'
import { Button, formatDutchDate, useToast } from '../../platform/design/index.ts'
import { useWrite } from '../../platform/web/api.ts'
import { type HouseholdState, householdOperations } from '../api.ts'

/** A birth or death that one recorded oneself and that was a mistake. */
export function UndoEvents({
  file,
  member,
  events,
  onDone,
}: {
  file: CaseFileView
  member: Member
  events: HouseholdState['events']
  onDone: () => void
}) {
  const toast = useToast()
  const { write, pending } = useWrite(householdOperations.undoHouseholdEvent)
  const own = events.filter(one => one.subjectId === member.personId && one.isMine && !one.isWithdrawn)
  if (own.length === 0 || !file.may.household) return null
  return own.map(event => (
    <p key={event.id} className="vd-small vd-muted">
      U legde {event.kind === 'birth' ? 'de geboorte' : 'het overlijden'} vast ({formatDutchDate(event.happenedOn, 'long')}).{' '}
      <Button
        variant="quiet"
        size="small"
        pending={pending}
        onClick={() =>
          void write({ caseFileId: file.id, eventId: event.id }).then(
            () => {
              toast({ text: 'Teruggedraaid. In de tijdlijn blijft te zien dat het er stond.' })
              onDone()
            },
            () => toast({ text: 'Dat lukte niet. Er is niets gewijzigd.' }),
          )
        }
      >
        Dat was een vergissing
      </Button>
    </p>
  ))
}
