import { useState } from 'react'
import {
  Button,
  ButtonGroup,
  Dialog,
  ErrorState,
  Form,
  Loading,
  RadioGroup,
  TextField,
  useToast,
} from '../../platform/design/index.ts'
import { useRead, useWrite } from '../../platform/web/api.ts'
import { useMe } from '../../platform/web/me.ts'
import { type CaseFileView, caseFileOperations } from '../api.ts'

/** Who takes over, with how busy everybody is. The present coordinator hears first what it means for their own sight. */
export function CoordinatorDialog({ file, onClose, onLeft }: { file: CaseFileView; onClose: () => void; onLeft: () => void }) {
  const me = useMe()
  const programme = file.participations.find(one => !one.endedAt)
  const { data, error, refetch } = useRead(
    caseFileOperations.listCoordinators,
    programme ? { programmeId: programme.programmeId } : {},
  )
  const { write } = useWrite(caseFileOperations.assignCoordinator)
  const toast = useToast()
  const [chosen, setChosen] = useState('')
  const now = file.coordinator
  const isMine = now?.userId === me.user
  const others = (data?.coordinators ?? []).filter(one => one.userId !== now?.userId)
  return (
    <Dialog isOpen onClose={onClose} title={now ? 'Coördinator wijzigen' : 'Coördinator aanwijzen'}>
      {error ? <ErrorState error={error} what="De lijst van coördinatoren" onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Loading lines={5} /> : null}
      {data ? (
        <Form
          onSubmit={async form => {
            const next = others.find(one => `${one.userId} ${one.organisationId}` === chosen)
            if (!next) return { coordinator: 'Kies wie coördinator wordt.' }
            // The file leaves one's own sight: away from the page before it is read again.
            if (isMine) onLeft()
            await write({
              caseFileId: file.id,
              userId: next.userId,
              organisationId: next.organisationId,
              expectedUserId: now?.userId ?? null,
              reason: String(form.get('reason') ?? ''),
            })
            toast({ text: `${next.name} is nu coördinator.` })
            onClose()
            return undefined
          }}
        >
          {isMine ? <p>Na de overdracht ziet u dit dossier niet meer. De geschiedenis blijft bewaard.</p> : null}
          {now && !isMine ? <p>Nu: {now.name}. Die ziet het dossier daarna niet meer.</p> : null}
          <RadioGroup
            label="Wie wordt coördinator?"
            name="coordinator"
            value={chosen}
            onChange={setChosen}
            options={others.map(one => ({
              value: `${one.userId} ${one.organisationId}`,
              label: one.name,
              explanation: `${one.caseload} ${one.caseload === 1 ? 'huishouden' : 'huishoudens'}${data.norm === null ? '' : `, norm ${data.norm}`} · ${one.organisationName}`,
            }))}
          />
          <TextField label="Waarom" name="reason" optional maxLength={500} />
          <ButtonGroup>
            <Button type="submit" variant="primary" pendingText="Overdragen…">
              {now ? 'Draag over' : 'Wijs aan'}
            </Button>
          </ButtonGroup>
        </Form>
      ) : null}
    </Dialog>
  )
}
