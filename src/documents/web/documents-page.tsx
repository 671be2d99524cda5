import { useState } from 'react'
import { type CaseFileView, caseFileOperations } from '../../case-files/api.ts'
import {
  Beside,
  Button,
  EmptyState,
  ErrorState,
  FormRow,
  formatDutchDate,
  LineList,
  Link,
  Loading,
  PageHeader,
  Section,
  Select,
  Stack,
  Table,
  TextField,
  useToast,
  useToday,
} from '../../platform/design/index.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { useRead, useWrite } from '../../platform/web/api.ts'
import { useFilters, useParameter } from '../../platform/web/route.ts'
import { type CaseDocument, documentOperations } from '../api.ts'
import { type DocumentKind, documentKindLabels, documentKinds } from '../rules/document-kind.ts'
import { AddDocumentDialog } from './add-document-dialog.tsx'
import { DocumentDrawer } from './document-drawer.tsx'

/** All documents and photos of one household, with the one that was chosen beside them. */
export default function DocumentsPage() {
  const caseFileId = useParameter('caseFileId')
  const file = useRead(caseFileOperations.getCaseFile, { caseFileId })
  const list = useRead(documentOperations.listDocuments, { caseFileId })
  const error = file.error ?? list.error
  if (error)
    return <ErrorState error={error} what="De documenten" onRetry={() => void Promise.all([file.refetch(), list.refetch()])} />
  if (!file.data || !list.data) return <Loading lines={8} what="De documenten worden opgehaald" />
  return <Documents file={file.data} found={list.data} />
}

interface Found {
  documents: readonly CaseDocument[]
  withdrawn: readonly { id: string; title: string; reason: string; withdrawnAt: string; withdrawnBy: string }[]
  mostBytes: number
}

function Documents({ file, found }: { file: CaseFileView; found: Found }) {
  const today = useToday()
  const [filters, change] = useFilters()
  const [adding, setAdding] = useState<'new' | CaseDocument>()
  // Not in the address: what is typed may be a name.
  const [words, setWords] = useState('')
  const kind = documentKinds.find(one => one === filters['soort'])
  const chosen = found.documents.find(one => one.id === filters['document'])
  const shown = found.documents.filter(
    one => (!kind || one.kind === kind) && one.title.toLowerCase().includes(words.trim().toLowerCase()),
  )
  const isFiltered = kind !== undefined || words.trim() !== ''

  return (
    <>
      <PageHeader
        title="Documenten"
        breadcrumb={[{ label: file.title, href: `/dossiers/${file.id}` }]}
        actions={
          file.may.note ? (
            <Button variant="primary" onClick={() => setAdding('new')}>
              Voeg toe
            </Button>
          ) : null
        }
      />
      <Beside
        drawer={
          chosen ? (
            <DocumentDrawer
              key={chosen.id}
              caseFileId={file.id}
              document={chosen}
              onReplace={() => setAdding(chosen)}
              onClose={() => change({ document: undefined })}
            />
          ) : undefined
        }
      >
        <Stack>
          {found.documents.length > 8 || isFiltered ? (
            <FormRow>
              <TextField label="Zoek op naam" type="search" value={words} onChange={setWords} />
              <Select<DocumentKind>
                label="Soort"
                emptyText="Alles"
                value={kind ?? ''}
                onChange={next => change({ soort: next })}
                options={documentKinds.map(value => ({ value, label: documentKindLabels[value] }))}
              />
            </FormRow>
          ) : null}
          {found.documents.length === 0 ? (
            <EmptyState actions={file.may.note ? <Button onClick={() => setAdding('new')}>Voeg het eerste toe</Button> : null}>
              {file.may.note
                ? 'Er zijn nog geen documenten of foto’s: brieven, overzichten, besluiten, foto’s van de woning.'
                : 'Er zijn geen documenten met u gedeeld.'}
            </EmptyState>
          ) : (
            <Table
              caption={isFiltered ? `${shown.length} van ${found.documents.length} documenten` : 'Documenten en foto’s'}
              hideCaption={!isFiltered}
              density="compact"
              rows={shown}
              rowKey={one => one.id}
              isSelected={one => one.id === chosen?.id}
              empty="Niets gevonden met dit filter."
              columns={[
                {
                  key: 'title',
                  header: 'Naam',
                  rowHeader: true,
                  cell: one => (
                    <Link href={`/dossiers/${file.id}/documenten?document=${one.id}`} dir="auto">
                      {one.title}
                    </Link>
                  ),
                  sortValue: one => one.title,
                },
                {
                  key: 'kind',
                  header: 'Soort',
                  cell: one => documentKindLabels[one.kind],
                  sortValue: one => documentKindLabels[one.kind],
                },
                { key: 'domain', header: 'Leefgebied', cell: one => one.lifeDomainLabel, sortValue: one => one.lifeDomainLabel },
                {
                  key: 'about',
                  header: 'Over',
                  cell: one => (one.subjectId ? (one.subjectName ?? 'een gezinslid') : 'het gezin'),
                  sortValue: one => one.subjectName,
                },
                {
                  key: 'dated',
                  header: 'Datum erop',
                  noWrap: true,
                  cell: one => (one.datedOn ? formatDutchDate(one.datedOn, 'day', today) : ''),
                  sortValue: one => one.datedOn,
                  hideNarrow: true,
                },
                {
                  key: 'added',
                  header: 'Toegevoegd',
                  noWrap: true,
                  cell: one => formatDutchDate(calendarDateOf(new Date(one.recordedAt)), 'day', today),
                  sortValue: one => one.recordedAt,
                },
                { key: 'by', header: 'Door', cell: one => one.recordedBy, sortValue: one => one.recordedBy },
              ]}
            />
          )}
          <Withdrawn caseFileId={file.id} withdrawn={found.withdrawn} />
        </Stack>
      </Beside>
      {adding ? (
        <AddDocumentDialog
          file={file}
          mostBytes={found.mostBytes}
          {...(adding === 'new' ? {} : { replaces: adding })}
          onClose={() => setAdding(undefined)}
        />
      ) : null}
    </>
  )
}

/** For who may put it back: a mistake is found later than ten seconds. */
function Withdrawn({ caseFileId, withdrawn }: { caseFileId: string; withdrawn: Found['withdrawn'] }) {
  const { write } = useWrite(documentOperations.restoreDocument)
  const today = useToday()
  const toast = useToast()
  if (withdrawn.length === 0) return null
  const putBack = (documentId: string) => {
    write({ caseFileId, documentId }).then(
      () => toast({ text: 'Teruggezet.' }),
      (thrown: unknown) => toast({ text: thrown instanceof Error ? thrown.message : 'Terugzetten lukte niet.' }),
    )
  }
  return (
    <Section title="Teruggetrokken" level={3} count={withdrawn.length}>
      <LineList
        lines={withdrawn.map(one => ({
          key: one.id,
          primary: one.title,
          secondary: `${one.reason} (${one.withdrawnBy}, ${formatDutchDate(calendarDateOf(new Date(one.withdrawnAt)), 'day', today)})`,
          trailing: (
            <Button size="small" variant="quiet" aria-label={`Zet “${one.title}” terug`} onClick={() => putBack(one.id)}>
              Zet terug
            </Button>
          ),
        }))}
      />
    </Section>
  )
}
