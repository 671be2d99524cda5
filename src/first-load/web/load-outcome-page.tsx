import { useState } from 'react'
import {
  Button,
  ButtonLink,
  DescriptionList,
  Dialog,
  ErrorState,
  KeyValue,
  Loading,
  Notice,
  PageHeader,
  Section,
  Stack,
} from '../../platform/design/index.ts'
import { useRead, useWrite } from '../../platform/web/api.ts'
import { useParameter } from '../../platform/web/route.ts'
import { firstLoadOperations } from '../api.ts'
import { lineOutcomeLabels, lineOutcomes, loadKindLabels } from '../rules/load-kind.ts'
import { problemsCsv } from '../rules/template.ts'
import { LoadState, momentWords } from './loads-section.tsx'
import { ProblemsTable } from './problems-table.tsx'
import { saveText } from './save-text.ts'

/** What became of a list, and the way back as long as nobody worked on it. */
export default function LoadOutcomePage() {
  const loadId = useParameter('loadId')
  const { data, error, refetch } = useRead(firstLoadOperations.getFirstLoad, { loadId })
  const undo = useWrite(firstLoadOperations.undoFirstLoad)
  const [asking, setAsking] = useState(false)
  const breadcrumb = [{ label: 'Beginstand', href: '/beheer/beginstand' }]
  if (!data) {
    return (
      <>
        <PageHeader title="Uitkomst van een lijst" breadcrumb={breadcrumb} />
        {error ? <ErrorState error={error} what="De uitkomst" onRetry={() => void refetch()} /> : <Loading lines={8} />}
      </>
    )
  }
  const { load, problems, records } = data
  const isPeople = load.kind === 'people'
  const undoNow = () =>
    undo
      .write({ loadId })
      .then(() => setAsking(false))
      // The reason stands in the dialog.
      .catch(() => undefined)
  return (
    <>
      <PageHeader
        title={load.fileName}
        breadcrumb={breadcrumb}
        meta={<LoadState load={load} />}
        actions={
          <>
            {problems.length > 0 ? (
              <Button
                onClick={() => saveText(`verslag-${load.fileName.replace(/\.\w+$/, '')}.csv`, problemsCsv(load.kind, problems))}
              >
                Bewaar het verslag
              </Button>
            ) : null}
            {records > 0 && !load.undoneAt ? <Button onClick={() => setAsking(true)}>Draai deze lijst terug</Button> : null}
          </>
        }
      >
        <KeyValue
          items={[
            { key: 'Wat', value: loadKindLabels[load.kind] },
            { key: 'Door', value: load.startedBy },
            { key: 'Begonnen', value: momentWords(load.startedAt) },
            { key: 'Regels gelezen', value: `${load.counts.lines} van ${load.lineCount}` },
          ]}
        />
      </PageHeader>
      <Stack gap="wide">
        <Section title={isPeople ? 'Medewerkers' : 'Huishoudens'}>
          <DescriptionList
            items={lineOutcomes.map(outcome => ({ term: lineOutcomeLabels[outcome], description: String(load.counts[outcome]) }))}
          />
          {load.undoneAt ? <Notice>Deze lijst is teruggedraaid op {momentWords(load.undoneAt)}.</Notice> : null}
          {!load.undoneAt && load.counts.lines < load.lineCount ? (
            <Notice kind="warning" title="Niet alles is gelezen">
              Begin opnieuw met hetzelfde bestand. Wat al is overgenomen verandert dan niet.
            </Notice>
          ) : null}
        </Section>
        <Section title="Te verbeteren in het bestand" count={problems.length}>
          {problems.length > 0 ? (
            <>
              <p>
                Verbeter deze regels in uw bestand en neem het opnieuw over. De andere regels veranderen dan niet.{' '}
                <ButtonLink size="small" href="/beheer/beginstand">
                  Neem opnieuw over
                </ButtonLink>
              </p>
              <ProblemsTable kind={load.kind} problems={problems} />
            </>
          ) : (
            <p className="vd-muted">Er is niets te verbeteren.</p>
          )}
        </Section>
      </Stack>
      <Dialog
        isOpen={asking}
        onClose={() => {
          setAsking(false)
          undo.reset()
        }}
        title="Deze lijst terugdraaien?"
        mustAnswer
        actions={
          <>
            <Button variant="danger" pending={undo.pending} pendingText="Terugdraaien…" onClick={() => void undoNow()}>
              Draai terug
            </Button>
            <Button
              onClick={() => {
                setAsking(false)
                undo.reset()
              }}
            >
              Laat staan
            </Button>
          </>
        }
      >
        <p>
          {isPeople
            ? `De ${records === 1 ? 'medewerker' : `${records} medewerkers`} van deze lijst ${records === 1 ? 'verliest' : 'verliezen'} de rollen die erin stonden. Wie met deze lijst kwam, kan niet meer inloggen.`
            : `${records === 1 ? 'Het huishouden' : `De ${records} huishoudens`} van deze lijst ${records === 1 ? 'verdwijnt' : 'verdwijnen'} weer helemaal, met namen en dossier. Dat kan alleen zolang niemand eraan gewerkt heeft.`}
        </p>
        {undo.error ? (
          <Notice kind="error" announce>
            {undo.error.detail}
          </Notice>
        ) : null}
      </Dialog>
    </>
  )
}
