import { useState } from 'react'
import './documents.css'
import {
  Button,
  ButtonGroup,
  ButtonLink,
  DescriptionList,
  Dialog,
  Drawer,
  Form,
  formatDutchDate,
  Stack,
  TextField,
  useToast,
} from '../../platform/design/index.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { useWrite } from '../../platform/web/api.ts'
import { type CaseDocument, documentAddress, documentOperations } from '../api.ts'
import { documentKindLabels } from '../rules/document-kind.ts'
import { fileTypeFacts } from '../rules/file-type.ts'
import { sizeInWords } from '../rules/size-limit.ts'

interface Props {
  caseFileId: string
  document: CaseDocument
  onReplace: () => void
  onClose: () => void
}

/** A document beside the list: what it is, the photo itself, and what can be done with it. */
export function DocumentDrawer({ caseFileId, document, onReplace, onClose }: Props) {
  const [isWithdrawing, setWithdrawing] = useState(false)
  const { label, shownAs } = fileTypeFacts[document.fileType]
  return (
    <Drawer title={document.title} onClose={onClose}>
      <Stack>
        {shownAs === 'picture' ? (
          <a
            className="document-picture"
            href={documentAddress(caseFileId, document.id)}
            target="_blank"
            rel="noopener noreferrer"
          >
            <img src={documentAddress(caseFileId, document.id)} alt={`Foto: ${document.title}`} />
            <span className="vd-hidden"> (op ware grootte, in een nieuw tabblad)</span>
          </a>
        ) : null}
        <ButtonGroup>
          {shownAs === 'viewer' ? (
            <ButtonLink
              variant="primary"
              href={documentAddress(caseFileId, document.id)}
              target="_blank"
              rel="noopener noreferrer"
            >
              Open de {label} in een nieuw tabblad
            </ButtonLink>
          ) : null}
          <ButtonLink
            {...(shownAs === null ? { variant: 'primary' as const } : {})}
            href={documentAddress(caseFileId, document.id, 'saved')}
            download
          >
            Sla op
          </ButtonLink>
          {document.mayReplace ? <Button onClick={onReplace}>Nieuwe versie</Button> : null}
          {document.mayWithdraw ? (
            <>
              <ButtonLink variant="quiet" href={`/dossiers/${caseFileId}/afgeschermd?wat=stuk&welk=${document.id}`}>
                Scherm af
              </ButtonLink>
              <Button variant="quiet" onClick={() => setWithdrawing(true)}>
                Trek terug
              </Button>
            </>
          ) : null}
        </ButtonGroup>
        <DescriptionList
          items={[
            { term: 'Soort', description: documentKindLabels[document.kind] },
            { term: 'Leefgebied', description: document.lifeDomainLabel },
            { term: 'Over', description: document.subjectId ? (document.subjectName ?? 'een gezinslid') : 'het hele gezin' },
            ...(document.datedOn ? [{ term: 'Datum erop', description: formatDutchDate(document.datedOn, 'long') }] : []),
            { term: 'Toegevoegd', description: byWhom(document) },
            { term: 'Bestand', description: `${label}, ${sizeInWords(document.byteCount)}` },
          ]}
        />
        {document.earlier.length > 0 ? (
          <details>
            <summary>Eerdere versies ({document.earlier.length})</summary>
            <ul className="vd-list document-versions">
              {document.earlier.map(one => (
                <li key={one.id}>
                  <a href={documentAddress(caseFileId, one.id)} target="_blank" rel="noopener noreferrer">
                    {one.title}
                  </a>{' '}
                  <span className="vd-muted vd-small">{byWhom(one)}</span>
                </li>
              ))}
            </ul>
          </details>
        ) : null}
        <p className="vd-muted vd-small">Elke keer dat iemand dit opent komt in het verwerkingslogboek.</p>
      </Stack>
      {isWithdrawing ? (
        <WithdrawDialog caseFileId={caseFileId} document={document} onClose={() => setWithdrawing(false)} onDone={onClose} />
      ) : null}
    </Drawer>
  )
}

const byWhom = ({ recordedAt, recordedBy, organisationName }: CaseDocument['earlier'][number]): string =>
  [formatDutchDate(calendarDateOf(new Date(recordedAt)), 'long'), [recordedBy, organisationName].filter(Boolean).join(', ')].join(
    ' door ',
  )

function WithdrawDialog({
  caseFileId,
  document,
  onClose,
  onDone,
}: {
  caseFileId: string
  document: CaseDocument
  onClose: () => void
  onDone: () => void
}) {
  const withdrawing = useWrite(documentOperations.withdrawDocument)
  const restoring = useWrite(documentOperations.restoreDocument)
  const toast = useToast()
  return (
    <Dialog isOpen onClose={onClose} title="Document terugtrekken">
      <Form
        onSubmit={async data => {
          await withdrawing.write({ caseFileId, documentId: document.id, reason: String(data.get('reason') ?? '') })
          toast({
            text: 'Teruggetrokken. Niemand ziet het nog.',
            undo: () => void restoring.write({ caseFileId, documentId: document.id }),
          })
          onClose()
          onDone()
        }}
      >
        <p>
          Voor een document dat hier niet hoort. Niemand kan “{document.title}” daarna nog openen; in de tijdlijn staat dat er een
          document was, en waarom het weg is.
        </p>
        <TextField
          label="Waarom hoort het hier niet?"
          name="reason"
          maxLength={500}
          focusOnOpen
          hint="Schrijf hier niet op wat er in het document stond."
        />
        <ButtonGroup>
          <Button type="submit" variant="danger" pendingText="Terugtrekken…">
            Trek terug
          </Button>
        </ButtonGroup>
      </Form>
    </Dialog>
  )
}
