import { useState } from 'react'
import './case-files.css'
import { accessDomainLabels } from '../../access/rules/access-domains.ts'
import {
  Button,
  ButtonGroup,
  ButtonLink,
  Dialog,
  Form,
  formatDutchDate,
  LineList,
  Section,
  TextField,
  useToast,
} from '../../platform/design/index.ts'
import { useWrite } from '../../platform/web/api.ts'
import { type CaseFileView, caseFileOperations, type Involvement } from '../api.ts'
import { involvementRoleLabels } from '../rules/involvement-role.ts'
import { InvolveDialog } from './involve-dialog.tsx'
import { perOrganisation } from './per-organisation.ts'
import { dayOf } from './when.ts'

// That an organisation is a partner goes without saying here.
const roleLabels = { ...involvementRoleLabels, partner: '' }

/** Who works with this household, what each may know ("dat", "wat"), and whom to call. */
export function InvolvedPanel({ file }: { file: CaseFileView }) {
  const [isInvolving, setInvolving] = useState(false)
  const [ending, setEnding] = useState<Involvement>()
  const current = perOrganisation(file.involvements.filter(one => !one.validTo))
  const past = file.involvements.filter(one => one.validTo)
  return (
    <Section
      title="Wie is betrokken"
      count={current.length}
      actions={
        file.may.involve ? (
          <>
            <ButtonLink variant="quiet" size="small" href={`/dossiers/${file.id}/delen`}>
              Delen
            </ButtonLink>
            <Button variant="quiet" size="small" onClick={() => setInvolving(true)}>
              Betrek
            </Button>
          </>
        ) : null
      }
    >
      <LineList
        empty="Nog niemand."
        lines={current.map(one => ({
          key: one.id,
          primary: one.user?.name ?? one.organisation.name,
          secondary: (
            <>
              {[one.user ? one.organisation.name : '', roleLabels[one.role]].filter(Boolean).join(' · ')}
              <WhomToCall involvement={one} />
              <span className="involved-share">
                {[shared(one), one.tasks > 1 ? `${one.tasks} taken` : ''].filter(Boolean).join(' · ')}
              </span>
            </>
          ),
          trailing:
            file.may.involve && one.endable ? (
              <Button
                variant="quiet"
                size="small"
                aria-label={`Beëindig ${one.organisation.name}`}
                onClick={() => setEnding(one.endable)}
              >
                Beëindig
              </Button>
            ) : undefined,
        }))}
      />
      {file.may.involve || file.domainCards.length === 0 ? null : (
        <details className="vd-small">
          <summary>Wie werkt waaraan ({file.domainCards.length})</summary>
          <LineList
            lines={file.domainCards.map(card => ({
              key: `${card.accessDomain}/${card.organisationId}`,
              primary: accessDomainLabels[card.accessDomain],
              secondary: [card.name, card.contactFunction, card.phone].filter(Boolean).join(' · '),
            }))}
          />
        </details>
      )}
      {past.length > 0 ? (
        <details className="vd-small">
          <summary>Eerder betrokken ({past.length})</summary>
          <LineList
            lines={past.map(one => ({
              key: one.id,
              primary: one.user?.name ?? one.organisation.name,
              secondary: [roleLabels[one.role], one.endReason].filter(Boolean).join(' · '),
              trailing: one.validTo ? `tot ${formatDutchDate(dayOf(one.validTo), 'day')}` : '',
            }))}
          />
        </details>
      ) : null}
      {isInvolving ? <InvolveDialog file={file} onClose={() => setInvolving(false)} /> : null}
      {ending ? <EndDialog file={file} involvement={ending} onClose={() => setEnding(undefined)} /> : null}
    </Section>
  )
}

function WhomToCall({ involvement: { organisation, role, user } }: { involvement: Involvement }) {
  const ways = [role === 'coordinator' ? '' : organisation.contactFunction, organisation.phone].filter(Boolean)
  if (ways.length === 0) return null
  return (
    <>
      {user || roleLabels[role] ? ' · ' : ''}
      {ways.join(', ')}
    </>
  )
}

/** "wat: geldzaken", or "dat" for who only knows that the file exists. */
function shared(involvement: Involvement): string {
  if (involvement.role === 'coordinator') return 'ziet alles'
  if (involvement.disclosure === 'existence') return 'dat: weet dat het dossier er is'
  // Not told to who knows only that the file exists.
  if (involvement.accessDomains.length === 0) return ''
  const told = involvement.accessDomains.map(domain => {
    const label = accessDomainLabels[domain].toLowerCase()
    return involvement.onConsent.includes(domain) ? `${label} (zolang er toestemming is)` : label
  })
  return `wat: ${told.join(', ')}`
}

function EndDialog({ file, involvement, onClose }: { file: CaseFileView; involvement: Involvement; onClose: () => void }) {
  const { write } = useWrite(caseFileOperations.endInvolvement)
  const toast = useToast()
  return (
    <Dialog isOpen onClose={onClose} title={`${involvement.organisation.name} niet meer betrokken?`} size="small">
      <Form
        onSubmit={async data => {
          await write({ caseFileId: file.id, involvementId: involvement.id, reason: String(data.get('reason') ?? '') })
          toast({ text: `${involvement.organisation.name} ziet dit dossier niet meer.` })
          onClose()
        }}
      >
        <p>Zij zien vanaf nu niets meer van dit dossier. Wat zij schreven blijft staan.</p>
        <TextField label="Waarom" name="reason" maxLength={500} focusOnOpen />
        <ButtonGroup>
          <Button type="submit" variant="danger" pendingText="Beëindigen…">
            Beëindig
          </Button>
        </ButtonGroup>
      </Form>
    </Dialog>
  )
}
