import { useState } from 'react'
import './consent.css'
import {
  Button,
  ButtonLink,
  Checkbox,
  EmptyState,
  ErrorState,
  formatDutchDate,
  Loading,
  Notice,
  PageHeader,
  Stack,
  useToday,
} from '../../platform/design/index.ts'
import { useRead } from '../../platform/web/api.ts'
import { Printable, usePaper } from '../../platform/web/paper.tsx'
import { useParameter } from '../../platform/web/route.ts'
import { shieldOperations } from '../../shields/api.ts'
import { consentOperations, type SharingOfFile } from '../api.ts'
import { differingDomains } from '../rules/sharing-cells.ts'
import { SharingCards } from './sharing-cards.tsx'
import { type Chosen, SharingDialog } from './sharing-dialog.tsx'
import { SharingGrid } from './sharing-grid.tsx'

/** What is shared with whom: partners by parts of life. Begins with what differs from the programme's start. */
export default function SharingPage() {
  return (
    <Printable>
      <SharingOfFilePage />
    </Printable>
  )
}

function SharingOfFilePage() {
  const caseFileId = useParameter('caseFileId')
  const { data, error, refetch } = useRead(consentOperations.getSharing, { caseFileId })
  if (error?.status === 404) {
    return (
      <>
        <PageHeader title="Delen" breadcrumb={[{ label: 'Dossier', href: `/dossiers/${caseFileId}` }]} />
        <EmptyState>Wat met wie gedeeld is, ziet wie “Algemeen” van dit dossier leest.</EmptyState>
      </>
    )
  }
  if (error) return <ErrorState error={error} what="Wat gedeeld is" onRetry={() => void refetch()} />
  if (!data) return <Loading lines={8} what="Wat gedeeld is wordt opgehaald" />
  return <Sharing found={data} />
}

export const cellsByDomain = (partner: SharingOfFile['partners'][number]) =>
  Object.fromEntries(partner.cells.map(cell => [cell.accessDomain, cell]))

function Sharing({ found }: { found: SharingOfFile }) {
  const [showsAll, setShowsAll] = useState(false)
  const [chosen, setChosen] = useState<Chosen>()
  const { print } = usePaper()
  const { caseFile } = found
  const today = useToday()
  // Empty for whoever is not named: for them there is nothing to say.
  const { data: kept } = useRead(shieldOperations.listShields, { caseFileId: caseFile.id })
  const isShielded =
    kept?.shields.some(one => one.liftedAt === null && (one.kind === 'record' || one.kind === 'address')) ?? false
  const defaults = Object.fromEntries(found.defaults.map(one => [one.accessDomain, one.level]))
  const differing = differingDomains(
    found.domains.map(one => one.accessDomain),
    found.partners.map(partner => ({ cells: cellsByDomain(partner) })),
    defaults,
  )
  const columns = showsAll ? found.domains : found.domains.filter(one => differing.includes(one.accessDomain))
  const closed = found.partners.flatMap(partner =>
    partner.cells.filter(cell => cell.waitsFor.length > 0).map(cell => ({ partner: partner.name, waitsFor: cell.waitsFor })),
  )
  const missing = [...new Set(closed.flatMap(one => one.waitsFor))]
  return (
    <>
      <PageHeader
        title="Delen"
        breadcrumb={[{ label: caseFile.title, href: `/dossiers/${caseFile.id}` }]}
        actions={
          <>
            {found.may.decide ? (
              <Button variant="primary" onClick={() => setChosen({})}>
                Deel met een organisatie
              </Button>
            ) : null}
            <ButtonLink href={`/dossiers/${caseFile.id}/toestemming`}>Toestemming</ButtonLink>
            <Button onClick={print}>Druk af</Button>
          </>
        }
      >
        <p className="sharing-on-paper">
          {caseFile.title}, zoals het was op {formatDutchDate(today, 'long')}
        </p>
        <p className="vd-muted">
          <strong>dat</strong>: weet dat daar iets speelt, wie eraan werkt en wie te bellen. <strong>wat</strong>: leest ook wat
          er speelt. De coördinator ziet alles.
        </p>
      </PageHeader>
      <Stack gap="wide">
        {missing.length > 0 ? (
          <Notice
            kind="warning"
            title="Er staat iets dicht, omdat toestemming ontbreekt"
            actions={<ButtonLink href={`/dossiers/${caseFile.id}/toestemming`}>Naar Toestemming</ButtonLink>}
          >
            Toestemming nodig van {missing.join(' en ')}. Dit gaat vanzelf open als die er is.
          </Notice>
        ) : null}
        {isShielded ? (
          <div className="vd-no-print">
            <Notice
              title="Er is iets op uw naam afgeschermd"
              actions={<ButtonLink href={`/dossiers/${caseFile.id}/afgeschermd`}>Bekijk wat</ButtonLink>}
            >
              Dat ziet hier niemand, ook niet wie “wat” heeft. Alleen wie genoemd is leest het.
            </Notice>
          </div>
        ) : null}
        {found.partners.length === 0 ? (
          <EmptyState>Er wordt nog niets gedeeld met een andere organisatie.</EmptyState>
        ) : (
          <>
            <div className="vd-no-print">
              <Checkbox checked={showsAll} onChange={setShowsAll}>
                {found.defaults.length > 0
                  ? 'Toon alle onderdelen, ook waar het is zoals het programma begint'
                  : 'Toon alle onderdelen, ook waar niets gedeeld is'}
              </Checkbox>
            </div>
            <SharingGrid found={found} columns={columns} differing={differing} onChoose={setChosen} />
            <SharingCards found={found} columns={columns} differing={differing} onChoose={setChosen} />
          </>
        )}
      </Stack>
      {chosen ? <SharingDialog found={found} chosen={chosen} onClose={() => setChosen(undefined)} /> : null}
    </>
  )
}
