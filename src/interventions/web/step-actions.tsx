import { useState } from 'react'
import './interventions.css'
import { Button, Menu, useToast } from '../../platform/design/index.ts'
import { useWrite } from '../../platform/web/api.ts'
import { type Intervention, interventionOperations } from '../api.ts'
import { standingOf } from '../rules/course.ts'
import { nameOf } from './in-words.ts'
import { ChangeDialog, EndDialog, StartDialog } from './step-dialogs.tsx'

/** What may happen next to one intervention: the likely step as a button, the others behind it. */
export function StepActions({ caseFileId, one }: { caseFileId: string; one: Intervention }) {
  const [step, setStep] = useState<'start' | 'end' | 'change'>()
  const resuming = useWrite(interventionOperations.resumeIntervention)
  const toast = useToast()
  if (!one.mayChange) return null
  const standing = standingOf(one)
  const close = () => setStep(undefined)
  const resume = () => {
    resuming.write({ caseFileId, interventionId: one.id, version: one.version }).then(
      () => toast({ text: 'Het einde is teruggenomen.' }),
      (thrown: unknown) => toast({ text: thrown instanceof Error ? thrown.message : 'Dat lukte niet.' }),
    )
  }
  return (
    <div className="help-steps vd-no-print">
      {standing === 'waiting' ? (
        <Button size="small" aria-label={`Begonnen: ${nameOf(one)}`} onClick={() => setStep('start')}>
          Begonnen
        </Button>
      ) : null}
      {standing === 'running' ? (
        <Button size="small" aria-label={`Geëindigd: ${nameOf(one)}`} onClick={() => setStep('end')}>
          Geëindigd
        </Button>
      ) : null}
      <Menu
        label="Meer"
        accessibleLabel={`Meer over ${nameOf(one)}`}
        size="small"
        items={[
          ...(standing === 'waiting' ? [{ key: 'end', label: 'Gaat niet door' }] : []),
          { key: 'change', label: 'Naam of datum verbeteren' },
          ...(standing === 'ended' ? [{ key: 'resume', label: 'Toch niet geëindigd' }] : []),
        ]}
        onAction={key => (key === 'resume' ? resume() : setStep(key as 'end' | 'change'))}
      />
      {step === 'start' ? <StartDialog caseFileId={caseFileId} one={one} onClose={close} /> : null}
      {step === 'end' ? <EndDialog caseFileId={caseFileId} one={one} onClose={close} /> : null}
      {step === 'change' ? <ChangeDialog caseFileId={caseFileId} one={one} onClose={close} /> : null}
    </div>
  )
}
