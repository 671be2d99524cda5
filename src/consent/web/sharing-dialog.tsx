import { useState } from 'react'
import type { AccessDomain } from '../../access/rules/access-domains.ts'
import {
  Button,
  ButtonGroup,
  Checkbox,
  ComboBox,
  DateField,
  Dialog,
  Form,
  Notice,
  RadioGroup,
  Select,
  TextField,
  useToast,
} from '../../platform/design/index.ts'
import { newId } from '../../platform/ids.ts'
import { useWrite } from '../../platform/web/api.ts'
import { consentOperations, type SharingOfFile } from '../api.ts'
import { withoutConsent } from '../rules/consent-gaps.ts'
import { proposedGround, shareableGrounds } from '../rules/proposed-ground.ts'
import type { Level } from '../rules/sharing-cells.ts'

export interface Chosen {
  organisationId?: string
  accessDomain?: AccessDomain
}

/** One decision: how much, on which ground, until when. The table of grounds proposes, and says what would be missing. */
export function SharingDialog({ found, chosen, onClose }: { found: SharingOfFile; chosen: Chosen; onClose: () => void }) {
  const { write } = useWrite(consentOperations.decideSharing)
  const toast = useToast()
  const [id] = useState(() => newId())
  const [organisationId, setOrganisation] = useState<string | null>(chosen.organisationId ?? null)
  const [accessDomain, setDomain] = useState<AccessDomain | ''>(chosen.accessDomain ?? '')
  const partner = found.partners.find(one => one.organisationId === organisationId)
  const current = partner?.cells.find(cell => cell.accessDomain === accessDomain)
  // As it stood when the dialog opened: what a colleague changed meanwhile is told, not overwritten.
  const [from] = useState<Level>(current?.level ?? 'none')
  const [to, setTo] = useState<Level>(current?.level ?? 'content')
  const organisation = found.organisations.find(one => one.id === organisationId)
  const proposed = proposedGround({
    kind: organisation?.kind,
    accessDomain,
    hasTask: (partner?.tasks ?? 0) > 0,
    grounds: found.grounds,
  })
  const [ownGround, setGround] = useState(current?.groundCode ?? '')
  const groundCode = ownGround || (proposed?.code ?? '')
  const [mayWrite, setMayWrite] = useState(current?.mayWrite ?? false)
  const [lastDay, setLastDay] = useState<string | null>(current?.lastDay ?? null)
  const ground = found.grounds.find(one => one.code === groundCode)
  const missing =
    ground?.secrecyBy === 'consent' && organisationId && accessDomain
      ? withoutConsent(
          found.adults.map(one => one.personId),
          found.consents,
          organisationId,
          accessDomain,
        ).map(person => found.adults.find(one => one.personId === person)?.name ?? '')
      : []
  const name = organisation?.name ?? 'deze organisatie'
  return (
    <Dialog isOpen onClose={onClose} title={chosen.organisationId ? `Delen met ${name}` : 'Delen met een organisatie'}>
      <Form
        onSubmit={async data => {
          const errors = {
            ...(organisationId ? {} : { organisationId: 'Kies een organisatie uit de lijst.' }),
            ...(accessDomain ? {} : { accessDomain: 'Kies een onderdeel.' }),
          }
          if (!organisationId || !accessDomain) return errors
          const stands = chosen.organisationId ? from : (current?.level ?? 'none')
          if (to === 'none' && stands === 'none') return { 'changes.0.to': 'Hiervan wordt nu al niets gedeeld.' }
          await write({
            caseFileId: found.caseFile.id,
            id,
            organisationId,
            changes: [
              {
                accessDomain,
                from: stands,
                to,
                mayWrite: to === 'content' && mayWrite,
                ...(to === 'none' ? {} : { groundCode, ...(lastDay ? { lastDay } : {}) }),
              },
            ],
            reason: String(data.get('reason') ?? ''),
          })
          toast({
            text: to === 'none' ? `${organisation?.name ?? 'De organisatie'} ziet dit niet meer.` : 'Het delen is aangepast.',
          })
          onClose()
          return undefined
        }}
      >
        {chosen.organisationId ? null : (
          <ComboBox
            label="Organisatie"
            name="organisationId"
            value={organisationId}
            onChange={setOrganisation}
            options={found.organisations.map(one => ({ value: one.id, label: one.name }))}
          />
        )}
        {chosen.accessDomain ? (
          <p>
            Onderdeel: <strong>{found.domains.find(one => one.accessDomain === accessDomain)?.label}</strong>
            {lifeDomainsOf(found, accessDomain)}
          </p>
        ) : (
          <Select
            label="Onderdeel"
            name="accessDomain"
            value={accessDomain}
            onChange={setDomain}
            options={found.domains.map(one => ({ value: one.accessDomain, label: one.label }))}
          />
        )}
        <RadioGroup
          label={`Wat mag ${name} weten?`}
          name="changes.0.to"
          value={to}
          onChange={setTo}
          options={[
            { value: 'none', label: 'Niets', explanation: 'Wel dat het dossier er is, zolang de organisatie betrokken is.' },
            ...(accessDomain === 'general'
              ? []
              : [
                  {
                    value: 'existence' as const,
                    label: 'Dat er iets speelt',
                    explanation: 'Wie eraan werkt en wie te bellen. Niet wat er is.',
                  },
                ]),
            { value: 'content', label: 'Wat er speelt', explanation: 'Leest wat hierover in het dossier staat.' },
          ]}
        />
        {to === 'none' ? null : (
          <>
            {to === 'content' ? (
              <Checkbox checked={mayWrite} onChange={setMayWrite}>
                Mag daar ook zelf in schrijven
              </Checkbox>
            ) : null}
            <Select
              label="Op welke grond?"
              name="changes.0.groundCode"
              value={groundCode}
              onChange={setGround}
              hint={ground ? `${ground.receiver ?? ''} · geheimhouding: ${ground.secrecy ?? ''}` : undefined}
              options={shareableGrounds(found.grounds).map(one => ({
                value: one.code,
                label: one.code === proposed?.code ? `${one.label} (voorstel)` : one.label,
              }))}
            />
            {missing.length > 0 ? (
              <Notice kind="warning" title={`Toestemming van ${missing.join(' en ')} nodig`}>
                U kunt dit alvast instellen. Het blijft dicht tot die toestemming is vastgelegd.
              </Notice>
            ) : null}
            <DateField
              label="Tot en met"
              name="changes.0.lastDay"
              optional
              hint="Leeg: tot iemand het stopt, of tot de betrokkenheid eindigt."
              value={lastDay ?? ''}
              onChange={setLastDay}
              lean="future"
            />
          </>
        )}
        <TextField label="Waarom" name="reason" optional lines={2} maxLength={500} />
        <ButtonGroup>
          <Button type="submit" variant="primary" pendingText="Bewaren…">
            {to === 'none' ? 'Stop met delen' : 'Deel'}
          </Button>
        </ButtonGroup>
      </Form>
    </Dialog>
  )
}

function lifeDomainsOf(found: SharingOfFile, accessDomain: AccessDomain | ''): string {
  const names = found.domains.find(one => one.accessDomain === accessDomain)?.lifeDomains ?? []
  return names.length > 0 ? ` (${names.join(', ').toLowerCase()})` : ''
}
