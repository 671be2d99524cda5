import { useState } from 'react'
import {
  Button,
  ButtonGroup,
  ButtonLink,
  EmptyState,
  ErrorState,
  Loading,
  Notice,
  PageHeader,
  Section,
  Stack,
} from '../../platform/design/index.ts'
import { useRead } from '../../platform/web/api.ts'
import { useMe } from '../../platform/web/me.ts'
import { useFilters, useParameter } from '../../platform/web/route.ts'
import { shieldOperations } from '../api.ts'
import { FileShield } from './file-shield.tsx'
import { OneShield } from './one-shield.tsx'
import { ShieldDialog, type ShieldWhat } from './shield-dialog.tsx'
import { StartMeldcodeDialog } from './start-meldcode-dialog.tsx'

const whats: Record<string, ShieldWhat> = { stuk: 'record', adres: 'address', betrokkene: 'involvement' }

/** What is shielded in this file, for who is named; and where shielding begins. Empty for anybody else. */
export default function ShieldsPage() {
  const caseFileId = useParameter('caseFileId')
  const me = useMe()
  const [filters, change] = useFilters()
  const { data, error, refetch } = useRead(shieldOperations.listShields, { caseFileId })
  const [isStarting, setStarting] = useState(false)
  const what = whats[filters['wat'] ?? '']
  if (error) return <ErrorState error={error} what="Wat afgeschermd is" onRetry={() => void refetch()} />
  if (!data) return <Loading lines={8} what="Wat afgeschermd is" />
  const standing = data.shields.filter(shield => !shield.liftedAt)
  const lifted = data.shields.filter(shield => shield.liftedAt)
  const begin = (wat: string) => change({ wat })
  return (
    <>
      <PageHeader title="Afgeschermd" breadcrumb={[{ label: data.called ?? 'Dossier', href: `/dossiers/${caseFileId}` }]}>
        <span className="vd-muted">
          Hier staat alleen waarvoor u genoemd bent. Wie niet genoemd is, weet niet dat het er is: ook de procesregisseur en uw
          opvolger niet.
        </span>
      </PageHeader>
      <Stack gap="wide">
        {me.may('shield.keep') ? (
          <Section title="Wat wilt u afschermen?">
            <ButtonGroup>
              <Button onClick={() => begin('stuk')}>Een stuk uit het dossier</Button>
              {data.mayShieldFile ? <Button onClick={() => begin('adres')}>Adres en telefoon</Button> : null}
              {data.mayShieldFile ? <Button onClick={() => begin('betrokkene')}>Een betrokkene</Button> : null}
              <Button onClick={() => setStarting(true)}>Meldcode huiselijk geweld</Button>
            </ButtonGroup>
          </Section>
        ) : null}
        {standing.length === 0 ? (
          <EmptyState actions={<ButtonLink href={`/dossiers/${caseFileId}`}>Naar het dossier</ButtonLink>}>
            Er is hier niets op uw naam afgeschermd.
          </EmptyState>
        ) : (
          standing.map(shield => <OneShield key={shield.id} caseFileId={caseFileId} shield={shield} />)
        )}
        {standing.length > 0 && data.mayShieldFile ? (
          <Notice kind="info" title="Draagt u dit dossier over?">
            Noem dan eerst uw opvolger bij elke afscherming die deze moet kennen, en haal uzelf weg.
          </Notice>
        ) : null}
        {lifted.length > 0 ? (
          <Section title="Opgeheven" count={lifted.length}>
            {lifted.map(shield => (
              <OneShield key={shield.id} caseFileId={caseFileId} shield={shield} />
            ))}
          </Section>
        ) : null}
        {data.mayShieldFile ? <FileShield caseFileId={caseFileId} isShielded={data.isFileShielded} /> : null}
      </Stack>
      {what ? (
        <ShieldDialog
          caseFileId={caseFileId}
          what={what}
          recordId={filters['welk']}
          onClose={() => change({ wat: undefined, welk: undefined })}
        />
      ) : null}
      {isStarting ? <StartMeldcodeDialog caseFileId={caseFileId} onClose={() => setStarting(false)} /> : null}
    </>
  )
}
