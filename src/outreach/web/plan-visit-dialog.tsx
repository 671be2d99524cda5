import { useState } from 'react'
import {
  Button,
  ButtonGroup,
  CheckboxGroup,
  DateField,
  Dialog,
  Form,
  Notice,
  RadioGroup,
  useToast,
  useToday,
} from '../../platform/design/index.ts'
import { newId } from '../../platform/ids.ts'
import { addDays } from '../../platform/time/calendar-date.ts'
import { useWrite } from '../../platform/web/api.ts'
import { outreachOperations, type VisitCard } from '../api.ts'
import { nearbyVisits } from '../rules/nearby-visits.ts'
import { type PartOfDay, partOfDayLabels, partsOfDay } from '../rules/part-of-day.ts'
import { visitDay, visitorOf } from './visit-words.ts'

/** When one comes; beside the day stands who else comes about then, and one asks them to go together in the same act. */
export function PlanVisitDialog({
  caseFileId,
  visits,
  isHidden,
  moved,
  onClose,
}: {
  caseFileId: string
  visits: readonly VisitCard[]
  /** One takes part without everybody knowing. */
  isHidden: boolean
  /** The visit that gets another day; left out: a new one. */
  moved?: VisitCard
  onClose: () => void
}) {
  const today = useToday()
  const toast = useToast()
  const planning = useWrite(outreachOperations.planVisit)
  const moving = useWrite(outreachOperations.moveVisit)
  const asking = useWrite(outreachOperations.askTogether)
  const [id] = useState(() => newId())
  // As it stood when the dialog opened.
  const [seen] = useState(moved)
  const [on, setOn] = useState(seen?.visitOn ?? '')
  const [part, setPart] = useState<PartOfDay | undefined>(seen?.partOfDay)
  const [asked, setAsked] = useState<string[]>([])
  const near = on ? nearbyVisits(visits, on) : []
  const askable = near.filter(one => one.mayAsk)
  const made = near.filter(one => one.state === 'made')

  async function save() {
    if (!on || !part)
      return { ...(on ? {} : { visitOn: 'Kies een dag.' }), ...(part ? {} : { partOfDay: 'Kies een deel van de dag.' }) }
    if (seen) {
      await moving.write({
        caseFileId,
        visitId: seen.id,
        change: {
          ...(on === seen.visitOn ? {} : { visitOn: { from: seen.visitOn, to: on } }),
          ...(part === seen.partOfDay ? {} : { partOfDay: { from: seen.partOfDay, to: part } }),
        },
      })
    } else {
      await planning.write({ caseFileId, id, visitOn: on, partOfDay: part })
    }
    const wanted = askable.filter(one => asked.includes(one.id))
    for (const visit of wanted) await asking.write({ caseFileId, visitId: visit.id })
    toast({ text: `Bezoek ${seen ? 'verzet' : 'gepland'}.${wanted.length > 0 ? ' Uw vraag is gemaild.' : ''}` })
    onClose()
    return undefined
  }

  return (
    <Dialog isOpen onClose={onClose} title={seen ? 'Bezoek verzetten' : 'Een huisbezoek plannen'}>
      <Form onSubmit={save}>
        <DateField
          label="Op welke dag komt u?"
          name="visitOn"
          lean="future"
          min={today}
          max={addDays(today, 365)}
          value={on}
          onChange={setOn}
        />
        <div aria-live="polite">
          {near.length > 0 ? (
            <Notice
              kind="info"
              title={
                near.length === 1
                  ? 'Er komt of kwam rond die dag ook een ander'
                  : `Er zijn rond die dag ook ${near.length} andere bezoeken`
              }
            >
              {made.length > 0 ? `Geweest: ${made.map(one => `${visitorOf(one)} (${visitDay(one, today)})`).join('; ')}. ` : ''}
              {near.length > made.length
                ? `Gepland: ${near
                    .filter(one => one.state === 'planned')
                    .map(one => `${visitorOf(one)} (${visitDay(one, today)})`)
                    .join('; ')}. `
                : ''}
              Kan het één bezoek zijn?
            </Notice>
          ) : null}
        </div>
        {askable.length > 0 ? (
          <CheckboxGroup
            label="Vraag om samen te gaan"
            name="together"
            optional
            values={asked}
            onChange={setAsked}
            options={askable.map(one => ({ value: one.id, label: visitorOf(one), explanation: visitDay(one, today) }))}
            hint="Uw collega krijgt een mail zonder namen, en ziet hier uw bezoek staan."
          />
        ) : null}
        <RadioGroup
          label="Welk deel van de dag?"
          name="partOfDay"
          appearance="inline"
          value={part}
          onChange={setPart}
          options={partsOfDay.map(one => ({ value: one, label: partOfDayLabels[one] }))}
        />
        <p className="vd-small vd-muted">
          {isHidden
            ? 'U helpt mee zonder dat anderen het weten: alleen wie daarvoor genoemd is ziet dit bezoek.'
            : 'Wie weet dat dit dossier er is ziet de dag, uw organisatie en uw naam, en niet waarom u komt. Het gezin ziet in Mijn dossier de dag en uw organisatie.'}
        </p>
        <ButtonGroup>
          <Button type="submit" variant="primary" pendingText="Bewaren…">
            {seen ? 'Verzet het bezoek' : 'Plan het bezoek'}
          </Button>
        </ButtonGroup>
      </Form>
    </Dialog>
  )
}
