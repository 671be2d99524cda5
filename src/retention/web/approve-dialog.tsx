import { roleLabels } from '../../access/rules/roles.ts'
import { Button, Dialog, Notice, useToast } from '../../platform/design/index.ts'
import { useWrite } from '../../platform/web/api.ts'
import { type DestructionRunDetails, retentionOperations } from '../api.ts'
import { numberWords } from './words.ts'

/** A yes to exactly the list that is on screen. The second one sets it going, and then nothing comes back. */
export function ApproveDialog({ run, onClose }: { run: DestructionRunDetails; onClose: () => void }) {
  const { write, pending, error } = useWrite(retentionOperations.approveDestruction)
  const toast = useToast()
  const isLast = run.approvals.length === 1
  const rows = run.summary.filter(line => line.state === 'planned').reduce((sum, line) => sum + line.rows, 0)
  return (
    <Dialog
      isOpen
      onClose={onClose}
      mustAnswer
      title="Akkoord met deze vernietiging?"
      actions={
        <>
          <Button
            variant={isLast ? 'danger' : 'primary'}
            pending={pending}
            pendingText="Vastleggen…"
            onClick={() =>
              void write({ runId: run.id, listHash: run.listHash ?? '' })
                .then(() => {
                  toast({
                    text: isLast ? 'Akkoord vastgelegd. De vernietiging begint.' : 'Akkoord vastgelegd. Er is er nog één nodig.',
                  })
                  onClose()
                })
                // The reason stands in the dialog.
                .catch(() => undefined)
            }
          >
            {isLast ? 'Akkoord, vernietig' : 'Akkoord'}
          </Button>
          <Button onClick={onClose}>Nog niet</Button>
        </>
      }
    >
      <p>
        {numberWords(run.planned)} regels, samen {numberWords(rows)} stukken.{' '}
        {isLast
          ? 'Uw akkoord is het tweede: daarna wordt vernietigd, en dat kan niet ongedaan worden gemaakt.'
          : 'Daarna is nog een akkoord nodig, van iemand anders in een andere rol.'}
      </p>
      <p>U geeft akkoord als {'role' in run.mayApprove ? roleLabels[run.mayApprove.role].toLowerCase() : ''}.</p>
      {error ? (
        <Notice kind="error" announce>
          {error.detail}
        </Notice>
      ) : null}
    </Dialog>
  )
}
