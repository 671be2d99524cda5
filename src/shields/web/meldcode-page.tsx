import { useState } from 'react'
import {
  Button,
  ButtonGroup,
  ButtonLink,
  Column,
  Columns,
  Dialog,
  EmptyState,
  ErrorState,
  Form,
  formatDutchDate,
  KeyValue,
  LineList,
  Loading,
  Notice,
  PageHeader,
  Section,
  Stack,
  Status,
  TextField,
  useToast,
} from '../../platform/design/index.ts'
import type { OutputOf } from '../../platform/operation.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { useRead, useWrite } from '../../platform/web/api.ts'
import { useParameter } from '../../platform/web/route.ts'
import { meldcodeOperations } from '../meldcode-api.ts'
import { adviceOf, adviceTexts, meldcodeSteps } from '../rules/meldcode.ts'
import { MeldcodeStepSection } from './meldcode-step.tsx'
import { VeiligThuisSection } from './veilig-thuis-section.tsx'

export type Meldcode = OutputOf<typeof meldcodeOperations.getMeldcode>

/** The five steps of the statutory meldcode, for who is named. */
export default function MeldcodePage() {
  const caseFileId = useParameter('caseFileId')
  const meldcodeId = useParameter('meldcodeId')
  const { data, error, refetch } = useRead(meldcodeOperations.getMeldcode, { caseFileId, meldcodeId })
  if (error?.status === 404) {
    return (
      <>
        <PageHeader title="Niet gevonden" />
        <EmptyState actions={<ButtonLink href="/vandaag">Naar Vandaag</ButtonLink>}>
          Dit bestaat niet, of het is niet (meer) met u gedeeld.
        </EmptyState>
      </>
    )
  }
  if (error) return <ErrorState error={error} what="Deze meldcode" onRetry={() => void refetch()} />
  if (!data) return <Loading lines={10} what="De meldcode wordt geopend" />
  return <Sheet caseFileId={caseFileId} meldcode={data} />
}

function Sheet({ caseFileId, meldcode }: { caseFileId: string; meldcode: Meldcode }) {
  const [isEnding, setEnding] = useState(false)
  const isOpen = meldcode.state === 'open'
  const mayWrite = meldcode.mayWrite && isOpen
  const advice = adviceOf(meldcode.entries.map(one => one.entry))
  const about = meldcode.subjects.map(one => one.name).join(', ')
  return (
    <>
      <PageHeader
        title="Meldcode huiselijk geweld"
        breadcrumb={[{ label: meldcode.called, href: `/dossiers/${caseFileId}/afgeschermd` }]}
        meta={<Status kind={isOpen ? 'open' : 'closed'}>{isOpen ? 'loopt' : 'afgerond'}</Status>}
        actions={meldcode.mayWrite ? <Button onClick={() => setEnding(true)}>{isOpen ? 'Rond af' : 'Pak weer op'}</Button> : null}
      >
        <KeyValue
          items={[
            { key: 'Over', value: about || 'nog niet gezegd' },
            {
              key: 'Begonnen',
              value: `${formatDutchDate(calendarDateOf(new Date(meldcode.startedAt)), 'long')}, ${meldcode.startedBy}`,
            },
            ...(meldcode.endNote ? [{ key: isOpen ? 'Weer opgepakt' : 'Afgerond', value: meldcode.endNote }] : []),
          ]}
        />
      </PageHeader>
      <Columns widths={[2, 1]}>
        <Column>
          {meldcodeSteps.map(step => (
            <MeldcodeStepSection key={step} caseFileId={caseFileId} meldcode={meldcode} step={step} mayWrite={mayWrite} />
          ))}
        </Column>
        <Column>
          <Stack>
            <Notice kind={advice === 'report' ? 'warning' : 'info'} title="Wat de weging zegt">
              {adviceTexts[advice]} U beslist zelf, met uw collega’s.
            </Notice>
            <VeiligThuisSection caseFileId={caseFileId} meldcode={meldcode} mayWrite={mayWrite} />
            <Section
              title="Wie dit weten"
              count={meldcode.people.length}
              actions={
                <ButtonLink href={`/dossiers/${caseFileId}/afgeschermd`} size="small" variant="quiet">
                  Wijzig
                </ButtonLink>
              }
            >
              <LineList
                lines={meldcode.people.map(one => ({ key: one.namingId, primary: one.name, secondary: one.organisationName }))}
              />
              <p className="vd-muted vd-small">Niemand anders ziet dat deze meldcode er is. Druk haar niet af voor het gezin.</p>
            </Section>
          </Stack>
        </Column>
      </Columns>
      {isEnding ? <EndDialog caseFileId={caseFileId} meldcode={meldcode} onClose={() => setEnding(false)} /> : null}
    </>
  )
}

function EndDialog({ caseFileId, meldcode, onClose }: { caseFileId: string; meldcode: Meldcode; onClose: () => void }) {
  const { write } = useWrite(meldcodeOperations.endMeldcode)
  const toast = useToast()
  const isEnded = meldcode.state === 'open'
  return (
    <Dialog isOpen onClose={onClose} title={isEnded ? 'Meldcode afronden' : 'Meldcode weer oppakken'}>
      <Form
        onSubmit={async data => {
          await write({
            caseFileId,
            meldcodeId: meldcode.id,
            isEnded,
            note: String(data.get('note') ?? ''),
            version: meldcode.version,
          })
          toast({ text: isEnded ? 'Afgerond. Zij blijft alleen voor wie genoemd is.' : 'Weer opgepakt.' })
          onClose()
        }}
      >
        <TextField
          label={isEnded ? 'Waarom is zij klaar?' : 'Waarom pakt u haar weer op?'}
          name="note"
          lines={3}
          maxLength={2000}
          focusOnOpen
        />
        <ButtonGroup>
          <Button type="submit" variant="primary" pendingText="Bewaren…">
            {isEnded ? 'Rond af' : 'Pak weer op'}
          </Button>
        </ButtonGroup>
      </Form>
    </Dialog>
  )
}
