import type { CaseFileView } from '../../case-files/api.ts'
import { Button, ButtonGroup, Dialog, Form, TextField, useToast } from '../../platform/design/index.ts'
import { useWrite } from '../../platform/web/api.ts'
import { type FileLink, householdOperations } from '../api.ts'

/** What was joined is two after all. */
export function PartDialog({ file, link, onClose }: { file: CaseFileView; link: FileLink; onClose: () => void }) {
  const toast = useToast()
  const { write } = useWrite(householdOperations.partRecords)
  return (
    <Dialog isOpen onClose={onClose} title={link.kind === 'households' ? 'Toch twee gezinnen' : 'Toch twee personen'}>
      <Form
        onSubmit={async data => {
          await write({ caseFileId: file.id, joinId: link.id, reason: String(data.get('reason') ?? '') })
          toast({ text: 'Teruggedraaid. Alles staat weer waar het stond.' })
          onClose()
        }}
      >
        <p>
          {link.kind === 'households'
            ? 'Beide dossiers worden weer zoals ze waren, met hun eigen coördinator en termijnen. Wat u na het samenvoegen schreef blijft staan in het dossier waarin u het schreef.'
            : 'De twee staan daarna weer los van elkaar. Er gaat niets verloren.'}
        </p>
        <p className="vd-muted">
          Samengevoegd door {link.by}
          {link.reason ? `: ${link.reason}` : ''}
        </p>
        <TextField label="Waarom zijn het er toch twee?" name="reason" lines={2} maxLength={1000} focusOnOpen />
        <ButtonGroup>
          <Button type="submit" variant="primary" pendingText="Terugdraaien…">
            Draai terug
          </Button>
          <Button variant="quiet" onClick={onClose}>
            Terug
          </Button>
        </ButtonGroup>
      </Form>
    </Dialog>
  )
}
