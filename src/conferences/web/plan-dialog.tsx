import { useState } from 'react'
import type { CaseFileView } from '../../case-files/api.ts'
import { Button, ButtonGroup, CheckboxGroup, Dialog, Form, Select, useToast } from '../../platform/design/index.ts'
import { newId } from '../../platform/ids.ts'
import { useWrite } from '../../platform/web/api.ts'
import { useMe } from '../../platform/web/me.ts'
import { useGo } from '../../platform/web/route.ts'
import { type ConferencesOfFile, conferenceOperations } from '../api.ts'
import { invitableOf, inviteeOf, keyOf } from './invitees.ts'
import { type Meeting, MomentFields, missingIn, readTime } from './moment-fields.tsx'

/** When, where, at which table and with whom; the agenda is made on the page of the conference itself. */
export function PlanDialog({
  file,
  conferences,
  onClose,
}: {
  file: CaseFileView
  conferences: ConferencesOfFile
  onClose: () => void
}) {
  const me = useMe()
  const go = useGo()
  const toast = useToast()
  const { write } = useWrite(conferenceOperations.planConference)
  const [id] = useState(() => newId())
  const [meeting, setMeeting] = useState<Meeting>({ on: '', at: '', lengthMinutes: '60', online: false, place: '' })
  const [table, setTable] = useState(conferences.requested?.table?.code ?? conferences.tables[0]?.code ?? '')
  const invitable = invitableOf(file, me.user)
  const [people, setPeople] = useState<string[]>(() => invitable.filter(one => one.isPartner).map(keyOf))
  const isMailed = people.some(key => !key.startsWith('member:'))

  async function plan() {
    const missing = missingIn(meeting)
    if (Object.keys(missing).length > 0) return missing
    const chosen = conferences.tables.find(one => one.code === table)
    await write({
      caseFileId: file.id,
      id,
      on: meeting.on,
      at: readTime(meeting.at),
      lengthMinutes: Number(meeting.lengthMinutes),
      online: meeting.online,
      place: meeting.place,
      people: people.map(inviteeOf),
      ...(chosen ? { table: { programmeId: chosen.programmeId, code: chosen.code } } : {}),
    })
    toast({ text: 'Overleg gepland.' })
    onClose()
    go(`/dossiers/${file.id}/overleg/${id}`)
    return undefined
  }

  return (
    <Dialog isOpen onClose={onClose} title="Een overleg plannen" size="wide">
      <Form onSubmit={plan}>
        {conferences.tables.length > 0 ? (
          <Select
            label="Welk overleg?"
            name="table"
            optional
            emptyText="Een ander overleg"
            value={table}
            onChange={setTable}
            options={conferences.tables.map(one => ({ value: one.code, label: one.label }))}
          />
        ) : null}
        <MomentFields meeting={meeting} onChange={changes => setMeeting({ ...meeting, ...changes })} />
        {invitable.length > 0 ? (
          <CheckboxGroup
            label="Wie vraagt u?"
            name="people"
            optional
            values={people}
            onChange={setPeople}
            options={invitable.map(one => ({ value: keyOf(one), label: one.name, explanation: one.detail }))}
            hint="Wie nog niet betrokken is, betrekt u eerst. Mensen zonder account zet u daarna zelf op de lijst."
          />
        ) : null}
        <p className="vd-small vd-muted">
          {isMailed
            ? 'Organisaties en collega’s krijgen een mail zonder namen. Het gezin vraagt u zelf.'
            : 'Er gaat geen mail uit. Het gezin vraagt u zelf.'}
        </p>
        <ButtonGroup>
          <Button type="submit" variant="primary" pendingText="Plannen…">
            Plan het overleg
          </Button>
        </ButtonGroup>
      </Form>
    </Dialog>
  )
}
