import { useState } from 'react'
import { type CaseFileView, caseFileOperations } from '../../case-files/api.ts'
import { ApiError } from '../../platform/api-client.ts'
import {
  AudienceLine,
  Button,
  ButtonGroup,
  DateField,
  Dialog,
  FileField,
  Form,
  FormRow,
  Notice,
  ProgressBar,
  Select,
  TextField,
  useToast,
  useToday,
} from '../../platform/design/index.ts'
import { newId } from '../../platform/ids.ts'
import { useRead } from '../../platform/web/api.ts'
import { useUpload } from '../../platform/web/upload.ts'
import { type CaseDocument, documentOperations } from '../api.ts'
import { type DocumentKind, documentKindLabels, documentKinds } from '../rules/document-kind.ts'
import { acceptedFiles, acceptedInWords } from '../rules/file-type.ts'
import { sizeInWords, tooLargeText } from '../rules/size-limit.ts'
import { titleFromName } from '../rules/title-from-name.ts'

interface Props {
  file: CaseFileView
  mostBytes: number
  /** A new version of this one: it lies where that one lay. */
  replaces?: CaseDocument
  onClose: () => void
}

/** Adds a document or photo, or a new version of one. What was filled in stays, whatever happens to the file on its way. */
export function AddDocumentDialog({ file, mostBytes, replaces, onClose }: Props) {
  const adding = useUpload(documentOperations.addDocument)
  const replacing = useUpload(documentOperations.replaceDocument)
  const toast = useToast()
  const today = useToday()
  const writable = file.lifeDomains.domains.filter(one => one.mayWrite)
  const [id] = useState(() => newId())
  const [chosen, setChosen] = useState<File | null>(null)
  const [title, setTitle] = useState(replaces?.title ?? '')
  const [kind, setKind] = useState<DocumentKind | ''>(replaces?.kind ?? '')
  const [lifeDomain, setLifeDomain] = useState(file.may.general ? '' : (writable[0]?.code ?? ''))
  const [subjectId, setSubject] = useState('')
  const [datedOn, setDatedOn] = useState('')
  const [same, setSame] = useState<string>()
  const domain = replaces?.accessDomain ?? writable.find(one => one.code === lifeDomain)?.accessDomain ?? 'general'
  const about = replaces ? (replaces.subjectId ?? '') : subjectId
  const { data: audience } = useRead(
    caseFileOperations.getAudience,
    { caseFileId: file.id, accessDomain: domain, ...(about ? { subjectId: about } : {}) },
    { keepPrevious: true },
  )
  const people = file.members.filter(member => member.identity && !member.validTo)
  const progress = adding.progress ?? replacing.progress

  function choose(next: File | null) {
    setChosen(next)
    setSame(undefined)
    if (!next) return
    if (title === '') setTitle(titleFromName(next.name))
    if (kind === '' && next.type.startsWith('image/')) setKind('photo')
  }

  async function send(isSameOnPurpose: boolean) {
    const missing = {
      ...(chosen ? {} : { file: 'Kies een bestand, of maak een foto.' }),
      ...(chosen && chosen.size > mostBytes ? { file: tooLargeText(mostBytes) } : {}),
      ...(chosen?.size === 0 ? { file: 'Dit bestand is leeg. Kies een ander bestand.' } : {}),
      ...(title.trim() === '' ? { title: 'Geef het een naam, zodat een ander het terugvindt.' } : {}),
      ...(kind === '' ? { kind: 'Kies wat het is.' } : {}),
    }
    if (Object.keys(missing).length > 0 || !chosen || kind === '') return missing
    const facts = { title, ...(datedOn ? { datedOn } : {}), isSameOnPurpose }
    try {
      if (replaces) await replacing.upload({ caseFileId: file.id, documentId: replaces.id, id, ...facts }, chosen)
      else {
        await adding.upload(
          { caseFileId: file.id, id, kind, ...facts, ...(lifeDomain ? { lifeDomain } : {}), ...(subjectId ? { subjectId } : {}) },
          chosen,
        )
      }
    } catch (thrown) {
      const found = thrown instanceof ApiError ? (thrown.details['same'] as { title: string } | undefined) : undefined
      if (!found) throw thrown
      setSame(found.title)
      return undefined
    }
    toast({ text: replaces ? 'Nieuwe versie bewaard.' : `${documentKindLabels[kind]} bewaard.` })
    onClose()
    return undefined
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={replaces ? `Nieuwe versie van “${replaces.title}”` : 'Document of foto toevoegen'}
      size="wide"
    >
      <Form onSubmit={() => send(same !== undefined)}>
        <FileField
          label="Bestand"
          name="file"
          value={chosen}
          onChange={choose}
          accept={acceptedFiles}
          camera
          hint={`${acceptedInWords}; hoogstens ${sizeInWords(mostBytes)}. Van een foto wordt de plaats waar zij gemaakt is niet bewaard.`}
        />
        <FormRow>
          <TextField label="Naam" name="title" maxLength={200} value={title} onChange={setTitle} />
          <DateField
            label="Datum die erop staat"
            name="datedOn"
            optional
            lean="past"
            max={today}
            value={datedOn}
            onChange={setDatedOn}
          />
        </FormRow>
        {replaces ? null : (
          <FormRow>
            <Select
              label="Wat is het?"
              name="kind"
              value={kind}
              onChange={setKind}
              options={documentKinds.map(value => ({ value, label: documentKindLabels[value] }))}
            />
            <Select
              label="Leefgebied"
              name="lifeDomain"
              optional={file.may.general}
              emptyText={file.may.general ? 'Algemeen' : null}
              value={lifeDomain}
              onChange={setLifeDomain}
              options={writable.map(one => ({ value: one.code, label: one.label }))}
            />
            {people.length > 0 ? (
              <Select
                label="Over wie"
                name="subjectId"
                optional
                emptyText="Het hele gezin"
                value={subjectId}
                onChange={setSubject}
                options={people.map(({ personId, identity }) => ({
                  value: personId,
                  label: identity?.givenNames || identity?.surname || 'Naam onbekend',
                }))}
              />
            ) : null}
          </FormRow>
        )}
        {audience ? <AudienceLine {...audience} /> : null}
        {same === undefined ? null : (
          <Notice kind="warning" title="Dit bestand staat al in dit dossier">
            Het heet daar “{same}”. Voeg het alleen nog eens toe als dat zo hoort, bijvoorbeeld voor iemand anders.
          </Notice>
        )}
        {progress === undefined ? null : (
          <ProgressBar label="Versturen" value={Math.round(progress * 100)} max={100} text={`${Math.round(progress * 100)}%`} />
        )}
        <ButtonGroup>
          <Button type="submit" variant="primary" pendingText="Versturen…">
            {same === undefined ? 'Bewaar' : 'Toch toevoegen'}
          </Button>
          {progress === undefined ? null : (
            <Button
              onClick={() => {
                adding.cancel()
                replacing.cancel()
              }}
            >
              Stop
            </Button>
          )}
        </ButtonGroup>
      </Form>
    </Dialog>
  )
}
