import { useState } from 'react'
import type { CaseFileView } from '../../case-files/api.ts'
import { Button, ButtonLink, Notice, useToast } from '../../platform/design/index.ts'
import { newId } from '../../platform/ids.ts'
import { useRead, useWrite } from '../../platform/web/api.ts'
import { useMe } from '../../platform/web/me.ts'
import { type HouseholdState, householdOperations } from '../api.ts'
import { JoinDialog, type JoinStart } from './join-dialog.tsx'

/** What the household as it stands asks of its coordinator: close, hand over, or look whether it stands there twice. */
export function FamilyNotices({ file, state }: { file: CaseFileView; state: HouseholdState }) {
  const me = useMe()
  const known = file.members.filter(one => !one.validTo && one.identity)
  const everybodyDied = known.length > 0 && known.every(one => one.identity?.diedOn)
  const isMine = file.coordinator?.userId === me.user && !file.closedAt
  const into = state.links.find(link => link.kind === 'households' && !link.leads)
  const close = (
    <ButtonLink size="small" href={`/dossiers/${file.id}/afsluiten`}>
      Sluit het dossier af
    </ButtonLink>
  )
  return (
    <>
      {into ? (
        <Notice
          title="Samengevoegd met een ander dossier"
          actions={
            into.otherTitle ? (
              <ButtonLink size="small" href={`/dossiers/${into.otherFileId}`}>
                Ga naar {into.otherTitle}
              </ButtonLink>
            ) : null
          }
        >
          Dit gezin bleek ook een ander dossier te hebben. Het werk gaat daar verder; hier verandert niets meer.
        </Notice>
      ) : null}
      {everybodyDied && isMine ? (
        <Notice title="Alle gezinsleden zijn overleden" actions={close}>
          Als er niets meer te regelen is, kan het dossier dicht.
        </Notice>
      ) : null}
      {state.livesElsewhere && isMine ? (
        <Notice title="Het gezin woont niet meer in de gemeente" actions={close}>
          Is er nog hulp nodig? Draag het dan eerst warm over aan de nieuwe gemeente. Daarna kan het dossier dicht.
        </Notice>
      ) : null}
      {!file.closedAt && file.may.appoint && me.may('case-file.appoint') ? <Doubles file={file} /> : null}
    </>
  )
}

/** A quiet question: it may be the same, and it may not. */
function Doubles({ file }: { file: CaseFileView }) {
  const toast = useToast()
  const { data } = useRead(householdOperations.findLikelyDoubles, { caseFileId: file.id })
  const { write } = useWrite(householdOperations.judgeDouble)
  const [joining, setJoining] = useState<JoinStart>()
  // At one address it is asked of the household as a whole; elsewhere, of the person alone (a child of two households).
  const household = data?.households.find(one => one.because === 'address')
  const pair = file.may.household ? data?.persons.find(one => one.otherFileId !== household?.caseFileId || !household) : undefined
  const judge = (recordId: string, otherRecordId: string) =>
    void write({ caseFileId: file.id, id: newId(), recordId, otherRecordId }).then(
      () => toast({ text: 'Onthouden: dit zijn er twee.' }),
      () => toast({ text: 'Dat lukte niet. Er is niets gewijzigd.' }),
    )
  return (
    <>
      {household ? (
        <p className="vd-small vd-muted family-hint">
          Op hetzelfde adres staat ook <strong>{household.title}</strong>
          {household.coordinatorName ? ` (${household.coordinatorName})` : ''}. Is dat hetzelfde gezin?{' '}
          <Button variant="quiet" size="small" onClick={() => setJoining({ household })}>
            Ja, samenvoegen
          </Button>
          <Button variant="quiet" size="small" onClick={() => judge(file.household.id, household.householdId)}>
            Nee
          </Button>
        </p>
      ) : null}
      {pair ? (
        <p className="vd-small vd-muted family-hint">
          {pair.otherTitle
            ? `In het dossier ${pair.otherTitle} staat ${pair.otherName}, geboren op dezelfde dag als ${pair.name} hier.`
            : `${pair.name} en ${pair.otherName} zijn op dezelfde dag geboren.`}{' '}
          Is dat één persoon?{' '}
          <Button variant="quiet" size="small" onClick={() => setJoining({ pair })}>
            Ja
          </Button>
          <Button variant="quiet" size="small" onClick={() => judge(pair.personId, pair.otherPersonId)}>
            Nee
          </Button>
        </p>
      ) : null}
      {joining ? <JoinDialog file={file} start={joining} onClose={() => setJoining(undefined)} /> : null}
    </>
  )
}
