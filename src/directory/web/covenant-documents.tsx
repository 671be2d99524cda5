import { useState } from 'react'
import { acceptedFiles, acceptedInWords } from '../../documents/rules/file-type.ts'
import { sizeInWords, tooLargeText } from '../../documents/rules/size-limit.ts'
import { titleFromName } from '../../documents/rules/title-from-name.ts'
import {
  Button,
  ButtonGroup,
  Dialog,
  FileField,
  Form,
  formatDutchDate,
  LineList,
  Link,
  ProgressBar,
  Section,
  TextField,
  useToast,
} from '../../platform/design/index.ts'
import { newId } from '../../platform/ids.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { useWrite } from '../../platform/web/api.ts'
import { useUpload } from '../../platform/web/upload.ts'
import { covenantDocumentAddress, covenantOperations, mostCovenantBytes } from '../covenant-api.ts'
import type { Covenant } from './covenant-page.tsx'

/** The signed papers of a covenant. One that was wrongly placed is withdrawn; that it was there stays to be seen. */
export function CovenantDocuments({ covenant }: { covenant: Covenant }) {
  const [adding, setAdding] = useState(false)
  const { write } = useWrite(covenantOperations.withdrawCovenantDocument)
  const toast = useToast()
  const withdraw = (documentId: string) =>
    write({ covenantId: covenant.id, documentId }).then(
      () => toast({ text: 'Teruggetrokken. Niemand opent het document nog.' }),
      () => toast({ text: 'Dat lukte niet. Er is niets gewijzigd.' }),
    )
  return (
    <Section
      title="Documenten"
      count={covenant.documents.filter(one => !one.isWithdrawn).length}
      actions={
        covenant.mayKeep ? (
          <Button variant="quiet" size="small" onClick={() => setAdding(true)}>
            Voeg een document toe
          </Button>
        ) : null
      }
    >
      <LineList
        empty="Nog geen documenten. Het ondertekende convenant hoort hier."
        lines={covenant.documents.map(one => ({
          key: one.id,
          primary: one.isWithdrawn ? (
            <s>{one.title}</s>
          ) : (
            <Link href={covenantDocumentAddress(covenant.id, one.id)} target="_blank">
              {one.title}
            </Link>
          ),
          secondary: [
            sizeInWords(one.byteCount),
            `${one.by}, ${formatDutchDate(calendarDateOf(new Date(one.at)), 'long')}`,
            one.isWithdrawn ? 'teruggetrokken' : '',
          ]
            .filter(Boolean)
            .join(' · '),
          trailing:
            covenant.mayKeep && !one.isWithdrawn ? (
              <Button variant="quiet" size="small" aria-label={`Trek terug: ${one.title}`} onClick={() => void withdraw(one.id)}>
                Trek terug
              </Button>
            ) : null,
        }))}
      />
      {adding ? <AddDocument covenantId={covenant.id} onClose={() => setAdding(false)} /> : null}
    </Section>
  )
}

function AddDocument({ covenantId, onClose }: { covenantId: string; onClose: () => void }) {
  const { upload, progress } = useUpload(covenantOperations.addCovenantDocument)
  const toast = useToast()
  const [id] = useState(() => newId())
  const [chosen, setChosen] = useState<File | null>(null)
  const [title, setTitle] = useState('')
  return (
    <Dialog isOpen onClose={onClose} title="Document bij dit convenant" size="wide">
      <Form
        onSubmit={async () => {
          if (!chosen) return { file: 'Kies een bestand.' }
          if (chosen.size > mostCovenantBytes) return { file: tooLargeText(mostCovenantBytes) }
          await upload({ covenantId, id, title }, chosen)
          toast({ text: 'Document bewaard.' })
          onClose()
          return undefined
        }}
      >
        <FileField
          label="Bestand"
          name="file"
          value={chosen}
          onChange={next => {
            setChosen(next)
            if (next && title === '') setTitle(titleFromName(next.name))
          }}
          accept={acceptedFiles}
          hint={`${acceptedInWords}; hoogstens ${sizeInWords(mostCovenantBytes)}.`}
        />
        <TextField label="Naam" name="title" maxLength={200} value={title} onChange={setTitle} />
        {progress === undefined ? null : (
          <ProgressBar label="Versturen" value={Math.round(progress * 100)} max={100} text={`${Math.round(progress * 100)}%`} />
        )}
        <ButtonGroup>
          <Button type="submit" variant="primary" pendingText="Versturen…">
            Voeg toe
          </Button>
        </ButtonGroup>
      </Form>
    </Dialog>
  )
}
