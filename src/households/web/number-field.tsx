import { useState } from 'react'
import type { CaseFileView, Member } from '../../case-files/api.ts'
import { Button, ButtonGroup, ErrorState, Form, Section, TextField, useToast } from '../../platform/design/index.ts'
import { newId } from '../../platform/ids.ts'
import { read, useWrite } from '../../platform/web/api.ts'
import { householdOperations } from '../api.ts'
import { maskBsn } from '../rules/bsn.ts'

/** A BSN is optional, hidden until it is asked for, and hidden again when the dialog closes. Asking for it is logged. */
export function NumberField({ file, member }: { file: CaseFileView; member: Member }) {
  const toast = useToast()
  const { write } = useWrite(householdOperations.recordNumber)
  const [shown, setShown] = useState<string>()
  const [failure, setFailure] = useState<unknown>()
  const [isWriting, setWriting] = useState(false)
  const [typed, setTyped] = useState('')
  const show = () =>
    read(householdOperations.getNumber, { caseFileId: file.id, personId: member.personId }).then(
      ({ bsn }) => setShown(bsn),
      (error: unknown) => setFailure(error),
    )
  if (!member.hasNumber && !file.may.household) return null
  return (
    <Section
      title="BSN"
      level={3}
      actions={
        file.may.household && !isWriting ? (
          <Button variant="quiet" size="small" onClick={() => setWriting(true)}>
            {member.hasNumber ? 'Wijzig' : 'Vul in'}
          </Button>
        ) : null
      }
    >
      {failure ? <ErrorState error={failure} what="Het BSN" /> : null}
      {isWriting ? (
        <Form
          onSubmit={async () => {
            // The salt is of this request: a hash of nine digits and known ids alone can be guessed.
            await write({ caseFileId: file.id, personId: member.personId, bsn: typed, salt: newId() })
            setTyped('')
            setWriting(false)
            setShown(undefined)
            toast({ text: 'BSN bewaard, versleuteld.' })
          }}
        >
          <TextField
            label="BSN"
            name="bsn"
            inputMode="numeric"
            width="12rem"
            value={typed}
            onChange={setTyped}
            focusOnOpen
            hint="Negen cijfers. Niet verplicht: zonder BSN kunt u ook verder."
          />
          <ButtonGroup>
            <Button type="submit" variant="primary" size="small" pendingText="Bewaren…">
              Bewaar
            </Button>
          </ButtonGroup>
        </Form>
      ) : member.hasNumber ? (
        <p className="vd-numeric">
          {shown ?? maskBsn('')}{' '}
          {shown ? null : (
            <Button variant="quiet" size="small" onClick={() => void show()}>
              Toon
            </Button>
          )}
        </p>
      ) : (
        <p className="vd-muted">Niet ingevuld.</p>
      )}
    </Section>
  )
}
