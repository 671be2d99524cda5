import { useState } from 'react'
import type { CaseFileView } from '../../case-files/api.ts'
import { Button, ErrorState, formatDutchDate, LineList, Link, Section, useToday } from '../../platform/design/index.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { useRead } from '../../platform/web/api.ts'
import { documentOperations } from '../api.ts'
import { documentKindLabels } from '../rules/document-kind.ts'
import { AddDocumentDialog } from './add-document-dialog.tsx'

const shownHere = 5

/** The newest documents and photos of a household; the rest stands on their own page. */
export function DocumentsPanel({ file }: { file: CaseFileView }) {
  const { data, error, refetch } = useRead(documentOperations.listDocuments, { caseFileId: file.id })
  const [isAdding, setAdding] = useState(false)
  const today = useToday()
  const page = `/dossiers/${file.id}/documenten`
  if (error) return <ErrorState error={error} what="De documenten" onRetry={() => void refetch()} />
  if (!data) return null
  return (
    <Section
      title="Documenten"
      id="documenten"
      count={data.documents.length > 0 ? data.documents.length : undefined}
      actions={
        file.may.note ? (
          <Button size="small" variant="quiet" onClick={() => setAdding(true)}>
            Voeg toe
          </Button>
        ) : null
      }
    >
      <LineList
        empty={file.may.note ? 'Er zijn nog geen documenten of foto’s.' : 'Er zijn geen documenten met u gedeeld.'}
        lines={data.documents.slice(0, shownHere).map(one => ({
          key: one.id,
          primary: <Link href={`${page}?document=${one.id}`}>{one.title}</Link>,
          secondary: [documentKindLabels[one.kind], one.lifeDomain ? one.lifeDomainLabel : ''].filter(Boolean).join(' · '),
          trailing: formatDutchDate(one.datedOn ?? calendarDateOf(new Date(one.recordedAt)), 'day', today),
        }))}
      />
      {data.documents.length > shownHere || data.withdrawn.length > 0 ? (
        <p className="vd-small vd-no-print">
          <Link href={page}>Alle documenten ({data.documents.length})</Link>
        </p>
      ) : null}
      {isAdding ? <AddDocumentDialog file={file} mostBytes={data.mostBytes} onClose={() => setAdding(false)} /> : null}
    </Section>
  )
}
