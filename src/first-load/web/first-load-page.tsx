import { useMemo, useState } from 'react'
import {
  Button,
  ButtonGroup,
  ErrorState,
  Loading,
  Notice,
  PageHeader,
  ProgressBar,
  Section,
  Stack,
  useToday,
} from '../../platform/design/index.ts'
import { useRead } from '../../platform/web/api.ts'
import { useGo } from '../../platform/web/route.ts'
import { firstLoadOperations } from '../api.ts'
import { checkList } from '../rules/check-list.ts'
import type { LoadKind } from '../rules/load-kind.ts'
import { type Columns, missingColumns, proposeColumns } from '../rules/propose-columns.ts'
import { linesOf, readTable, type Table, UnreadableFile } from '../rules/read-table.ts'
import { ColumnsSection } from './columns-section.tsx'
import { FileSection } from './file-section.tsx'
import { LoadsSection } from './loads-section.tsx'
import { PreviewSection } from './preview-section.tsx'
import { useLoad } from './use-load.ts'

const takeOverWords = (kind: LoadKind, good: number): string => {
  const [one, many] = kind === 'people' ? ['medewerker', 'medewerkers'] : ['huishouden', 'huishoudens']
  return `Neem ${good} ${good === 1 ? one : many} over`
}

/** A team starts with what it has: a list is read here in the browser, looked at, and taken over line by line. */
export default function FirstLoadPage() {
  const today = useToday()
  const go = useGo()
  const { data, error, refetch } = useRead(firstLoadOperations.listFirstLoads, {})
  const [kind, setKind] = useState<LoadKind | ''>('')
  const [file, setFile] = useState<File | null>(null)
  const [table, setTable] = useState<Table | undefined>(undefined)
  const [columns, setColumns] = useState<Columns>({})
  const [fileError, setFileError] = useState<string | undefined>(undefined)
  const load = useLoad(loadId => go(`/beheer/beginstand/${loadId}`))

  const lines = useMemo(() => (table ? linesOf(table, columns) : []), [table, columns])
  const isMapped = kind !== '' && table !== undefined && missingColumns(kind, columns).length === 0
  const references = data?.references
  const units = useMemo(
    () => (isMapped && references ? checkList(kind, lines, references, today) : []),
    [isMapped, references, kind, lines, today],
  )

  const choose = async (chosen: File | null, as: LoadKind) => {
    setFile(chosen)
    setTable(undefined)
    setFileError(undefined)
    if (!chosen) return
    try {
      const read = await readTable(new Uint8Array(await chosen.arrayBuffer()), chosen.name)
      setTable(read)
      setColumns(proposeColumns(as, read.headings, data?.columns[as]))
    } catch (thrown) {
      if (!(thrown instanceof UnreadableFile)) throw thrown
      setFileError(thrown.message)
    }
  }

  if (!data) {
    return (
      <>
        <PageHeader title="Beginstand" />
        {error ? <ErrorState error={error} what="De beginstand" onRetry={() => void refetch()} /> : <Loading lines={8} />}
      </>
    )
  }
  const isRunning = load.progress !== undefined
  const good = units.filter(unit => unit.household ?? unit.colleague).length
  return (
    <>
      <PageHeader title="Beginstand">
        <p className="vd-muted">
          Neem over wat uw team al heeft: medewerkers, en huishoudens met hun lopende dossier, uit een lijst in CSV of XLSX.
        </p>
      </PageHeader>
      <Stack gap="wide">
        {isRunning ? null : (
          <FileSection
            kind={kind}
            onKind={chosen => {
              setKind(chosen)
              void choose(file, chosen)
            }}
            file={file}
            onFile={chosen => {
              if (kind !== '') void choose(chosen, kind)
            }}
            error={fileError}
          />
        )}
        {table && kind !== '' && !isRunning ? (
          <ColumnsSection kind={kind} file={table} columns={columns} onChange={setColumns} />
        ) : null}
        {isMapped && !isRunning ? <PreviewSection kind={kind} units={units} references={data.references} /> : null}
        {load.error ? (
          <Notice kind="error" title="Het overnemen is onderbroken" announce>
            {load.error.detail} Wat al was overgenomen staat er; begin opnieuw met hetzelfde bestand, dan gaat het verder waar het
            was.
          </Notice>
        ) : null}
        {isMapped && file ? (
          <Section title="4. Neem over">
            {load.progress ? (
              <>
                <ProgressBar label="Overnemen" value={load.progress.done} max={load.progress.total} />
                <ButtonGroup>
                  <Button onClick={load.stop}>Stop</Button>
                </ButtonGroup>
                <p className="vd-muted">Laat dit scherm open. Stopt u, dan blijft staan wat al is overgenomen.</p>
              </>
            ) : (
              <ButtonGroup>
                <Button
                  variant="primary"
                  disabled={good === 0}
                  onClick={() =>
                    void load.start({
                      kind,
                      fileName: file.name.slice(0, 200),
                      columns,
                      lineCount: lines.length,
                      units: units.map(unit => unit.lines),
                    })
                  }
                >
                  {takeOverWords(kind, good)}
                </Button>
              </ButtonGroup>
            )}
          </Section>
        ) : null}
        {isRunning ? null : <LoadsSection loads={data.loads} />}
      </Stack>
    </>
  )
}
