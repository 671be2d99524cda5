import { useState } from 'react'
import { Button, ButtonGroup, Dialog, Form, Section, Status, TextField, useToast } from '../../platform/design/index.ts'
import { useWrite } from '../../platform/web/api.ts'
import { shieldOperations } from '../api.ts'

/** The whole file out of sight of who watches over the area. */
export function FileShield({ caseFileId, isShielded }: { caseFileId: string; isShielded: boolean }) {
  const { write } = useWrite(shieldOperations.shieldFile)
  const toast = useToast()
  const [isAsking, setAsking] = useState(false)
  return (
    <Section title="Het hele dossier">
      <p>
        {isShielded ? (
          <>
            <Status kind="urgent">gesloten</Status> Contactpunt en procesregisseur zien dit dossier niet, en het telt in geen
            cijfer mee.
          </>
        ) : (
          'Contactpunt en procesregisseur zien dat dit dossier er is. Sluiten is voor wie daar zelf werkt, of iemand kent die daar werkt.'
        )}
      </p>
      <ButtonGroup>
        <Button onClick={() => setAsking(true)}>{isShielded ? 'Open het weer voor hen' : 'Sluit het voor hen'}</Button>
      </ButtonGroup>
      {isAsking ? (
        <Dialog
          isOpen
          onClose={() => setAsking(false)}
          title={isShielded ? 'Dossier weer openen' : 'Dossier sluiten voor de wijk'}
        >
          <Form
            onSubmit={async data => {
              await write({ caseFileId, isShielded: !isShielded, reason: String(data.get('reason') ?? '') })
              toast({
                text: isShielded ? 'Wie over de wijk gaat ziet het weer.' : 'Gesloten. U en wie met u werkt zien het nog.',
              })
              setAsking(false)
            }}
          >
            <p>
              {isShielded
                ? 'Wie over de wijk gaat ziet het dossier weer, zonder wat apart is afgeschermd.'
                : 'Niemand let dan nog mee op termijnen of op een nieuwe coördinator. U regelt dat zelf.'}
            </p>
            <TextField label="Waarom?" name="reason" maxLength={1000} focusOnOpen />
            <ButtonGroup>
              <Button type="submit" variant="primary" pendingText="Bezig…">
                {isShielded ? 'Open' : 'Sluit'}
              </Button>
            </ButtonGroup>
          </Form>
        </Dialog>
      ) : null}
    </Section>
  )
}
