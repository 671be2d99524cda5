import { useState } from 'react'
import { draftOperations } from '../../drafts/api.ts'
import {
  AudienceLine,
  Button,
  ButtonGroup,
  CheckboxGroup,
  ComboBox,
  Dialog,
  Form,
  Select,
  TextField,
  useToast,
} from '../../platform/design/index.ts'
import { newId } from '../../platform/ids.ts'
import { useWrite } from '../../platform/web/api.ts'
import { type DraftOf, useDraft } from '../../platform/web/draft.ts'
import { KeptLine } from '../../platform/web/kept-line.tsx'
import { taskOperations } from '../../tasks/api.ts'
import { defaultShares, type SharedPart, sharedPartLabels, sharedParts } from '../../tasks/rules/shared-data.ts'
import type { PlanAction, PlanGoal } from '../api.ts'
import { useDoers } from './action-form.tsx'

/** Asks an organisation to do something: what, why, and which data of the household go along. */
export function PlaceTaskDialog(props: Props) {
  const { caseFileId, from } = props
  const draft = useDraft<TaskDraft>(draftOperations, 'task', from?.action.id ?? caseFileId)
  return draft.ready ? <PlaceTask {...props} draft={draft} /> : null
}

interface Props {
  caseFileId: string
  lifeDomains: readonly { code: string; label: string }[]
  /** Whether the sender may give data of the household along. */
  mayShare: boolean
  from?: { goal: PlanGoal; action: PlanAction }
  onClose: () => void
}

interface TaskDraft {
  organisationId: string | null
  organisationName: string
  lifeDomain: string
  what: string
  background: string
  shares: SharedPart[]
}

function PlaceTask({ caseFileId, lifeDomains, mayShare, from, onClose, draft }: Props & { draft: DraftOf<TaskDraft> }) {
  const { write } = useWrite(taskOperations.placeTask)
  const toast = useToast()
  const { organisations } = useDoers(caseFileId)
  const [id] = useState(() => newId())
  const doer = from?.action.who.kind === 'organisation' ? from.action.who : undefined
  const [task, setTask] = useState<TaskDraft>(
    draft.found?.body ?? {
      organisationId: doer?.id ?? null,
      organisationName: doer?.name ?? '',
      lifeDomain: from?.goal.lifeDomain ?? '',
      what: from?.action.what ?? '',
      background: '',
      shares: mayShare ? [...defaultShares] : [],
    },
  )
  const { organisationId, lifeDomain, what, background, shares } = task
  const change = (changes: Partial<TaskDraft>) => {
    const next = { ...task, ...changes }
    setTask(next)
    draft.keep(next)
  }
  const receivers = organisations.filter(one => one.takesTasks)
  const receiver = receivers.find(one => one.id === organisationId)

  async function send() {
    const missing = {
      ...(organisationId ? {} : { organisationId: 'Kies een organisatie uit de lijst.' }),
      ...(lifeDomain === '' ? { lifeDomain: 'Kies een leefgebied uit de lijst.' } : {}),
      ...(what.trim() === '' ? { what: 'Schrijf wat u vraagt.' } : {}),
    }
    if (Object.keys(missing).length > 0 || !organisationId) return missing
    await write({
      caseFileId,
      id,
      organisationId,
      lifeDomain,
      what,
      background,
      shares,
      ...(from ? { actionId: from.action.id } : {}),
    })
    draft.done()
    toast({ text: `Taak uitgezet bij ${receiver?.name ?? 'de organisatie'}.` })
    onClose()
    return undefined
  }

  return (
    <Dialog isOpen onClose={onClose} title="Een taak uitzetten" size="wide">
      <Form onSubmit={send}>
        <ComboBox
          label="Bij welke organisatie?"
          name="organisationId"
          value={organisationId}
          onChange={(chosen, option) => change({ organisationId: chosen, organisationName: option?.label ?? '' })}
          defaultText={task.organisationName}
          options={receivers.map(one => ({ value: one.id, label: one.name, detail: one.field }))}
          hint="Organisaties waar iemand taken oppakt."
        />
        <Select
          label="Leefgebied"
          name="lifeDomain"
          value={lifeDomain}
          onChange={chosen => change({ lifeDomain: chosen })}
          options={lifeDomains.map(one => ({ value: one.code, label: one.label }))}
        />
        <TextField label="Wat vraagt u?" name="what" maxLength={300} value={what} onChange={text => change({ what: text })} />
        <TextField
          label="Achtergrond"
          name="background"
          optional
          lines={4}
          maxLength={4000}
          value={background}
          onChange={text => change({ background: text })}
          after={<KeptLine draft={draft} />}
          hint="Alleen wat nodig is om deze taak te doen. De organisatie leest dit, het contactpunt en de procesregisseur ook."
        />
        {mayShare ? (
          <CheckboxGroup
            label="Welke gegevens van het gezin gaan mee?"
            name="shares"
            optional
            values={shares}
            onChange={parts => change({ shares: parts })}
            options={sharedParts.map(part => ({ value: part, label: sharedPartLabels[part] }))}
          />
        ) : (
          <p className="vd-small">
            Gegevens van het gezin gaan niet mee: die deelt de coördinator. Schrijf bij Achtergrond hoe de organisatie het gezin
            bereikt.
          </p>
        )}
        <AudienceLine
          visibleTo={[`${receiver?.name ?? 'de organisatie'}: deze taak${sharesInWords(shares)}, en wie er betrokken is`]}
          notVisibleTo={['het plan', 'notities', 'taken van anderen']}
        />
        <ButtonGroup>
          <Button type="submit" variant="primary" pendingText="Versturen…">
            Zet de taak uit
          </Button>
        </ButtonGroup>
      </Form>
    </Dialog>
  )
}

const sharesInWords = (shares: readonly SharedPart[]): string =>
  shares.length === 0 ? '' : `, ${shares.map(part => sharedPartLabels[part]).join(', ')}`
