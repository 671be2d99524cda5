import { useState } from 'react'
import { Button, ButtonGroup, CheckboxGroup, Dialog, Form, Loading, Notice } from '../../platform/design/index.ts'
import { newId } from '../../platform/ids.ts'
import { useRead, useWrite } from '../../platform/web/api.ts'
import { useGo } from '../../platform/web/route.ts'
import { shieldOperations } from '../api.ts'
import { meldcodeOperations } from '../meldcode-api.ts'
import { type Chosen, NamedPeople, sentPeople } from './named-people.tsx'

/** A suspicion of violence: begun in a moment, for nobody's eyes but those who are named. */
export function StartMeldcodeDialog({ caseFileId, onClose }: { caseFileId: string; onClose: () => void }) {
  const { data } = useRead(shieldOperations.listShieldable, { caseFileId })
  const { write } = useWrite(meldcodeOperations.startMeldcode)
  const go = useGo()
  const [ids] = useState(() => ({ id: newId(), shieldId: newId(), namingId: newId() }))
  const [subjectIds, setSubjects] = useState<string[]>([])
  const [people, setPeople] = useState<Chosen[]>([])
  return (
    <Dialog isOpen onClose={onClose} title="Meldcode huiselijk geweld">
      {data ? (
        <Form
          label="Meldcode beginnen"
          onSubmit={async () => {
            await write({ caseFileId, ...ids, subjectIds, people: sentPeople(people) })
            onClose()
            go(`/dossiers/${caseFileId}/meldcode/${ids.id}`)
          }}
        >
          <p>
            Voor een vermoeden van huiselijk geweld of kindermishandeling. U doorloopt vijf stappen. Alleen u en wie u noemt weten
            dat deze meldcode er is; het gezin, de tijdlijn en de cijfers tonen er niets van. Dit is geen melding bij het
            contactpunt.
          </p>
          {data.members.length > 0 ? (
            <CheckboxGroup
              label="Om wie maakt u zich zorgen?"
              name="subjectIds"
              optional
              values={subjectIds}
              onChange={setSubjects}
              options={data.members.map(one => ({ value: one.personId, label: one.name }))}
            />
          ) : null}
          <NamedPeople
            caseFileId={caseFileId}
            chosen={people}
            onChange={setPeople}
            hint="Bijvoorbeeld de aandachtsfunctionaris. U kunt later nog iemand noemen."
          />
          <Notice kind="warning" title="Is er nu acuut gevaar?">
            Bel 112. Voor overleg is Veilig Thuis dag en nacht bereikbaar op 0800-2000.
          </Notice>
          <ButtonGroup>
            <Button type="submit" variant="primary" pendingText="Beginnen…">
              Begin
            </Button>
          </ButtonGroup>
        </Form>
      ) : (
        <Loading lines={4} />
      )}
    </Dialog>
  )
}
