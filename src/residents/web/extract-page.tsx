import { useState } from 'react'
import './residents.css'
import {
  Button,
  ButtonLink,
  Checkbox,
  EmptyState,
  ErrorState,
  Loading,
  PageHeader,
  ProgressBar,
  Section,
  Stack,
} from '../../platform/design/index.ts'
import { useRead, useWrite } from '../../platform/web/api.ts'
import { useParameter } from '../../platform/web/route.ts'
import { type Passage, residentOperations } from '../api.ts'
import { PassageView } from './passage-view.tsx'

/** Each passage of a copy in the making: what goes, what is blacked out, what is left out. Checked one by one by a person. */
export default function ExtractPage() {
  const caseFileId = useParameter('caseFileId')
  const requestId = useParameter('requestId')
  const { data, error, refetch } = useRead(residentOperations.getExtract, { caseFileId, requestId })
  const [onlyUnchecked, setOnlyUnchecked] = useState(false)
  if (error) return <ErrorState error={error} what="De kopie" onRetry={() => void refetch()} />
  if (!data) return <Loading lines={12} />
  const back = `/dossiers/${caseFileId}/verzoeken/${requestId}`
  const checked = data.passages.filter(passage => passage.isChecked).length
  const shown = onlyUnchecked ? data.passages.filter(passage => !passage.isChecked) : data.passages
  return (
    <>
      <PageHeader
        title={`Kopie controleren${data.person ? `: ${data.person}` : ''}`}
        breadcrumb={[
          { label: data.caseFile.title, href: `/dossiers/${caseFileId}` },
          { label: 'Verzoek', href: back },
        ]}
        actions={
          <ButtonLink variant={checked === data.passages.length ? 'primary' : 'secondary'} href={back}>
            Naar het verzoek
          </ButtonLink>
        }
      >
        <span className="vd-muted">
          Zwart gaat weg. Klik op zwart om het te laten staan. Selecteer woorden, of schrijf ze op, om ze zwart te maken. Wat is
          afgeschermd, staat hier niet bij.
        </span>
      </PageHeader>
      <Stack>
        {data.passages.length === 0 ? (
          <EmptyState actions={<ButtonLink href={back}>Naar het verzoek</ButtonLink>}>Er is nog niets samengesteld.</EmptyState>
        ) : (
          <>
            <ProgressBar label="Gecontroleerd" value={checked} max={data.passages.length} />
            <Checkbox checked={onlyUnchecked} onChange={setOnlyUnchecked}>
              Alleen wat nog niet is gecontroleerd
            </Checkbox>
          </>
        )}
        {Array.from(
          Map.groupBy(shown, passage => passage.part),
          ([part, passages]) => (
            <Section
              key={part}
              title={part}
              count={passages.length}
              actions={data.isOpen ? <CheckPart passages={passages} caseFileId={caseFileId} requestId={requestId} /> : null}
            >
              {passages.map(passage => (
                <PassageView
                  key={`${passage.id} ${passage.version}`}
                  passage={passage}
                  caseFileId={caseFileId}
                  requestId={requestId}
                  isOpen={data.isOpen}
                />
              ))}
            </Section>
          ),
        )}
      </Stack>
    </>
  )
}

/** For a part that was read through as a whole: what is proposed there stays as it stands. */
function CheckPart({ passages, caseFileId, requestId }: { passages: Passage[]; caseFileId: string; requestId: string }) {
  const { write, pending, error } = useWrite(residentOperations.checkPassage)
  const open = passages.filter(passage => !passage.isChecked)
  if (open.length < 2) return null
  async function checkAll() {
    try {
      for (const { id, version, redactions, leftOut } of open) {
        await write({ caseFileId, requestId, passageId: id, version, redactions, leftOut, isChecked: true })
      }
    } catch {
      // What was checked so far stays; the error stands beside the button.
    }
  }
  return (
    <>
      {error ? <span className="vd-small">{error.message}</span> : null}
      <Button size="small" variant="quiet" pending={pending} pendingText="Bewaren…" onClick={() => void checkAll()}>
        Dit deel is gecontroleerd
      </Button>
    </>
  )
}
