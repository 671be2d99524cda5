import { useState } from 'react'
import { type AccessDomain, accessDomainLabels } from '../../access/rules/access-domains.ts'
import { planOperations } from '../../plans/api.ts'
import {
  Button,
  ButtonGroup,
  Checkbox,
  CheckboxGroup,
  ComboBox,
  Dialog,
  Form,
  RadioGroup,
  useToast,
} from '../../platform/design/index.ts'
import { newId } from '../../platform/ids.ts'
import { useRead, useWrite } from '../../platform/web/api.ts'
import { type CaseFileView, caseFileOperations } from '../api.ts'

/** What can be shared with a partner. BSN never goes this way, and tasks bring their own. */
const shareable: AccessDomain[] = [
  'general',
  'identity',
  'contact',
  'address',
  'finance',
  'housing',
  'health',
  'parenting',
  'education',
  'work',
  'safety',
  'social',
]

/** First "dat" or "wat", then exactly which parts; the sentence at the end says what the partner will see. */
export function InvolveDialog({ file, onClose }: { file: CaseFileView; onClose: () => void }) {
  const { data } = useRead(planOperations.listDoers, { caseFileId: file.id })
  const { write } = useWrite(caseFileOperations.involveOrganisation)
  const toast = useToast()
  const [id] = useState(() => newId())
  const [organisationId, setOrganisation] = useState<string | null>(null)
  const [disclosure, setDisclosure] = useState<'existence' | 'content'>('existence')
  const [domains, setDomains] = useState<AccessDomain[]>([])
  const [mayWrite, setMayWrite] = useState(false)
  const organisations = data?.organisations ?? []
  const name = organisations.find(one => one.id === organisationId)?.name ?? 'Deze organisatie'
  return (
    <Dialog isOpen onClose={onClose} title="Een organisatie betrekken">
      <Form
        onSubmit={async () => {
          if (!organisationId) return { organisationId: 'Kies een organisatie uit de lijst.' }
          await write({
            caseFileId: file.id,
            id,
            organisationId,
            disclosure,
            accessDomains: disclosure === 'content' ? domains : [],
            mayWrite: disclosure === 'content' && mayWrite,
          })
          toast({ text: `${name} is nu betrokken.` })
          onClose()
          return undefined
        }}
      >
        <ComboBox
          label="Organisatie"
          name="organisationId"
          value={organisationId}
          onChange={setOrganisation}
          options={organisations.map(one => ({ value: one.id, label: one.name, detail: one.field }))}
        />
        <RadioGroup
          label="Wat deelt u?"
          name="disclosure"
          value={disclosure}
          onChange={setDisclosure}
          options={[
            {
              value: 'existence',
              label: 'Dat het dossier er is',
              explanation: 'Zij zien wie er betrokken is en wie zij kunnen bellen. Meer niet.',
            },
            { value: 'content', label: 'Ook wat er speelt', explanation: 'Alleen in de onderdelen die u hieronder aankruist.' },
          ]}
        />
        {disclosure === 'content' ? (
          <>
            <CheckboxGroup
              label="Onderdelen"
              name="accessDomains"
              values={domains}
              onChange={setDomains}
              options={shareable.map(domain => ({ value: domain, label: accessDomainLabels[domain] }))}
            />
            <Checkbox checked={mayWrite} onChange={setMayWrite}>
              Zij mogen daar ook zelf in schrijven
            </Checkbox>
          </>
        ) : null}
        <p className="vd-muted">
          {disclosure === 'existence' || domains.length === 0
            ? `${name} ziet dat dit dossier er is, wie betrokken is en wie zij kunnen bellen.`
            : `${name} ziet ook: ${domains.map(domain => accessDomainLabels[domain].toLowerCase()).join(', ')}.`}{' '}
          Grond: hulp afstemmen met wie daarvoor nodig is (Wmo 5.3.3, Jeugdwet 7.3.11). Vertel het gezin wat u deelt. Een andere
          grond, een einddatum of delen met toestemming kiest u bij Delen.
        </p>
        <ButtonGroup>
          <Button type="submit" variant="primary" pendingText="Bewaren…">
            Deel
          </Button>
        </ButtonGroup>
      </Form>
    </Dialog>
  )
}
