import { useState } from 'react'
import {
  Button,
  ButtonGroup,
  ComboBox,
  DateField,
  Dialog,
  type FieldErrors,
  Form,
  FormRow,
  formatDutchDate,
  LineList,
  Status,
  useToast,
  useToday,
} from '../../platform/design/index.ts'
import { newId } from '../../platform/ids.ts'
import { useWrite } from '../../platform/web/api.ts'
import { type Deputy, directoryOperations } from '../api.ts'

const states = {
  now: { kind: 'open', label: 'nu' },
  planned: { kind: 'wait', label: 'gepland' },
  ended: { kind: 'closed', label: 'voorbij' },
} as const

/** Who stands in for whom, until when; what runs or is planned can be ended. */
export function DeputyLines({ deputies }: { deputies: readonly Deputy[] }) {
  const { write } = useWrite(directoryOperations.endDeputy)
  const toast = useToast()
  const today = useToday()
  return (
    <LineList
      empty="Er is geen waarneming geregeld."
      lines={deputies.map(one => ({
        key: one.id,
        primary: (
          <>
            {one.deputy.name} voor {one.absent.name} <Status kind={states[one.state].kind}>{states[one.state].label}</Status>
          </>
        ),
        secondary: `${formatDutchDate(one.from, 'day', today)} tot en met ${formatDutchDate(one.until, 'day', today)}`,
        trailing:
          one.state === 'ended' ? undefined : (
            <Button
              variant="quiet"
              size="small"
              aria-label={`Beëindig de waarneming van ${one.deputy.name} voor ${one.absent.name}`}
              onClick={() =>
                void write({ deputyId: one.id }).then(
                  () => toast({ text: 'De waarneming is geëindigd. Beiden krijgen bericht.' }),
                  () => toast({ text: 'Dat lukte niet. Er is niets gewijzigd.' }),
                )
              }
            >
              Beëindig
            </Button>
          ),
      }))}
    />
  )
}

/** For a period, and never longer: the deputy sees and does what the absent coordinator may, under the own name. */
export function AppointDeputy({
  absent,
  organisationId,
  colleagues,
  onClose,
}: {
  absent: { id: string; name: string }
  organisationId: string
  colleagues: readonly { id: string; name: string; caseload: number }[]
  onClose: () => void
}) {
  const { write } = useWrite(directoryOperations.appointDeputy)
  const toast = useToast()
  const today = useToday()
  const [id] = useState(() => newId())
  const [deputyUserId, setDeputy] = useState<string | null>(null)
  const [from, setFrom] = useState(today)
  const [until, setUntil] = useState('')
  return (
    <Dialog isOpen onClose={onClose} title={`Waarneming voor ${absent.name}`}>
      <Form
        onSubmit={async (): Promise<FieldErrors | undefined> => {
          if (!deputyUserId) return { deputyUserId: 'Kies wie waarneemt.' }
          if (!from) return { from: 'Vul de eerste dag in.' }
          if (!until) return { until: 'Vul de laatste dag in.' }
          await write({ id, absentUserId: absent.id, deputyUserId, organisationId, from, until })
          toast({ text: 'De waarneming is geregeld. Beiden krijgen bericht.' })
          onClose()
          return undefined
        }}
      >
        <p>
          Wie waarneemt ziet en doet in die dagen wat {absent.name} als coördinator mag, onder de eigen naam. Het eindigt vanzelf.
          Wat voor genoemde personen is afgeschermd, gaat niet mee.
        </p>
        <ComboBox
          label="Wie neemt waar?"
          name="deputyUserId"
          value={deputyUserId}
          onChange={setDeputy}
          options={colleagues.map(one => ({
            value: one.id,
            label: one.name,
            detail: one.caseload === 1 ? '1 huishouden' : `${one.caseload} huishoudens`,
          }))}
        />
        <FormRow>
          <DateField label="Eerste dag" name="from" lean="future" min={today} value={from} onChange={setFrom} />
          <DateField label="Laatste dag" name="until" lean="future" min={from || today} value={until} onChange={setUntil} />
        </FormRow>
        <ButtonGroup>
          <Button type="submit" variant="primary" pendingText="Regelen…">
            Regel
          </Button>
        </ButtonGroup>
      </Form>
    </Dialog>
  )
}
